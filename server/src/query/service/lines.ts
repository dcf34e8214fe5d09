/** Lines of a concordance as clients show them, save and link them. */
import path from 'node:path';
import { isWithin, relativePath } from '../../corpus/paths.ts';
import type { QueryZone } from '../../protocol/query.ts';
import { type ConcordanceLine, concordanceLines } from '../arranging/concordance.ts';
import type { PageLine } from './messages.ts';
import type { OpenQuery } from './open-query.ts';

/** Lines of an open query. @param hits their numbers; @param context characters to each side */
export function linesOf(query: OpenQuery, hits: Iterable<number>, context: number): PageLine[] {
  const { source, session, place } = query;
  return concordanceLines(source, query.hits, hits, context, (article) => session.text(article), query.marking).map((line) =>
    pageLine(line, place.folders),
  );
}

function pageLine({ hit, left, node, right, span, start, end, zone, metadata }: ConcordanceLine, folders: readonly string[]): PageLine {
  const file = metadata?.path ?? '';
  // A hit may reach over several lines; the place of its first one is gone to.
  const endColumn = start.line === end.line ? end.column : start.column;
  return {
    hit,
    left,
    node,
    right,
    location: { path: file, start: span.start, end: span.end, line: start.line, column: start.column, endColumn },
    title: metadata?.title ?? '',
    published: metadata?.published ?? null,
    site: metadata?.site ?? '',
    zone: zone as QueryZone,
    path: pathBelow(file, folders),
  };
}

/** The path below the folder of the corpus that a file lies in; behind that folder's name where there are several. */
export function pathBelow(file: string, folders: readonly string[]): string {
  const folder = folders.find((each) => isWithin(each, file));
  if (folder === undefined) return file;
  const below = relativePath(folder, file);
  return folders.length > 1 ? `${path.basename(folder)}/${below}` : below;
}
