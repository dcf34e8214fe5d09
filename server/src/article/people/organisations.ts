/**
 * The organisations of a line, each known by the end of its name (委员会, 医院, 财务|司) or as a whole (国务院).
 */
import { isHan } from '../../text/script.ts';
import type { Span } from '../../text/span.ts';
import { type CutLine, tokenAt } from './cut-line.ts';
import type { Token } from './lattice.ts';
import {
  classOf,
  genericWords,
  looseOrganHeads,
  notOrgans,
  organEnds,
  organHeads,
  organInner,
  organLast,
  postsForward,
  wholeOrgans,
} from './lexicon.ts';
import { isFragment, JOINERS, organisationStart } from './organisation-start.ts';

/** Every organisation of a line, longest first where they nest, in text order. */
export function organisationsIn(cut: CutLine): Span[] {
  const found: Span[] = [];
  const { text, tokens } = cut;
  let ceiling = text.length;
  for (let index = tokens.length - 1; index >= 0; index--) {
    const { end } = tokens[index] as Token;
    if (end > ceiling || organLast[text.charCodeAt(end - 1)] === 0) continue;
    const start = namedOrganisation(cut, tokens[index] as Token);
    if (start < end) {
      found.push({ start, end });
      ceiling = start;
    }
  }
  return found.reverse();
}

function namedOrganisation(cut: CutLine, token: Token): number {
  const { text } = cut;
  const { end } = token;
  if (token.isName || notOrgans.has(text.slice(token.start, end))) return end;
  // 住建部门 is no 住建部.
  if (text[end - 1] === '部' && text[end] === '门') return end;
  const suffix = Math.max(organEnds.longestBefore(text, end), headLength(cut, token), knownLength(cut, token));
  const whole = wholeEndingAt(cut, end);
  if (suffix === 0) return whole;
  const start = organisationStart(cut, end);
  if (whole < end && start >= whole) return whole;
  return hasContent(cut, start, end - suffix) ? start : whole;
}

/** Characters that end a verb, never what an office is for. */
const RESULTS = '好了过着完';

/** Length of a one-character end: only as a word of its own after a noun of two characters or more. */
function headLength(cut: CutLine, token: Token): number {
  if (token.end - token.start !== 1) return 0;
  const head = cut.text[token.start] as string;
  if (!organHeads.has(head) && !(looseOrganHeads.has(head) && endsClearly(cut, token.end))) return 0;
  const before = tokenAt(cut, token.start - 1);
  if (before === undefined || before.isName) return 0;
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

/** Whether something names the organisation before its general end: more than a verb such as 服务 or 管理. */
function hasContent(cut: CutLine, start: number, end: number): boolean {
  if (start >= end) return false;
  if (end - start === 1) return '省市县区州校院局镇乡村委'.includes(cut.text[start] as string);
  let inner = 0;
  for (let at = start; at < end; ) {
    const token = tokenAt(cut, at) as Token;
    const stop = Math.min(token.end, end);
    const word = cut.text.slice(at, stop);
    if (isHan(cut.text.charCodeAt(at)) && !JOINERS.has(word) && !genericWords.has(word)) {
      if (!organInner.has(word)) return true;
      inner++;
    }
    at = stop;
  }
  // Two such verbs and more do name a body: 招标采购中心, 就业指导中心.
  return inner > 1;
}
