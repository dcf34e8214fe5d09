/**
 * Names and titles by any part of their characters, by pinyin and by initials, best first: what matches whole, then what
 * begins with the query, then what contains it; among equals the most mentioned (of titles, the newest).
 *
 * What may match is read off the sheets, as numbers; only the best are looked up, and looked at more closely. Where few may
 * match, they are looked up and sorted; where many do (a first letter, 公司), the best are found by walking down from the most
 * mentioned, where matches come soon.
 */
import { canonicalOrganisation } from '../article/organisation-names.ts';
import { foldKey } from '../text/folding.ts';
import type { Connection, Row } from './query.ts';
import type { Ranking } from './ranking.ts';
import { compare } from './records.ts';
import { KINDS, TITLE_KIND } from './schema.ts';
import type { SheetReader } from './sheet-reader.ts';
import type { Matches } from './sheets.ts';
import type { EntityKind } from './snapshot.ts';
import { lettersOf, SPELLING, searchForm, smallLetters, spellings } from './terms.ts';

export interface EntityRow {
  readonly id: number;
  readonly key: string;
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

/**
 * Where more than these match, the best of them are looked for on a walk down from the most mentioned: one of so many comes soon
 * on the way down. What was read of the way before costs next to nothing; where it is new, a step costs less than looking up one
 * that matches, and there are no more steps than so many match.
 */
const COMMON = 200;

/** What is searched. */
interface Collection {
  readonly kind: number;
  /** Columns of one result. */
  readonly columns: string;
  /** Tables that have them. */
  readonly tables: string;
  /** Column of its number. */
  readonly target: string;
  readonly filter: string;
  /** Further ones, so few that they are looked through and put in their place; `order` does not say where that is. */
  readonly others?: string;
  /** Best first. */
  readonly order: string;
  /** Numbers of all, best first, as an index has them; those that are equal in `rank` in any order. */
  readonly walk: string;
  readonly better: (a: Row, b: Row) => number;
  /** The key of a result. */
  readonly keyOf: (row: Row) => string;
}

/**
 * Names, those that stand only in boilerplate left out.
 * @param options.officials only those whom some article calls an official
 * @param options.phrases whether mentions in fixed phrases count like any other
 */
export function searchEntities(
  connection: Connection,
  sheets: SheetReader,
  kind: EntityKind,
  query: string,
  limit: number,
  options: { readonly officials: boolean; readonly phrases: boolean },
): EntityRow[] {
  const among = `e.kind = ${KINDS[kind]} ${options.officials ? 'AND e.officials > 0' : ''}`;
  const counted = (row: Row) => (row.mentions as number) + (options.phrases ? (row.phrases as number) : 0);
  const filter = `${among} AND e.mentions > 0 ${options.phrases ? 'AND e.phrases = 0' : ''}`;
  const order = 'e.mentions DESC, e.key';
  const collection: Collection = {
    kind: KINDS[kind],
    columns: 'e.*',
    tables: 'entity AS e',
    target: 'e.id',
    filter,
    // The few that an index by mentions would put elsewhere.
    ...(options.phrases ? { others: `${among} AND e.phrases > 0` } : {}),
    order,
    walk: `SELECT e.id, e.id AS rank FROM entity AS e WHERE ${filter} ORDER BY ${order}`,
    better: (a, b) => counted(b) - counted(a) || compare(a.key as string, b.key as string),
    keyOf: (row) => row.key as string,
  };
  return search(connection, sheets, collection, query, limit) as unknown as EntityRow[];
}

/** Titles; rows have the columns of an article record. */
export function searchTitles(connection: Connection, sheets: SheetReader, query: string, limit: number): Row[] {
  const collection: Collection = {
    kind: TITLE_KIND,
    columns: 'a.*, f.path',
    tables: 'article AS a CROSS JOIN file AS f ON f.id = a.id',
    target: 'a.id',
    filter: 'a.title IS NOT NULL',
    order: 'a.day DESC, f.path',
    walk: 'SELECT id, day AS rank FROM article ORDER BY day DESC',
    better: (a, b) => (b.day as number) - (a.day as number) || compare(a.path as string, b.path as string),
    keyOf: (row) => foldKey(row.title as string),
  };
  return search(connection, sheets, collection, query, limit);
}

function search(connection: Connection, sheets: SheetReader, collection: Collection, query: string, limit: number): Row[] {
  if (limit <= 0) return [];
  const { filter, order, others, better } = collection;
  const select = `SELECT ${collection.columns} FROM ${collection.tables}`;
  const form = searchForm(query);
  if (form === '' && query.trim() !== '') return [];
  // Those for whom the order is another one, put in their places.
  const further = others === undefined ? [] : connection.sql(`${select} WHERE ${others}`).all();
  const withFurther = (rows: Row[], accepts: (row: Row) => boolean, most: number): Row[] =>
    further.length === 0 ? rows : [...rows, ...further.filter(accepts)].sort(better).slice(0, most);
  if (form === '') {
    const rows = connection.sql(`${select} WHERE ${filter} ORDER BY ${order} LIMIT ?`).all(limit);
    return withFurther(rows, () => true, limit);
  }
  const found = new Map<number, Row>();
  for (const { rows, accepts } of waysOf(connection, sheets, collection, foldKey(query), form, lettersOf(query))) {
    const most = limit + found.size;
    for (const row of withFurther(rows(most), accepts, most)) {
      if (!found.has(row.id as number)) found.set(row.id as number, row);
      if (found.size >= limit) return [...found.values()];
    }
  }
  return [...found.values()];
}

/** One way to match. */
interface Way {
  /** The best of those that match, at most so many. */
  readonly rows: (most: number) => Row[];
  readonly accepts: (row: Row) => boolean;
}

/** Best first. */
function waysOf(connection: Connection, sheets: SheetReader, collection: Collection, key: string, form: string, letters: string): Way[] {
  const { kind, columns, tables, filter, keyOf } = collection;
  let matches: Matches | undefined;
  const among = (list: keyof Matches, accepts: Way['accepts']): Way => ({
    rows: (most) => {
      matches ??= sheets.matches(kind, form, letters);
      return best(connection, sheets, collection, matches[list], accepts, most);
    },
    accepts,
  });
  const named = (name: string): Way => ({
    rows: (most) => connection.sql(`SELECT ${columns} FROM ${tables} WHERE ${filter} AND key = ?`).all(name).slice(0, most),
    accepts: (row) => keyOf(row) === name,
  });
  const spelled = (row: Row, accepts: (spelling: string) => boolean) => spellings(keyOf(row)).some(accepts);
  const ways: Way[] = [];
  if (kind !== TITLE_KIND) ways.push(named(key));
  const canonical = kind === KINDS.organisation ? canonicalOrganisation(key) : key;
  if (canonical !== key) ways.push(named(canonical));
  if (letters !== '') {
    // Spellings end where nobody types on.
    const list = letters.length < SPELLING ? 'spelled' : 'spelledBeginning';
    ways.push(among(list, (row) => spelled(row, (spelling) => spelling === letters)));
  }
  if (kind !== TITLE_KIND) ways.push(among('beginning', (row) => keyOf(row).startsWith(key)));
  if (letters !== '') ways.push(among('spelledBeginning', (row) => spelled(row, (spelling) => spelling.startsWith(letters))));
  ways.push(among('containing', (row) => smallLetters(keyOf(row)).includes(form)));
  return ways;
}

/** The best rows of some, as far as they are accepted. */
function best(
  connection: Connection,
  sheets: SheetReader,
  collection: Collection,
  targets: readonly number[],
  accepts: Way['accepts'],
  most: number,
): Row[] {
  if (targets.length === 0) return [];
  const ranking = targets.length > COMMON ? sheets.rankings.of(collection.walk) : undefined;
  const walked = ranking === undefined ? undefined : walk(connection, ranking, collection, targets, accepts, most);
  return walked ?? lookUp(connection, collection, targets, accepts, most);
}

/** Looks all of them up. */
function lookUp(connection: Connection, collection: Collection, targets: readonly number[], accepts: Way['accepts'], most: number): Row[] {
  const found: Row[] = [];
  const { tables, target, filter, order, better } = collection;
  // A cross join looks the few up instead of walking an index that has them all in this order. Whole rows would make sorting slow.
  const text = `SELECT ${target} FROM json_each(?) AS few CROSS JOIN ${tables} WHERE ${target} = few.value AND ${filter} ORDER BY +${order}`;
  for (const [id] of connection.sql(text).lists(JSON.stringify(targets))) {
    const row = rowOf(connection, collection, id as number);
    if (row !== undefined && accepts(row)) found.push(row);
    if (found.length >= most) break;
  }
  return found.sort(better);
}

function rowOf(connection: Connection, { columns, tables, target, filter }: Collection, id: number): Row | undefined {
  return connection.sql(`SELECT ${columns} FROM ${tables} WHERE ${target} = ? AND ${filter}`).get(id);
}

/** Looks for them on the way down from the best of all. @returns undefined where the first of them do not come soon */
function walk(
  connection: Connection,
  ranking: Ranking,
  collection: Collection,
  targets: readonly number[],
  accepts: Way['accepts'],
  most: number,
): Row[] | undefined {
  const found: Row[] = [];
  const matching = new Marks(targets);
  const furthest = Math.max(targets.length, ranking.read);
  let last: unknown;
  for (let place = 0; ; place++) {
    if (place > furthest) return undefined;
    const next = ranking.at(place);
    if (next === undefined || (next.rank !== last && found.length >= most)) break;
    last = next.rank;
    if (!matching.has(next.id)) continue;
    const row = rowOf(connection, collection, next.id);
    if (row !== undefined && accepts(row)) found.push(row);
  }
  return found.sort(collection.better).slice(0, most);
}

/** Numbers to be found again: for ten thousands of them made in less than a set of them takes to grow. */
class Marks {
  readonly #bits: Uint8Array;

  constructor(numbers: readonly number[]) {
    let most = 0;
    for (const number of numbers) if (number > most) most = number;
    this.#bits = new Uint8Array((most >>> 3) + 1);
    for (const number of numbers) (this.#bits[number >>> 3] as number) |= 1 << (number & 7);
  }

  has(number: number): boolean {
    return ((this.#bits[number >>> 3] ?? 0) & (1 << (number & 7))) !== 0;
  }
}
