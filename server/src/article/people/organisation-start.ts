/**
 * Where an organisation's name begins. Walking left from its end word by word, it begins after what no name of an
 * organisation holds: punctuation, a function word, a verb of action, a date, a person.
 */
import { isHan } from '../../text/script.ts';
import type { EdgeRule } from '../thing-decisions.ts';
import { type CutLine, tokenAt } from './cut-line.ts';
import {
  classOf,
  eponymous,
  fieldsBackward,
  fieldsForward,
  organEnds,
  organHeads,
  organInner,
  organJoined,
  organLeads,
  organVerbs,
  postsForward,
} from './lexicon.ts';
import { COUNTERS, DIRECTIONS, GRAMMAR, GRAMMAR_LAST, isFirm, JOINERS, LEVELS, NEVER_FIRST, OWN, PART, parts } from './organ-words.ts';
import type { Token } from './tokens.ts';
import { isForeignPair, isFragment, isPlacePair, isSingle } from './unknown-names.ts';

/** The longest names of organisations in use have about forty characters. */
const LONGEST = 44;
const LONGEST_BRACKET = 16;
/**
 * Where the organisation that ends at `end` begins; `end` where there is none.
 * @param floor offset that the name cannot reach below
 */
export function organisationStart(cut: CutLine, end: number, floor = 0): number {
  const { text } = cut;
  const least = Math.max(floor, end - LONGEST);
  const firm = isFirm(text, end);
  let at = end;
  // What a verb that names do not hold leaves on its right: the whole name unless a place opens what is on its left.
  let afterVerb = -1;
  let rule: EdgeRule = least === 0 ? 'lineStart' : least === floor ? 'row' : 'longest';
  while (at > least) {
    if (text[at - 1] === ')' && at < end) {
      const open = openingBracket(text, at - 1, Math.max(least, at - LONGEST_BRACKET));
      if (open <= 0 || !isRemark(cut, open + 1, at - 1)) {
        rule = 'bracket';
        break;
      }
      at = open;
      continue;
    }
    const token = tokenAt(cut, at - 1) as Token;
    const start = Math.max(token.start, least);
    if (at > 1 && (parts.get(text, at - 2, at) & PART.own) !== 0) {
      at -= 2;
      rule = 'own';
      break;
    }
    if (!admits(cut, token, start, at, end, firm)) {
      rule = 'word';
      break;
    }
    if (isForeignVerb(token, text, start, at) && !(firm && BEFORE_FIRM.test(text.slice(Math.max(0, start - 2), start)))) {
      if (isPlace(cut, at) && !isOrganEnd(text, at, end)) {
        rule = 'verb';
        break;
      }
      if (afterVerb < 0) afterVerb = at;
    }
    at = start;
  }
  let first = trimmed(cut, at, end, firm);
  if (first > at) rule = 'lead';
  if (afterVerb > first && !isPlace(cut, first) && text[first - 1] !== '、') {
    first = trimmed(cut, afterVerb, end, firm);
    rule = 'verb';
  }
  const start = fromPlace(cut, first, end, firm);
  if (cut.observer !== undefined) tellEdge(cut, start, end, start > first ? 'place' : rule);
  return start;
}

/** Tells how the left edge of a name was found, with the word before it. */
function tellEdge({ observer, line, tokens, covering }: CutLine, start: number, end: number, rule: EdgeRule): void {
  const before = start === 0 ? 0 : tokens.start(covering[start - 1] as number);
  const at = line.start;
  observer?.tell({ kind: 'edge', start: at + start, end: at + end, rule, before: { start: at + before, end: at + start } });
}

/** After these a firm's name begins, be its first word a verb: 在飞跃泵业有限公司. */
const BEFORE_FIRM = /(?:[在到对向与和是“]|来自|走进)$/u;
/** What may stand before a place inside a name: 驻北京办事处, 国网四川电力. */
const BEFORE_PLACE = /(?:[驻援]|国网|电网|武警|公安|中铁|中建|中交|中核|共青团|民[盟革建进]|九三学社|农工党|致公党|台盟)$/u;

/**
 * Moves the beginning to a place that stands further right where no name goes before it: 教育培训|四川农业大学. A place
 * inside a name follows a body (中国农业银行四川分行), a level of the state, another place, or a firm's own name.
 */
function fromPlace(cut: CutLine, first: number, end: number, firm: boolean): number {
  const { text } = cut;
  const suffix = organEnds.longestBefore(text, end, first);
  const university = text.endsWith('大学', end);
  let from = first;
  for (let at = tokenAt(cut, first)?.end ?? end; at < end - suffix; at = tokenAt(cut, at)?.end ?? end) {
    if (!isCity(cut, at) || mayPrecedePlace(cut, from, at)) continue;
    const before = tokenAt(cut, at - 1) as Token;
    const isSingle = before.end - before.start === 1;
    // 金|沙市: with its level the rest may be no place at all.
    const isSure = !isSingle || (before.start === from && !'省市县区州旗'.includes(text[(tokenAt(cut, at) as Token).end - 1] as string));
    if (firm ? isSingle || !text.slice(from, at).endsWith('企业') : !isSure || (!isSingle && !university && isPlace(cut, from))) continue;
    from = at;
  }
  return from;
}

/** Whether a place of two characters and more starts at an offset. */
function isCity(cut: CutLine, offset: number): boolean {
  const token = tokenAt(cut, offset);
  if (token === undefined || token.isName || token.end - token.start < 2 || token.value === 0 || classOf(token.value) !== 's') return false;
  // 福利 is a village, too, and no place here.
  return fieldsForward.get(cut.text.slice(token.start, token.end)) === 0;
}

function mayPrecedePlace(cut: CutLine, from: number, at: number): boolean {
  const { text } = cut;
  const before = tokenAt(cut, at - 1) as Token;
  const word = text.slice(Math.max(from, before.start), at);
  if (before.isName || !isHan(text.charCodeAt(at - 1)) || LEVELS.has(word) || DIRECTIONS.has(word) || JOINERS.has(word)) return true;
  if (before.value > 0 && 'so'.includes(classOf(before.value))) return true;
  return endsInOrgan(text, at) || BEFORE_PLACE.test(text.slice(Math.max(from, at - 4), at));
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
function isForeignVerb(token: Token, text: string, start: number, end: number): boolean {
  if (token.value === 0 || end - start < 2 || classOf(token.value) !== 'v') return false;
  return (parts.get(text, start, end) & PART.inner) === 0 && fieldsForward.get(text, start, end) === 0;
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

function admits(cut: CutLine, token: Token, start: number, at: number, end: number, firm: boolean): boolean {
  const { text } = cut;
  const part = parts.get(text, start, at);
  if ((part & PART.eponym) !== 0) return true;
  if (token.isName) return false;
  const unit = text.charCodeAt(start);
  if (!isHan(unit)) return isLetterOrDigit(unit) && at < end;
  const isSingle = at - start === 1;
  if (isSingle && (part & PART.counter) !== 0 && isNumeral(cut, start)) return false;
  if ((part & PART.joiner) !== 0) return at < end && joins(cut, start);
  if ((part & PART.quantifier) !== 0) return false;
  // 台北市|立|联合医院
  if (isSingle && text[start] === '立' && '省市县区国公私'.includes(text[start - 1] ?? ' ')) return true;
  if ((part & PART.verb) !== 0) return text.slice(start, at) === '联合' && end - at <= 2;
  if (isSingle) {
    if (isPlacePair(cut, start, at) || isForeignPair(cut, start)) return true;
    const word = text[start] as string;
    if (word === '会' && CLUB.test(text.slice(start - 1, at))) return true;
    if (firm && !GRAMMAR.has(word) && !GRAMMAR_LAST.has(word)) return true;
  }
  if (token.value === 0 || (part & PART.free) !== 0) return true;
  switch (classOf(token.value)) {
    case 'f':
      return false;
    case 'v':
      // A verb of two characters may be half a name (租赁管理服务中心); one of one character only as the rest of an unknown word.
      return isSingle ? isFragment(cut, start - 1) || isFragment(cut, at) : at < end;
    case 'm':
      return isSingle || !(COUNTERS.has(text[at - 1] as string) || '多余几'.includes(text[at - 1] as string));
    default:
      return true;
  }
}

/** 基督教会, 渔会: bodies that a name may begin with. */
const CLUB = /^[教商学协工农渔总联]会$/;
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
function trimmed(cut: CutLine, from: number, end: number, firm: boolean): number {
  let at = from;
  while (at < end) {
    const token = tokenAt(cut, at) as Token;
    let stop = Math.min(token.end, end);
    if (cut.text[at] === '(') stop = Math.max(stop, Math.min(end, cut.text.indexOf(')', at) + 1));
    // In a list a verb may open a name: 学校办公室、对口支援办公室.
    if (at === from && cut.text[at - 1] === '、' && token.value > 0 && classOf(token.value) === 'v') break;
    if (firm && at === from && BEFORE_FIRM.test(cut.text.slice(Math.max(0, at - 2), at))) break;
    if (OWN.has(cut.text.slice(at, at + 2)) || !isLead(cut, token, cut.text.slice(at, stop), end)) break;
    at = stop;
  }
  return withCongress(cut.text, at, end);
}

/** Verbs that a name holds and never begins with. */
const INSIDE_ONLY = new Set(['促进', '实施', '派驻', '选举']);
/** 附属中学, 直属机关党委 */
const BELONGING = new Set(['附属', '直属', '实验']);

/** 第八届|中国科协; but 第十四届全国人大. */
const ORDINAL = /^第?[一二三四五六七八九十百]+[届次]$/;
const ASSEMBLY = /(?:人大|政协|委员会|理事会|代表大会|常委会|[省市县区州]委|纪委|中央)$/;

/** Words that begin no name, whatever stands around them. */
const NO_PART_AHEAD = new Set([...organLeads, ...JOINERS, ...NEVER_FIRST, ...INSIDE_ONLY]);

function isLead(cut: CutLine, token: Token, word: string, end: number): boolean {
  const unit = cut.text.charCodeAt(token.start);
  if (!isHan(unit)) return !isLetterOrDigit(unit);
  if (token.value > 0 && '届次'.includes(word[word.length - 1] as string) && ORDINAL.test(word))
    return !ASSEMBLY.test(cut.text.slice(end - 4, end));
  if ('上下内外'.includes(word) && isSingle(cut, token.end)) return false;
  if (word === '全国') return !'会盟心'.includes(cut.text[end - 1] as string);
  if (NO_PART_AHEAD.has(word)) return true;
  if (organInner.has(word)) {
    const next = tokenAt(cut, token.end);
    if (next !== undefined && organLeads.has(cut.text.slice(next.start, next.end))) return true;
    return isPlace(cut, token.end, 's') || (isPlace(cut, token.end) && !BELONGING.has(word));
  }
  if (fieldsForward.get(word) > 0) return false;
  if (token.value === 0 || classOf(token.value) !== 'v' || eponymous.has(word) || organHeads.has(word)) return false;
  return !(word.length === 1 && isPlacePair(cut, token.start, token.end));
}

const CONGRESS = /^[一二三四五六七八九十]{1,3}大(?:代|$)/;

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
