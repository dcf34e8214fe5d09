/**
 * Sets of words, by their numbers: what tests of a token's word, folded form and part of speech come to. A set that lacks few
 * words is kept by those it lacks, so that `[]` and `[pos != "w"]` cost next to nothing.
 */

/** Ascending numbers of words that are in the set, or with `not` of those that are out of it. 词集 */
export interface WordSet {
  readonly words: Uint32Array;
  readonly not: boolean;
}

export const NO_WORD: WordSet = { words: new Uint32Array(), not: false };
export const ANY_WORD: WordSet = { words: new Uint32Array(), not: true };

export function isIn({ words, not }: WordSet, word: number): boolean {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] as number) < word) low = middle + 1;
    else high = middle;
  }
  return (words[low] === word) !== not;
}

export function complement({ words, not }: WordSet): WordSet {
  return { words, not: !not };
}

export function intersection(a: WordSet, b: WordSet): WordSet {
  if (a.not && b.not) return { words: merge(a.words, b.words, true, true, true), not: true };
  if (a.not) return { words: merge(b.words, a.words, true, false, false), not: false };
  if (b.not) return { words: merge(a.words, b.words, true, false, false), not: false };
  return { words: merge(a.words, b.words, false, true, false), not: false };
}

export function union(a: WordSet, b: WordSet): WordSet {
  return complement(intersection(complement(a), complement(b)));
}

/** The numbers of two ascending lists that stand in the first alone, in both, or in the second alone; ascending. */
function merge(a: Uint32Array, b: Uint32Array, first: boolean, both: boolean, second: boolean): Uint32Array {
  const merged = new Uint32Array(a.length + b.length);
  let length = 0;
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = i < a.length ? (a[i] as number) : Number.POSITIVE_INFINITY;
    const right = j < b.length ? (b[j] as number) : Number.POSITIVE_INFINITY;
    if (left === right ? both : left < right ? first : second) merged[length++] = Math.min(left, right);
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return merged.slice(0, length);
}
