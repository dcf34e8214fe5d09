/** How many words each article has, which figures about articles and times are relative to. */
import type { QuerySource } from '../source.ts';
import { type Population, stretches } from './population.ts';
import type { Steps } from './steps.ts';
import { countedWords } from './values.ts';

/** By the list of articles, of which every state of a corpus has its own, and by zones: so articles are read once. */
const known = new WeakMap<Uint32Array, Map<number, Uint32Array>>();

/**
 * Words, less punctuation, of each article in some zones, in the order of `source.articles`. Reads them all when first asked.
 * @param zones bits (`ZONE_BITS`)
 */
export function* articleSizes(source: QuerySource, zones: number): Steps<Uint32Array> {
  const remembered = known.get(source.articles)?.get(zones);
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
  const byZones = known.get(articles) ?? new Map<number, Uint32Array>();
  known.set(articles, byZones.set(zones, sizes));
  return sizes;
}

/** How many articles a population has, and words, less punctuation. Reads no article where it is a whole corpus. */
export function* populationSize(
  source: QuerySource,
  { zones, articles }: Population,
): Steps<{ readonly articles: number; readonly tokens: number }> {
  let tokens = 0;
  if (articles === undefined) {
    const counted = countedWords(source.vocabulary);
    for (const [word, count] of source.counts(zones).entries()) tokens += counted[word] === 1 ? count : 0;
    return { articles: source.articles.length, tokens };
  }
  const sizes = yield* articleSizes(source, zones);
  const chosen = new Set(articles);
  for (const [index, article] of source.articles.entries()) if (chosen.has(article)) tokens += sizes[index] as number;
  return { articles: articles.length, tokens };
}
