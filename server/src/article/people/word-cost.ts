/**
 * What the words of a short stretch cost: what a name there has to beat. In nats, as everything that names are weighed by.
 */
import { isHan } from '../../text/script.ts';
import { costOf, dictionary } from './lexicon.ts';
import { OTHER_UNIT, UNKNOWN_HAN } from './word-graph.ts';

/** Costs up to each offset of a stretch of usual length. */
const shortest = new Float64Array(32);

/** Cost of the cheapest words for a stretch of at most a few characters: what a name there has to beat. */
export function wordCost(text: string, start: number, end: number): number {
  const best = end - start < shortest.length ? shortest : new Float64Array(end - start + 1);
  best.fill(Number.POSITIVE_INFINITY, 0, end - start + 1);
  best[0] = 0;
  for (let i = start; i < end; i++) {
    const here = best[i - start] as number;
    const plain = here + (isHan(text.charCodeAt(i)) ? UNKNOWN_HAN : OTHER_UNIT);
    if (plain < (best[i + 1 - start] as number)) best[i + 1 - start] = plain;
    let node = 0;
    for (let j = i; j < end; j++) {
      node = dictionary.step(node, text.charCodeAt(j));
      if (node < 0) break;
      const value = dictionary.value(node);
      if (value > 0 && here + costOf(value) < (best[j + 1 - start] as number)) best[j + 1 - start] = here + costOf(value);
    }
  }
  return best[end - start] as number;
}

/** A character that no word there holds, and that writes no foreign sound. */
export const STRANGE_UNIT = 13;

/** Words cheaper than this a character are words: 多提司法|建议. */
export const WORDS_PER_UNIT = 8.5;

/** Cost of the words, taken longest first, that fill a stretch. */
export function wordsWithin(text: string, start: number, end: number): number {
  let cost = 0;
  for (let at = start; at < end; ) {
    const length = Math.min(dictionary.longestAt(text, at), end - at);
    const value = length === 0 ? 0 : dictionary.get(text, at, at + length);
    cost += value === 0 ? STRANGE_UNIT : costOf(value);
    at += Math.max(1, length);
  }
  return cost;
}
