/**
 * What recognition tells of its reasons. Each recogniser, where a reading has an observer, tells what it decided and which
 * cue decided it, at the place where it decides: an explanation can thus never say anything else than what was done.
 * Ordinary reading has no observer and pays nothing.
 *
 * Spans here are folded offsets, as recognisers use them.
 */
import type { Span } from '../text/span.ts';
import type { Role, Zone } from './facts.ts';
import type { ZoneCue } from './head.ts';
import type { LeftCueName } from './people/left-cues.ts';
import type { Refusal, Shape } from './people/name-offers.ts';
import type { RightCueName } from './people/right-cues.ts';

/** Hears the evidence while one text is recognised. 观察者 */
export interface Observer {
  /** 1-based line of which every step is told; of the others only what was decided. */
  readonly line: number;
  /** Folded offset on that line: only around it every step is told. Absent where the whole line is asked about. */
  readonly offset?: number;
  tell(evidence: Evidence): void;
}

/** A sign with its weight: nats beside a name, points for a title. */
export interface WeighedCue<Name extends string = string> {
  readonly cue: Name;
  readonly weight: number;
}

/** A cue beside a name, with the folded text that it is about. */
export interface CueBeside<Name extends string> extends WeighedCue<Name> {
  readonly text: string;
}

/** What speaks for a name by its context. */
export interface NameEvidence extends Span {
  /** The name without padding. */
  readonly key: string;
  readonly shape: Shape;
  readonly left: CueBeside<LeftCueName>;
  readonly right: CueBeside<RightCueName>;
  /** What the shape adds by itself: a middle dot, known parts, a line of its own above posts. */
  readonly own: number;
  /** Left, right and own together. */
  readonly evidence: number;
}

/** A name weighed against the words that it would cut. */
export interface NameOffer extends NameEvidence {
  readonly kind: 'offer';
  /** The stretch of whole words that the name would cut or fill. */
  readonly around: Span;
  readonly words: readonly string[];
  /** Cost of these words, and of the name with what it leaves of them; nats. The cheaper wins. */
  readonly wordsCost: number;
  readonly nameCost: number;
  readonly taken: boolean;
}

/** Characters that were refused as a name whatever stands around them. */
export interface NameRefusal extends Span {
  readonly kind: 'refusal';
  readonly why: Refusal;
}

/** A name that the first cutting found, and what it lends to the case for its key. */
export interface NameFound extends NameEvidence {
  readonly kind: 'found';
  readonly line: number;
  /** What a proved name in the same list adds. */
  readonly support: number;
  /** It stands in a fixed phrase that needs no proof. */
  readonly isPhrase: boolean;
}

/** The verdict on a key: whether its mentions together prove a person. */
export interface NameVerdict {
  readonly kind: 'verdict';
  readonly key: string;
  readonly isPerson: boolean;
  /** Which rule decided, and the threshold that it asks for. */
  readonly rule: VerdictRule;
  readonly least: number;
  readonly count: number;
  readonly best: number;
  readonly sum: number;
  /** Mentions that what follows makes a place of. */
  readonly places: number;
  /** By how many nats the words for the key are dearer than the name. */
  readonly margin: number;
  /** What further mentions and the margin add to the best evidence; of use only for the rule `sum`. */
  readonly total: number;
}

/** The rules of `candidates.ts`, each named after what it looks at. */
export type VerdictRule = 'place' | 'strong' | 'eponym' | 'dotted' | 'short' | 'unsupported' | 'likelyWord' | 'sum' | 'surname' | 'runsOn';

/** What became of a proved person's name where it stands. */
export interface NameDecision extends Span {
  readonly kind: 'mention';
  /** The folded characters without padding: the key of the verdict. */
  readonly surface: string;
  /** Why it is a mention, or is none. */
  readonly why: 'known' | 'phrase' | 'insideOrganisation' | 'inBook' | 'notProved';
}

/** A person whose name stood in the text and who is none of the article's. */
export interface PersonDropped {
  readonly kind: 'dropped';
  readonly key: string;
  readonly why: 'theory' | 'boilerplate';
}

/** How a post stands towards a name that is beside it. */
export type PostRule = 'before' | 'introduced' | 'roster' | 'appointed' | 'after';

/** A post that the text states beside a name. The span holds organisation and post. */
export interface PostStated extends Span {
  readonly kind: 'stated';
  readonly rule: PostRule;
  /** Where the organisation ends; the start of the span where none is stated. */
  readonly organisationEnd: number;
}

/** How a person came to hold a post that the text states: beside the name, with the others of a list, on a line of its own. */
export type HoldRule = 'own' | 'shared' | 'common' | 'leaders' | 'career' | 'line';

/** A person holds a post. The span holds organisation and post. */
export interface PostHeld extends Span {
  readonly kind: 'held';
  readonly key: string;
  readonly rule: HoldRule;
  /** Index of the person's mention to which the post belongs. */
  readonly mention: number;
}

/** Where a post's full organisation comes from: the list of posts up to there, the places of the article, or its own institution. */
export interface PostResolved {
  readonly kind: 'resolved';
  readonly key: string;
  /** Organisation and post as the text states them, in clean reading. */
  readonly organisation: string;
  readonly post: string;
  readonly resolved: string;
  readonly by: 'institution' | 'list' | 'place';
}

/** The rules of `roles.ts`. */
export type RoleRule = 'leader' | 'credit' | 'officialPost' | 'journalistPost' | 'noOfficialPost' | 'noPost';

/** Why a person has its role. */
export interface RoleDecision {
  readonly kind: 'role';
  readonly key: string;
  readonly role: Role;
  readonly rule: RoleRule;
  /** The post that decided, as stated; absent where none did. */
  readonly post?: string;
}

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

/** The zone of a line that is asked about. */
export interface ZoneDecision extends Span {
  readonly kind: 'zone';
  readonly zone: Zone;
  /** The hygiene rule that says why a boilerplate line is boilerplate; null for every other zone. */
  readonly rule: string | null;
  readonly cue: ZoneCue;
  /** The cue word, where one decided; null where a pattern did. */
  readonly word: Span | null;
}

/** Signs for and against a title; title.ts gives each its points. */
export type TitleCue =
  | 'length'
  | 'short'
  | 'long'
  | 'markdown'
  | 'ellipsis'
  | 'bullet'
  | 'nameAndPost'
  | 'remark'
  | 'siteName'
  | 'sectionName'
  | 'distance'
  | 'datelineBelow'
  | 'insideStory'
  | 'betweenHeadlines'
  | 'story'
  | 'repeated'
  | 'frontMatter';

/** A line that was considered for the title. The span is that of the line's text. */
export interface TitleCandidate extends Span {
  readonly kind: 'title';
  /** Signs for and against it, with points. */
  readonly signs: readonly WeighedCue<TitleCue>[];
  readonly score: number;
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

/** How a section of the outline was known. */
export type SectionRule =
  | 'title'
  | 'numberedHeading'
  | 'entry'
  | 'boldHeading'
  | 'bracketedHeading'
  | 'shortLine'
  | 'printedHeadline'
  | 'aboveTitle'
  | SpeakerRule;

/** What shows that a paragraph is a person’s turn. */
export type SpeakerRule = 'colon' | 'verb' | 'nextSentence';

/** An entry of the outline. */
export interface SectionDecision {
  readonly kind: 'section';
  readonly line: number;
  readonly rule: SectionRule;
}

export type Evidence =
  | NameOffer
  | NameRefusal
  | NameFound
  | NameVerdict
  | NameDecision
  | PersonDropped
  | PostStated
  | PostHeld
  | PostResolved
  | RoleDecision
  | PlaceDecision
  | PlaceRefusal
  | DateDecision
  | DateRefusal
  | StatementDecision
  | ZoneDecision
  | TitleCandidate
  | OrganisationDecision
  | OrganisationRefusal
  | EdgeDecision
  | SectionDecision;
