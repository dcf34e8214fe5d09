/** What queries find in articles written as text with marks (`query-source.ts`). */
import assert from 'node:assert/strict';
import type { Query } from '../../server/src/query/cql/syntax.ts';
import { type EvaluationOptions, evaluate, type Progress } from '../../server/src/query/evaluating/evaluate.ts';
import { Hits } from '../../server/src/query/hits.ts';
import { type QuerySource, ZONE_BITS } from '../../server/src/query/source.ts';
import { readQuery } from './cql.ts';
import { querySource, type WrittenArticle } from './query-source.ts';

export type Options = Partial<EvaluationOptions>;

/** Runs a query to its end. @param query CQL, or a tree; over the body unless told */
export function run(source: QuerySource, query: string | Query, options: Options = {}): { readonly hits: Hits; readonly last: Progress } {
  const hits = new Hits();
  const tree = typeof query === 'string' ? readQuery(query) : query;
  const running = evaluate(tree, source, hits, { zones: ZONE_BITS.body, most: 1_000_000, ...options });
  if ('template' in running) assert.fail(running.template);
  let step = running.next();
  while (step.done !== true) step = running.next();
  return { hits, last: step.value };
}

/** The words of each hit, parted by blanks. */
export function wordsOf(source: QuerySource, hits: Hits): string[] {
  return Array.from({ length: hits.length }, (_, hit) => {
    const words = source.tokens(hits.article(hit))?.words ?? [];
    return Array.from(words.slice(hits.start(hit), hits.end(hit)), (word) => source.vocabulary.word(word)).join(' ');
  });
}

/** The words of what a query finds in articles. */
export function found(articles: string | readonly (string | WrittenArticle)[], query: string, options: Options = {}): string[] {
  const source = querySource(typeof articles === 'string' ? [articles] : articles);
  return wordsOf(source, run(source, query, options).hits);
}
