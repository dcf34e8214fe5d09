/**
 * Entries of enumerations that begin a line: 一、 (一) 1. 一是 首先. A line that counts on inside (一是…二是…) is one entry.
 */
import type { LineTraits } from './lines.ts';

/** An entry: its depth among the kinds of numbering, 1 the outermost. */
export interface Entry {
  readonly line: number;
  readonly depth: number;
  /** A numbering that needs company: alone it is an ordinary word or number. */
  readonly kind: string;
}

const NUMERAL = '[一二三四五六七八九十百]{1,3}';
const KINDS: readonly { readonly kind: string; readonly depth: number; readonly pattern: RegExp; readonly alone: boolean }[] = [
  { kind: 'comma', depth: 1, pattern: new RegExp(`^(?:第?${NUMERAL}(?:、|章 ?|条 ?|部分 ?)|[ⅠⅡⅢⅣⅤ][、.])`, 'u'), alone: false },
  { kind: 'bracket', depth: 2, pattern: new RegExp(`^\\(${NUMERAL}\\)`, 'u'), alone: false },
  { kind: 'digit', depth: 3, pattern: /^\d{1,2}(?:、|\.(?!\d)|\))|^\(\d{1,2}\)|^[①-⑳]/u, alone: false },
  { kind: 'is', depth: 4, pattern: new RegExp(`^${NUMERAL}(?:是|要|为|则)(?!个|些|种|次|样)`, 'u'), alone: true },
  { kind: 'ordinal', depth: 4, pattern: new RegExp(`^第${NUMERAL}(?:阶段|步|类|方面)?[,:]`, 'u'), alone: false },
  { kind: 'adverb', depth: 4, pattern: /^(?:首先|其次|再次|最后|其一|其二|其三)[,:是]/u, alone: false },
];

/** The entries among the given lines, in order. A numbering that occurs once counts only where it can mean nothing else. */
export function findEntries(lines: readonly LineTraits[]): Entry[] {
  const found: Entry[] = [];
  for (const { text, line } of lines) {
    const bare = text.replace(/^(?:\*\*|__|#{1,6} +)/u, '');
    const match = KINDS.find(({ pattern }) => pattern.test(bare));
    if (match !== undefined) found.push({ line, depth: match.depth, kind: match.kind });
  }
  return found.filter(
    ({ kind }) => KINDS.some((known) => known.kind === kind && known.alone) || found.filter((other) => other.kind === kind).length > 1,
  );
}
