/**
 * What an explanation is: something in the text, what it was recognised as, the cue that decided, and the reasons in the
 * order in which a reader asks for them.
 */
import type { Span } from '../text/span.ts';

/** One reason. */
export interface Reason {
  /** A stable name, such as `left.officialPost`: what a program, or a report of a wrong name, can rely on. */
  readonly cue: string;
  /** The same in the user's language, one sentence of plain text. */
  readonly text: string;
  /** Nats for names, points for titles; absent where nothing is weighed. */
  readonly weight?: number;
  /** Raw span of the place in the text that it speaks of. */
  readonly at?: Span;
}

export type ExplainedKind =
  | 'person'
  | 'post'
  | 'organisation'
  | 'place'
  | 'date'
  | 'statement'
  | 'noName'
  | 'section'
  | 'title'
  | 'line'
  | 'finding';

/** Why something is what it is, or why nobody was recognised. 解释 */
export interface Explanation {
  readonly kind: ExplainedKind;
  /** Raw span. */
  readonly span: Span;
  /** What is explained, in a few words: a name, a label. */
  readonly subject: string;
  /** What it was recognised as, in the user's language. */
  readonly verdict: string;
  /** The cue that decided: one of `reasons`, or the rule that needs no reason. */
  readonly cue: string;
  readonly reasons: readonly Reason[];
}

/** A figure in nats or points, with its sign. */
export function signed(weight: number): string {
  return `${weight < 0 ? '−' : '+'}${figureOf(Math.abs(weight))}`;
}

/** A figure with one decimal: weights are no more exact than that. */
export function figureOf(value: number): string {
  return Number.isFinite(value) ? value.toFixed(1) : '∞';
}
