/**
 * The shapes that a personal name may have where it begins, and what each costs by itself: surname and one or two given
 * characters (王小旭, 许红兵), two surnames (欧阳修, 陈方慧珍), padded (张  进), foreign (莫雷蒂, 安东尼奥·莫雷蒂). Which of them a
 * line holds is for the lattice to weigh.
 */
import { isHan } from '../../text/script.ts';
import { isBlank } from './blanks.ts';
import { type CharacterClass, characterClass, isOf } from './characters.ts';
import { STRONG } from './evidence.ts';
import { LEFT } from './left-cues.ts';
import {
  compoundSurnames,
  costOf,
  DOUBTFUL_SURNAME,
  dictionary,
  EPONYM_FIRST,
  eponyms,
  firstGivenCost,
  formsOfAddress,
  NAME_FIRST,
  namePartEnds,
  nameParts,
  ORGAN_END_LAST,
  organEnds,
  POST_FIRST,
  POST_LAST,
  postsBackward,
  postsForward,
  RARE_SURNAME,
  RARE_SURNAME_COST,
  secondGivenCost,
  singleGivenCost,
  surnameCost,
  transliterates,
} from './lexicon.ts';
import { mostRight, RIGHT, rightCue, rightCues } from './right-cues.ts';
import { BORNE, isBounded, isPlaceWord, TRIPLE, wordBonus } from './word-names.ts';

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

/** How a name is made: one surname and given characters, two surnames, sounds of another language … */
export type Shape = 'surname' | 'compound' | 'married' | 'padded' | 'eponym' | 'composed' | 'foreign' | 'dotted' | 'unknown' | 'penName';

/** Why characters are refused as a name whatever stands around them. */
export type Refusal =
  | 'behindDot'
  | 'neverGiven'
  | 'functionWord'
  | 'address'
  | 'shortTitle'
  | 'place'
  | 'cutsTitle'
  | 'organ'
  | 'unbounded';

/** Hears of characters that are no name. */
export type Refuse = (start: number, end: number, why: Refusal) => void;

/** Where names go that a line may hold. */
export interface Offer {
  /** Takes a name with its cost (less its evidence), the evidence, whether it is one of a credit, and its shape. */
  take(start: number, end: number, cost: number, evidence: number, isCredited: boolean, shape: Shape): void;
  /** Whether a name that costs at least so much may win against the words that stand there. */
  mayWin(start: number, end: number, least: number): boolean;
  /** Whether the dictionary knows the characters as a word. */
  isWord(start: number, end: number): boolean;
}

/** One token in a hundred and fifty of the news is a name. */
const NAME_BASE = 5;
const COMPOUND_COST = 7;
/** Evidence of a name alone at the start of a line that ends in a post: leaders' pages and lists of winners. */
const ROSTER = 6;
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
/** Names of one given character are one in eight. */
const ONE_GIVEN = 2.7;
/** A person whose name everybody knows. */
const EPONYM_COST = 11;
/** A second surname: rare, and only of those that one in three hundred bears. */
const MARRIED = 5;
const COMMON_SURNAME = 5.8;
/** One's own surname behind the husband's, after a post. */
const OWN_SURNAME = 8;
/** A padded name (张  进) is rare outside lists. */
const PADDING = 3;
export const MOST_PADDING = 6;
/** A foreign name: its base, each character that writes foreign sounds, each other one. */
const FOREIGN_BASE = 9;
/** The same where nothing but a verb speaks for it. */
const FOREIGN_ALONE = 3;
/** Words cheaper than this a character are words: 多提司法|建议. */
const WORDS_PER_UNIT = 8.5;
const DOTTED_BASE = 3;
const FOREIGN_UNIT = 4.2;
const STRANGE_UNIT = 13;
/** A run of foreign characters that ends where they end. */
const WHOLE_RUN = 0.8;
const LEAST_RUN = 3;
const CUTS_NEXT = 12;
/** A foreign name that a Han surname begins, as short as a Han name and not clearly ended. */
const LOOKS_HAN = 5;
/** A name of parts (仁青卓玛): its base, each part; two parts speak for a name by themselves. */
const COMPOSED_BASE = 4;
const PART = 4.5;
const COMPOSED = 2;
const MOST_PARTS = 4;
const UNKNOWN_PART = 6;
const HAN_LIKE = 8;
/** A pen name in a credit: no surname leads it. */
const PEN_SURNAME = 8;
const LONGEST_FOREIGN = 8;
const LONGEST_DOTTED = 24;
const MIDDLE_DOT = 0xb7;
const HYPHEN = 0x2d;
/** 氏 */
const HUSBAND = 0x6c0f;
/** Characters that no given name holds: pronouns, particles, and 某, which masks a name. */
const NEVER_GIVEN = characterClass(
  '某等的了着是这那哪你我他她它们第么吗呢吧啊被把让给很最更又也都就则且或但而此几每各另该从对将已未在说做还到获称指答姓与及',
);
/** Those of them that begin a given name of two characters now and then (龙在天, 张又侠), and what that costs. */
const DOUBTFUL_GIVEN: ReadonlySet<number> = new Set(Array.from('又也则而此几未在从与及将第获', (character) => character.charCodeAt(0)));
const DOUBTFUL_GIVEN_COST = 2;
/** Characters that end places and bodies far oftener than names. */
const PLACE_END = characterClass('省市县区镇乡村州局部委院校厅处科队站所馆会办厂店街号者届项个班线');
/** 安仁镇, 黄坡村 */
const SETTLEMENT_END = characterClass('县市镇村乡路街');
/** 刘总, 张工, 李导: titles of one character; names only after a post. */
const SHORT_TITLE = characterClass('总导工局处董队');
const PLACE_PENALTY = 5;
/** Characters that end few names: of places, and 和 and 边, which begin much that follows a name (姚明|和妻子, 沈薇|边回忆边感叹). */
const JOINER_END = characterClass('和边');
/** Characters that end callings and write no foreign sound. */
const CALLING_LAST = characterClass('员师者授记任长家手工');
/** What a name of several characters may begin with, that one character does not tell. */
const PART_FIRST = characterClass(nameParts);
const COMPOUND_FIRST = characterClass(compoundSurnames);
const LONGER_FIRST = (PART_FIRST | COMPOUND_FIRST | EPONYM_FIRST) as CharacterClass;
const ADDRESS_FIRST = (characterClass(formsOfAddress) | POST_FIRST) as CharacterClass;
const LABEL_END = characterClass(':/');
/** What stands before the next name of a list. */
const LIST_EDGE = characterClass('、和与及 ');
const TITLE_PREFIX = characterClass('代副');

function rightOf(line: LineView, offset: number): number {
  const known = line.right[offset] as number;
  if (!Number.isNaN(known)) return known;
  const right = rightCues.weights[rightCue(line.text, offset)] as number;
  line.right[offset] = right;
  return right;
}

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
  (compoundSurnames.longestAt(text, i) > 0 || nameParts.longestAt(text, i) > 0 || eponyms.longestAt(text, i) > 0);

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
  if (transliterates[unit] === 1 && transliterates[next] === 1) return true;
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
  // Behind a middle dot, or a hyphen before one, a name goes on and none begins.
  const before = text.charCodeAt(i - 1);
  if (before === MIDDLE_DOT || (before === HYPHEN && line.isDotted && isHan(text.charCodeAt(i - 2)) && dotWithin(text, i))) {
    line.refuse?.(i, i + 1, 'behindDot');
    return;
  }
  const unit = text.charCodeAt(i);
  const eponym = isOf(unit, EPONYM_FIRST) ? eponyms.longestAt(text, i) : 0;
  if (eponym > 0 && (left < LEFT.groupPost || endsClearly(line, i + eponym))) {
    name(line, offer, 'eponym', i, i + eponym, EPONYM_COST - left, left);
  }
  const surname = surnameCost[unit] as number;
  if (surname < Number.POSITIVE_INFINITY) han(line, offer, 'surname', i, i + 1, surname, left);
  else if (isOf(unit, RARE_SURNAME) && left >= LEFT.otherPost) han(line, offer, 'surname', i, i + 1, RARE_SURNAME_COST, left);
  const compound = isOf(unit, COMPOUND_FIRST) ? compoundSurnames.longestAt(text, i) : 0;
  if (compound > 0) {
    han(line, offer, 'compound', i, i + compound, COMPOUND_COST, left);
    // 宫本龙之介: Japanese given names of three characters end so.
    const end = i + compound + 3;
    if (left >= LEFT.groupPost && JAPANESE_ENDS.has(text.slice(end - 2, end)))
      name(line, offer, 'compound', i, end, LONG_GIVEN - left, left);
  }
  // 阮氏秋姮: women's names of Vietnam.
  if (text[i + 1] === '氏' && left >= LEFT.groupPost) han(line, offer, 'compound', i, i + 2, surname + COMPOUND_COST, left);
  if (line.isDotted && dotWithin(text, i)) {
    if (left !== LEFT.adjacent && postsForward.longestAt(text, i) < 2) dotted(line, offer, i, left);
    return;
  }
  if (isOf(unit, PART_FIRST)) composed(line, offer, i, left);
  if (transliterates[unit] === 1) foreign(line, offer, i, left);
  if (left >= LEFT.officialPost && surname === Number.POSITIVE_INFINITY && compound === 0) unknownName(line, offer, i, left);
  if (left === LEFT.credit && surname === Number.POSITIVE_INFINITY && compound === 0) penName(line, offer, i, left);
}

function han(line: LineView, offer: Offer, shape: Shape, i: number, givenStart: number, surname: number, left: number): void {
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
  else if (left >= LEFT.otherPost || !isOf(first, SHORT_TITLE)) name(line, offer, shape, i, givenStart + 1, base + one, left);
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
  name(line, offer, shape, i, givenStart + 2, base + two, left);
  married(line, offer, i, givenStart, base, left);
}

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
  name(line, offer, 'married', i, own + 3, base + surname + given + MARRIED, left);
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
    name(line, offer, 'padded', i, end, base + givenCost(singleGivenCost, given), left);
    return;
  }
  // 主任陈    国忠、: a given name of two characters behind the blank, where nothing but a name can stand.
  const isSure = left >= LEFT.officialPost && isBounded(text, end) && !isBlank(text.charCodeAt(end));
  if (isOf(second, NEVER_GIVEN) || !(isSure || isBiography)) return;
  name(line, offer, 'padded', i, end, base + givenCost(firstGivenCost, given) + secondCost(given, second), left);
}

function name(line: LineView, offer: Offer, shape: Shape, start: number, end: number, costWithoutRight: number, left: number): void {
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

/** The most that what follows a name, and its being a word, may take off its cost: told from one character, for most names lose by more. */
function mostGain(line: LineView, offer: Offer, start: number, end: number, left: number): number {
  const { text, right } = line;
  if (line.roster && start === line.start) return Number.POSITIVE_INFINITY;
  const known = right[end] as number;
  const most = Number.isNaN(known) ? mostRight(text, end) : known;
  if (left < LEFT.and && most < RIGHT.title) return most;
  if (offer.isWord(start, end)) return most + BORNE;
  return left < LEFT.lineStart ? most : most + TRIPLE;
}

/** Whether a name that everybody knows ends where its characters end, and not in a longer name: 检察长鲁迅|达. */
const endsClearly = (line: LineView, end: number): boolean => !isHan(line.text.charCodeAt(end)) || rightOf(line, end) >= RIGHT.actionOne;

/** 为获奖者颁奖, 为学员授课: what somebody does for others. */
const DOES_FOR = /^[\u4e00-\u9fff]{1,8}?(?:颁|授|赠|献|揭牌|佩戴|讲解|介绍|送|上课|致辞|点赞|服务|加油)/;

/** Whether the last character of a name rather belongs to what follows: 游毅|向代表们, 余果|才一岁. */
function runsOn(text: string, end: number, left: number, right: number): boolean {
  if (!isHan(text.charCodeAt(end))) return false;
  if (text[end - 1] === '才') return '一二两三四五六七八九十几能会有是知满'.includes(text[end] as string);
  // 梁栋|作介绍
  if (text[end - 1] === '作') return '介报讲发说动交总专主'.includes(text[end] as string);
  // 陈奇|为获奖者颁奖
  if (text[end - 1] === '为' && DOES_FOR.test(text.slice(end, end + 10))) return true;
  if (!isOf(text.charCodeAt(end - 1), RUNS_ON)) return false;
  // 推选韩冰|为会长, but 赵大为|市长
  if (right >= RIGHT.otherTitle && left >= LEFT.appointed && left < LEFT.officialPost) return text[end - 1] === '为';
  return right < RIGHT.action || text.startsWith('代表', end);
}

/** Whether the end of an organisation stands inside a name: 江州电视|台. */
const endsOrgan = (text: string, start: number, end: number): boolean =>
  (isOf(text.charCodeAt(end - 1), ORGAN_END_LAST) && organEnds.longestBefore(text, end, start + 1) > 1) ||
  (text[end - 2] === '学' && '系部院会科'.includes(text[end - 1] as string));

const LONGEST_UNKNOWN = 6;
const UNKNOWN_BASE = 8;
const UNKNOWN_UNIT = 5.5;
/** 阿 begins names of many peoples and is no word. */
const BEHIND_AH = 7.5;

/** Whatever stands between a post and a clear end where no surname leads it and its characters make no words: names of rare surnames and of other languages. */
function unknownName(line: LineView, offer: Offer, i: number, left: number): void {
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

/** 责任编辑:木子青: two or three characters that make no word, alone behind a credit's label. */
function penName(line: LineView, offer: Offer, i: number, left: number): void {
  const { text } = line;
  if (!':/'.includes(text[i - 1] ?? ' ')) return;
  let cost = NAME_BASE + PEN_SURNAME - left;
  for (let j = i; j < text.length && j - i < 3; j++) {
    const unit = text.charCodeAt(j);
    if (!isHan(unit) || isOf(unit, NEVER_GIVEN) || isOf(unit, PLACE_END)) return;
    if (j > i) cost += givenCost(secondGivenCost, unit);
    if (j === i || !isBounded(text, j + 1) || dictionary.get(text, i, j + 1) > 0) continue;
    name(line, offer, 'penName', i, j + 1, cost, left);
  }
}

/** 仁青卓玛, 那顺巴雅尔: names made of known parts. */
function composed(line: LineView, offer: Offer, i: number, left: number): void {
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

/** 张强代|省长, 周行教⏎授: the last character belongs to the title behind. */
function cutsTitle(line: LineView, end: number): boolean {
  const { text } = line;
  const last = text.charCodeAt(end - 1);
  // 体卫艺科|科长, 水定镇|镇长: the body and its head.
  if (last === text.charCodeAt(end) && text[end + 1] === '长') return true;
  if (isOf(last, TITLE_PREFIX)) return postsForward.longestAt(text, end) > 1;
  return end === text.length && postsForward.get(text.charAt(end - 1) + line.following) > 0;
}

/** 莫雷蒂: a run of characters that write foreign sounds, only beside a post or a title. */
function foreign(line: LineView, offer: Offer, i: number, left: number): void {
  const { text } = line;
  const beside = left === LEFT.credit || left === LEFT.creditList ? 0 : left;
  const alone = beside < LEFT.groupPost ? FOREIGN_ALONE : 0;
  let cost = FOREIGN_BASE;
  for (let j = i; j < text.length && j - i < LONGEST_FOREIGN && transliterates[text.charCodeAt(j)] === 1; j++) {
    cost += FOREIGN_UNIT;
    if (j === i) continue;
    const right = rightOf(line, j + 1);
    const isTitle = isOf(text.charCodeAt(j), POST_FIRST) && postsForward.longestAt(text, j) > 1;
    // Most runs have nothing beside them that speaks for a name: no need to ask whether they are words.
    if (!isTitle && beside < LEFT.otherPost && beside + right + WHOLE_RUN < STRONG) continue;
    if (dictionary.get(text, i, j + 1) > 0) continue;
    // 蔡若芳|博士: a title ends the run.
    if (isTitle) return;
    if (alone > 0 && wordsWithin(text, i, j + 1) < WORDS_PER_UNIT * (j + 1 - i)) continue;
    const run = alone === 0 && j - i + 1 >= LEAST_RUN && transliterates[text.charCodeAt(j + 1)] !== 1 ? WHOLE_RUN : 0;
    if (left === LEFT.label && !isBounded(text, j + 1)) continue;
    if (beside < LEFT.otherPost && beside + right + run < STRONG) continue;
    // 亚|莲花, 鲁梅|约谈: what follows a foreign name begins no word with its last character.
    const open = isHan(text.charCodeAt(j + 1)) && dictionary.get(text, j, j + 2) > 0 ? CUTS_NEXT : 0;
    const looksHan =
      j - i < 3 && right < RIGHT.say && isHan(text.charCodeAt(j + 1)) && (surnameCost[text.charCodeAt(i)] as number) < COMMON_SURNAME;
    offer.take(i, j + 1, cost + alone + open + (looksHan ? LOOKS_HAN : 0) - left - right - run, left + right + run, false, 'foreign');
  }
}

/** Cost of the words, taken longest first, that fill a stretch. */
function wordsWithin(text: string, start: number, end: number): number {
  let cost = 0;
  for (let at = start; at < end; ) {
    const length = Math.min(dictionary.longestAt(text, at), end - at);
    const value = length === 0 ? 0 : dictionary.get(text, at, at + length);
    cost += value === 0 ? STRANGE_UNIT : costOf(value);
    at += Math.max(1, length);
  }
  return cost;
}

/** 安东尼奥·莫雷蒂, 汉斯-约尔格·魏斯曼: at least one middle dot inside. */
function dotted(line: LineView, offer: Offer, i: number, left: number): void {
  const { text } = line;
  // 社工|师阿布斯·比林, 护林|员杜·道尔基: what ends a calling begins no foreign name.
  if (left < LEFT.groupPost && isHan(text.charCodeAt(i - 1)) && isOf(text.charCodeAt(i), CALLING_LAST)) return;
  let cost = DOTTED_BASE;
  let dots = 0;
  let since = 0;
  for (let j = i; j < text.length && j - i < LONGEST_DOTTED; j++) {
    const unit = text.charCodeAt(j);
    if (unit === MIDDLE_DOT || (unit === HYPHEN && since > 0)) {
      // 杜·道尔基, 琼·麦肯齐: a first part of one character only where a name may begin.
      if (since === 0 || (since === 1 && dots === 0 && unit === MIDDLE_DOT && !(left >= LEFT.sentence && mayStandAlone(text, i)))) return;
      if (unit === MIDDLE_DOT) dots++;
      since = 0;
      continue;
    }
    const part = nameParts.longestAt(text, j);
    if (part > 1) {
      cost += FOREIGN_UNIT * part - 1;
      j += part - 1;
      since += part;
    } else {
      // 让-巴蒂斯特: before a hyphen a function word writes a sound, too.
      if (!isHan(unit) || (isOf(unit, NEVER_GIVEN) && text.charCodeAt(j + 1) !== HYPHEN)) return;
      // 钱伯森·高登: a surname may write a foreign sound where a post leaves no doubt that a name begins.
      const isSound = transliterates[unit] === 1 || (j === i && left >= LEFT.otherPost && isSurname(unit));
      cost += isSound ? FOREIGN_UNIT : STRANGE_UNIT;
      since++;
    }
    if (since > LONGEST_FOREIGN) return;
    const next = text.charCodeAt(j + 1);
    if (dots === 0 || next === MIDDLE_DOT || (next === HYPHEN && isHan(text.charCodeAt(j + 2)))) continue;
    const right = rightOf(line, j + 1);
    // 丹尼尔·吴说: a Han surname behind the dot.
    if (since < 2 && isHan(next) && next !== 0x7684 && !((surnameCost[unit] as number) < COMMON_SURNAME && right >= RIGHT.action)) continue;
    // The dot itself is the evidence, unless it stands in quotation marks: “维多利亚·玛丽”号.
    const dot = isQuoted(text, i, j + 1) ? 0 : STRONG;
    // 克里希南|和法国人
    const joins = isOf(unit, JOINER_END) && isHan(next) ? PLACE_PENALTY : 0;
    offer.take(i, j + 1, cost + joins - left - right, left + right + dot, false, 'dotted');
  }
}

const isSurname = (unit: number): boolean => (surnameCost[unit] as number) < Number.POSITIVE_INFINITY;
/** Whether one character may be a first name before a dot: a surname (杜·道尔基) or a foreign sound (琼·麦肯齐). */
const mayStandAlone = (text: string, i: number): boolean => isSurname(text.charCodeAt(i)) || transliterates[text.charCodeAt(i)] === 1;

/** Whether a form of address stands where the given name should: 金大姐, 张主任. */
const isAddress = (text: string, offset: number): boolean =>
  isOf(text.charCodeAt(offset), ADDRESS_FIRST) &&
  (formsOfAddress.get(text, offset, offset + 2) > 0 || postsForward.get(text, offset, offset + 2) > 0);

/** What a Han name of two or three characters costs by itself, without context; infinite for any other. */
export function nameCost(key: string): number {
  const surname = surnameCost[key.charCodeAt(0)] as number;
  if (key.length === 2) {
    const given = key.charCodeAt(1);
    return NAME_BASE + surname + givenCost(singleGivenCost, given) + ONE_GIVEN;
  }
  if (compoundSurnames.longestAt(key, 0) === 2 && (key.length === 3 || key.length === 4)) {
    const last = key.charCodeAt(key.length - 1);
    if (key.length === 4)
      return NAME_BASE + COMPOUND_COST + givenCost(firstGivenCost, key.charCodeAt(2)) + givenCost(secondGivenCost, last);
    const asCompound = NAME_BASE + COMPOUND_COST + givenCost(secondGivenCost, last) + ONE_GIVEN;
    return Math.min(asCompound, NAME_BASE + surname + givenCost(firstGivenCost, key.charCodeAt(1)) + givenCost(secondGivenCost, last));
  }
  if (key.length !== 3) return Number.POSITIVE_INFINITY;
  return NAME_BASE + surname + givenCost(firstGivenCost, key.charCodeAt(1)) + secondCost(key.charCodeAt(1), key.charCodeAt(2));
}

const givenCost = (table: Float32Array, unit: number): number => table[unit] as number;
/** A given name that says its character twice (虫虫, 圆圆): one in fifty. */
const TWICE = 4;
const secondCost = (first: number, second: number): number =>
  first === second ? Math.min(TWICE, givenCost(secondGivenCost, second)) : givenCost(secondGivenCost, second);
/** What a name costs more that ends in a character which seldom ends one: 和 only before more text, where it joins. */
function endPenalty(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  return isOf(last, PLACE_END) || (isOf(last, JOINER_END) && isHan(text.charCodeAt(end))) ? PLACE_PENALTY : 0;
}
/** Function words that end a name only where it clearly ends: 游毅|向代表们, but 李志向。 */
const RUNS_ON = characterClass('致向对就因于等要从以由已曾并在为可');

function isQuoted(text: string, start: number, end: number): boolean {
  return '“《"「『'.includes(text[start - 1] ?? ' ') || '”》"」』'.includes(text[end] ?? ' ');
}

/** Whether a middle dot follows within the longest part of a name. */
function dotWithin(text: string, offset: number): boolean {
  for (let i = offset + 1; i <= offset + LONGEST_FOREIGN && i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === MIDDLE_DOT) return true;
    if (!isHan(unit) && unit !== HYPHEN) return false;
  }
  return false;
}
