/**
 * Names that a slip of the hand turns into each other: one character that sounds or looks like another (许红兵, 许洪兵), or two
 * that have changed places (李国强, 李强国).
 */
import lexicon from '../../lexicon/similar-characters.json' with { type: 'json' };
import { readingsOf } from './pinyin.ts';

const alike: ReadonlySet<string> = new Set(lexicon.pairs);

/** @param a folded name; @param b folded name, another one */
export function areSimilarNames(a: string, b: string): boolean {
  if (a === b || a.length !== b.length || a.length < 2) return false;
  const places: number[] = [];
  for (let i = 0; i < a.length && places.length <= 2; i++) if (a[i] !== b[i]) places.push(i);
  const [first, second, more] = places as [number, number?, number?];
  if (second === undefined) return areAlike(a[first] as string, b[first] as string);
  if (more !== undefined || second !== first + 1) return false;
  // Who changes places with the surname is somebody else.
  return first > 0 && a[first] === b[second] && a[second] === b[first];
}

function areAlike(a: string, b: string): boolean {
  if (alike.has(a < b ? a + b : b + a)) return true;
  const readings = readingsOf(a.codePointAt(0) as number) ?? [];
  const [first] = readings;
  // The other readings of a character are seldom those of a name.
  return first !== undefined && first === readingsOf(b.codePointAt(0) as number)?.[0];
}
