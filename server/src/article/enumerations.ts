/**
 * Entries of enumerations that begin a line: 一、 (一) 1. (1) ① 一是 首先. A line that counts on inside (一是…二是…) is one entry.
 */
import type { LineTraits } from './lines.ts';
import type { Numbering } from './nesting.ts';

export interface Entry extends Numbering {
  readonly line: number;
}

const NUMERAL = '[一二三四五六七八九十百]{1,3}';
const KINDS: readonly { readonly kind: string; readonly depth: number; readonly pattern: RegExp; readonly alone: boolean }[] = [
  { kind: 'comma', depth: 1, pattern: new RegExp(`^(?:第?${NUMERAL}(?:、|章 ?|条 ?|部分 ?)|[ⅠⅡⅢⅣⅤ][、.])`, 'u'), alone: false },
  { kind: 'bracket', depth: 2, pattern: new RegExp(`^\\(${NUMERAL}\\)`, 'u'), alone: false },
  { kind: 'digit', depth: 3, pattern: /^\d{1,2}(?:、|\.(?!\d))/u, alone: false },
  { kind: 'bracketedDigit', depth: 4, pattern: /^\(?\d{1,2}\)/u, alone: false },
  { kind: 'circled', depth: 5, pattern: /^[①-⑳]/u, alone: false },
  { kind: 'is', depth: 6, pattern: new RegExp(`^${NUMERAL}(?:是|要|为|则)(?!个|些|种|次|样)`, 'u'), alone: true },
  { kind: 'ordinal', depth: 6, pattern: new RegExp(`^第${NUMERAL}(?:阶段|步|类|方面)?[,:]`, 'u'), alone: false },
  { kind: 'adverb', depth: 6, pattern: /^(?:首先|其次|再次|最后|其[一二三四五六])[,:是]/u, alone: false },
];

/** What begins to count. */
const FIRST = /^(?:第?一(?![一二三四五六七八九十百])|Ⅰ|\(?[一1](?!\d|[一二三四五六七八九十百])|①|首先|其一)/u;

/** The entries among the given lines, in order. A numbering that occurs once counts only where it can mean nothing else. */
export function findEntries(lines: readonly LineTraits[]): Entry[] {
  const found: Entry[] = [];
  for (const { text, line } of lines) {
    const bare = text.replace(/^(?:\*\*|__|#{1,6} +)/u, '');
    const match = KINDS.find(({ pattern }) => pattern.test(bare));
    if (match !== undefined) found.push({ line, depth: match.depth, kind: match.kind, isFirst: FIRST.test(bare) });
  }
  const counts = new Map<string, number>();
  for (const { kind } of found) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const mayStandAlone = new Set(KINDS.filter(({ alone }) => alone).map(({ kind }) => kind));
  return found.filter(({ kind }) => mayStandAlone.has(kind) || (counts.get(kind) as number) > 1);
}
