/** Lines beside whose hits something is found. */
import type { Steps } from '../analyses/steps.ts';
import type { Query, QueryProblem } from '../cql/syntax.ts';
import { ArticleReading } from '../evaluating/article-reading.ts';
import { Finder } from '../evaluating/finder.ts';
import { labelsOf } from '../evaluating/labels.ts';
import { planOf } from '../evaluating/plan.ts';
import { NEVER, nearestEnds } from '../evaluating/stretches.ts';
import type { Hits } from '../hits.ts';
import { type QuerySource, ZONE_BITS } from '../source.ts';
import { byArticle } from './hit-words.ts';

/** What must be found beside a hit, whole, within so many tokens to its left or so many to its right; not in the hit itself. */
export interface LineFilter {
  readonly query: Query;
  readonly left: number;
  readonly right: number;
  /** Whether it must not be found. */
  readonly not?: boolean;
}

const ALL_ZONES = Object.values<number>(ZONE_BITS).reduce((all, bit) => all | bit, 0);
const ARTICLES_A_STEP = 50;

/** Lines of those given that a filter keeps, in their order; or what is wrong with the filter's query. */
export function filterLines(
  source: QuerySource,
  hits: Hits,
  lines: Uint32Array,
  { query, left, right, not = false }: LineFilter,
): Steps<Uint32Array> | QueryProblem {
  const { vocabulary } = source;
  const plan = planOf(query, vocabulary);
  if ('template' in plan) return plan;
  const labels = query.constraint === undefined ? undefined : labelsOf(query.constraint, vocabulary);
  if (labels !== undefined && 'template' in labels) return labels;
  return filtered(source, hits, lines, new Finder(plan, vocabulary, labels), { left, right, not });
}

function* filtered(
  source: QuerySource,
  hits: Hits,
  lines: Uint32Array,
  finder: Finder,
  { left, right, not }: { readonly left: number; readonly right: number; readonly not: boolean },
): Steps<Uint32Array> {
  const keeps = new Uint8Array(lines.length);
  let done = 0;
  let articles = 0;
  for (const { article, places } of byArticle(hits, lines)) {
    const tokens = source.tokens(article);
    const reading = tokens && ArticleReading.of(source, tokens, ALL_ZONES);
    const length = reading?.visible.length ?? 0;
    // All zones are seen, so that tokens have the numbers that they have in the article.
    const nearest = reading && nearestEnds(finder.find(reading, 'shortest', false), length);
    for (const place of places) {
      const hit = lines[place] as number;
      const [start, end] = [hits.start(hit), hits.end(hit)];
      const isBefore = (nearest?.[Math.max(0, start - left)] ?? NEVER) <= start;
      const isBehind = (nearest?.[end] ?? NEVER) <= Math.min(length, end + right);
      keeps[place] = (isBefore || isBehind) !== not ? 1 : 0;
    }
    done += places.length;
    if (++articles % ARTICLES_A_STEP === 0) yield { done, total: lines.length };
  }
  return lines.filter((_, place) => keeps[place] === 1);
}
