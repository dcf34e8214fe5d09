/**
 * Runs a query: over the articles that have what it takes, in order, some at a time, so that whoever runs it can show what was
 * found, look after others, or stop by asking for no more.
 */
import type { Query, QueryProblem } from '../cql/syntax.ts';
import type { Hits } from '../hits.ts';
import type { QuerySource } from '../source.ts';
import { ArticleReading } from './article-reading.ts';
import { candidatesOf, common, without } from './candidates.ts';
import { Finder } from './finder.ts';
import { labelsOf } from './labels.ts';
import { planOf } from './plan.ts';

/** Where a query looks, and how much it keeps. */
export interface EvaluationOptions {
  /** Bits of the zones (`ZONE_BITS`); lines of others are as if they were not there. */
  readonly zones: number;
  /** Articles that are looked at, ascending; absent: all. */
  readonly scope?: Uint32Array;
  /** Of articles that are nearly the same only one is looked at. */
  readonly once?: boolean;
  /** So many hits are kept; all are counted. */
  readonly most: number;
}

/** How far a query is. */
export interface Progress {
  /** So far, those that are not kept as well. */
  readonly hits: number;
  /** Articles that have them. */
  readonly articles: number;
  /** Articles looked at, of those that may have hits. */
  readonly done: number;
  readonly total: number;
  /** Hits were found that are not kept. */
  readonly cut: boolean;
  /** Articles in which hits may be missing: the pattern can be matched in too many ways there. */
  readonly unfinished: number;
}

/** A step takes some milliseconds: so many tokens are looked at, … */
const TOKENS_A_STEP = 100_000;
/** … in at most so many articles. */
const ARTICLES_A_STEP = 100;

/**
 * Runs a query. Hits are in the order of articles and tokens; of those that begin with one token the longest is one.
 * @param hits takes what is found
 * @returns what is wrong where the query cannot be run at all; a generator of its progress else, whose last word is what came out
 */
export function evaluate(
  query: Query,
  source: QuerySource,
  hits: Hits,
  options: EvaluationOptions,
): Generator<Progress, Progress> | QueryProblem {
  const { vocabulary } = source;
  const plan = planOf(query, vocabulary);
  if ('template' in plan) return plan;
  const labels = plan.constraint === undefined ? undefined : labelsOf(plan.constraint, vocabulary);
  if (labels !== undefined && 'template' in labels) return labels;
  let candidates = candidatesOf(source, plan.needs, options.zones);
  if (options.scope !== undefined) candidates = common(candidates, options.scope);
  if (options.once === true) candidates = without(candidates, source.copies);
  return run(new Finder(plan, vocabulary, labels), source, candidates, hits, options);
}

function* run(
  finder: Finder,
  source: QuerySource,
  candidates: Uint32Array,
  hits: Hits,
  { zones, most }: EvaluationOptions,
): Generator<Progress, Progress> {
  const progress = { hits: 0, articles: 0, done: 0, total: candidates.length, cut: false, unfinished: 0 };
  let tokensLooked = 0;
  let lastYield = 0;
  for (const article of candidates) {
    const tokens = source.tokens(article);
    const reading = tokens && ArticleReading.of(source, tokens, zones);
    progress.done++;
    if (reading !== undefined) {
      const { starts, ends } = finder.find(reading, 'longest', false);
      if (starts.length > 0) progress.articles++;
      progress.hits += starts.length;
      if (reading.steps < 0) progress.unfinished++;
      const kept = Math.min(starts.length, Math.max(0, most - hits.length));
      if (kept < starts.length) progress.cut = true;
      const { words } = reading.visible.tokens;
      for (let index = 0; index < kept; index++) {
        const start = reading.visible.original(starts[index] as number);
        hits.add(article, start, reading.visible.original((ends[index] as number) - 1) + 1, words);
      }
      tokensLooked += reading.visible.length;
    }
    if (tokensLooked >= TOKENS_A_STEP || progress.done - lastYield >= ARTICLES_A_STEP) {
      tokensLooked = 0;
      lastYield = progress.done;
      yield { ...progress };
    }
  }
  return progress;
}
