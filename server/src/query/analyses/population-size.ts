/** How many articles a population has, and words, less punctuation: what figures are relative to. */
import type { QuerySource } from '../source.ts';
import type { Population } from './population.ts';
import { countedWords } from './values.ts';

/** Reads no article. */
export function populationSize(
  source: QuerySource,
  { zones, articles }: Population,
): { readonly articles: number; readonly tokens: number } {
  let tokens = 0;
  if (articles === undefined) {
    const counted = countedWords(source.vocabulary);
    for (const [word, count] of source.counts(zones).entries()) tokens += counted[word] === 1 ? count : 0;
    return { articles: source.articles.length, tokens };
  }
  const sizes = source.sizes(zones);
  const chosen = new Set(articles);
  for (const [index, article] of source.articles.entries()) if (chosen.has(article)) tokens += sizes[index] as number;
  return { articles: articles.length, tokens };
}
