/**
 * Names by what they begin with, as they are looked for while a text is written: those that begin with two characters are few, and
 * the index of the names has them side by side; those that begin with one are read off the rolls, the most mentioned first.
 */
import type { Connection } from './query.ts';
import type { RollReader } from './rolls.ts';
import { KINDS } from './schema.ts';
import { type EntityRow, namesBeginning } from './search.ts';
import type { EntityKind } from './snapshot.ts';

/** Behind whatever follows the beginning of a key. */
const LAST = '\u{10ffff}';

/** Names whose keys begin with a folded text, the most mentioned first, those that stand only in boilerplate left out. */
export function entitiesBeginning(
  connection: Connection,
  rolls: RollReader,
  kind: EntityKind,
  start: string,
  limit: number,
  options: { readonly officials: boolean; readonly phrases: boolean },
): EntityRow[] {
  if (start === '' || limit <= 0) return [];
  if ([...start].length === 1) return namesBeginning(connection, rolls, kind, start, limit, options);
  const counted = options.phrases ? '(e.mentions + e.phrases)' : 'e.mentions';
  const begins = 'e.key >= ?1 AND e.key < ?2';
  const some = `e.kind = ${KINDS[kind]} AND ${counted} > 0 ${options.officials ? 'AND e.officials > 0' : ''}`;
  // The sign keeps SQLite from walking down the index by mentions.
  const text = `SELECT e.* FROM entity AS e WHERE ${some} AND ${begins} ORDER BY +${counted} DESC, e.key LIMIT ?3`;
  return connection.sql(text).all(start, start + LAST, limit) as unknown as EntityRow[];
}
