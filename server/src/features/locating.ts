/** A span of an open article as a place that needs no text to be shown. */
import type { Location } from '../corpus/snapshot.ts';
import type { Span } from '../text/span.ts';
import type { OpenArticle } from './open-article.ts';

/** @param span within one line, as mentions are */
export function locate({ lines, path }: OpenArticle, { start, end }: Span): Location {
  const line = lines.lineAt(start);
  const column = lines.columnAt(start);
  return { path, start, end, line, column, endColumn: column + end - start };
}
