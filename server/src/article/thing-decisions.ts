/**
 * What recognition tells of places, dates and organisations, and of who is reported to say what. Spans are folded offsets.
 */
import type { Span } from '../text/span.ts';

/** What settles which division a place is, or that it is none. */
export type DivisionRule =
  | 'state'
  | 'settlement'
  | 'only'
  | 'insideBefore'
  | 'foreignBefore'
  | 'countyNamed'
  | 'countyNear'
  | 'countyUnknown'
  | 'nearest'
  | 'several';

/** A place in the text: a mention, or evidence alone where it stands inside a longer name. */
export interface PlaceDecision extends Span {
  readonly kind: 'place';
  readonly rule: DivisionRule;
  /** Whether it stands inside the name of a person or an organisation. */
  readonly hidden: boolean;
  /** Whether it is the full name of a division or state. */
  readonly full: boolean;
  /** Divisions of that name. */
  readonly codes: readonly string[];
  /** The division that is meant; null where there is none or several, undefined where it is no place after all. */
  readonly division: string | null | undefined;
  /** The place directly before it. */
  readonly before: Span | null;
}

/** A name of a division that means no place there. */
export interface PlaceRefusal extends Span {
  readonly kind: 'placeRefusal';
  readonly why: 'longerName' | 'commonWord' | 'cutsWord';
}

/** What a date was resolved by; where nothing had to be, `written`. */
export type DateRule =
  | 'written'
  | 'republic'
  | 'dayBefore'
  | 'relativeYear'
  | 'yearOfSentence'
  | 'yearOfPublication'
  | 'unknownYear'
  | 'nearestYear'
  | 'monthBefore'
  | 'nearestDay'
  | 'relative';

/** How a date got its value. */
export interface DateDecision extends Span {
  readonly kind: 'date';
  readonly rule: DateRule;
  /** The date or year that it was resolved against; null where none was needed. */
  readonly against: string | null;
}

/** What has the form of a date and is none. */
export interface DateRefusal extends Span {
  readonly kind: 'dateRefusal';
  /** It is a length of time or a name; or the text does not say enough to resolve it. */
  readonly why: 'noDate' | 'unresolved';
}

/** Who is reported to say what. The span is the statement's. */
export interface StatementDecision extends Span {
  readonly kind: 'statement';
  /** The name or the pronoun that speaks. */
  readonly subject: Span;
  readonly isPronoun: boolean;
  readonly verb: Span;
}

/** By what an organisation was known: the end of its name, the whole of it, a post or a longer name that holds it. */
export type EndingRule = 'suffix' | 'head' | 'knownWord' | 'whole' | 'post' | 'part' | 'parent';

/** An organisation of the text. */
export interface OrganisationDecision extends Span {
  readonly kind: 'organisation';
  readonly rule: EndingRule;
  /** The part by which it was known. */
  readonly ending: Span;
}

/** What ends as organisations do and names none. */
export interface OrganisationRefusal extends Span {
  readonly kind: 'organisationRefusal';
  /** Nothing but a general word stands before the end; or it is another word that ends so. */
  readonly why: 'general' | 'otherWord';
}

/** What ends an organisation's name to the left. */
export type EdgeRule = 'lineStart' | 'longest' | 'row' | 'word' | 'verb' | 'bracket' | 'own' | 'lead' | 'place';

/** How the left edge of an organisation's name was found. The span is the name's. */
export interface EdgeDecision extends Span {
  readonly kind: 'edge';
  readonly rule: EdgeRule;
  /** What stands to the left of it and is no part of it. */
  readonly before: Span;
}
