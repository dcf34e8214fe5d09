/**
 * Names of a Han surname and one or two given characters (王小旭, 许红兵), of two surnames (欧阳修, 陈方慧珍), padded (张  进): what
 * each costs where it stands, if it may be one at all.
 */
import { isHan } from '../../text/script.ts';
import { isBlank, MOST_PADDING } from './blanks.ts';
import { type CharacterClass, characterClass, isOf } from './characters.ts';
import { LEFT } from './left-cues.ts';
import {
  DOUBTFUL_SURNAME,
  firstGivenCost,
  formsOfAddress,
  POST_FIRST,
  postsForward,
  secondGivenCost,
  singleGivenCost,
  surnameCost,
} from './lexicon.ts';
import { type LineView, rightOf } from './line-view.ts';
import { COMMON_SURNAME, COMPOUND_COST, givenCost, NAME_BASE, NEVER_GIVEN, ONE_GIVEN, secondCost } from './name-costs.ts';
import { endPenalty, JOINER_END } from './name-ends.ts';
import type { Offer, Shape } from './name-offers.ts';
import { RIGHT } from './right-cues.ts';
import { ROSTER, weigh } from './weighing.ts';
import { isBounded, isPlaceWord } from './word-names.ts';

/** A padded name (张  进) is rare outside lists. */
const PADDING = 3;
/** Characters that no given name holds, but for those of two that they begin now and then (龙在天, 张又侠), and what that costs. */
const DOUBTFUL_GIVEN: ReadonlySet<number> = new Set(Array.from('又也则而此几未在从与及将第获', (character) => character.charCodeAt(0)));
const DOUBTFUL_GIVEN_COST = 2;
/** 安仁镇, 黄坡村 */
const SETTLEMENT_END = characterClass('县市镇村乡路街');
/** 刘总, 张工, 李导: titles of one character; names only after a post. */
const SHORT_TITLE = characterClass('总导工局处董队');

/**
 * Offers the names that a surname begins.
 * @param givenStart where the given name begins @param surname what the surname costs @param left evidence to the left
 */
export function hanNames(line: LineView, offer: Offer, shape: Shape, i: number, givenStart: number, surname: number, left: number): void {
  const { text } = line;
  const first = text.charCodeAt(givenStart);
  if (isBlank(first)) {
    padded(line, offer, i, givenStart, surname, left);
    return;
  }
  const isDoubtful = left >= LEFT.otherPost && DOUBTFUL_GIVEN.has(first);
  if (!isHan(first) || (isOf(first, NEVER_GIVEN) && !isDoubtful)) {
    line.refuse?.(i, givenStart + 1, 'neverGiven');
    return;
  }
  const firstCost = givenCost(firstGivenCost, first) + (isDoubtful ? DOUBTFUL_GIVEN_COST : 0);
  // 向刘冬, 和王军: the function word, and a name behind it.
  if (isOf(text.charCodeAt(i), DOUBTFUL_SURNAME) && (surnameCost[first] as number) < COMMON_SURNAME) {
    line.refuse?.(i, givenStart + 1, 'functionWord');
    return;
  }
  const base = NAME_BASE + surname - left;
  const one = givenCost(singleGivenCost, first) + ONE_GIVEN + endPenalty(text, givenStart + 1);
  if (isDoubtful) line.refuse?.(i, givenStart + 1, 'neverGiven');
  else if (left >= LEFT.otherPost || !isOf(first, SHORT_TITLE)) weigh(line, offer, shape, i, givenStart + 1, base + one, left);
  else line.refuse?.(i, givenStart + 1, 'shortTitle');
  const second = text.charCodeAt(givenStart + 1);
  if (!isHan(second) || isOf(second, NEVER_GIVEN) || isAddress(text, givenStart)) {
    line.refuse?.(i, givenStart + 2, isAddress(text, givenStart) ? 'address' : 'neverGiven');
    return;
  }
  if (
    left <= LEFT.otherPost &&
    (isOf(second, SETTLEMENT_END) || isPlaceWord(text, i, givenStart + 1)) &&
    !((line.roster && i === line.start) || text.startsWith('同志', givenStart + 2))
  ) {
    line.refuse?.(i, givenStart + 2, 'place');
    return;
  }
  const two = firstCost + secondCost(first, second) + endPenalty(text, givenStart + 2);
  weigh(line, offer, shape, i, givenStart + 2, base + two, left);
  married(line, offer, i, givenStart, base, left);
}

/** A second surname: rare, and only of those that one in three hundred bears. */
const MARRIED = 5;
/** One's own surname behind the husband's, after a post. */
const OWN_SURNAME = 8;

/** 陈方慧珍: the husband's surname before one's own. */
function married(line: LineView, offer: Offer, i: number, own: number, base: number, left: number): void {
  const { text } = line;
  const surname = surnameCost[text.charCodeAt(own)] as number;
  const second = text.charCodeAt(own + 2);
  if (
    (left < LEFT.groupPost && left !== LEFT.described) ||
    surname > (left >= LEFT.officialPost ? OWN_SURNAME : COMMON_SURNAME) ||
    own !== i + 1 ||
    !isHan(second) ||
    isOf(second, NEVER_GIVEN) ||
    (isOf(second, JOINER_END) && isHan(text.charCodeAt(own + 3))) ||
    isAddress(text, own + 1)
  )
    return;
  const first = text.charCodeAt(own + 1);
  // 委员陈方慧珍,: said of a group as often, the post leaves no doubt only where the name ends.
  if (left === LEFT.groupPost && !isBounded(text, own + 3) && rightOf(line, own + 3) < RIGHT.action) return;
  const given = givenCost(firstGivenCost, first) + givenCost(secondGivenCost, second);
  weigh(line, offer, 'married', i, own + 3, base + surname + given + MARRIED, left);
}

/** 张  进: only where a list or a post leaves no doubt, and where the name ends. */
function padded(line: LineView, offer: Offer, i: number, blank: number, surname: number, left: number): void {
  const { text } = line;
  let j = blank;
  while (j < text.length && j - blank < MOST_PADDING && isBlank(text.charCodeAt(j))) j++;
  const given = text.charCodeAt(j);
  if (!isHan(given) || isOf(given, NEVER_GIVEN)) return;
  const second = text.charCodeAt(j + 1);
  const end = isHan(second) ? j + 2 : j + 1;
  const opens = i === line.start;
  // 杨  帆,男,汉族: who is padded there is a person for sure.
  const isBiography = opens && rightOf(line, end) === RIGHT.biography;
  const base = NAME_BASE + (isBiography ? 0 : PADDING) + surname - left - (isBiography ? ROSTER : 0);
  if (end === j + 1) {
    if (!isBiography && !(opens && line.roster) && left < LEFT.postAndBlank) return;
    weigh(line, offer, 'padded', i, end, base + givenCost(singleGivenCost, given), left);
    return;
  }
  // 主任陈    国忠、: a given name of two characters behind the blank, where nothing but a name can stand.
  const isSure = left >= LEFT.officialPost && isBounded(text, end) && !isBlank(text.charCodeAt(end));
  if (isOf(second, NEVER_GIVEN) || !(isSure || isBiography)) return;
  weigh(line, offer, 'padded', i, end, base + givenCost(firstGivenCost, given) + secondCost(given, second), left);
}

/** Ends of Japanese given names of three characters. */
const JAPANESE_ENDS: ReadonlySet<string> = new Set([
  '之介',
  '之助',
  '太郎',
  '次郎',
  '一郎',
  '二郎',
  '三郎',
  '四郎',
  '五郎',
  '奈子',
  '美子',
  '由美',
  '由纪',
  '真理',
  '理子',
  '津子',
  '惠子',
  '和子',
  '世子',
]);
/** Compound surname and such a given name. */
const LONG_GIVEN = 20;

/** Offers the names that a surname of several characters begins. @param surnameEnd where the given name begins */
export function compoundNames(line: LineView, offer: Offer, i: number, surnameEnd: number, left: number): void {
  hanNames(line, offer, 'compound', i, surnameEnd, COMPOUND_COST, left);
  // 宫本龙之介: Japanese given names of three characters end so.
  const end = surnameEnd + 3;
  if (left >= LEFT.groupPost && JAPANESE_ENDS.has(line.text.slice(end - 2, end)))
    weigh(line, offer, 'compound', i, end, LONG_GIVEN - left, left);
}

const ADDRESS_FIRST = (characterClass(formsOfAddress) | POST_FIRST) as CharacterClass;

/** Whether a form of address stands where the given name should: 金大姐, 张主任. */
const isAddress = (text: string, offset: number): boolean =>
  isOf(text.charCodeAt(offset), ADDRESS_FIRST) &&
  (formsOfAddress.get(text, offset, offset + 2) > 0 || postsForward.get(text, offset, offset + 2) > 0);
