/**
 * Where an organisation's name begins. Walking left from its end word by word, it begins after what no name of an
 * organisation holds: punctuation, a function word, a verb of action, a date, a person.
 */
import { isHan } from '../../text/script.ts';
import { type CutLine, tokenAt } from './cut-line.ts';
import type { Token } from './lattice.ts';
import {
  classOf,
  eponymous,
  fieldsBackward,
  fieldsForward,
  looseOrganHeads,
  organEnds,
  organHeads,
  organInner,
  organJoined,
  organLeads,
  organVerbs,
  postsForward,
} from './lexicon.ts';

/** The longest names of organisations in use have about forty characters. */
const LONGEST = 44;
const LONGEST_BRACKET = 16;
/** Bodies of this many characters or fewer need something before them: 医院 alone is nobody. */
export const JOINERS = new Set(['和', '与', '及']);
const DIRECTIONS = new Set([
  '东',
  '西',
  '南',
  '北',
  '中',
  '内',
  '外',
  '第',
  '新',
  '我校',
  '校',
  '院',
  '州',
  '市',
  '县',
  '区',
  '省',
  '镇',
  '乡',
  '村',
  '局',
]);
const COUNTERS = new Set([
  '名',
  '位',
  '个',
  '些',
  '种',
  '次',
  '项',
  '批',
  '所',
  '家',
  '年',
  '月',
  '日',
  '时',
  '点',
  '万',
  '亿',
  '元',
  '余',
]);
/** Words that may stand in a name but never begin one. */
const NEVER_FIRST = new Set([
  '第',
  '上',
  '下',
  '内',
  '外',
  '委',
  '局',
  '院',
  '处',
  '科',
  '部',
  '办',
  '室',
  '所',
  '站',
  '署',
  '庭',
  '系',
  '司',
  '厅',
  '的',
]);
/** The levels of the state as they open a name: 省中医院, 国家体育总局. */
const LEVELS = new Set(['省', '市', '县', '区', '州', '校', '院', '国家', '中国', '全国', '中央', '中共', '学校']);
/** 我校, 我省: the organisation as its own people say it. */
const OWN = new Set(['我校', '我院', '我省', '我市', '我县', '我区', '我国', '我局', '我厅', '我委', '我镇', '我乡', '我系', '我部']);

/**
 * Where the organisation that ends at `end` begins; `end` where there is none.
 * @param floor offset that the name cannot reach below
 */
export function organisationStart(cut: CutLine, end: number, floor = 0): number {
  const { text } = cut;
  const least = Math.max(floor, end - LONGEST);
  let at = end;
  // What a verb that names do not hold leaves on its right: the whole name unless a place opens what is on its left.
  let afterVerb = -1;
  while (at > least) {
    if (text[at - 1] === ')' && at < end) {
      const open = openingBracket(text, at - 1, Math.max(least, at - LONGEST_BRACKET));
      if (open <= 0 || !isRemark(cut, open + 1, at - 1)) break;
      at = open;
      continue;
    }
    const token = tokenAt(cut, at - 1) as Token;
    const start = Math.max(token.start, least);
    if (OWN.has(text.slice(at - 2, at))) {
      at -= 2;
      break;
    }
    if (!admits(cut, token, start, at, end)) break;
    if (isForeignVerb(token, text.slice(start, at))) {
      if (isPlace(cut, at) && !isOrganEnd(text, at, end)) break;
      if (afterVerb < 0) afterVerb = at;
    }
    at = start;
  }
  const first = trimmed(cut, at, end);
  return afterVerb > first && !isPlace(cut, first) && text[first - 1] !== '、' ? trimmed(cut, afterVerb, end) : first;
}

/** Whether brackets hold a part of a name (附属医院(天津市第四医院)手术室) and no credit. */
function isRemark(cut: CutLine, start: number, end: number): boolean {
  for (let at = start; at < end; ) {
    const token = tokenAt(cut, at) as Token;
    const word = cut.text.slice(token.start, token.end);
    if (token.isName || word === ' ' || word === '记者' || word === '通讯员' || word === '电') return false;
    at = token.end;
  }
  return true;
}

/** A verb of two characters and more that is not known to stand in names. */
function isForeignVerb(token: Token, word: string): boolean {
  return token.value > 0 && classOf(token.value) === 'v' && word.length > 1 && !organInner.has(word);
}

/** Whether nothing but the general end of a name stands there. */
function isOrganEnd(text: string, start: number, end: number): boolean {
  return organEnds.longestBefore(text, end) >= end - start;
}

/** Whether a place, or a word for the state's own level, starts at an offset. */
function isPlace(cut: CutLine, offset: number, classes = 'so'): boolean {
  const token = tokenAt(cut, offset);
  if (token === undefined || token.start !== offset || token.isName) return false;
  const word = cut.text.slice(token.start, token.end);
  return LEVELS.has(word) || (token.value > 0 && classes.includes(classOf(token.value)));
}

function admits(cut: CutLine, token: Token, start: number, at: number, end: number): boolean {
  const { text } = cut;
  const word = text.slice(start, at);
  if (eponymous.has(word)) return true;
  if (token.isName) return false;
  const unit = text.charCodeAt(start);
  if (!isHan(unit)) return isLetterOrDigit(unit) && at < end;
  if (word.length === 1 && COUNTERS.has(word) && isNumeral(cut, start)) return false;
  if (JOINERS.has(word)) return at < end && joins(cut, start);
  if (organVerbs.has(word) || QUANTIFIERS.has(word)) return false;
  if (word.length === 1 && (isPlacePair(cut, start, at) || (word === '会' && CLUB.test(text.slice(start - 1, at))))) return true;
  if (token.value === 0 || organHeads.has(word) || looseOrganHeads.has(word) || organInner.has(word) || DIRECTIONS.has(word)) return true;
  switch (classOf(token.value)) {
    case 'f':
      return false;
    case 'v':
      // A verb of two characters may be half a name (租赁管理服务中心); one of one character only as the rest of an unknown word.
      return word.length > 1 ? at < end : isFragment(cut, start - 1) || isFragment(cut, at);
    case 'm':
      return !(word.length > 1 && COUNTERS.has(word[word.length - 1] as string));
    default:
      return true;
  }
}

/** 基督教会, 渔会: bodies that a name may begin with. */
const CLUB = /^[教商学协工农渔总联]会$/;
/** What speaks of many bodies and names none. */
const QUANTIFIERS = new Set(
  '所有 各级 各 各类 各个 有关 相关 部分 多家 多个 多所 全部 其他 其它 一些 许多 众多 广大 每个 每家 两个 三个 几个 几家 数家 任何 具体 新阶段'.split(
    ' ',
  ),
);
/** What may follow a proper name of two characters that the dictionary lacks: a settlement, a school, an office. */
const AFTER_PLACE = /^(?:[村乡镇县区庄屯堡寨矿](?!长)|中学|小学|中小学|中心|国小|国中|实验|幼儿园|税务|派出所|卫生院|海关|煤矿)/;
/** Words of grammar that begin no such name, and those that end none. */
const GRAMMAR = new Set('在到对向从与和及是为把被给让于的了这那该各每某我你他她它本全第就也都又还不由并或将已曾'.split(''));
const GRAMMAR_LAST = new Set('的了在到和与及是为把被给所个名家位等'.split(''));

/** Whether a single character is one of two that name a place or school: 吴都|中学, 伊里|村. */
function isPlacePair(cut: CutLine, start: number, at: number): boolean {
  const { text } = cut;
  const first = AFTER_PLACE.test(text.slice(at, at + 3)) ? start - 1 : start;
  if (first === start && !AFTER_PLACE.test(text.slice(at + 1, at + 4))) return false;
  return (
    isSingle(cut, first) && isSingle(cut, first + 1) && !GRAMMAR.has(text[first] as string) && !GRAMMAR_LAST.has(text[first + 1] as string)
  );
}

/** Whether a word of one character stands there that is no numeral. */
function isSingle(cut: CutLine, offset: number): boolean {
  const token = tokenAt(cut, offset);
  if (token === undefined || token.isName || token.end - token.start !== 1 || !isHan(cut.text.charCodeAt(offset))) return false;
  return token.value === 0 || classOf(token.value) !== 'm';
}

/** Whether a single character that is no function word stands there: the rest of a word that the dictionary lacks. */
export function isFragment(cut: CutLine, offset: number): boolean {
  const token = tokenAt(cut, offset);
  if (token === undefined || token.isName || token.end - token.start !== 1 || !isHan(cut.text.charCodeAt(token.start))) return false;
  return token.value === 0 || classOf(token.value) === 'n' || classOf(token.value) === 'v';
}

/** Whether 与 or 和 stands inside a name (旅游与服务学院) and not between two (协会与学会). */
function joins(cut: CutLine, offset: number): boolean {
  const { text } = cut;
  if (fieldsForward.longestAt(text, offset + 1) > 1 && fieldsBackward.longestBefore(text, offset) > 1 && !organEndsAt(text, offset))
    return true;
  if (endsInOrgan(cut.text, offset) || isPlace(cut, offset + 1, 's') || !isShortNoun(cut, offset)) return false;
  if (cut.text[offset] !== '和') return true;
  const right = tokenAt(cut, offset + 1);
  return right !== undefined && organJoined.has(cut.text.slice(right.start, right.end));
}

/** Whether an organ's name ends there, and not just a field of work. */
const organEndsAt = (text: string, end: number): boolean => organEnds.longestBefore(text, end) > 1;

function isShortNoun(cut: CutLine, end: number): boolean {
  const token = tokenAt(cut, end - 1);
  if (token === undefined || token.isName || !isHan(cut.text.charCodeAt(end - 1))) return false;
  const word = cut.text.slice(token.start, token.end);
  return (token.value === 0 || 'nsv'.includes(classOf(token.value))) && !organVerbs.has(word) && postsForward.get(word) === 0;
}

function isNumeral(cut: CutLine, offset: number): boolean {
  const unit = cut.text.charCodeAt(offset - 1);
  if (unit >= 0x30 && unit <= 0x39) return true;
  const token = tokenAt(cut, offset - 1);
  return token !== undefined && token.value > 0 && classOf(token.value) === 'm';
}

/** Cuts off what is no name at the left: 各, 有关, a verb, a joiner. */
function trimmed(cut: CutLine, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const token = tokenAt(cut, at) as Token;
    let stop = Math.min(token.end, end);
    if (cut.text[at] === '(') stop = Math.max(stop, Math.min(end, cut.text.indexOf(')', at) + 1));
    // In a list a verb may open a name: 学校办公室、对口支援办公室.
    if (at === from && cut.text[at - 1] === '、' && token.value > 0 && classOf(token.value) === 'v') break;
    if (OWN.has(cut.text.slice(at, at + 2)) || !isLead(cut, token, cut.text.slice(at, stop))) break;
    at = stop;
  }
  return withCongress(cut.text, at, end);
}

/** Verbs that a name holds and never begins with. */
const INSIDE_ONLY = new Set(['促进', '实施', '派驻', '选举']);
/** 附属中学, 直属机关党委 */
const BELONGING = new Set(['附属', '直属', '实验']);

function isLead(cut: CutLine, token: Token, word: string): boolean {
  const unit = cut.text.charCodeAt(token.start);
  if (!isHan(unit)) return !isLetterOrDigit(unit);
  if ('上下内外'.includes(word) && isSingle(cut, token.end)) return false;
  if (organLeads.has(word) || JOINERS.has(word) || NEVER_FIRST.has(word) || INSIDE_ONLY.has(word)) return true;
  if (organInner.has(word)) return isPlace(cut, token.end, 's') || (isPlace(cut, token.end) && !BELONGING.has(word));
  return token.value > 0 && !eponymous.has(word) && !organHeads.has(word) && classOf(token.value) === 'v';
}

const CONGRESS = /^[一二三四五六七八九十]{1,3}大/;

/** 党的二十大代表: the one 的 that belongs to a name. */
function withCongress(text: string, at: number, end: number): number {
  return text.startsWith('党的', at - 2) && CONGRESS.test(text.slice(at, Math.min(end, at + 4))) ? at - 2 : at;
}

/** The bracket that the one at `close` closes, no further left than `least`; -1 where it stands beyond. */
export function openingBracket(text: string, close: number, least: number): number {
  for (let i = close - 1; i >= Math.max(0, least); i--) if (text[i] === '(') return i;
  return -1;
}

/** Whether the text up to `end` ends in the name of an organisation. */
export function endsInOrgan(text: string, end: number): boolean {
  return organEnds.longestBefore(text, end) > 0 || organHeads.has(text[end - 1] ?? '');
}

function isLetterOrDigit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}
