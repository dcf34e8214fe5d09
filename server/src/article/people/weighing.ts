/**
 * Weighs a name as it stands: what follows it, whether its end belongs to what follows, what it gains where it is a word, too.
 */
import { isBlank } from './blanks.ts';
import { isOf } from './characters.ts';
import { LEFT } from './left-cues.ts';
import { dictionary, RARE_SURNAME } from './lexicon.ts';
import { type LineView, mostRightOf, rightOf } from './line-view.ts';
import { cutsTitle, endsOrgan, PLACE_PENALTY, runsOn } from './name-ends.ts';
import type { Offer, Shape } from './name-offers.ts';
import { RIGHT } from './right-cues.ts';
import { BORNE, isBounded, TRIPLE, wordBonus } from './word-names.ts';

/** Evidence of a name alone at the start of a line that ends in a post: leaders' pages and lists of winners. */
export const ROSTER = 6;

/** The most that what follows a name, and its being a word, may take off its cost: told from one character, for most names lose by more. */
export function mostGain(line: LineView, offer: Offer, start: number, end: number, left: number): number {
  if (line.roster && start === line.start) return Number.POSITIVE_INFINITY;
  const most = mostRightOf(line, end);
  if (left < LEFT.and && most < RIGHT.title) return most;
  if (offer.isWord(start, end)) return most + BORNE;
  return left < LEFT.lineStart ? most : most + TRIPLE;
}

/**
 * Weighs a name with what follows it, and offers it unless it is none for sure.
 * @param costWithoutRight its cost less the evidence to its left
 */
export function weigh(
  line: LineView,
  offer: Offer,
  shape: Shape,
  start: number,
  end: number,
  costWithoutRight: number,
  left: number,
): void {
  if (!offer.mayWin(start, end, costWithoutRight - mostGain(line, offer, start, end, left))) return;
  if (end - start > 2 && (cutsTitle(line, end) || endsOrgan(line.text, start, end))) {
    line.refuse?.(start, end, cutsTitle(line, end) ? 'cutsTitle' : 'organ');
    return;
  }
  // 思路, 雅安: what begins as hardly a name does and is a word is that word.
  if (isOf(line.text.charCodeAt(start), RARE_SURNAME) && dictionary.get(line.text, start, end) > 0) return;
  let right = rightOf(line, end);
  if (left === LEFT.label && !isBounded(line.text, end)) {
    line.refuse?.(start, end, 'unbounded');
    return;
  }
  const goesOn = end - start > 2 && runsOn(line.text, end, left, right) ? PLACE_PENALTY : 0;
  if (line.roster && start === line.start && (isBlank(line.text.charCodeAt(end)) || end === line.text.trimEnd().length)) right += ROSTER;
  const isCredited = left === LEFT.credit || left === LEFT.creditRun || left === LEFT.creditList;
  offer.take(
    start,
    end,
    costWithoutRight + goesOn - right - wordBonus(line.text, start, end, left, right),
    left + right,
    isCredited,
    shape,
  );
}
