/**
 * Which shapes of name may begin at an offset: Han, of known parts, foreign, a name that everybody knows. Which of them a line
 * holds is for the lattice to weigh.
 */
import { isHan } from '../../text/script.ts';
import { isBlank } from './blanks.ts';
import { type CharacterClass, characterClass, isOf } from './characters.ts';
import { composedNames } from './composed-names.ts';
import { dottedNames, dotWithin, foreignNames, isBehindDot, mayBeForeign } from './foreign-names.ts';
import { compoundNames, hanNames } from './han-names.ts';
import { LEFT } from './left-cues.ts';
import {
  compoundSurnames,
  EPONYM_FIRST,
  eponyms,
  firstGivenCost,
  NAME_FIRST,
  nameParts,
  POST_LAST,
  postsBackward,
  postsForward,
  RARE_SURNAME,
  RARE_SURNAME_COST,
  singleGivenCost,
  surnameCost,
  transliterates,
} from './lexicon.ts';
import { type LineView, rightOf } from './line-view.ts';
import { COMPOUND_COST, givenCost, NAME_BASE, ONE_GIVEN, secondCost } from './name-costs.ts';
import type { Offer } from './name-offers.ts';
import { RIGHT } from './right-cues.ts';
import { penNames, unknownNames } from './surnameless-names.ts';
import type { Trie } from './trie.ts';
import { mostGain, weigh } from './weighing.ts';

/** A person whose name everybody knows. */
const EPONYM_COST = 11;
/** 氏 */
const HUSBAND = 0x6c0f;
/** What a name of several characters may begin with, that one character does not tell. */
const PART_FIRST = characterClass(nameParts);
const COMPOUND_FIRST = characterClass(compoundSurnames);
const LONGER_FIRST = (PART_FIRST | COMPOUND_FIRST | EPONYM_FIRST) as CharacterClass;
/** What a name begins with unless a post, a label, a list or a middle dot speaks for it. */
export const OPENS_NAME = (NAME_FIRST | LONGER_FIRST) as CharacterClass;
const LABEL_END = characterClass(':/');
/** What stands before the next name of a list. */
const LIST_EDGE = characterClass('、和与及 ');

/** Whether anything at an offset may begin a name, so that the evidence to its left is worth looking for. */
export function mayBeginName(line: LineView, i: number): boolean {
  const { text } = line;
  const unit = text.charCodeAt(i);
  if (isOf(unit, NAME_FIRST)) return true;
  const before = text.charCodeAt(i - 1);
  return (
    beginsLonger(text, i) ||
    isOf(before, LABEL_END) ||
    (isOf(unit, RARE_SURNAME) && isOf(before, LIST_EDGE)) ||
    (isOf(before, POST_LAST) && postsBackward.longestBefore(text, i) > 1) ||
    (line.isDotted && dotWithin(text, i))
  );
}

/** Whether a surname of several characters, a part of a name or a name that everybody knows begins there. */
const beginsLonger = (text: string, i: number): boolean =>
  isOf(text.charCodeAt(i), LONGER_FIRST) &&
  (begins(compoundSurnames, COMPOUND_FIRST, text, i) || begins(nameParts, PART_FIRST, text, i) || begins(eponyms, EPONYM_FIRST, text, i));

/** Whether one of some words begins at an offset. @param first what they begin with */
const begins = (words: Trie, first: CharacterClass, text: string, i: number): boolean =>
  isOf(text.charCodeAt(i), first) && words.longestAt(text, i) > 0;

/**
 * The same where little speaks for a name, as most surnames are parts of words: whether any name that may begin there may win
 * against them.
 * @param left the most that the evidence to its left may be, below `LEFT.and`
 */
export function mayBeginAgainst(line: LineView, offer: Offer, i: number, left: number): boolean {
  const { text } = line;
  const unit = text.charCodeAt(i);
  const next = text.charCodeAt(i + 1);
  if (line.isDotted || isBlank(next) || next === HUSBAND) return mayBeginName(line, i);
  if (beginsLonger(text, i)) return true;
  if (mayBeForeign(line, i, left)) return true;
  const surname = surnameCost[unit] as number;
  if (surname === Number.POSITIVE_INFINITY || !isHan(next)) return false;
  const least = NAME_BASE + surname - left;
  const one = least + givenCost(singleGivenCost, next) + ONE_GIVEN;
  if (offer.mayWin(i, i + 2, one - mostGain(line, offer, i, i + 2, left))) return true;
  const second = text.charCodeAt(i + 2);
  if (!isHan(second)) return false;
  const two = least + givenCost(firstGivenCost, next) + secondCost(next, second);
  return offer.mayWin(i, i + 3, two - mostGain(line, offer, i, i + 3, left));
}

/**
 * Offers every name that begins at an offset.
 * @param left evidence to the left of it
 */
export function offerNames(line: LineView, offer: Offer, i: number, left: number): void {
  const { text } = line;
  if (isBehindDot(line, i)) {
    line.refuse?.(i, i + 1, 'behindDot');
    return;
  }
  const unit = text.charCodeAt(i);
  const eponym = isOf(unit, EPONYM_FIRST) ? eponyms.longestAt(text, i) : 0;
  if (eponym > 0 && (left < LEFT.groupPost || endsClearly(line, i + eponym))) {
    weigh(line, offer, 'eponym', i, i + eponym, EPONYM_COST - left, left);
  }
  const surname = surnameCost[unit] as number;
  if (surname < Number.POSITIVE_INFINITY) hanNames(line, offer, 'surname', i, i + 1, surname, left);
  else if (isOf(unit, RARE_SURNAME) && left >= LEFT.otherPost) hanNames(line, offer, 'surname', i, i + 1, RARE_SURNAME_COST, left);
  const compound = isOf(unit, COMPOUND_FIRST) ? compoundSurnames.longestAt(text, i) : 0;
  if (compound > 0) compoundNames(line, offer, i, i + compound, left);
  // 阮氏秋姮: women's names of Vietnam.
  if (text[i + 1] === '氏' && left >= LEFT.groupPost) hanNames(line, offer, 'compound', i, i + 2, surname + COMPOUND_COST, left);
  if (line.isDotted && dotWithin(text, i)) {
    if (left !== LEFT.adjacent && postsForward.longestAt(text, i) < 2) dottedNames(line, offer, i, left);
    return;
  }
  if (isOf(unit, PART_FIRST)) composedNames(line, offer, i, left);
  if (transliterates[unit] === 1) foreignNames(line, offer, i, left);
  if (left >= LEFT.officialPost && surname === Number.POSITIVE_INFINITY && compound === 0) unknownNames(line, offer, i, left);
  if (left === LEFT.credit && surname === Number.POSITIVE_INFINITY && compound === 0) penNames(line, offer, i, left);
}

/** Whether a name that everybody knows ends where its characters end, and not in a longer name: 检察长鲁迅|达. */
const endsClearly = (line: LineView, end: number): boolean => !isHan(line.text.charCodeAt(end)) || rightOf(line, end) >= RIGHT.actionOne;
