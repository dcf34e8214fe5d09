/**
 * Names that no known surname leads: pen names in a credit, and whatever stands between a post and a clear end and makes no words.
 */
import { isHan } from '../../text/script.ts';
import { isOf } from './characters.ts';
import { dictionary, organEnds, postsForward, secondGivenCost } from './lexicon.ts';
import { type LineView, rightOf } from './line-view.ts';
import { givenCost, NAME_BASE, NEVER_GIVEN } from './name-costs.ts';
import { cutsTitle, PLACE_END, RUNS_ON } from './name-ends.ts';
import type { Offer } from './name-offers.ts';
import { RIGHT } from './right-cues.ts';
import { weigh } from './weighing.ts';
import { WORDS_PER_UNIT, wordsWithin } from './word-cost.ts';
import { isBounded } from './word-names.ts';

const LONGEST_UNKNOWN = 6;
const UNKNOWN_BASE = 8;
const UNKNOWN_UNIT = 5.5;
/** 阿 begins names of many peoples and is no word. */
const BEHIND_AH = 7.5;

/** Offers whatever stands between a post and a clear end and makes no words: names of rare surnames and of other languages. */
export function unknownNames(line: LineView, offer: Offer, i: number, left: number): void {
  const { text } = line;
  const least = text[i] === '阿' ? BEHIND_AH : WORDS_PER_UNIT;
  let cost = UNKNOWN_BASE;
  for (let j = i; j < text.length && j - i < LONGEST_UNKNOWN; j++) {
    const unit = text.charCodeAt(j);
    if (!isHan(unit) || isOf(unit, NEVER_GIVEN) || postsForward.longestAt(text, j) > 1 || cutsTitle(line, j + 1)) return;
    cost += UNKNOWN_UNIT;
    if (j === i || isOf(unit, PLACE_END) || isOf(unit, RUNS_ON)) continue;
    const right = rightOf(line, j + 1);
    if (!isBounded(text, j + 1) && right < RIGHT.action) continue;
    if (wordsWithin(text, i, j + 1) < least * (j + 1 - i) || organEnds.longestBefore(text, j + 1, i) > 0) continue;
    offer.take(i, j + 1, cost - left - right, left + right, false, 'unknown');
  }
}

/** A pen name in a credit: no surname leads it. */
const PEN_SURNAME = 8;

/** Offers 责任编辑:木子青: two or three characters that make no word, alone behind a credit's label. */
export function penNames(line: LineView, offer: Offer, i: number, left: number): void {
  const { text } = line;
  if (!':/'.includes(text[i - 1] ?? ' ')) return;
  let cost = NAME_BASE + PEN_SURNAME - left;
  for (let j = i; j < text.length && j - i < 3; j++) {
    const unit = text.charCodeAt(j);
    if (!isHan(unit) || isOf(unit, NEVER_GIVEN) || isOf(unit, PLACE_END)) return;
    if (j > i) cost += givenCost(secondGivenCost, unit);
    if (j === i || !isBounded(text, j + 1) || dictionary.get(text, i, j + 1) > 0) continue;
    weigh(line, offer, 'penName', i, j + 1, cost, left);
  }
}
