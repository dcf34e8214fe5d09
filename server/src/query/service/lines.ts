/** Lines of a concordance as clients show them, save and link them. */
import type { QueryZone } from '../../protocol/query.ts';
import { type ConcordanceLine, concordanceLines } from '../arranging/concordance.ts';
import type { PageLine } from './messages.ts';
import type { OpenQuery } from './open-query.ts';

/** Lines of an open query. @param hits their numbers; @param context characters to each side */
export function linesOf(query: OpenQuery, hits: Iterable<number>, context: number): PageLine[] {
  const { source, session } = query;
  return concordanceLines(source, query.hits, hits, context, (article) => session.text(article), query).map(pageLine);
}

function pageLine({ hit, left, node, right, sorted, span, start, end, zone, metadata }: ConcordanceLine): PageLine {
  const file = metadata?.path ?? '';
  // A hit may reach over several lines; the place of its first one is gone to.
  const endColumn = start.line === end.line ? end.column : start.column;
  return {
    hit,
    left,
    node,
    right,
    ...(sorted.length > 0 && { sorted: [...sorted] }),
    location: { path: file, start: span.start, end: span.end, line: start.line, column: start.column, endColumn },
    title: metadata?.title ?? '',
    published: metadata?.published ?? null,
    site: metadata?.site ?? '',
    zone: zone as QueryZone,
    path: metadata?.below ?? '',
  };
}
