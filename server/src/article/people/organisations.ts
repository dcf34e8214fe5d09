/**
 * The organisations of a line, each known by the end of its name (委员会, 医院, 财务|司) or as a whole (国务院).
 */
import { isHan } from '../../text/script.ts';
import type { Span } from '../../text/span.ts';
import type { EndingRule, OrganisationRefusal } from '../thing-decisions.ts';
import { type CutLine, tokenAt } from './cut-line.ts';
import {
  classOf,
  dictionary,
  fieldsBackward,
  genericWords,
  looseOrganHeads,
  organEnds,
  organHeads,
  organInner,
  organLast,
  postsForward,
  wholeOrgans,
} from './lexicon.ts';
import { bareFields, bareMembers, isFirm, JOINERS, notOrganEnds } from './organ-words.ts';
import { organisationStart } from './organisation-start.ts';
import type { Token } from './tokens.ts';
import { isFragment } from './unknown-names.ts';

/** Every organisation of a line, longest first where they nest, in text order. */
export function organisationsIn(cut: CutLine): Span[] {
  const found: Span[] = [];
  const { text, tokens } = cut;
  let ceiling = text.length;
  for (let index = tokens.length - 1; index >= 0; index--) {
    const end = tokens.end(index);
    if (end > ceiling || organLast[text.charCodeAt(end - 1)] === 0) continue;
    const start = namedOrganisation(cut, tokens.at(index));
    if (start < end) {
      found.push({ start, end });
      ceiling = start;
    }
  }
  return found.reverse();
}

/** Where the organisation begins that ends at a token's end; the offset itself where none does. */
export function organisationEndingAt(cut: CutLine, end: number): number {
  const token = tokenAt(cut, end - 1);
  return token === undefined || token.end !== end ? end : namedOrganisation(cut, token);
}

function namedOrganisation(cut: CutLine, token: Token): number {
  const { text } = cut;
  const { end } = token;
  if (token.isName) return end;
  // 住建部门 is no 住建部; 教职工|学会|了: a verb.
  if (
    notOrganEnds.longestBefore(text, end) > 0 ||
    (text[end - 1] === '部' && text[end] === '门') ||
    (text[end] === '了' && text.startsWith('学会', token.start))
  ) {
    if (cut.observer !== undefined) tellRefusal(cut, token.start, end, 'otherWord');
    return end;
  }
  const suffix = Math.max(organEnds.longestBefore(text, end), headLength(cut, token), knownLength(cut, token));
  const whole = wholeEndingAt(cut, end);
  const start = suffix === 0 ? end : organisationStart(cut, end);
  const isWhole = suffix === 0 || (whole < end && start >= whole) || !hasContent(cut, start, end, suffix);
  const found = isWhole ? whole : start;
  if (cut.observer !== undefined && found < end) tellEnding(cut, token, found, isWhole ? 0 : suffix);
  else if (cut.observer !== undefined && suffix > 0) tellRefusal(cut, Math.min(start, token.start), end, 'general');
  return found;
}

function tellRefusal({ observer, line }: CutLine, start: number, end: number, why: OrganisationRefusal['why']): void {
  observer?.tell({ kind: 'organisationRefusal', start: line.start + start, end: line.start + end, why });
}

/** Tells by what an organisation was known. @param suffix length of the end of its name; 0 where it is known as a whole */
function tellEnding(cut: CutLine, token: Token, start: number, suffix: number): void {
  const { end } = token;
  const rule: EndingRule =
    suffix === 0
      ? 'whole'
      : organEnds.longestBefore(cut.text, end) === suffix
        ? 'suffix'
        : headLength(cut, token) === suffix
          ? 'head'
          : 'knownWord';
  const at = cut.line.start;
  const ending = { start: at + (suffix === 0 ? start : end - suffix), end: at + end };
  cut.observer?.tell({ kind: 'organisation', start: at + start, end: at + end, rule, ending });
}

/** Whether an organisation that a post states is one by name, and not only 委员会 or 学会. */
export function isNamed(cut: CutLine, start: number, end: number): boolean {
  const suffix = Math.max(organEnds.longestBefore(cut.text, end, start), 1);
  return suffix < end - start || wholeOrgans.longestBefore(cut.text, end, start) === end - start;
}

/** Characters that end a verb, never what an office is for. */
const RESULTS = '好了过着完';

/** Ends that are far oftener common words than offices. */
const FIELD_HEADS = '处室组系';

/** Length of a one-character end: only as a word of its own after a noun of two characters or more. */
function headLength(cut: CutLine, token: Token): number {
  if (token.end - token.start !== 1) return 0;
  const head = cut.text[token.start] as string;
  if (!organHeads.has(head) && !(looseOrganHeads.has(head) && endsClearly(cut, token.end))) return 0;
  const before = tokenAt(cut, token.start - 1);
  if (before === undefined || before.isName) return 0;
  // 南门处, 三百组: only after a field of work, or a place in a row of offices, are these an office.
  if (FIELD_HEADS.includes(head) && fieldsBackward.longestBefore(cut.text, token.start) < 2 && before.end - before.start > 1) return 0;
  // 开好局, 布好局: a verb and its object.
  if (RESULTS.includes(cut.text[before.end - 1] as string)) return 0;
  // 医管|司: two characters that make no word are a word that the dictionary lacks.
  if (before.end - before.start < 2)
    return '司局厅署处科'.includes(head) && isFragment(cut, before.start) && isFragment(cut, before.start - 1) ? 1 : 0;
  if (!isHan(cut.text.charCodeAt(before.start))) return 0;
  return before.value === 0 || 'nso'.includes(classOf(before.value)) || organInner.has(cut.text.slice(before.start, before.end)) ? 1 : 0;
}

/** Length of the end of an organ that the dictionary knows as a whole: 财务司. */
function knownLength(cut: CutLine, token: Token): number {
  if (token.value === 0 || token.end - token.start < 3) return 0;
  const head = cut.text[token.end - 1] as string;
  if ('局厅'.includes(head) && classOf(token.value) === 'n') return 1;
  if (head === '处' && classOf(token.value) === 'n' && fieldsBackward.longestBefore(cut.text, token.end - 1) > 1) return 1;
  return classOf(token.value) === 'o' && organHeads.has(head) ? 1 : 0;
}

/** Whether a name clearly ends there: punctuation, a post or 等 follows. */
function endsClearly(cut: CutLine, offset: number): boolean {
  const next = cut.text[offset];
  return (
    next === undefined ||
    '、。,;:)"” 等'.includes(next) ||
    postsForward.longestAt(cut.text, offset) > 1 ||
    (next === '副' && postsForward.longestAt(cut.text, offset + 1) > 1)
  );
}

const LONGEST_WHOLE = 8;

/** Start of the longest organisation of the lexicon that ends at a token's end; the end itself where there is none. */
function wholeEndingAt(cut: CutLine, end: number): number {
  let best = end;
  let node = 0;
  for (let start = end - 1; start >= Math.max(0, end - LONGEST_WHOLE); start--) {
    node = wholeOrgans.step(node, cut.text.charCodeAt(start));
    if (node < 0) break;
    if (wholeOrgans.value(node) > 0 && end - start > 1 && tokenAt(cut, start)?.start === start) best = start;
  }
  return best;
}

const NO_WORDS: ReadonlySet<string> = new Set();
/** Ends that with another of the kind before them still name nobody: 学校学院, 学院中心. */
const BARE = new Set(['学院', '学校', '大学', '公司', '医院', '中心', '实验室']);

/** 中国学校, 全国医院: all of them. */
const NATION = new Set(['中国', '全国', '国家']);

/** Words that name nobody in front of that end: what a firm or a university does, who makes up a party cell. */
function generalBefore(text: string, end: number): ReadonlySet<string> {
  if (isFirm(text, end) || text.endsWith('大学', end)) return bareFields;
  return text.endsWith('支部', end) ? bareMembers : NO_WORDS;
}

/**
 * Whether something names the organisation before its general end: more than a verb such as 服务 or 管理, and for a firm or
 * university more than what it does.
 */
function hasContent(cut: CutLine, start: number, stop: number, suffix: number): boolean {
  const { text } = cut;
  const end = stop - suffix;
  if (start >= end) return false;
  // 人|文学院: the two are a word across the border.
  if (end - start === 1) return '省市县区州旗盟校院局镇乡村委'.includes(text[start] as string) || dictionary.get(text, start, end + 1) > 0;
  const general = generalBefore(text, stop);
  if (general.has(text.slice(start, end))) return false;
  const isBare = BARE.has(text.slice(end, stop));
  let inner = 0;
  for (let at = start; at < end; ) {
    const token = tokenAt(cut, at) as Token;
    const next = Math.min(token.end, end);
    const word = text.slice(at, next);
    at = next;
    if (!isHan(text.charCodeAt(next - 1)) || JOINERS.has(word) || genericWords.has(word) || general.has(word)) continue;
    if (isBare && (BARE.has(word) || (NATION.has(word) && next === end) || (token.value > 0 && classOf(token.value) === 'm'))) continue;
    if (!organInner.has(word)) return true;
    inner++;
  }
  // Two such verbs and more do name a body: 招标采购中心, 就业指导中心.
  return inner > 1;
}
