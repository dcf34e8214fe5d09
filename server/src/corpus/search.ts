/**
 * Names and titles by any part of their characters, by pinyin and by initials, best first: what matches whole, then what
 * begins with the query, then what contains it; among equals the most mentioned (of titles, the newest).
 *
 * A query must cost the same in a corpus of any size. What few have is looked up in the table of terms; what many have
 * (a first letter, 公司) is found by walking down from the most mentioned, where matches come soon.
 */
import type { Connection, Row } from './query.ts';
import { KINDS, TITLE_KIND } from './schema.ts';
import type { EntityKind } from './snapshot.ts';
import { grams, lettersOf, searchForm, smallLetters } from './terms.ts';

export interface EntityRow {
  readonly id: number;
  readonly key: string;
  readonly spellings: string;
  readonly mentions: number;
  readonly articles: number;
  readonly officials: number;
  readonly journalists: number;
}

/** A term that more than this many have is not looked up. */
const COMMON = 2000;

/** The top of the range of strings that begin with another. */
const LAST = '\u{10ffff}';

/** What is searched. */
interface Collection {
  readonly kind: number;
  /** Columns and tables of one result, `target` being what terms point to. */
  readonly select: string;
  readonly target: string;
  readonly filter: string;
  /** Best first; an index gives this order. */
  readonly order: string;
  readonly better: (a: Row, b: Row) => number;
}

/** Names; `officials` keeps to those whom some article calls an official. Names that stand only in boilerplate are left out. */
export function searchEntities(connection: Connection, kind: EntityKind, query: string, limit: number, officials: boolean): EntityRow[] {
  const collection: Collection = {
    kind: KINDS[kind],
    select: 'e.*, e.key AS compared FROM entity AS e',
    target: 'e.id',
    filter: officials ? 'e.officials > 0 AND e.mentions > 0 AND e.kind = 0' : `e.kind = ${KINDS[kind]} AND e.mentions > 0`,
    order: 'e.mentions DESC, e.key',
    better: (a, b) => (b.mentions as number) - (a.mentions as number) || compare(a.key as string, b.key as string),
  };
  return search(connection, collection, query, limit) as unknown as EntityRow[];
}

/** Titles; rows have the columns of an article record. */
export function searchTitles(connection: Connection, query: string, limit: number): Row[] {
  const collection: Collection = {
    kind: TITLE_KIND,
    select: 'a.*, a.title_key AS compared, path FROM article AS a JOIN file AS f ON f.id = a.id',
    target: 'a.id',
    filter: "a.title_key <> ''",
    order: 'a.day DESC, path',
    better: (a, b) => (b.day as number) - (a.day as number) || compare(a.path as string, b.path as string),
  };
  return search(connection, collection, query, limit);
}

function search(connection: Connection, collection: Collection, query: string, limit: number): Row[] {
  if (limit <= 0) return [];
  const { select, filter, order } = collection;
  const form = searchForm(query);
  if (form === '')
    return query.trim() === '' ? connection.sql(`SELECT ${select} WHERE ${filter} ORDER BY ${order} LIMIT ?`).all(limit) : [];
  const found = new Map<number, Row>();
  for (const way of waysOf(form, lettersOf(query))) {
    for (const row of matches(connection, collection, way, limit + found.size)) {
      if (!found.has(row.id as number)) found.set(row.id as number, row);
      if (found.size >= limit) return [...found.values()];
    }
  }
  return [...found.values()];
}

/** One way to match: terms in a range have all that match, and `accepts` says which of them do. */
interface Way {
  readonly from: string;
  readonly to: string;
  readonly accepts: (compared: string, spellings: string) => boolean;
}

function waysOf(form: string, letters: string): Way[] {
  const written = firstPair(form);
  const range = form.length === 1 ? { from: form, to: form + LAST } : { from: written, to: written };
  const ways: Way[] = [];
  const spelled = letters === '' ? undefined : letters;
  ways.push({ ...range, accepts: (compared) => compared === form });
  if (spelled !== undefined) {
    ways.push({ from: spelled, to: spelled, accepts: (_, spellings) => `${spellings} `.includes(` ${spelled} `) });
  }
  ways.push({ ...range, accepts: (compared) => compared.startsWith(form) });
  if (spelled !== undefined) {
    ways.push({ from: spelled, to: spelled + LAST, accepts: (_, spellings) => spellings.includes(` ${spelled}`) });
  }
  ways.push({ ...range, accepts: (compared) => compared.includes(form) });
  return ways;
}

/** The pair of characters to look up. The first of several: names differ at their beginning, and end in 公司, 委员会. */
function firstPair(form: string): string {
  return grams(form)[0] as string;
}

function matches(connection: Connection, collection: Collection, way: Way, limit: number): Row[] {
  const { select, target, filter, order, kind, better } = collection;
  const accepts = (row: Row) => way.accepts(smallLetters(row.compared as string), row.spellings as string);
  const known = connection
    .sql('SELECT count(*) AS known FROM (SELECT 1 FROM term WHERE kind = ? AND term >= ? AND term <= ? LIMIT ?)')
    .get(kind, way.from, way.to, COMMON + 1)?.known as number;
  if (known <= COMMON) {
    return connection
      .sql(`SELECT ${select} WHERE ${target} IN (SELECT target FROM term WHERE kind = ? AND term >= ? AND term <= ?) AND ${filter}`)
      .all(kind, way.from, way.to)
      .filter(accepts)
      .sort(better)
      .slice(0, limit);
  }
  const found: Row[] = [];
  for (const row of connection.sql(`SELECT ${select} WHERE ${filter} ORDER BY ${order}`).iterate()) {
    if (!accepts(row)) continue;
    found.push(row);
    if (found.length >= limit) break;
  }
  return found;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
