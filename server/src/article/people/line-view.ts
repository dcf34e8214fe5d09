/**
 * What the shapes of names see of a line: its text, its form as a whole, and what stands to the right of each offset.
 */
import type { Refuse } from './name-offers.ts';
import { rightCue, rightCues } from './right-cues.ts';

/** What the shapes see of a line. */
export interface LineView {
  readonly text: string;
  /** Where its first character stands that is no blank. */
  readonly start: number;
  /** Whether a middle dot stands in it. */
  readonly isDotted: boolean;
  /** Whether the line ends in a post, as in a list of leaders or winners. */
  readonly roster: boolean;
  /** First character of the next line; empty where there is none. */
  readonly following: string;
  /** What `rightCue` weighs at each offset; NaN where nobody asked yet. Many names that end there ask again. */
  readonly right: Float64Array;
  /** Told of the names that are refused before they are weighed; null where nobody asks. */
  readonly refuse: Refuse | null;
}

/** What the cue weighs that stands to the right of an offset. */
export function rightOf(line: LineView, offset: number): number {
  const known = line.right[offset] as number;
  if (!Number.isNaN(known)) return known;
  const right = rightCues.weights[rightCue(line.text, offset)] as number;
  line.right[offset] = right;
  return right;
}
