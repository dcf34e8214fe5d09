/**
 * What speaks for a personal name at a place in the text to its right: a verb, a title, an appointment, a stop, an ordinary word.
 * Weights are in nats, as those to the left are; what stands directly before a verb of speech is a name nearly always.
 */
import { isHan } from '../../text/script.ts';
import { APPOINTMENT_FIRST, isAppointment } from './appointments.ts';
import { isBlank, TAB } from './blanks.ts';
import { isSigned, REPORTED } from './bylines.ts';
import { type CharacterClass, characterClass, isOf } from './characters.ts';
import { type Cue, numberCues } from './cues.ts';
import {
  ACTION,
  classOf,
  costOf,
  dictionary,
  groupPosts,
  levelBehind,
  OFFICIAL,
  OTHER,
  POST_FIRST,
  postsBackward,
  postsForward,
  premises,
  SPEECH,
  titlesAfter,
  verbs,
} from './lexicon.ts';
import { isOfThose, OF_THOSE_FIRST } from './person-context.ts';

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

/** The cues of the levels -3 to 3 of words behind names. */
const { seldomBehind, someBehind, moreBehind, oftenBehind } = right;
const behindLevel = [seldomBehind, seldomBehind, undefined, undefined, someBehind, moreBehind, oftenBehind];

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

/** 甲等六十八名同志, 甲等出席 */
const CLOSES_LIST = /^等(?:人|\d|[两二三四五六七八九十百]|领导|同志|老师|同学|专家|出席|参加|陪同|一行)/;
/** 甲、乙、丙三位老师 */
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

/** Whether a word runs over an offset. */
const cutsWord = (text: string, offset: number): boolean => dictionary.get(text, offset - 1, offset + 1) > 0;

/** Length of the title that begins at `title`, perhaps behind a prefix at `offset`; 0 where it begins in the middle of a word: 龙腾集团|长沙. */
function titleLengthAt(text: string, offset: number, title: number): number {
  const length = postsForward.longestAt(text, title);
  return length > 1 && cutsWord(text, offset) && isCommoner(text, offset - 1, title) ? 0 : length;
}

/** Whether the two characters at an offset are a commoner word than the title that begins behind: 集团|长沙, but 陈龙高|教授. */
function isCommoner(text: string, offset: number, title: number): boolean {
  const value = dictionary.get(text, title, title + dictionary.longestAt(text, title));
  return value === 0 || costOf(dictionary.get(text, offset, offset + 2)) <= costOf(value);
}

/** 处长张三则表示, 李四也说: a word between a name and its verb of speech. */
const BEFORE_SPEECH: ReadonlySet<number> = new Set(Array.from('则也亦还', (word) => word.charCodeAt(0)));

/** Whether such a word and a verb of speech follow. */
function speaksToo(text: string, offset: number): boolean {
  if (!BEFORE_SPEECH.has(text.charCodeAt(offset))) return false;
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
      return text[offset + 2] === ',' && (text[offset + 1] === '男' || text[offset + 1] === '女') ? right.biography : right.comma;
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
  const title = text[offset] === '代' || text[offset] === '副' ? offset + 1 : offset;
  const titleLength = titleLengthAt(text, offset, title);
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
  if (verb > 0 && verbLength === 1 && text[offset] !== '说' && text[offset] !== '等' && cutsWord(text, offset)) return right.other;
  if (verb === SPEECH) return text[offset] === '说' ? right.say : right.speechOne;
  if (verb === ACTION) return verbLength > 1 ? right.action : right.actionOne;
  return plainWord(text, offset);
}

const SHOT = '摄'.charCodeAt(0);
const OF = '的'.charCodeAt(0);

/** The most that the cue at an offset may weigh, by the character there. */
export function mostRight(text: string, offset: number): number {
  if (offset >= text.length) return RIGHT.lineEnd;
  const unit = text.charCodeAt(offset);
  if (!isHan(unit) || unit === SHOT) return RIGHT.signed;
  return isOf(unit, DECIDES_RIGHT) || unit === OF ? RIGHT.appointment : RIGHT.oftenBehind;
}

/** The cue of a word that begins at an offset and is nothing but a word. */
function plainWord(text: string, offset: number): RightCue {
  const word = dictionary.longerAt(text, offset);
  if (word === 0 || cutsWord(text, offset)) return right.other;
  return behindLevel[levelBehind(word) + 3] ?? (classOf(word) === 'v' ? right.verb : right.other);
}
