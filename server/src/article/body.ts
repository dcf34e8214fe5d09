/**
 * Where the story stands: the stretch of lines from the first to the last paragraph. Each line is given a score, above
 * zero for prose and below for page furniture, and the stretch with the greatest sum is the body (maximum subsequence
 * segmentation, Pasternack and Roth 2009): one long disclaimer or one short paragraph does not move it.
 */
import type { LineTraits } from './lines.ts';

/** First and last line of the body, 0-based and inclusive. */
export interface BodyRange {
  readonly first: number;
  readonly last: number;
}

/** Han-jusText: a line of fewer characters is short, … */
const SHORT = 20;
/** … of more is long, … */
const LONG = 60;
/** … and at least this share of function characters makes it prose. */
const PROSE_DENSITY = 0.08;

/** Whether a line is prose beyond doubt: long, punctuated, with function characters. */
export function isParagraph(traits: LineTraits): boolean {
  if (traits.markup || traits.items.length > 4) return false;
  return (
    (traits.length >= LONG && traits.punctuation >= 2 && (traits.terminal || traits.density >= PROSE_DENSITY / 2)) ||
    (traits.length >= 30 && traits.terminal && traits.density >= PROSE_DENSITY / 2)
  );
}

/** The score of a line of prose: long paragraphs speak louder, very long ones no more. */
export const paragraphScore = ({ length }: LineTraits): number => Math.min(length, 200) / 12;

/**
 * The score of one line: how strongly it speaks for (above zero) or against (below zero) standing in the story.
 * @param cue the rule whose cue words it carries, or null
 * @param post whether front matter says that a generator wrote the file: then short lines are no menus
 * @param beside whether it is a caption, or names with offices or prizes
 */
export function scoreLine(traits: LineTraits, cue: string | null, post: boolean, beside = false): number {
  if (traits.blank || traits.markup) return 0;
  // Forums hang attachments between the paragraphs.
  if (cue === 'boilerplate/attachment') return 0;
  if (cue !== null) return traits.length > 60 ? -4 : -2;
  const { length, terminal, density, punctuation } = traits;
  const items = traits.items.length;
  if (beside) return isParagraph(traits) ? paragraphScore(traits) : STORY_LINE;
  if (items >= 5 && punctuation < items) return -2;
  if (isParagraph(traits)) return paragraphScore(traits);
  if (length >= SHORT) {
    if (terminal) return 1.5 + density * 8;
    if (punctuation >= 2 && density >= PROSE_DENSITY) return 0.8;
    return post ? -0.1 : -0.8;
  }
  if (terminal && punctuation > 0 && length >= 6 && !traits.text.endsWith(':')) return 0.6;
  // A line of verse, or of a broken sentence: no item of a menu ends in a comma.
  if (length >= 4 && traits.text.endsWith(',')) return 0.4;
  if (post) return -0.05;
  return items >= 3 ? -1 : -0.7;
}

/** A caption, or names with offices or prizes. */
const STORY_LINE = 0.8;

/** What two paragraphs score: less is no story by itself. */
export const TWO_PARAGRAPHS = 10;

/** The scores of a stretch that speak for a story, added up. */
export function proseIn(scores: readonly number[], { first, last }: BodyRange): number {
  let total = 0;
  for (let i = first; i <= last; i++) total += Math.max(0, scores[i] as number);
  return total;
}

/** The stretch with the greatest sum of scores; null where no line scores above zero. */
export function findBody(scores: readonly number[]): BodyRange | null {
  let best = 0;
  let range: BodyRange | null = null;
  let sum = 0;
  let first = 0;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] as number;
    if (sum <= 0) {
      sum = 0;
      first = i;
    }
    sum += score;
    // Equal sums: the shorter stretch, which ends on a line that counts.
    if (sum > best) {
      best = sum;
      range = { first, last: i };
    }
  }
  return range === null ? null : { first: skipNeutral(scores, range), last: extend(scores, range.last) };
}

/** A closing sentence may stand behind one line that has no sentence: the story goes on to it. */
function extend(scores: readonly number[], last: number): number {
  let end = last;
  for (let i = last + 1, between = 0; i < scores.length && between <= 1; i++) {
    const score = scores[i] as number;
    if (score > 0) {
      end = i;
      between = 0;
    } else if (score <= FOREIGN) break;
    else if (score < 0) between++;
  }
  return end;
}

/** Scores at or below this are menus and cue words. */
const FOREIGN = -1;

/** A stretch begins with a line that speaks for it. */
function skipNeutral(scores: readonly number[], range: BodyRange): number {
  let first = range.first;
  while (first < range.last && (scores[first] as number) <= 0) first++;
  return first;
}
