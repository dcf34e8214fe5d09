/** How many words each article has, which figures about articles and times are relative to. */
import type { QuerySource } from '../source.ts';
import { stretches } from './population.ts';
import type { Steps } from './steps.ts';
import { countedWords } from './values.ts';

/** A source never changes, so that its articles are read once, by zones. */
const known = new WeakMap<QuerySource, Map<number, Uint32Array>>();

/**
 * Words, less punctuation, of each article in some zones, in the order of `source.articles`. Reads them all when first asked.
 * @param zones bits (`ZONE_BITS`)
 */
export function* articleSizes(source: QuerySource, zones: number): Steps<Uint32Array> {
  const remembered = known.get(source)?.get(zones);
  if (remembered !== undefined) return remembered;
  const counted = countedWords(source.vocabulary);
  const { articles } = source;
  const sizes = new Uint32Array(articles.length);
  for (const [index, article] of articles.entries()) {
    const tokens = source.tokens(article);
    if (tokens !== undefined) {
      let size = 0;
      for (const { start, end } of stretches(tokens, zones)) {
        for (let token = start; token < end; token++) size += counted[tokens.words[token] as number] as number;
      }
      sizes[index] = size;
    }
    yield { done: index + 1, total: articles.length };
  }
  const bySource = known.get(source) ?? new Map<number, Uint32Array>();
  known.set(source, bySource.set(zones, sizes));
  return sizes;
}
