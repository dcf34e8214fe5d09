/**
 * What recognition tells of names: those that were weighed, refused and found, the verdict on each key, and what became of a name
 * where it stands. Spans are folded offsets.
 */
import type { Span } from '../text/span.ts';
import type { LeftCueName } from './people/left-cues.ts';
import type { Refusal, Shape } from './people/name-offers.ts';
import type { RightCueName } from './people/right-cues.ts';

/** A cue beside a name, with the folded text that it is about. */
export interface CueBeside<Name extends string> {
  readonly cue: Name;
  /** In nats. */
  readonly weight: number;
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
