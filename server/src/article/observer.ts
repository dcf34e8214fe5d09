/**
 * What recognition tells of its reasons. Each recogniser, where a reading has an observer, tells what it decided and which
 * cue decided it, at the place where it decides: an explanation can thus never say anything else than what was done.
 * Ordinary reading has no observer and pays nothing.
 *
 * Spans here are folded offsets, as recognisers use them.
 */
import type { Span } from '../text/span.ts';
import type { Refusal, Shape } from './people/name-shapes.ts';

/** Hears the evidence while one text is recognised. 观察者 */
export interface Observer {
  /** 1-based line of which every step is told; of the others only what was decided. */
  readonly line: number;
  tell(evidence: Evidence): void;
}

/** Something beside a name, with its weight in nats. */
export interface WeighedCue {
  readonly cue: string;
  readonly weight: number;
}

/** What speaks for a name by its context. */
export interface NameEvidence extends Span {
  /** The name without padding. */
  readonly key: string;
  readonly shape: Shape;
  readonly left: WeighedCue;
  readonly right: WeighedCue;
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
  /** Which rule decided. */
  readonly rule: VerdictRule;
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
export type VerdictRule = 'place' | 'strong' | 'eponym' | 'dotted' | 'short' | 'unsupported' | 'likelyWord' | 'sum';

export type Evidence = NameOffer | NameRefusal | NameFound | NameVerdict;
