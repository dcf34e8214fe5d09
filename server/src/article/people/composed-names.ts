/**
 * Names made of known parts, as Tibetans, Mongols, Uyghurs, Kazakhs and Yi bear them: 仁青卓玛, 那顺巴雅尔.
 */
import { isHan } from '../../text/script.ts';
import { isOf } from './characters.ts';
import { STRONG } from './evidence.ts';
import { FOREIGN_UNIT } from './foreign-names.ts';
import { LEFT } from './left-cues.ts';
import { dictionary, namePartEnds, nameParts, surnameCost } from './lexicon.ts';
import { type LineView, rightOf } from './line-view.ts';
import { COMMON_SURNAME, NEVER_GIVEN } from './name-costs.ts';
import type { Offer } from './name-offers.ts';
import { RIGHT } from './right-cues.ts';
import { isBounded } from './word-names.ts';

/** A name of parts (仁青卓玛): its base, each part; two parts speak for a name by themselves. */
const COMPOSED_BASE = 4;
const PART = 4.5;
const COMPOSED = 2;
const MOST_PARTS = 4;
const UNKNOWN_PART = 6;
const HAN_LIKE = 8;

/** Offers the names made of known parts that begin at an offset. */
export function composedNames(line: LineView, offer: Offer, i: number, left: number): void {
  const { text } = line;
  // 一天|的日子: a Yi name may begin so, and hardly ever does.
  if (text[i] === '的' && left < LEFT.otherPost) return;
  let cost = COMPOSED_BASE;
  let at = i;
  for (let parts = 1; parts <= MOST_PARTS; parts++) {
    const length = nameParts.longestAt(text, at);
    if (length === 0) return;
    at += length;
    cost += PART;
    // 马海|年: a short part that a Han surname begins is a name by itself only where it ends for sure.
    const isHanLike =
      parts === 1 && length === 2 && isHan(text.charCodeAt(at)) && (surnameCost[text.charCodeAt(i)] as number) < COMMON_SURNAME;
    offerComposed(line, offer, i, at, isHanLike ? cost + HAN_LIKE : cost, left, length > 2 ? parts + 0.5 : parts);
    if (parts <= 2) partly(line, offer, i, at, cost, left);
    const end = namePartEnds.longestAt(text, at);
    if (end > 0 && nameParts.longestAt(text, at) === 0) offerComposed(line, offer, i, at + end, cost + FOREIGN_UNIT, left, parts + 0.5);
  }
}

/** 才让东知: a known part and one or two characters more, after a post and clearly ended. */
function partly(line: LineView, offer: Offer, start: number, from: number, cost: number, left: number): void {
  const { text } = line;
  if (left < LEFT.otherPost || left === LEFT.credit) return;
  for (let end = from + 1; end <= from + 2 && isHan(text.charCodeAt(end - 1)) && !isOf(text.charCodeAt(end - 1), NEVER_GIVEN); end++) {
    if (isBounded(text, end) || rightOf(line, end) >= RIGHT.action)
      offerComposed(line, offer, start, end, cost + UNKNOWN_PART * (end - from), left, 1);
  }
}

function offerComposed(line: LineView, offer: Offer, start: number, end: number, cost: number, left: number, parts: number): void {
  const { text } = line;
  const right = rightOf(line, end);
  if (left === LEFT.label && !isBounded(text, end)) return;
  const own = parts > 1 ? COMPOSED : 0;
  if (left < LEFT.otherPost && (left + right + own < STRONG || dictionary.get(text, start, end) > 0)) return;
  const isCredited = left === LEFT.credit || left === LEFT.creditRun || left === LEFT.creditList;
  offer.take(start, end, cost - left - right - own, left + right + own, isCredited, 'composed');
}
