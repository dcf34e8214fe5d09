/** What figures are taken from: lines of some zones, in all articles or in some; and how often each word stands there. */
import type { ArticleTokens, QuerySource } from '../source.ts';
import type { Steps } from './steps.ts';

/** 总体 */
export interface Population {
  /** Bits (`ZONE_BITS`). */
  readonly zones: number;
  /** Ascending; absent: all. */
  readonly articles?: Uint32Array | undefined;
}

/**
 * How often each word stands in a population, by its number. Of a whole corpus the counts are known; of some articles their tokens are
 * read.
 */
export function* countWords(source: QuerySource, { zones, articles }: Population): Steps<Uint32Array> {
  if (articles === undefined) return Uint32Array.from(source.counts(zones));
  const counts = new Uint32Array(source.vocabulary.size + 1);
  for (const [index, article] of articles.entries()) {
    const tokens = source.tokens(article);
    if (tokens !== undefined) {
      for (const { start, end } of stretches(tokens, zones)) {
        for (let token = start; token < end; token++) (counts[tokens.words[token] as number] as number)++;
      }
    }
    yield { done: index + 1, total: articles.length };
  }
  return counts;
}

/** The lines of an article that lie in zones, by their tokens. */
export function* stretches(
  { lines, zones: of }: ArticleTokens,
  zones: number,
): Generator<{ readonly start: number; readonly end: number }> {
  for (const [line, zone] of of.entries()) {
    if ((zone & zones) !== 0) yield { start: lines[line] as number, end: lines[line + 1] as number };
  }
}

/** Sum of counts, less what stands at 0, which does not count. */
export function totalOf(counts: Uint32Array): number {
  let total = 0;
  for (let index = 1; index < counts.length; index++) total += counts[index] as number;
  return total;
}
