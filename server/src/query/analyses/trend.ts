/** How hits change over dates of publication. */
import type { Hits } from '../hits.ts';
import { perMillion } from '../measures/keyness.ts';
import type { QuerySource } from '../source.ts';
import { hitsByArticle } from './hits-by-article.ts';
import type { Population } from './population.ts';
import type { Steps } from './steps.ts';

export type TrendUnit = 'year' | 'month' | 'day';

/** A year, month or day. */
export interface TrendTime {
  /** `2023`, `2023-09`, `2023-09-12`. */
  readonly time: string;
  readonly hits: number;
  /** Articles of that time that have hits. */
  readonly articles: number;
  /** Words of all articles of that time that are looked at. */
  readonly tokens: number;
  /** Hits per million of these; 0 where there are none. */
  readonly million: number;
}

/** 趋势 */
export interface Trend {
  /** From the first time with hits to the last, all times between them too. */
  readonly times: readonly TrendTime[];
  /** Hits in articles without a date, or with one that is not precise enough. */
  readonly undated: number;
}

const LENGTHS: Readonly<Record<TrendUnit, number>> = { year: 4, month: 7, day: 10 };

/** Reads no article. @param population where the hits were looked for */
export function* trend(source: QuerySource, found: Hits, population: Population, unit: TrendUnit): Steps<Trend> {
  const sizes = source.sizes(population.zones);
  const looked = population.articles === undefined ? undefined : new Set(population.articles);
  const hits = new Map(Array.from(hitsByArticle(found), ({ article, hits }) => [article, hits.length]));
  const times = new Map<string, { hits: number; articles: number; tokens: number }>();
  let undated = 0;
  for (const [index, article] of source.articles.entries()) {
    yield { done: index + 1, total: source.articles.length };
    if (looked?.has(article) === false) continue;
    const count = hits.get(article) ?? 0;
    const time = timeOf(source.metadata(article)?.published ?? null, unit);
    if (time === undefined) {
      undated += count;
      continue;
    }
    const known = times.get(time) ?? { hits: 0, articles: 0, tokens: 0 };
    times.set(time, known);
    known.hits += count;
    known.articles += count > 0 ? 1 : 0;
    known.tokens += sizes[index] as number;
  }
  const having = [...times].flatMap(([time, { hits }]) => (hits > 0 ? [time] : [])).sort();
  const rows: TrendTime[] = [];
  for (const time of timesBetween(having[0], having.at(-1), unit)) {
    const { hits, articles, tokens } = times.get(time) ?? { hits: 0, articles: 0, tokens: 0 };
    rows.push({ time, hits, articles, tokens, million: perMillion(hits, tokens) });
  }
  return { times: rows, undated };
}

/** The year, month or day of an ISO date; undefined where it does not tell, or is no date. */
function timeOf(published: string | null, unit: TrendUnit): string | undefined {
  const time = published?.slice(0, LENGTHS[unit]);
  if (time?.length !== LENGTHS[unit]) return undefined;
  const date = Date.parse(time);
  return Number.isNaN(date) || !new Date(date).toISOString().startsWith(time) ? undefined : time;
}

/** All times from one to another, both among them. */
function* timesBetween(first: string | undefined, last: string | undefined, unit: TrendUnit): Generator<string> {
  if (first === undefined || last === undefined) return;
  const [year = 0, month = 1, day = 1] = first.split('-').map(Number);
  for (let step = 0; ; step++) {
    const date = new Date(0);
    // Years below 100 are no short forms.
    date.setUTCFullYear(year + (unit === 'year' ? step : 0), month - 1 + (unit === 'month' ? step : 0), day + (unit === 'day' ? step : 0));
    const time = date.toISOString().slice(0, LENGTHS[unit]);
    yield time;
    if (time >= last) return;
  }
}
