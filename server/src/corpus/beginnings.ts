/**
 * Names by what they begin with, as they are looked for while a text is written: no index but that of the names themselves is
 * asked.
 */
import type { Connection } from './query.ts';
import { KINDS } from './schema.ts';
import type { EntityRow } from './search.ts';
import type { EntityKind } from './snapshot.ts';

/** Of names that begin with one character, which are too many to be looked through, those are found that are among so many of their kind, the most mentioned. */
const MOST_MENTIONED = 20_000;
/** Behind whatever follows the beginning of a key. */
const LAST = '\u{10ffff}';

/** Names whose keys begin with a folded text, the most mentioned first, those that stand only in boilerplate left out. */
export function entitiesBeginning(
  connection: Connection,
  kind: EntityKind,
  start: string,
  limit: number,
  options: { readonly officials: boolean; readonly phrases: boolean },
): EntityRow[] {
  if (start === '' || limit <= 0) return [];
  const counted = options.phrases ? '(e.mentions + e.phrases)' : 'e.mentions';
  const begins = 'e.key >= ?1 AND e.key < ?2';
  const some = `e.kind = ${KINDS[kind]} AND ${counted} > 0 ${options.officials ? 'AND e.officials > 0' : ''}`;
  // The index by mentions has all that this looks at; the sign keeps SQLite from walking it down for longer beginnings.
  const among =
    [...start].length > 1
      ? 'entity AS e'
      : `(SELECT id AS number, key AS begun FROM entity WHERE kind = ${KINDS[kind]} AND mentions > 0 ORDER BY mentions DESC, key LIMIT ${MOST_MENTIONED})
         CROSS JOIN entity AS e ON begun >= ?1 AND begun < ?2 AND e.id = number`;
  const text = `SELECT e.* FROM ${among} WHERE ${some} AND ${begins} ORDER BY +${counted} DESC, e.key LIMIT ?3`;
  return connection.sql(text).all(start, start + LAST, limit) as unknown as EntityRow[];
}
