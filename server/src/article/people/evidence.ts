/**
 * What speaks for a personal name at a place in the text: the words to its left and to its right. Weights are in nats, as
 * the costs of the lattice are: a weight of 4.6 makes a name a hundred times likelier. They were set by hand on news of
 * many kinds; what stands directly beside a post title or a verb of speech is a name nearly always.
 */
import {
  ACTION,
  dictionary,
  groupPosts,
  JOURNALIST,
  OFFICIAL,
  OTHER,
  postsBackward,
  postsForward,
  premises,
  SPEECH,
  titlesAfter,
  verbs,
} from './lexicon.ts';

/** From this evidence on a candidate is a name on its own, and is looked for in the whole text. */
export const STRONG = 3.9;

export const LEFT = {
  officialPost: 7,
  otherPost: 4.6,
  credit: 6.5,
  /** 记者李莎莎黎史翔王进雨: names in a credit without anything between them. */
  creditRun: 3.2,
  postAndBlank: 3.5,
  /** 负责人, 代表, 学生: said of a group as often as of one person. */
  groupPost: 2.8,
  list: 4,
  commaList: 2.5,
  blankList: 4,
  and: 3,
  sentence: 1,
  /** 任命张三, 免去李四 */
  appointed: 3.4,
  /** “棒棒哥”郑定祥 */
  nickname: 1.8,
  lineStart: 1.2,
  functionWord: 0.6,
  verb: 0.4,
  stray: -1,
} as const;

export const RIGHT = {
  speech: 3.4,
  say: 2.6,
  speechOne: 1,
  action: 1.7,
  actionOne: 0.7,
  title: 3.4,
  otherTitle: 3.2,
  enumeration: 1.2,
  comma: 0.5,
  /** 张三,男,汉族 */
  biography: 3.5,
  stop: 0.3,
  bracket: 0.8,
  colon: 1.6,
  blank: 0.5,
  possessive: -0.7,
  place: -2.5,
  other: -0.6,
} as const;

/** Evidence of a name alone at the start of a line that ends in a post: leaders' pages and lists of winners. */
export const ROSTER = 6;

/** A name that stands in a list after a name of at least this evidence is one of a list. */
export const LISTED = 3;

/** Posts of one character that credit a picture or text; only beside a bracket, a slash or a blank. */
const isCreditEdge = (unit: number): boolean => unit === 0x28 || unit === 0x2f || unit === 0x20 || unit === 0xff0f || Number.isNaN(unit);
const BLANK = 0x20;
const TAB = 0x09;
export const isBlank = (unit: number): boolean => unit === BLANK || unit === TAB || unit === 0x2003 || unit === 0x2002;
const isCreditSeparator = (unit: number): boolean => isBlank(unit) || unit === 0x3a || unit === 0x2f || unit === 0x7c || unit === 0x4e28;

export interface PostBefore {
  readonly kind: number;
  readonly start: number;
  readonly blanks: number;
  /** Whether the post is said of a group as often as of one person. */
  readonly isGroup: boolean;
}

/** The post that ends at `offset`, blanks and credit separators (记者:张三, 编辑/张三) skipped; null where none does. */
export function postBefore(text: string, offset: number): PostBefore | null {
  let end = offset;
  while (end > 0 && offset - end < 5 && isCreditSeparator(text.charCodeAt(end - 1))) end--;
  const length = postsBackward.longestBefore(text, end);
  if (length === 0) return null;
  const kind = valueBefore(text, end, length);
  const start = end - length;
  if (length === 1 && !(kind === JOURNALIST && end < offset && isCreditEdge(text.charCodeAt(start - 1)))) return null;
  if (end < offset && kind !== JOURNALIST) {
    for (let i = end; i < offset; i++) if (!isBlank(text.charCodeAt(i))) return null;
  }
  return { kind, start, blanks: offset - end, isGroup: groupPosts.has(text.slice(start, end)) };
}

function valueBefore(text: string, end: number, length: number): number {
  let node = 0;
  for (let i = end - 1; i >= end - length; i--) node = postsBackward.step(node, text.charCodeAt(i));
  return postsBackward.value(node);
}

/** Weight of what ends at `offset`, apart from names before it. */
export function leftPostEvidence(post: PostBefore): number {
  if (post.kind === JOURNALIST) return LEFT.credit;
  if (post.blanks > 0) return LEFT.postAndBlank;
  if (post.isGroup) return LEFT.groupPost;
  return post.kind === OFFICIAL ? LEFT.officialPost : LEFT.otherPost;
}

/** 邱俐颖/台北报导 */
const REPORTED = /^[^,。]{0,8}报[道导]/;

/** Verbs whose object is a person. */
const APPOINTS = new Set(['任命', '选举', '推选', '聘任', '增补', '提名', '免去', '免除', '补选']);

/** Whether a verb of appointment ends at an offset. */
export const isAppointed = (text: string, offset: number): boolean => APPOINTS.has(text.slice(Math.max(0, offset - 2), offset));

/** Ends of the names of media, before a slash and a name: 台湾醒报/林宜静. */
const MEDIUM_END = new Set([...'报网社台刊讯']);

/**
 * Whether a name stands as a byline does: 醒报/林宜静, 邱俐颖/台北报导, (甲 乙) at the end of a line.
 * @param signature what `signatureStart` says of the line
 */
export function isByline(text: string, start: number, end: number, signature: number): boolean {
  if (text[end] === '/' && REPORTED.test(text.slice(end, end + 10))) return true;
  if (text[start - 1] === '/' && MEDIUM_END.has(text[start - 2] ?? ' ')) return true;
  return signature >= 0 && start > signature && end < text.length;
}

const LONGEST_SIGNATURE = 30;
const SIGNATURE = /^\((?:[\u4e00-\u9fff]{2,4}[\s、]{1,3}){0,4}[\u4e00-\u9fff]{2,4}\)\s*\**$/;

/** Where (梁新星 闫昭宇) starts: nothing but names in brackets at the end of a line; -1 where there is no such thing. */
export function signatureStart(text: string): number {
  const from = text.lastIndexOf('(');
  return from >= 0 && text.length - from <= LONGEST_SIGNATURE && SIGNATURE.test(text.slice(from)) ? from : -1;
}

/** Characters that make a place of what stands before them. */
const PLACE_END = new Set([...'市省县镇村路街港岛区乡']);

/** Whether what stands before `offset` is a place by what follows: 黄集|镇, but not 黄伟哲|市长. */
export function makesPlace(text: string, offset: number): boolean {
  return (PLACE_END.has(text[offset] ?? '') && text[offset + 1] !== '长') || premises.longestAt(text, offset) > 0;
}

const LONGEST_HELD = 24;

/** Whether brackets that open at an offset hold a post: 王建军(县委书记). */
function holdsPost(text: string, open: number): boolean {
  for (let i = open + 1; i < text.length && i - open <= LONGEST_HELD; i++) {
    if (text[i] === ')') return postsBackward.longestBefore(text, i, open + 1) > 1;
  }
  return false;
}

/** Weight of what starts at `offset`. */
export function rightEvidence(text: string, offset: number): number {
  if (offset >= text.length) return RIGHT.blank;
  const unit = text.charCodeAt(offset);
  if (isBlank(unit)) return RIGHT.blank;
  switch (text[offset]) {
    case '、':
      return RIGHT.enumeration;
    case ',':
      return /^[男女],/.test(text.slice(offset + 1, offset + 3)) ? RIGHT.biography : RIGHT.comma;
    case '。':
    case ';':
      return RIGHT.stop;
    case '/':
      return REPORTED.test(text.slice(offset, offset + 10)) ? LEFT.credit : RIGHT.bracket;
    case '(':
      return holdsPost(text, offset) ? RIGHT.title : RIGHT.bracket;
    case ')':
      return RIGHT.bracket;
    case ':':
      return RIGHT.colon;
    case '的':
      return RIGHT.possessive;
  }
  if (text[offset] === '任' && !'务何期免由教命职选'.includes(text[offset + 1] ?? '务')) return RIGHT.action;
  const verbLength = verbs.longestAt(text, offset);
  const verb = verbLength > 0 ? verbs.get(text, offset, offset + verbLength) : 0;
  if (verb === SPEECH && verbLength > 1) return RIGHT.speech;
  // 李斌代省长, 张三副局长
  const title = '代副'.includes(text[offset] as string) ? offset + 1 : offset;
  // 龙骧集团|长沙: no title begins in the middle of a word.
  const cutsWord = dictionary.get(text, offset - 1, offset + 1) > 0;
  const titleLength = cutsWord ? 0 : postsForward.longestAt(text, title);
  if (titleLength > 1) {
    const kind = postsForward.get(text, title, title + titleLength);
    if (kind === OFFICIAL && !groupPosts.has(text.slice(title, title + titleLength))) return RIGHT.title;
    if (kind === OTHER && titlesAfter.has(text.slice(title, title + titleLength))) return RIGHT.otherTitle;
  }
  if (makesPlace(text, offset)) return RIGHT.place;
  if (verb === SPEECH) return text[offset] === '说' ? RIGHT.say : RIGHT.speechOne;
  if (verb === ACTION) return verbLength > 1 ? RIGHT.action : RIGHT.actionOne;
  return RIGHT.other;
}

const LONGEST_CREDIT = 60;
const LONGEST_CREDIT_LINE = 30;
const CREDIT_WORD = /记者|通讯员|摄影|编辑|实习生|撰稿|[(/\s][文图摄][\s/:]/;

/**
 * Whether a line ends inside a credit in brackets: scraped text breaks (记者 甲 摄影⏎乙) over lines.
 * @param before how the line before ended
 */
export function leavesCreditOpen(text: string, before: 'credit' | 'text'): boolean {
  const open = text.lastIndexOf('(');
  const close = text.lastIndexOf(')');
  if (open > close) return text.length - open <= LONGEST_CREDIT && CREDIT_WORD.test(text.slice(open));
  return before === 'credit' && open < 0 && close < 0 && text.length <= LONGEST_CREDIT_LINE && !/[。,“]/.test(text);
}
