/**
 * What speaks for a personal name at a place in the text: the words to its left and to its right. Weights are in nats, as
 * the costs of the lattice are: a weight of 4.6 makes a name a hundred times likelier. They were set by hand on news of
 * many kinds; what stands directly beside a post title or a verb of speech is a name nearly always.
 */

import { isHan } from '../../text/script.ts';
import { APPOINTMENT_FIRST, isAppointment } from './appointments.ts';
import { type CharacterClass, characterClass, isOf } from './characters.ts';
import { isPlainWork } from './credit-cues.ts';
import { type Cue, numberCues } from './cues.ts';
import {
  ACTION,
  classOf,
  costOf,
  dictionary,
  groupPosts,
  JOURNALIST,
  levelBefore,
  levelBehind,
  OFFICIAL,
  OTHER,
  POST_FIRST,
  POST_LAST,
  postsBackward,
  postsForward,
  premises,
  SPEECH,
  titlesAfter,
  verbs,
} from './lexicon.ts';
import { isOfThose, OF_THOSE_FIRST, resigns } from './person-context.ts';

/** From this evidence on a candidate is a name on its own, and is looked for in the whole text. */
export const STRONG = 3.9;

export const LEFT = {
  officialPost: 7,
  otherPost: 4.6,
  /** 县长:张三 at the start of a line. */
  label: 5.5,
  credit: 6.5,
  /** 晚报/林小雨, (甲 乙) at the end of a line. */
  byline: 6.5,
  /** The line before leaves a credit in brackets open. */
  openCredit: 6.5,
  /** 记者张晓梅李志远王海燕: names in a credit without anything between them. */
  creditRun: 3.2,
  /** 记者 安东 明月: the next name of a credit, behind a blank. */
  creditList: 6,
  postAndBlank: 3.5,
  /** 负责人, 代表, 学生: said of a group as often as of one person. */
  groupPost: 4.5,
  list: 5.8,
  /** A list whose names nothing else proves. */
  bareList: 2,
  commaList: 2.5,
  blankList: 4,
  and: 3,
  sentence: 1,
  /** 任命张三, 免去李四 */
  appointed: 3.4,
  /** 名叫张三 */
  called: 3,
  /** 88岁的张三, 来自山东聊城的张三 */
  described: 3.4,
  /** 市教育局张三, 市教育局的张三 */
  body: 0.9,
  /** 授予张三、李四等称号 */
  honoured: 2,
  /** 免去张三…职务 */
  removed: 5,
  /** “豆腐哥”陈大庆 */
  nickname: 1.8,
  lineStart: 1.2,
  functionWord: 0.6,
  /** 习近平总书记|赴川: the post is the title of the name before it. */
  titleBefore: 0.6,
  verb: 0.4,
  stray: -1,
  /** Directly behind another name, where no credit runs on. */
  adjacent: -1.2,
  none: 0,
  /** Words that stand before names oftener than others do (妻子, 老将), and far more seldom. */
  oftenBefore: 1.5,
  moreBefore: 0.9,
  someBefore: 0.4,
  seldomBefore: -0.6,
} as const;

/** What stands to the left of a name. */
export type LeftCue = Cue<'left'>;
export type LeftCueName = keyof typeof LEFT;
export const leftCues = numberCues('left', LEFT);
const left = leftCues.number;

export const RIGHT = {
  speech: 3.4,
  say: 2.6,
  speechOne: 1,
  action: 1.7,
  actionOne: 0.7,
  /** Any other verb. */
  verb: 0.45,
  /** 张三摄, 张三/台北报导 */
  signed: 6.5,
  /** 张三任县长, 张三同志的县长职务 */
  appointment: 4.5,
  title: 3.4,
  otherTitle: 3.2,
  enumeration: 1.2,
  /** 张三家中, 张三、李四兄妹, 张三等六名同志 */
  ofThose: 1.8,
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
  /** Words that stand behind names oftener than others do (终于, 的老公), and far more seldom. */
  oftenBehind: 1.2,
  moreBehind: 0.7,
  someBehind: 0,
  seldomBehind: -1.2,
  /** The line ends. */
  lineEnd: 0.5,
} as const;

/** What stands to the right of a name. */
export type RightCue = Cue<'right'>;
export type RightCueName = keyof typeof RIGHT;
export const rightCues = numberCues('right', RIGHT);
const right = rightCues.number;

/** The cues of the levels -3 to 3 of words beside names. */
const { seldomBehind, someBehind, moreBehind, oftenBehind } = right;
const behindLevel = [seldomBehind, seldomBehind, undefined, undefined, someBehind, moreBehind, oftenBehind];
const { seldomBefore, someBefore, moreBefore, oftenBefore } = left;
const beforeLevel = [seldomBefore, seldomBefore, undefined, undefined, someBefore, moreBefore, oftenBefore];

/** The cue of a word directly before a name, by its value in the dictionary. */
export function wordBefore(value: number): LeftCue {
  const wordClass = classOf(value);
  const usual = wordClass === 'f' ? left.functionWord : wordClass === 'v' ? left.verb : wordClass === 'o' ? left.body : left.none;
  const level = levelBefore(value);
  // 发展中心王敬东主任: bodies are spoken of more often than their people.
  return wordClass === 'o' && level < 0 ? usual : (beforeLevel[level + 3] ?? usual);
}

/** Evidence of a name alone at the start of a line that ends in a post: leaders' pages and lists of winners. */
export const ROSTER = 6;

/** A name that stands in a list after a name of at least this evidence is one of a list. */
export const LISTED = 3;

/** Posts of one character that credit a picture or text; only beside a bracket, a slash or a blank. */
const isCreditEdge = (unit: number): boolean => unit === 0x28 || unit === 0x2f || unit === 0x20 || unit === 0xff0f || Number.isNaN(unit);
const BLANK = 0x20;
const TAB = 0x09;
export const isBlank = (unit: number): boolean => unit === BLANK || unit === TAB || unit === 0x2003 || unit === 0x2002;
const isCreditSeparator = (unit: number): boolean =>
  isBlank(unit) || unit === 0x3a || unit === 0x2f || unit === 0x7c || unit === 0xff5c || unit === 0x4e28;

export interface PostBefore {
  readonly kind: number;
  readonly start: number;
  readonly blanks: number;
  /** Whether the post is said of a group as often as of one person. */
  readonly isGroup: boolean;
  /** Whether it labels the line: 县长:张三. */
  readonly isLabel: boolean;
}

/** Labels are short, and nothing that ends a clause stands before them. */
const LONGEST_LABEL = 40;
const LABEL = /(?<=[\s,。;:!?“”(])[^\s,。;:!?“”(]*$/;

/** Whether a post and a colon label a line there, or a further part of one: 会长:张三 副会长:李四. */
function isLabelled(text: string, post: number): boolean {
  const before = text.slice(Math.max(0, post - LONGEST_LABEL), post);
  const from = before.search(LABEL);
  return from > 0 || post <= LONGEST_LABEL;
}

/** The post that ends at `offset`, blanks and credit separators (记者:张三, 编辑/张三) skipped; null where none does. */
export function postBefore(text: string, offset: number): PostBefore | null {
  let end = offset;
  while (end > 0 && offset - end < 5 && isCreditSeparator(text.charCodeAt(end - 1))) end--;
  const blanks = offset - end;
  const edge = end;
  end = beforeBracket(text, end);
  if (!isOf(text.charCodeAt(end - 1), POST_LAST)) return null;
  const length = postsBackward.longestBefore(text, end);
  if (length < 2) {
    const padded = paddedPost(text, end);
    if (padded !== null) return { ...padded, blanks, isGroup: false, isLabel: text[edge] === ':' };
  }
  if (length === 0) return null;
  const kind = valueBefore(text, end, length);
  const start = end - length;
  if (kind === JOURNALIST && isPlainWork(text, start, end, blanks)) return null;
  if (length === 1 && !(kind === JOURNALIST && end < offset && isCreditEdge(text.charCodeAt(start - 1)))) return null;
  let isLabel = false;
  if (blanks > 0 && kind !== JOURNALIST) {
    isLabel = text[edge] === ':' && isLabelled(text, start);
    for (let i = isLabel ? edge + 1 : edge; i < offset; i++) if (!isBlank(text.charCodeAt(i))) return null;
  }
  return { kind, start, blanks, isGroup: groupPosts.get(text, start, end) > 0, isLabel };
}

const LONGEST_PADDED = 16;

/** 局  长, 审 判 员: a post that blanks stretch, alone at the start of a line; null where there is none. */
export function paddedPost(text: string, end: number): { start: number; kind: number } | null {
  if (
    end > LONGEST_PADDED ||
    !isOf(text.charCodeAt(end - 1), POST_LAST) ||
    !/^\s*[\u4e00-\u9fff](?:\s*[\u4e00-\u9fff])*$/.test(text.slice(0, end))
  )
    return null;
  const post = text.slice(0, end).replace(/\s+/g, '');
  const kind = postsForward.get(post) || postsForward.get(post.slice(1));
  return kind === OFFICIAL || kind === OTHER ? { start: text.search(/\S/), kind } : null;
}

const LONGEST_HELD_POSTS = 42;
const HELD = /(?:时任|担任|曾任|现任|兼任|身为|历任)[^。;“”]{2,40}$/;

/** Where the posts end that 的 ties to a name at an offset (时任县长|的张三); the offset itself where it ties none. */
export const beforeHeld = (text: string, offset: number): number =>
  text[offset - 1] === '的' && HELD.test(text.slice(Math.max(0, offset - LONGEST_HELD_POSTS), offset - 1)) ? offset - 1 : offset;

const LONGEST_REMARK = 24;

/** 副县长(挂职)|张三: where a bracket that ends at an offset opens, or the offset where none does. */
function beforeBracket(text: string, offset: number): number {
  if (text[offset - 1] !== ')') return offset;
  const open = text.lastIndexOf('(', offset - 1);
  return open > 0 && offset - open <= LONGEST_REMARK && !/[,。:/ ]/.test(text.slice(open, offset)) ? open : offset;
}

function valueBefore(text: string, end: number, length: number): number {
  let node = 0;
  for (let i = end - 1; i >= end - length; i--) node = postsBackward.step(node, text.charCodeAt(i));
  return postsBackward.value(node);
}

/** The cue that ends at `offset`, apart from names before it. */
export function leftPostCue(post: PostBefore): LeftCue {
  if (post.kind === JOURNALIST) return left.credit;
  if (post.isLabel) return left.label;
  if (post.blanks > 0) return left.postAndBlank;
  if (post.isGroup) return left.groupPost;
  return post.kind === OFFICIAL ? left.officialPost : left.otherPost;
}

/** 林小雨/台北报导 */
const REPORTED = /^[^,。]{0,8}报[道导]/;

/** Verbs whose object is a person. */
const APPOINTS = new Set(['任命', '选举', '推选', '聘任', '聘请', '增补', '提名', '免去', '免除', '补选', '明确', '同意', '撤销', '推荐']);
const CALLED = new Set(['名叫', '叫做', '名为', '人叫', '个叫', '位叫', '他叫', '她叫', '的叫', '字叫', '我叫']);
const LONGEST_APPOINTMENT = 40;

const APPOINTS_LAST = characterClass([...APPOINTS, ...CALLED, '授予', '表彰', '接受'].map((verb) => verb[1]).join(''));

/** What a verb of appointment that ends at an offset says for a name there; `none` where there is none. */
export function appointedCue(text: string, offset: number): LeftCue {
  if (!isOf(text.charCodeAt(offset - 1), APPOINTS_LAST)) return left.none;
  const verb = text.slice(Math.max(0, offset - 2), offset);
  if (CALLED.has(verb)) return left.called;
  if (verb === '授予' || verb === '表彰') return left.honoured;
  if (verb === '接受') return resigns(text, offset) ? left.removed : left.none;
  if (!APPOINTS.has(verb)) return left.none;
  if (!verb.startsWith('免') && verb !== '撤销') return left.appointed;
  return /^[^。;]{4,40}职务/.test(text.slice(offset, offset + LONGEST_APPOINTMENT + 8)) ? left.removed : left.appointed;
}

/** 张三摄, 张三 摄影 */
const SIGNED = /^(?:摄影?| {1,3}(?:文\/图|图\/文|摄影报道|摄影?|文|图|供图|供稿))(?:[)。 \]】]|$)/;

/** Whether a credit follows a name: 张三摄, (张三 文/图). */
const isSigned = (text: string, offset: number): boolean => SIGNED.test(text.slice(offset, offset + 8));

/** Ends of the names of media, before a slash and a name: 东海晚报/林小雨. */
const MEDIUM_END = new Set([...'报网社台刊讯']);

/**
 * Whether a name stands as a byline does: 晚报/林小雨, 林小雨/台北报导, (甲 乙) at the end of a line.
 * @param signature what `signatureStart` says of the line
 */
export function isByline(text: string, start: number, end: number, signature: number): boolean {
  if (end > start && isSigned(text, end)) return true;
  if (text[end] === '/' && REPORTED.test(text.slice(end, end + 10))) return true;
  if (text[start - 1] === '/' && MEDIUM_END.has(text[start - 2] ?? ' ')) return true;
  return signature >= 0 && start > signature && end < text.length;
}

const LONGEST_SIGNATURE = 30;
const SIGNATURE = /^\((?:[\u4e00-\u9fff]{2,4}[\s、]{1,3}){0,4}[\u4e00-\u9fff]{2,4}\)\s{0,4}\*{0,4}$/;

/** Where (张小北 李小南) starts: nothing but names in brackets at the end of a line; -1 where there is no such thing. */
export function signatureStart(text: string): number {
  const from = text.lastIndexOf('(');
  return from >= 0 && text.length - from <= LONGEST_SIGNATURE && SIGNATURE.test(text.slice(from)) && !/族\)/.test(text.slice(from))
    ? from
    : -1;
}

/** Characters that make a place of what stands before them. */
const PLACE_END = characterClass('市省县镇村路街港岛区乡');

/** Whether what stands before `offset` is a place by what follows: 黄坡|镇, but not 赵大为|市长. */
export function makesPlace(text: string, offset: number): boolean {
  if (isOf(text.charCodeAt(offset), PLACE_END) && text[offset + 1] !== '长') return true;
  // 刘敏|大学毕业后
  return premises.longestAt(text, offset) > 0 && !text.startsWith('大学毕业', offset);
}

const LONGEST_HELD = 24;

/** Whether brackets that open at an offset hold a post: 王建军(县委书记). */
function holdsPost(text: string, open: number): boolean {
  for (let i = open + 1; i < text.length && i - open <= LONGEST_HELD; i++) {
    if (text[i] === ')') return postsBackward.longestBefore(text, i, open + 1) > 1;
  }
  return false;
}

/** Heads of places and states: 赵大为市长, but 高树|乡长张三. */
const PLACE_HEAD = /^(?:[市县区州旗乡镇村里]长|总统|总理|首相|外长|防长|大使|国王|议长|外交部长|国防部长)$/;

/** Whether no name follows a title: a stop, a verb, a function word. */
function endsTitle(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  if (!(unit >= 0x4e00 && unit <= 0x9fff)) return true;
  return (
    verbs.longestAt(text, offset) > 0 ||
    'fv'.includes(classOf(dictionary.get(text, offset, offset + dictionary.longestAt(text, offset))) ?? ' ')
  );
}

/** 甲、乙等市领导: the names of a list are the leaders'. */
export const LEADERS = /^等([省市县区州旗盟镇乡校院厅局处]{0,2}级?领导)/;

/** What a cue behind a name may begin with, beside punctuation and words that are only words. */
const DECIDES_RIGHT = (characterClass(verbs, premises, '摄等代副则也亦还', OF_THOSE_FIRST) |
  POST_FIRST |
  APPOINTMENT_FIRST |
  PLACE_END) as CharacterClass;

/** 甲、乙、丙三位老师, 甲、乙等234名同学 */
/** 甲等六十八名同志, 甲等出席 */
const CLOSES_LIST = /^等(?:人|\d|[两二三四五六七八九十百]|领导|同志|老师|同学|专家|出席|参加|陪同|一行)/;
const COUNTED = /^(?:\d{1,4}|[两二三四五六七八九十]{1,3})(?:名|位|人)/;
const OF_THOSE = characterClass(OF_THOSE_FIRST);
const COUNT_FIRST = characterClass('0123456789两二三四五六七八九十');

const LONGEST_CELL = 30;

/** A name at the start of a line ends before this. */
const LINE_START = 6;

/** Whether a gap and a cell follow that holds a post: 张三⇥党委书记、校长⇥主持全面工作; one blank is a gap behind the first name of a line. */
function isBeforePostCell(text: string, offset: number): boolean {
  const isWide = text.charCodeAt(offset) === TAB || isBlank(text.charCodeAt(offset + 1));
  if (!isWide && offset > LINE_START) return false;
  let start = offset;
  while (isBlank(text.charCodeAt(start))) start++;
  let end = start;
  while (end < text.length && end - start <= LONGEST_CELL && text.charCodeAt(end) !== TAB && !text.startsWith(isWide ? '  ' : ' ', end))
    end++;
  const close = text[end - 1] === ')' ? text.lastIndexOf('(', end) : end;
  return close > start && postsBackward.longestBefore(text, close, start) > 1;
}

/** Whether the two characters at an offset are a commoner word than the title that begins behind: 集团|长沙, but 陈龙高|教授. */
function isCommoner(text: string, offset: number, title: number): boolean {
  const value = dictionary.get(text, title, title + dictionary.longestAt(text, title));
  return value === 0 || costOf(dictionary.get(text, offset, offset + 2)) <= costOf(value);
}

/** 处长张三则表示, 李四也说: a word between a name and its verb of speech. */
const BEFORE_SPEECH = '则也亦还';

/** Whether such a word and a verb of speech follow. */
function speaksToo(text: string, offset: number): boolean {
  if (!BEFORE_SPEECH.includes(text[offset] as string)) return false;
  const length = verbs.longestAt(text, offset + 1);
  return length > 0 && verbs.get(text, offset + 1, offset + 1 + length) === SPEECH && (length > 1 || text[offset + 1] === '说');
}

/** The cue that starts at `offset`. */
export function rightCue(text: string, offset: number): RightCue {
  if (offset >= text.length) return right.lineEnd;
  const unit = text.charCodeAt(offset);
  if (isBlank(unit)) {
    if (isSigned(text, offset)) return right.signed;
    if (isBeforePostCell(text, offset)) return right.title;
    return /^\s{1,3}[男女][,、 ]/.test(text.slice(offset, offset + 5)) ? right.biography : right.blank;
  }
  switch (text[offset]) {
    case '、':
      return right.enumeration;
    case ',':
      return /^[男女],/.test(text.slice(offset + 1, offset + 3)) ? right.biography : right.comma;
    case '—':
    case '。':
    case ';':
      return right.stop;
    case '/':
      return REPORTED.test(text.slice(offset, offset + 10)) ? right.signed : right.bracket;
    case '(':
      return holdsPost(text, offset) ? right.title : right.bracket;
    case ')':
    case '】':
    case ']':
      return right.bracket;
    case ':':
      return right.colon;
    case '的':
      return isAppointment(text, offset) ? right.appointment : right.possessive;
  }
  if (!isOf(unit, DECIDES_RIGHT)) return plainWord(text, offset);
  if (isAppointment(text, offset)) return right.appointment;
  if (isOf(unit, COUNT_FIRST) && COUNTED.test(text.slice(offset, offset + 6))) return right.enumeration;
  if (isOf(unit, OF_THOSE) && isOfThose(text, offset)) return right.ofThose;
  if (text[offset] === '摄' && isSigned(text, offset)) return right.signed;
  if (text[offset] === '任' && !'务何期免由教命职选'.includes(text[offset + 1] ?? '务')) return right.action;
  if (speaksToo(text, offset)) return right.say;
  const verbLength = verbs.longestAt(text, offset);
  const verb = verbLength > 0 ? verbs.get(text, offset, offset + verbLength) : 0;
  if (verb === SPEECH && verbLength > 1) return right.speech;
  // 张强代省长, 张三副局长
  const title = '代副'.includes(text[offset] as string) ? offset + 1 : offset;
  // 龙腾集团|长沙: no title begins in the middle of a word.
  const cutsWord = dictionary.get(text, offset - 1, offset + 1) > 0;
  const titleLength = cutsWord && isCommoner(text, offset - 1, title) ? 0 : postsForward.longestAt(text, title);
  if (titleLength > 1) {
    const kind = postsForward.get(text, title, title + titleLength);
    const head = text.slice(title, title + titleLength);
    if (PLACE_HEAD.test(head) && !endsTitle(text, title + titleLength)) return right.place;
    if (kind === OFFICIAL && groupPosts.get(head) === 0) return right.title;
    if (kind === OTHER && titlesAfter.has(head)) return right.otherTitle;
    // 石柱委员说, but 石柱委员会.
    if (kind === OFFICIAL && titlesAfter.has(head) && !'会长'.includes(text[title + titleLength] ?? ' ')) return right.otherTitle;
  }
  if (text[offset] === '等') {
    if (LEADERS.test(text.slice(offset, offset + 8))) return right.title;
    if (CLOSES_LIST.test(text.slice(offset, offset + 5))) return right.action;
  }
  if (makesPlace(text, offset)) return right.place;
  // 鲁梅|约谈, 林成|为主: no verb of one character begins in the middle of a word.
  if (verb > 0 && verbLength === 1 && cutsWord && !'说等'.includes(text[offset] as string)) return right.other;
  if (verb === SPEECH) return text[offset] === '说' ? right.say : right.speechOne;
  if (verb === ACTION) return verbLength > 1 ? right.action : right.actionOne;
  return plainWord(text, offset);
}

/** The most that the cue at an offset may weigh, by the character there. */
export function mostRight(text: string, offset: number): number {
  if (offset >= text.length) return RIGHT.lineEnd;
  const unit = text.charCodeAt(offset);
  if (!isHan(unit) || text[offset] === '摄') return RIGHT.signed;
  return isOf(unit, DECIDES_RIGHT) || text[offset] === '的' ? RIGHT.appointment : RIGHT.oftenBehind;
}

/** The cue of a word that begins at an offset and is nothing but a word. */
function plainWord(text: string, offset: number): RightCue {
  const word = dictionary.longerAt(text, offset);
  if (word === 0 || dictionary.get(text, offset - 1, offset + 1) > 0) return right.other;
  return behindLevel[levelBehind(word) + 3] ?? (classOf(word) === 'v' ? right.verb : right.other);
}

/** What a cue before a name may end with, apart from words that are only words: where none of these stands no other is asked. */
export const DECIDES_LEFT = (characterClass('、,)和与及”的 \t\u2003\u2002:/|｜丨') | POST_LAST | APPOINTS_LAST) as CharacterClass;

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
