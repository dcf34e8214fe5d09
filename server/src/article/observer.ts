/**
 * What recognition tells of its reasons. Each recogniser, where a reading has an observer, tells what it decided and which
 * cue decided it, at the place where it decides: an explanation can thus never say anything else than what was done.
 * Ordinary reading has no observer and pays nothing. What is told of lines (their zones, the title, the outline) stands here;
 * of names, of posts and of other things in files of their own.
 *
 * Spans here are folded offsets, as recognisers use them.
 */
import type { Span } from '../text/span.ts';
import type { Zone } from './facts.ts';
import type { ZoneCue } from './head.ts';
import type { NameDecision, NameFound, NameOffer, NameRefusal, NameVerdict, PersonDropped } from './name-decisions.ts';
import type { PostHeld, PostResolved, PostStated, RoleDecision } from './post-decisions.ts';
import type {
  DateDecision,
  DateRefusal,
  EdgeDecision,
  OrganisationDecision,
  OrganisationRefusal,
  PlaceDecision,
  PlaceRefusal,
  StatementDecision,
} from './thing-decisions.ts';

/** Hears the evidence while one text is recognised. 观察者 */
export interface Observer {
  /** 1-based line of which every step is told; of the others only what was decided. */
  readonly line: number;
  /** Folded offset on that line: only around it every step is told. Absent where the whole line is asked about. */
  readonly offset?: number;
  tell(evidence: Evidence): void;
}

/** Whatever is told, by its `kind`. */
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

/** A sign with its weight, in points. */
export interface WeighedCue<Name extends string = string> {
  readonly cue: Name;
  readonly weight: number;
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
