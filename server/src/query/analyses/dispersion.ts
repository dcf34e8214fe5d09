/** How hits spread over articles. */
import type { Hits } from '../hits.ts';
import { deviationOfProportions, juillandD, type Part } from '../measures/dispersion.ts';
import type { ArticleTokens, QuerySource } from '../source.ts';
import { type ArticleHits, hitsByArticle } from './hits-by-article.ts';
import { type Population, stretches } from './population.ts';
import type { Steps } from './steps.ts';
import { countedWords } from './values.ts';

export interface ArticleDispersion {
  readonly article: number;
  /** Words in the zones that are looked at. */
  readonly tokens: number;
  readonly hits: number;
  /** Where hits begin among these words, from 0 to below 1, ascending; of more than a plot can show every second, third … */
  readonly places: readonly number[];
}

/** 离散度 */
export interface Dispersion {
  /** Most hits first, of as many in the order of the corpus. */
  readonly articles: readonly ArticleDispersion[];
  /** Juilland's D, and Gries' DP and DPnorm, over all articles that have words; null where there are fewer than two, or no hits. */
  readonly d: number | null;
  readonly dp: number | null;
  readonly dpNorm: number | null;
  /** Articles with hits, and all that have words. */
  readonly range: { readonly with: number; readonly of: number };
}

/** Places that are told of one article. */
const PLACES = 1000;

/**
 * Reads the articles that are told of one by one.
 * @param population where the hits were looked for
 * @param limit articles that are told of one by one
 */
export function* dispersion(source: QuerySource, found: Hits, population: Population, limit: number): Steps<Dispersion> {
  const sizes = source.sizes(population.zones);
  const looked = population.articles === undefined ? undefined : new Set(population.articles);
  const hits = new Map(Array.from(hitsByArticle(found), (each) => [each.article, each]));
  const parts: Part[] = [];
  const having: (ArticleHits & { readonly size: number })[] = [];
  for (const [index, article] of source.articles.entries()) {
    const size = sizes[index] as number;
    if (size === 0 || looked?.has(article) === false) continue;
    const here = hits.get(article);
    parts.push({ count: here?.hits.length ?? 0, size });
    if (here !== undefined) having.push({ ...here, size });
  }
  const counted = countedWords(source.vocabulary);
  const first = having.toSorted((a, b) => b.hits.length - a.hits.length || a.article - b.article).slice(0, limit);
  const articles: ArticleDispersion[] = [];
  for (const { article, hits, size } of first) {
    const tokens = source.tokens(article);
    const starts = Array.from(hits, (hit) => found.start(hit));
    const places = tokens === undefined ? [] : placesOf(thinned(starts), tokens, population.zones, counted, size);
    articles.push({ article, tokens: size, hits: hits.length, places });
    yield { done: articles.length, total: first.length };
  }
  const deviation = deviationOfProportions(parts);
  return {
    articles,
    d: juillandD(parts),
    dp: deviation?.dp ?? null,
    dpNorm: deviation?.normalised ?? null,
    range: { with: having.length, of: parts.length },
  };
}

function thinned(starts: readonly number[]): readonly number[] {
  const every = Math.ceil(starts.length / PLACES);
  return every <= 1 ? starts : starts.filter((_, index) => index % every === 0);
}

/** @param starts ascending tokens; @param size words of the article, at least 1 */
function placesOf(starts: readonly number[], tokens: ArticleTokens, zones: number, counted: Uint8Array, size: number): number[] {
  const places: number[] = [];
  let words = 0;
  for (const { start, end } of stretches(tokens, zones)) {
    for (let token = start; token < end; token++) {
      while (starts[places.length] !== undefined && (starts[places.length] as number) <= token) places.push(words / size);
      words += counted[tokens.words[token] as number] as number;
    }
  }
  // What begins behind the last word, such as a full stop.
  return places.map((place) => Math.min(place, (size - 1) / size));
}
