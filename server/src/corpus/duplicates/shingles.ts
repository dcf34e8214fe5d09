/**
 * Shingles: all runs of so many characters of a bare text, each as a number of 32 bits. How many of them two texts share
 * says how alike they are.
 */
import { mix } from './bare.ts';

const BASE = 0x01000193;

/** The distinct shingles of a text, ascending. @param length of a shingle, in code units */
export function shingles(bare: string, length: number): Uint32Array {
  const all = allShingles(bare, length).sort();
  let kept = 0;
  for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[i - 1]) all[kept++] = all[i] as number;
  return all.subarray(0, kept);
}

/** The shingles of a text in its order; none where it is shorter than one. */
export function allShingles(bare: string, length: number): Uint32Array {
  return passingShingles(bare, length).slice();
}

let passing = new Uint32Array(4096);

/** The same, in memory that holds those of another text from the next call on. */
export function passingShingles(bare: string, length: number): Uint32Array {
  const count = Math.max(0, bare.length - length + 1);
  if (count > passing.length) passing = new Uint32Array(2 * count);
  const found = passing;
  let leaving = 1;
  for (let i = 1; i < length; i++) leaving = Math.imul(leaving, BASE);
  let rolling = 0;
  for (let i = 0; i < bare.length; i++) {
    if (i >= length) rolling = (rolling - Math.imul(bare.charCodeAt(i - length), leaving)) | 0;
    rolling = (Math.imul(rolling, BASE) + bare.charCodeAt(i)) | 0;
    if (i >= length - 1) found[i - length + 1] = mix(rolling);
  }
  return found.subarray(0, count);
}

/** The share of their shingles that two texts have in common, 0 to 1 (Jaccard). Both ascending. */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
  const shared = sharedBy(a, b);
  return shared === 0 ? 0 : shared / (a.length + b.length - shared);
}

/** The share of a part's shingles that a whole text has, 0 to 1. Both ascending. */
export function containment(part: Uint32Array, whole: Uint32Array): number {
  return part.length === 0 ? 0 : sharedBy(part, whole) / part.length;
}

function sharedBy(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const left = a[i] as number;
    const right = b[j] as number;
    if (left === right) shared++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return shared;
}
