/** Hits of one article at a time, whatever order they came in. */
import type { Hits } from '../hits.ts';

/** Hits of an article. */
export interface ArticleHits {
  readonly article: number;
  /** Their numbers, by where they begin; they hold until the next article. */
  readonly hits: Uint32Array;
}

/** Articles in ascending order. Sorts nothing where hits came so, as they do from a query over a whole corpus. */
export function* hitsByArticle(found: Hits): Generator<ArticleHits> {
  const order = Uint32Array.from({ length: found.length }, (_, hit) => hit);
  const compare = (a: number, b: number): number =>
    found.article(a) - found.article(b) || found.start(a) - found.start(b) || found.end(a) - found.end(b);
  if (order.some((hit) => hit > 0 && compare(hit - 1, hit) > 0)) order.sort(compare);
  for (let from = 0; from < order.length; ) {
    const article = found.article(order[from] as number);
    let to = from + 1;
    while (to < order.length && found.article(order[to] as number) === article) to++;
    yield { article, hits: order.subarray(from, to) };
    from = to;
  }
}

/** The articles that have hits, ascending. */
export function articlesWithHits(found: Hits): Uint32Array {
  const articles = new Set<number>();
  for (let hit = 0; hit < found.length; hit++) articles.add(found.article(hit));
  return Uint32Array.from(articles).sort();
}
