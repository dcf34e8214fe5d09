/**
 * Names and titles by any part of their characters, by pinyin and by initials, best first: what matches whole, then what
 * begins with the query, then what contains it; among equals the most mentioned (of titles, the newest).
 *
 * A query must cost the same in a corpus of any size. What few have is looked up in the table of terms; what many have
 * (a first letter, 公司) is found by walking down from the most mentioned, where matches come soon.
 */
import { canonicalOrganisation } from '../article/organisation-names.ts';
import { foldKey } from '../text/folding.ts';
import type { Connection, Row } from './query.ts';
import { KINDS, SPELLED, TITLE_KIND } from './schema.ts';
import type { EntityKind } from './snapshot.ts';
import { lettersOf, searchForm, smallLetters } from './terms.ts';

export interface EntityRow {
  readonly id: number;
  readonly key: string;
  readonly spellings: string;
  readonly mentions: number;
  readonly articles: number;
  readonly officials: number;
  readonly journalists: number;
  readonly occurrences: number;
  /** Mentions in fixed phrases. */
  readonly phrases: number;
  /** Articles that have the name in fixed phrases only. */
  readonly phrase_articles: number;
}

/** A term that more than this many have is not looked up. */
const COMMON = 2000;

/** The top of the range of strings that begin with another. */
const LAST = '\u{10ffff}';

/** What is searched. */
interface Collection {
  readonly kind: number;
  /** Columns and tables of one result. */
  readonly select: string;
  /** Column that terms point to. */
  readonly target: string;
  /** Column that an index has in the order of its characters, or undefined. */
  readonly sorted: string | undefined;
  readonly filter: string;
  /** Further ones, so few that they are looked through and put in their place; `order` does not say where that is. */
  readonly others?: string;
  /** Best first; an index gives this order. */
  readonly order: string;
  readonly better: (a: Row, b: Row) => number;
}

/**
 * Names, those that stand only in boilerplate left out.
 * @param options.officials only those whom some article calls an official
 * @param options.phrases whether mentions in fixed phrases count like any other
 */
export function searchEntities(
  connection: Connection,
  kind: EntityKind,
  query: string,
  limit: number,
  options: { readonly officials: boolean; readonly phrases: boolean },
): EntityRow[] {
  const among = `e.kind = ${KINDS[kind]} ${options.officials ? 'AND e.officials > 0' : ''}`;
  const counted = (row: Row) => (row.mentions as number) + (options.phrases ? (row.phrases as number) : 0);
  const collection: Collection = {
    kind: KINDS[kind],
    select: 'e.*, e.key AS compared FROM entity AS e',
    target: 'e.id',
    sorted: 'e.key',
    filter: `${among} AND e.mentions > 0 ${options.phrases ? 'AND e.phrases = 0' : ''}`,
    // The few that an index by mentions would put elsewhere.
    ...(options.phrases ? { others: `${among} AND e.phrases > 0` } : {}),
    order: 'e.mentions DESC, e.key',
    better: (a, b) => counted(b) - counted(a) || compare(a.key as string, b.key as string),
  };
  return search(connection, collection, query, limit) as unknown as EntityRow[];
}

/** Titles; rows have the columns of an article record. */
export function searchTitles(connection: Connection, query: string, limit: number): Row[] {
  const collection: Collection = {
    kind: TITLE_KIND,
    select: 'a.*, a.title_key AS compared, path FROM article AS a JOIN file AS f ON f.id = a.id',
    target: 'a.id',
    sorted: undefined,
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
  if (form === '') {
    if (query.trim() !== '') return [];
    const rows = connection.sql(`SELECT ${select} WHERE ${filter} ORDER BY ${order} LIMIT ?`).all(limit);
    return withOthers(connection, collection, rows, () => true, limit);
  }
  const found = new Map<number, Row>();
  for (const way of waysOf(collection, foldKey(query), form, lettersOf(query))) {
    const rows = matches(connection, collection, way, limit + found.size);
    for (const row of withOthers(connection, collection, rows, way.accepts, limit + found.size, way)) {
      if (!found.has(row.id as number)) found.set(row.id as number, row);
      if (found.size >= limit) return [...found.values()];
    }
  }
  return [...found.values()];
}

/** The best of these rows and of those others that match. */
function withOthers(
  connection: Connection,
  { select, others, better }: Collection,
  rows: Row[],
  accepts: (row: Row) => boolean,
  limit: number,
  way?: Way,
): Row[] {
  if (others === undefined) return rows;
  const found = connection
    .sql(`SELECT ${select} WHERE ${others} ${way === undefined ? '' : `AND ${way.rows}`}`)
    .all(...(way?.values ?? []));
  return [...rows, ...found.filter(accepts)].sort(better).slice(0, limit);
}

/** One way to match: what is looked up, and which of the rows match. */
interface Way {
  /** Condition on a row that an index answers; its values. */
  readonly rows: string;
  /** The same as a query whose rows can be counted. */
  readonly source: string;
  readonly values: readonly (string | number)[];
  readonly accepts: (row: Row) => boolean;
  /** Whether the condition alone says it all, so that only the best rows need be fetched. */
  readonly exact: boolean;
}

/** Best first. */
function waysOf({ kind, target, sorted }: Collection, key: string, form: string, letters: string): Way[] {
  const byTerm = (of: number, from: string, to: string, exact: boolean, accepts: Way['accepts']): Way => {
    const source = 'term WHERE kind = ? AND term >= ? AND term <= ?';
    return { rows: `${target} IN (SELECT target FROM ${source})`, source, values: [of, from, to], accepts, exact };
  };
  const byKey = (from: string, to: string, accepts: Way['accepts']): Way => {
    const source = `entity AS e WHERE e.kind = ? AND ${sorted} >= ? AND ${sorted} <= ?`;
    return { rows: `e.kind = ? AND ${sorted} >= ? AND ${sorted} <= ?`, source, values: [kind, from, to], accepts, exact: true };
  };
  const spelled = (row: Row) => `${row.spellings as string} `;
  const ways: Way[] = [];
  if (sorted !== undefined) ways.push(byKey(key, key, () => true));
  const canonical = kind === KINDS.organisation ? canonicalOrganisation(key) : key;
  if (canonical !== key) ways.push(byKey(canonical, canonical, () => true));
  if (letters !== '') ways.push(byTerm(kind + SPELLED, letters, letters, true, (row) => spelled(row).includes(` ${letters} `)));
  if (sorted !== undefined) ways.push(byKey(key, key + LAST, (row) => (row.compared as string).startsWith(key)));
  if (letters !== '') ways.push(byTerm(kind + SPELLED, letters, letters + LAST, true, (row) => spelled(row).includes(` ${letters}`)));
  const pair = form.slice(0, 2);
  // A single character begins the pairs in which it stands; the last of a name stands alone.
  const contains = (row: Row) => smallLetters(row.compared as string).includes(form);
  ways.push(byTerm(kind, pair, form.length === 1 ? pair + LAST : pair, form.length <= 2, contains));
  return ways;
}

function matches(connection: Connection, collection: Collection, way: Way, limit: number): Row[] {
  const { select, filter, order, better } = collection;
  const known = connection.sql(`SELECT count(*) AS known FROM (SELECT 1 FROM ${way.source} LIMIT ${COMMON + 1})`).get(...way.values);
  if ((known?.known as number) <= COMMON) {
    const rows = way.exact
      ? // The sign keeps SQLite from walking an index that has this order instead of looking the few up.
        connection.sql(`SELECT ${select} WHERE ${way.rows} AND ${filter} ORDER BY +${order} LIMIT ?`).all(...way.values, limit)
      : connection.sql(`SELECT ${select} WHERE ${way.rows} AND ${filter}`).all(...way.values);
    return rows.filter(way.accepts).sort(better).slice(0, limit);
  }
  const found: Row[] = [];
  for (const row of connection.sql(`SELECT ${select} WHERE ${filter} ORDER BY ${order}`).iterate()) {
    if (!way.accepts(row)) continue;
    found.push(row);
    if (found.length >= limit) break;
  }
  return found;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
