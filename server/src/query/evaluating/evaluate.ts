/**
 * Runs a query: over the articles that have what it takes, in order, some at a time, so that whoever runs it can show what was
 * found, look after others, or stop by asking for no more.
 */
import type { Query, QueryProblem } from '../cql/syntax.ts';
import type { Hits } from '../hits.ts';
import type { QuerySource } from '../source.ts';
import { ArticleReading } from './article-reading.ts';
import { Candidates, common, within, without } from './candidates.ts';
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
  /** Articles gone by, of those that there are where it looks; of most nothing need be read. */
  readonly done: number;
  readonly total: number;
  /** Articles that were read. */
  readonly looked: number;
  /** Hits were found that are not kept. */
  readonly cut: boolean;
  /** Articles in which hits may be missing: the pattern can be matched in too many ways there. */
  readonly unfinished: number;
}

/** A step takes some milliseconds: so many tokens are looked at, … */
const TOKENS_A_STEP = 100_000;
/** … in at most so many articles, … */
const ARTICLES_A_STEP = 32;
/** … but in fewer at first, since somebody waits for the first hits: so many, then twice as many each time. */
const ARTICLES_AT_FIRST = 8;

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
  return run(new Finder(plan, vocabulary, labels), source, new Candidates(source, plan.needs), hits, options);
}

function* run(
  finder: Finder,
  source: QuerySource,
  candidates: Candidates,
  hits: Hits,
  { zones, scope, once, most }: EvaluationOptions,
): Generator<Progress, Progress> {
  const parts = source.parts.map((part) => ({ part, looked: scope === undefined ? part.articles : within(scope, part) }));
  const total = parts.reduce((sum, { looked }) => sum + looked.length, 0);
  const progress = { hits: 0, articles: 0, done: 0, total, looked: 0, cut: false, unfinished: 0 };
  const pace = new Pace();
  for (const { part, looked } of parts) {
    const before = progress.done;
    const inScope = looked.length === 0 ? looked : common(candidates.in(part), looked);
    const chosen = once === true ? without(inScope, within(source.copies, part)) : inScope;
    source.expect(chosen);
    for (const [index, article] of chosen.entries()) {
      const tokens = source.tokens(article);
      const reading = tokens && finder.mayFind(tokens.words) ? ArticleReading.of(source, tokens, zones) : undefined;
      progress.looked++;
      if (reading !== undefined) {
        const { starts, ends } = finder.find(reading, 'longest', false);
        if (starts.length > 0) progress.articles++;
        progress.hits += starts.length;
        if (reading.steps < 0) progress.unfinished++;
        const kept = Math.min(starts.length, Math.max(0, most - hits.length));
        if (kept < starts.length) progress.cut = true;
        const { words } = reading.visible.tokens;
        for (let hit = 0; hit < kept; hit++) {
          const start = reading.visible.original(starts[hit] as number);
          hits.add(article, start, reading.visible.original((ends[hit] as number) - 1) + 1, words);
        }
      }
      if (!pace.isStep(reading === undefined ? 0 : reading.visible.length + reading.taken)) continue;
      progress.done = before + Math.floor((looked.length * index) / chosen.length);
      yield { ...progress };
    }
    progress.done = before + looked.length;
    yield { ...progress };
  }
  return progress;
}

/** When a step has been taken. */
class Pace {
  #articles = 0;
  #tokens = 0;
  #most = ARTICLES_AT_FIRST;

  /** One more article was looked at. @param tokens of it, and whatever else took as long as to look at one */
  isStep(tokens: number): boolean {
    this.#articles++;
    this.#tokens += tokens;
    if (this.#articles < this.#most && this.#tokens < TOKENS_A_STEP) return false;
    this.#articles = this.#tokens = 0;
    this.#most = Math.min(ARTICLES_A_STEP, 2 * this.#most);
    return true;
  }
}
