/** What is searched by any part of its name: names of a kind, and titles. */
import { foldKey } from '../text/folding.ts';
import type { Row } from './query.ts';
import { compare } from './records.ts';
import type { Searched } from './rolls.ts';
import { KINDS, TITLE_KIND } from './schema.ts';
import type { EntityKind } from './snapshot.ts';

/** What is searched. */
export interface Collection {
  readonly kind: number;
  readonly officials: boolean;
  /** Columns of one result. */
  readonly columns: string;
  /** Tables that have them. */
  readonly tables: string;
  /** Column of its number. */
  readonly target: string;
  /** What is found at all. */
  readonly filter: string;
  /** What `order` tells the place of. */
  readonly placed: string;
  /** All others, so few that they are looked through and put in their place. */
  readonly others?: string;
  /** Best first. */
  readonly order: string;
  /** Numbers of all, best first, as an index has them; those that are equal in `rank` in any order. */
  readonly walk: string;
  readonly better: (a: Row, b: Row) => number;
  /** The key of a result. */
  readonly keyOf: (row: Row) => string;
}

/** How names are searched. */
export interface NameOptions {
  /** Only those whom some article calls an official. */
  readonly officials: boolean;
  /** Whether mentions in fixed phrases count like any other. */
  readonly phrases: boolean;
}

/** Names of a kind. */
export function namesOf(kind: EntityKind, { officials, phrases }: NameOptions): Collection {
  const among = `e.kind = ${KINDS[kind]} ${officials ? 'AND e.officials > 0' : ''}`;
  const counted = (row: Row) => (row.mentions as number) + (phrases ? (row.phrases as number) : 0);
  const placed = `${among} AND e.mentions > 0 ${phrases ? 'AND e.phrases = 0' : ''}`;
  const order = 'e.mentions DESC, e.key';
  return {
    kind: KINDS[kind],
    officials,
    columns: 'e.*',
    tables: 'entity AS e',
    target: 'e.id',
    filter: `${among} AND ${phrases ? '(e.mentions > 0 OR e.phrases > 0)' : 'e.mentions > 0'}`,
    placed,
    // The few that an index by mentions would put elsewhere.
    ...(phrases ? { others: `${among} AND e.phrases > 0` } : {}),
    order,
    walk: `SELECT e.id, e.id AS rank FROM entity AS e WHERE ${placed} ORDER BY ${order}`,
    better: (a, b) => counted(b) - counted(a) || compare(a.key as string, b.key as string),
    keyOf: (row) => row.key as string,
  };
}

/** Titles; rows have the columns of an article record. */
export const TITLES: Collection = {
  kind: TITLE_KIND,
  officials: false,
  columns: 'a.*, f.path',
  tables: 'article AS a CROSS JOIN file AS f ON f.id = a.id',
  target: 'a.id',
  filter: 'a.title IS NOT NULL',
  placed: 'a.title IS NOT NULL',
  order: 'a.day DESC, f.path',
  walk: 'SELECT id, day AS rank FROM article ORDER BY day DESC',
  better: (a, b) => (b.day as number) - (a.day as number) || compare(a.path as string, b.path as string),
  keyOf: (row) => foldKey(row.title as string),
};

/** What rolls know of it. */
export function searchedOf({ kind, officials, others }: Collection): Searched {
  return { kind, officials, elsewhere: others === undefined ? undefined : `SELECT e.id, e.key FROM entity AS e WHERE ${others}` };
}
