/** Parts of a corpus as sets of articles. */
import { isWithin } from '../../corpus/paths.ts';
import type { Steps } from '../analyses/steps.ts';
import { common } from '../evaluating/candidates.ts';
import type { Hits } from '../hits.ts';
import type { QuerySource } from '../source.ts';

/** All that is named must hold; absent: the whole corpus. */
export interface Scope {
  /** Canonical paths, of which an article lies below one. */
  readonly folders?: readonly string[];
  /** Canonical paths of articles. */
  readonly articles?: readonly string[];
  /** Articles that have one of these. */
  readonly hits?: Hits;
  /** ISO dates, both inclusive; a month or year reaches to its end. An article without a date lies in no span of time. */
  readonly from?: string;
  readonly until?: string;
}

const ARTICLES_A_STEP = 1000;

/** The articles of a scope, ascending; undefined for the whole corpus. Looks at each article where it asks for more than hits. */
export function* articlesInScope(source: QuerySource, scope: Scope): Steps<Uint32Array | undefined> {
  const { folders, articles, hits, from, until } = scope;
  const within = hits === undefined ? undefined : articlesOf(hits);
  if (folders === undefined && articles === undefined && from === undefined && until === undefined) return within;
  const candidates = within === undefined ? source.articles : common(source.articles, within);
  const paths = articles && new Set(articles);
  const kept: number[] = [];
  for (const [index, article] of candidates.entries()) {
    if (index > 0 && index % ARTICLES_A_STEP === 0) yield { done: index, total: candidates.length };
    const metadata = source.metadata(article);
    if (metadata === undefined) continue;
    const { path, published } = metadata;
    if (paths?.has(path) === false) continue;
    if (folders?.some((folder) => isWithin(folder, path)) === false) continue;
    if ((from !== undefined || until !== undefined) && published === null) continue;
    if (from !== undefined && (published ?? '').slice(0, from.length) < from) continue;
    if (until !== undefined && (published ?? '').slice(0, until.length) > until) continue;
    kept.push(article);
  }
  return Uint32Array.from(kept);
}

/** The articles that have hits, ascending. */
export function articlesOf(hits: Hits): Uint32Array {
  const articles = new Set<number>();
  for (let hit = 0; hit < hits.length; hit++) articles.add(hits.article(hit));
  return Uint32Array.from(articles).sort();
}
