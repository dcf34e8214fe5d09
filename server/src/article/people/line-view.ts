/**
 * What is asked of a line before the first name in it can be weighed: its form as a whole, and what stands to the right of each offset.
 */
import { isBlank } from './blanks.ts';
import { signatureStart } from './bylines.ts';
import { endsInPost, isNameList } from './line-forms.ts';
import type { Refuse } from './name-offers.ts';
import { mostRight, rightCue, rightCues } from './right-cues.ts';

/** A line as those see it who find names in it. */
export interface LineView {
  readonly text: string;
  /** Where its first character stands that is no blank. */
  readonly start: number;
  /** Whether a middle dot stands in it. */
  readonly isDotted: boolean;
  /** Whether the line ends in a post, as in a list of leaders or winners. */
  readonly roster: boolean;
  /** Whether it goes on inside a credit that the line before leaves open. */
  readonly isCredit: boolean;
  /** Whether it holds nothing but names and blanks. */
  readonly isNameList: boolean;
  /** What `signatureStart` says of it. */
  readonly signature: number;
  /** First character of the next line; empty where there is none. */
  readonly following: string;
  /** What `rightCue` weighs at each offset; NaN where nobody asked yet. Many names that end there ask again. */
  readonly right: Float64Array;
  /** Told of the names that are refused before they are weighed; null where nobody asks. */
  readonly refuse: Refuse | null;
}

/**
 * Looks at a line as a whole.
 * @param before how the lines before end: `credit` inside an open credit, `roster` where a line of posts follows this one
 * @param right room for what stands to the right of each offset, the end of the line with it
 */
export function viewLine(
  text: string,
  before: 'credit' | 'text' | 'roster',
  following: string,
  right: Float64Array,
  refuse: Refuse | null,
): LineView {
  let start = 0;
  while (start < text.length && (isBlank(text.charCodeAt(start)) || text[start] === '*' || text[start] === '|')) start++;
  right.fill(Number.NaN, 0, text.length + 1);
  return {
    text,
    start,
    isDotted: text.includes('·'),
    roster: before === 'roster' || endsInPost(text),
    isCredit: before === 'credit',
    isNameList: isNameList(text),
    signature: signatureStart(text),
    following,
    right,
    refuse,
  };
}

/** The most that the cue to the right of an offset may weigh: what it weighs where somebody asked, else what its first character tells. */
export function mostRightOf({ text, right }: LineView, offset: number): number {
  const known = right[offset] as number;
  return Number.isNaN(known) ? mostRight(text, offset) : known;
}

/** What the cue weighs that stands to the right of an offset. */
export function rightOf(line: LineView, offset: number): number {
  const known = line.right[offset] as number;
  if (!Number.isNaN(known)) return known;
  const right = rightCues.weights[rightCue(line.text, offset)] as number;
  line.right[offset] = right;
  return right;
}
