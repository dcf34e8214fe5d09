/** Words by frequency. */
import { perMillion } from '../measures/keyness.ts';
import type { QuerySource } from '../source.ts';
import { countWords, type Population, stretches, totalOf } from './population.ts';
import type { Steps } from './steps.ts';
import { topOf } from './top.ts';
import { type ValueAttribute, Values } from './values.ts';

export interface FrequencyOptions {
  readonly attribute: ValueAttribute;
  /** Least frequency; 1 unless told. */
  readonly minimum?: number | undefined;
  readonly limit: number;
  /** Whether punctuation counts as words do. */
  readonly punctuation?: boolean;
}

/** 词频 */
export interface FrequencyRow {
  readonly value: string;
  readonly pos?: string | undefined;
  readonly frequency: number;
  /** Articles that have it; absent where all of the corpus would have to be read for that. */
  readonly articles?: number;
  /** Per million words. */
  readonly million: number;
}

export interface Frequencies {
  /** Most frequent first, equally frequent ones by code units. */
  readonly rows: readonly FrequencyRow[];
  /** All words, whatever is listed of them. */
  readonly tokens: number;
  /** All different ones. */
  readonly types: number;
}

/** Reads no article where the population is a whole corpus. */
export function* wordFrequencies(source: QuerySource, population: Population, options: FrequencyOptions): Steps<Frequencies> {
  const values = new Values(source.vocabulary, options.attribute, options.punctuation);
  const { counts, articles } = yield* countValues(source, population, values);
  const tokens = totalOf(counts);
  const minimum = Math.max(1, options.minimum ?? 1);
  const candidates: number[] = [];
  let types = 0;
  for (let value = 1; value <= values.size; value++) {
    const count = counts[value] as number;
    if (count > 0) types++;
    if (count >= minimum) candidates.push(value);
  }
  const rows = topOf(candidates, counts, options.limit, (value) => values.text(value)).map((value) => ({
    value: values.text(value),
    pos: values.pos(value),
    frequency: counts[value] as number,
    ...(articles === undefined ? {} : { articles: articles[value] as number }),
    million: perMillion(counts[value] as number, tokens),
  }));
  return { rows, tokens, types };
}

/** How often each value stands in a population and, unless that is a whole corpus, in how many articles. */
function* countValues(
  source: QuerySource,
  population: Population,
  values: Values,
): Steps<{ readonly counts: Uint32Array; readonly articles?: Uint32Array }> {
  if (population.articles === undefined) return { counts: values.sum(yield* countWords(source, population)) };
  const counts = new Uint32Array(values.size + 1);
  const articles = new Uint32Array(values.size + 1);
  /** The article that a value was last met in. */
  const last = new Uint32Array(values.size + 1);
  for (const [index, article] of population.articles.entries()) {
    const tokens = source.tokens(article);
    for (const { start, end } of tokens === undefined ? [] : stretches(tokens, population.zones)) {
      for (let token = start; token < end; token++) {
        const value = values.of[tokens?.words[token] as number] as number;
        (counts[value] as number)++;
        if (last[value] === article) continue;
        last[value] = article;
        (articles[value] as number)++;
      }
    }
    yield { done: index + 1, total: population.articles.length };
  }
  return { counts, articles };
}
