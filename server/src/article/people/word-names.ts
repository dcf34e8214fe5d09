/**
 * Names that are words, too: 庭长冷静主审, 校友江河, 民警成功一边安抚. Words cost less than names, so such a name would never win. What it
 * gains depends on its place: between a post and a clear end hardly anything but a name stands, while 主任安排 and 局长高度重视
 * are words. Words that people are known to be called by gain more, and the commonest of them only before what nobody but a
 * person does.
 */
import { isHan } from '../../text/script.ts';
import { isBlank } from './blanks.ts';
import { characterClass, isOf } from './characters.ts';
import { LEFT } from './left-cues.ts';
import { classOf, costOf, dictionary, groupPosts, postsForward, singleGivenCost, surnameCost, verbs, wordNames } from './lexicon.ts';
import { COMMON_SURNAME } from './name-costs.ts';
import { postBefore } from './post-cues.ts';
import { RIGHT, rightCue, rightCues } from './right-cues.ts';
import { Trie } from './trie.ts';

/** One word in 22,000. */
const UNCOMMON = 10;
const WORD_IN_CREDIT = 9;
const WORD_AFTER_POST = 7;
const WORD_AFTER_CALLING = 5;
const WORD_IN_LIST = 6;
const WORD_BEFORE_POST = 6;
/** A word that people are called by: enough for the rarest surname before the commonest word. No word gains more. */
export const BORNE = 11;
/** One word in 3,000: 安全, 成功, 安排. */
const VERY_COMMON = 9;
/** 连|战胜: what a name gains that cuts a word in two between a post and what shows that a person acts. */
const CUTS_WORD = 3;
/** Two characters between a post and 、 are hardly two words. */
const PAIR = 5;
/** Three characters between a post and a stop that are hardly three words; what is no word gains no more. */
export const TRIPLE = 5;
const USUAL_GIVEN = 8.5;

const FOLLOWING_SURNAME = 8.5;

/** Places at least as well known as a middling county, one word in 160,000. */
const COMMON_PLACE = 12;

/** What stands behind a person who acts and hardly behind any other subject: 向往|看到后, 管用时|则带来了好消息. */
const PERSON_ACTS = new Trie(
  [
    ...[
      '一边',
      '则',
      '正忙',
      '正和',
      '正与',
      '正给',
      '正带',
      '正在',
      '曾',
      '当即',
      '当场',
      '随即',
      '立即',
      '立刻',
      '马上',
      '连忙',
      '赶紧',
      '急忙',
      '亲自',
      '亲手',
      '带领',
      '带队',
      '带着',
    ],
    ...[
      '带',
      '率',
      '告诉',
      '得知',
      '看到',
      '看着',
      '发现',
      '听到',
      '听说',
      '接到',
      '收到',
      '赶到',
      '来到',
      '走到',
      '走进',
      '回到',
      '拿着',
      '拿出',
      '指着',
    ],
    ...[
      '笑着',
      '笑道',
      '坐在',
      '站在',
      '拉着',
      '握着',
      '当选',
      '主持',
      '出席',
      '陪同',
      '受邀',
      '应邀',
      '应声',
      '闻讯',
      '违规',
      '违纪',
      '私自',
      '擅自',
      '涉嫌',
    ],
    ...[
      '和妻子',
      '和丈夫',
      '和同事',
      '和战友',
      '与妻子',
      '与丈夫',
      '与同事',
      '一行',
      '一家',
      '夫妇',
      '当过',
      '从小',
      '退休',
      '毕业',
      '转身',
      '上前',
    ],
  ].map((word) => [word, 1] as const),
);

/** Punctuation behind which no name goes on. */
const BOUND = characterClass('、,;。()/】]');

/** Whether a blank, a stop or the end of the line follows. */
export function isBounded(text: string, offset: number): boolean {
  return offset >= text.length || isBlank(text.charCodeAt(offset)) || isOf(text.charCodeAt(offset), BOUND);
}

/** 韩国|女, 江西|人: whether a stretch is a well-known place. */
export function isPlaceWord(text: string, start: number, end: number): boolean {
  const value = dictionary.get(text, start, end);
  return value > 0 && classOf(value) === 's' && costOf(value) <= COMMON_PLACE;
}

/**
 * What a name gains that is a word or cuts one, by its place.
 * @param left evidence to the left of it @param right evidence to the right of it
 */
export function wordBonus(text: string, start: number, end: number, left: number, right: number): number {
  if (left < LEFT.and && right < RIGHT.title) return 0;
  if (right === RIGHT.colon && left >= LEFT.creditList && left <= LEFT.credit) return 0;
  const value = dictionary.get(text, start, end);
  if (value === 0) return loneBonus(text, start, end, left, right);
  if (postsForward.get(text, start, end) > 0 || verbs.get(text, start, end) > 0) return 0;
  if (
    (left >= LEFT.groupPost || (right >= RIGHT.appointment && mayOpen(left))) &&
    wordNames.get(text, start, end) > 0 &&
    actsAsPerson(text, end, left, right, costOf(value))
  )
    return BORNE;
  return right < RIGHT.stop ? 0 : plainBonus(text, start, end, left, right, value);
}

/** Whether a clause, a line or the object of an appointment begins there. */
const mayOpen = (left: number): boolean => left === LEFT.sentence || left === LEFT.lineStart || left >= LEFT.appointed;

/** Whether a word that people are called by is one's name where it stands. */
function actsAsPerson(text: string, end: number, left: number, right: number, cost: number): boolean {
  if (right >= RIGHT.say || PERSON_ACTS.longestAt(text, end) > 0) return true;
  // 学生安全、教师成长: what is said of a group goes on with what the group has.
  if (left === LEFT.groupPost) return text[end] === '、' && cost > VERY_COMMON && nameFollows(text, end + 1);
  if (isBounded(text, end)) return true;
  return cost > VERY_COMMON && right >= RIGHT.action;
}

/** Whether the next item of a list begins as a name does, or with a post that one person holds. */
function nameFollows(text: string, offset: number): boolean {
  if ((surnameCost[text.charCodeAt(offset)] as number) < FOLLOWING_SURNAME) {
    const length = dictionary.longestAt(text, offset);
    return length < 2 || wordNames.get(text, offset, offset + length) > 0;
  }
  const post = postsForward.longestAt(text, offset);
  return post > 1 && groupPosts.get(text, offset, offset + post) === 0;
}

function plainBonus(text: string, start: number, end: number, left: number, right: number, value: number): number {
  // 局长|高度|重视, 主任|安排: a common noun before a verb, or a verb, is one unless a stop or a verb of speech follows.
  if (right < RIGHT.say && !isBounded(text, end) && costOf(value) < UNCOMMON) return 0;
  if (!'ns'.includes(classOf(value)) && !(right >= RIGHT.say || '、,'.includes(text[end] ?? ' '))) return 0;
  if (right >= RIGHT.appointment) return end - start > 2 || left >= LEFT.appointed ? WORD_AFTER_POST : 0;
  if (right === RIGHT.title && (text[end] === '(' || isBlank(text.charCodeAt(end)))) return WORD_BEFORE_POST;
  if (left === LEFT.creditList && isPlaceWord(text, start, end)) return 0;
  // 张政雄、全国|教师会
  if (left === LEFT.list) return costOf(value) < VERY_COMMON ? 0 : WORD_IN_LIST;
  if (left === LEFT.credit || left === LEFT.creditList) return WORD_IN_CREDIT;
  if (left >= LEFT.label) return WORD_AFTER_POST;
  if (left >= LEFT.otherPost) return WORD_AFTER_CALLING;
  if (left === LEFT.groupPost && isBounded(text, end) && (surnameCost[text.charCodeAt(start)] as number) < COMMON_SURNAME)
    return WORD_AFTER_CALLING;
  return left >= LEFT.and && right >= RIGHT.action ? WORD_AFTER_CALLING : 0;
}

/**
 * Whether characters that are somebody's name in the article stand for the word that they are, too: 民警成功说, 他成功脱险. Only of
 * common words; a name stands behind a post, or begins a clause or an item of a list, and goes on as names do.
 */
export function standsForWord(text: string, start: number, end: number): boolean {
  if (wordNames.get(text, start, end) === 0) return false;
  const value = dictionary.get(text, start, end);
  if (value === 0 || costOf(value) > UNCOMMON + 1) return false;
  const right = rightCues.weights[rightCue(text, end)] as number;
  if (right >= RIGHT.say || PERSON_ACTS.longestAt(text, end) > 0) return false;
  const before = text.charAt(start - 1);
  if (isBounded(text, end) || right >= RIGHT.action) {
    if (!isHan(before.charCodeAt(0)) || '和与及'.includes(before)) return false;
  }
  return postBefore(text, start) === null;
}

/** What a name gains that is no word, but whose characters make words: 主任|连战胜|违规, 医师|年广|、. */
function loneBonus(text: string, start: number, end: number, left: number, right: number): number {
  if (end - start === 2) {
    const isGiven = (singleGivenCost[text.charCodeAt(start + 1)] as number) <= USUAL_GIVEN;
    return isGiven && left >= LEFT.otherPost && text[end] === '、' ? PAIR : 0;
  }
  if (end - start !== 3 || (left < LEFT.otherPost && !(right >= RIGHT.appointment && left >= LEFT.lineStart))) return 0;
  const cuts = dictionary.get(text, start + 1, end) > 0 || dictionary.get(text, start, end - 1) > 0;
  // 主席时来红,: three characters that make no word between a post and a stop are a name.
  if (!cuts && left >= LEFT.otherPost && left !== LEFT.list && isBounded(text, end)) return TRIPLE;
  if (right < RIGHT.oftenBehind && PERSON_ACTS.longestAt(text, end) === 0) return 0;
  // 梁栋作|介绍: the last character is a word of what follows.
  if (verbs.get(text, end - 1, end) > 0) return 0;
  return cuts ? CUTS_WORD : 0;
}
