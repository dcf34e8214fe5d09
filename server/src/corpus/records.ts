/** Rows of the database as the records that a snapshot gives. */
import { MentionReader } from './packing/mentions.ts';
import type { StatedPost } from './posts.ts';
import type { Row } from './query.ts';
import type { Occurrence } from './scopes.ts';
import type { ArticleRecord, Location, PostCount } from './snapshot.ts';

/** Columns that `articleRecord` reads. */
export const ARTICLE = 'path, title, published, start, end, line, column';

export function location({ path, start, end, line, column }: Row): Location {
  const length = (end as number) - (start as number);
  return {
    path: path as string,
    start: start as number,
    end: end as number,
    line: line as number,
    column: column as number,
    endColumn: (column as number) + length,
  };
}

/** Mentions as places, those of one article at a time, made when they are wanted. @param limit most that are given of all */
export function* located(
  occurrences: Iterable<Occurrence>,
  { boilerplate, phrases, limit }: { readonly boilerplate: boolean; readonly phrases: boolean; readonly limit: number },
): IterableIterator<readonly Location[]> {
  let left = limit;
  for (const [path, packed] of occurrences) {
    const places: Location[] = [];
    const mention = new MentionReader(Buffer.from(packed, 'hex'));
    while (left > 0 && mention.next()) {
      if ((mention.boilerplate && !boilerplate) || (mention.phrase && !phrases)) continue;
      left--;
      const { start, end, line, column } = mention;
      places.push({ path, start, end, line, column, endColumn: column + end - start });
    }
    if (places.length > 0) yield places;
    if (left <= 0) return;
  }
}

export function articleRecord(row: Row): ArticleRecord {
  return {
    path: row.path as string,
    title: row.title as string | null,
    published: row.published as string | null,
    titleLocation: row.start === null ? null : location(row),
  };
}

export function postCount({ organisation, title, resolved, articles, firstDay, published, location }: StatedPost): PostCount {
  const first = isoOf(firstDay) ?? published;
  return { organisation, post: title, ...(resolved === undefined ? {} : { resolved }), articles, first, latest: published, location };
}

/** A day as the database counts (yyyymmdd, 00 for what is not known) as ISO text, as precise as it is; null for 0. */
export function isoOf(day: number): string | null {
  if (day === 0) return null;
  const digits = String(day).padStart(8, '0');
  const parts = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)];
  return parts.slice(0, parts[1] === '00' ? 1 : parts[2] === '00' ? 2 : 3).join('-');
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
