/**
 * Sequences of words by frequency (n-grams), or those that have a certain word (clusters). A sequence lies in one line, and punctuation
 * ends it: what a comma parts is no phrase.
 */
import { perMillion } from '../measures/keyness.ts';
import type { QuerySource } from '../source.ts';
import type { Frequencies, FrequencyOptions, FrequencyRow } from './frequencies.ts';
import { NgramTable } from './ngram-table.ts';
import { countWords, type Population, stretches, totalOf } from './population.ts';
import type { Steps } from './steps.ts';
import { topOf } from './top.ts';
import { Values } from './values.ts';

export interface NgramOptions extends FrequencyOptions {
  /** Words of a sequence, 2 to 5. */
  readonly length: number;
  /** A value that a sequence must have. */
  readonly having?: string | undefined;
  /** How many different sequences are kept in memory, 32 to 52 bytes each; 2²¹ unless told. */
  readonly kept?: number;
}

export interface Ngrams extends Frequencies {
  /**
   * Rows are of sequences that are at least as frequent as this, and of these none is missing. 1 unless there are more different ones
   * than are kept; `types` is then how many were kept in the end.
   */
  readonly complete: number;
}

const KEPT = 1 << 21;

/** Reads all articles of the population; twice where there are so many different sequences that counts of frequent ones are not certain. */
export function* ngrams(source: QuerySource, population: Population, options: NgramOptions): Steps<Ngrams> {
  const values = new Values(source.vocabulary, options.attribute, options.punctuation);
  const having = options.having === undefined ? undefined : values.find(options.having);
  const tokens = totalOf(values.sum(yield* countWords(source, population)));
  if (having === 0) return { rows: [], tokens, types: 0, complete: 1 };
  const all = population.articles ?? source.articles;
  const articles = having === undefined ? all : common(all, source.articlesWith(values.wordsOf(having)));
  const table = new NgramTable(options.length, options.kept ?? KEPT);
  const walk = (): Steps<void> => addAll(source, { zones: population.zones, articles }, values, options.length, having, table);
  yield* walk();
  if (!table.isCertain(options.limit, leastOf(table, options))) {
    table.again();
    yield* walk();
  }
  return { rows: listed(table, values, tokens, options), tokens, types: table.size, complete: table.forgotten + 1 };
}

function* addAll(
  source: QuerySource,
  { zones, articles }: { readonly zones: number; readonly articles: Uint32Array },
  values: Values,
  length: number,
  having: number | undefined,
  table: NgramTable,
): Steps<void> {
  let run = new Uint32Array(1 << 10);
  for (const [index, article] of articles.entries()) {
    const tokens = source.tokens(article);
    if (tokens !== undefined) {
      if (run.length < tokens.length) run = new Uint32Array(2 * tokens.length);
      for (const { start, end } of stretches(tokens, zones)) {
        let words = 0;
        // How many words ago the wanted one stood.
        let since = Number.POSITIVE_INFINITY;
        for (let token = start; token < end; token++) {
          const value = values.of[tokens.words[token] as number] as number;
          if (value === 0) {
            words = 0;
            since = Number.POSITIVE_INFINITY;
            continue;
          }
          run[words++] = value;
          since = value === having ? 0 : since + 1;
          if (words >= length && (having === undefined || since < length)) table.add(run, words - length, article);
        }
      }
    }
    yield { done: index + 1, total: articles.length };
  }
}

/** Least frequency of what is listed: of rarer ones that are in the table others of the same frequency may be missing. */
function leastOf(table: NgramTable, { minimum = 1 }: NgramOptions): number {
  return Math.max(minimum, table.forgotten + 1);
}

function listed(table: NgramTable, values: Values, tokens: number, options: NgramOptions): FrequencyRow[] {
  const counts = Uint32Array.from({ length: table.size }, (_, entry) => table.count(entry));
  const least = leastOf(table, options);
  const candidates: number[] = [];
  for (const [entry, count] of counts.entries()) if (count >= least) candidates.push(entry);
  const text = (entry: number): string => Array.from(table.values(entry), (value) => values.text(value)).join(' ');
  const top = topOf(candidates, counts, options.limit, text);
  return top.map((entry) => ({
    value: text(entry),
    frequency: table.count(entry),
    articles: table.articles(entry),
    million: perMillion(table.count(entry), tokens),
  }));
}

/** What two ascending lists have in common. */
function common(a: Uint32Array, b: Uint32Array): Uint32Array {
  let at = 0;
  return a.filter((each) => {
    while (at < b.length && (b[at] as number) < each) at++;
    return b[at] === each;
  });
}
