/**
 * Names and titles by any part of their characters, by pinyin and by initials, best first: what matches whole, then what
 * begins with the query, then what contains it; among equals the most mentioned (of titles, the newest).
 *
 * What may match is read off the rolls, as numbers, the best first; only these are looked up, and looked at more closely. While
 * names have no standing yet, they come in any order: where few may match, they are looked up and sorted; where many do (a first
 * letter, 公司), the best are found by walking down from the most mentioned, where matches come soon.
 */
import { canonicalOrganisation } from '../article/organisation-names.ts';
import { foldKey } from '../text/folding.ts';
import type { Matches } from './key-list.ts';
import type { Connection, Row } from './query.ts';
import type { Ranking } from './ranking.ts';
import { compare } from './records.ts';
import type { Roll, RollReader, Searched } from './rolls.ts';
import { KINDS, TITLE_KIND } from './schema.ts';
import type { EntityKind } from './snapshot.ts';
import type { Portions } from './surroundings.ts';
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
interface NameOptions {
  /** Only those whom some article calls an official. */
  readonly officials: boolean;
  /** Whether mentions in fixed phrases count like any other. */
  readonly phrases: boolean;
}

/** Names, those that stand only in boilerplate left out. */
export function searchEntities(
  connection: Connection,
  rolls: RollReader,
  kind: EntityKind,
  query: string,
  limit: number,
  options: NameOptions,
): EntityRow[] {
  return search(connection, rolls, namesOf(kind, options), query, limit) as unknown as EntityRow[];
}

/** Names that begin with a folded text, the most mentioned first. */
export function namesBeginning(
  connection: Connection,
  rolls: RollReader,
  kind: EntityKind,
  start: string,
  limit: number,
  options: NameOptions,
): EntityRow[] {
  const collection = namesOf(kind, options);
  const roll = rollOf(rolls, collection);
  const form = smallLetters(start);
  const matching = { places: roll.places('beginning', form, ''), others: roll.others('beginning', form, '') };
  const accepts = (row: Row) => collection.keyOf(row).startsWith(start);
  return best(connection, rolls, collection, roll, matching, accepts, limit) as unknown as EntityRow[];
}

/** Titles; rows have the columns of an article record. */
export function searchTitles(connection: Connection, rolls: RollReader, query: string, limit: number): Row[] {
  return search(connection, rolls, TITLES, query, limit);
}

/** Reads what such searches look through, some milliseconds' work at a time. */
export function prepareNames(rolls: RollReader, kind: EntityKind, options: NameOptions): Portions<void> {
  return rolls.prepare(searchedOf(namesOf(kind, options)));
}

/** The same for titles. */
export function prepareTitles(rolls: RollReader): Portions<void> {
  return rolls.prepare(searchedOf(TITLES));
}

/** The characters of all names that such searches look through, as code units. */
export function charactersOfNames(rolls: RollReader, kind: EntityKind, options: NameOptions): readonly number[] {
  return rollOf(rolls, namesOf(kind, options)).characters;
}

/** The same for titles. */
export function charactersOfTitles(rolls: RollReader): readonly number[] {
  return rollOf(rolls, TITLES).characters;
}

function namesOf(kind: EntityKind, { officials, phrases }: NameOptions): Collection {
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

const TITLES: Collection = {
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

function rollOf(rolls: RollReader, collection: Collection): Roll {
  return rolls.roll(searchedOf(collection));
}

function searchedOf({ kind, officials, others }: Collection): Searched {
  return { kind, officials, elsewhere: others === undefined ? undefined : `SELECT e.id, e.key FROM entity AS e WHERE ${others}` };
}

function search(connection: Connection, rolls: RollReader, collection: Collection, query: string, limit: number): Row[] {
  if (limit <= 0) return [];
  const form = searchForm(query);
  if (form === '') return query.trim() === '' ? bestOfAll(connection, collection, limit) : [];
  const found = new Map<number, Row>();
  for (const { rows } of waysOf(connection, rolls, collection, foldKey(query), form, lettersOf(query))) {
    for (const row of rows(limit + found.size)) {
      if (!found.has(row.id as number)) found.set(row.id as number, row);
      if (found.size >= limit) return [...found.values()];
    }
  }
  return [...found.values()];
}

function bestOfAll(connection: Connection, { columns, tables, placed, others, order, better }: Collection, limit: number): Row[] {
  const select = `SELECT ${columns} FROM ${tables}`;
  const rows = connection.sql(`${select} WHERE ${placed} ORDER BY ${order} LIMIT ?`).all(limit);
  const further = others === undefined ? [] : connection.sql(`${select} WHERE ${others}`).all();
  return further.length === 0 ? rows : [...rows, ...further].sort(better).slice(0, limit);
}

/** One way to match. */
interface Way {
  /** The best of those that match, at most so many. */
  readonly rows: (most: number) => Row[];
}

/** Best first. */
function waysOf(connection: Connection, rolls: RollReader, collection: Collection, key: string, form: string, letters: string): Way[] {
  const { kind, columns, tables, filter, keyOf } = collection;
  let roll: Roll | undefined;
  const among = (way: keyof Matches, accepts: (row: Row) => boolean): Way => ({
    rows: (most) => {
      roll ??= rollOf(rolls, collection);
      const matching = { places: roll.places(way, form, letters), others: roll.others(way, form, letters) };
      return best(connection, rolls, collection, roll, matching, accepts, most);
    },
  });
  const named = (name: string): Way => ({
    rows: (most) => connection.sql(`SELECT ${columns} FROM ${tables} WHERE ${filter} AND key = ?`).all(name).slice(0, most),
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

/** What matches in a way: places in the roll, and numbers of what has none. */
interface Matching {
  readonly places: readonly number[];
  readonly others: readonly number[];
}

/** The best rows of some, as far as they are accepted. */
function best(
  connection: Connection,
  rolls: RollReader,
  collection: Collection,
  roll: Roll,
  { places, others }: Matching,
  accepts: (row: Row) => boolean,
  most: number,
): Row[] {
  const rows = roll.ordered
    ? inOrder(connection, collection, roll, places, accepts, most)
    : inAnyOrder(
        connection,
        rolls,
        collection,
        places.flatMap((place) => roll.targetAt(place) ?? []),
        accepts,
        most,
      );
  const further = others.flatMap((target): Row[] => {
    const row = rowOf(connection, collection, target);
    return row !== undefined && accepts(row) ? [row] : [];
  });
  return [...rows, ...further].sort(collection.better).slice(0, most);
}

/** At least so many of the best, as far as there are. */
function inOrder(
  connection: Connection,
  collection: Collection,
  roll: Roll,
  places: readonly number[],
  accepts: (row: Row) => boolean,
  most: number,
): Row[] {
  const found: Row[] = [];
  let last: number | undefined;
  for (const place of places) {
    const rank = roll.ranks?.[place];
    if (found.length >= most && (rank === undefined || rank !== last)) break;
    last = rank;
    const target = roll.targetAt(place);
    const row = target === undefined ? undefined : rowOf(connection, collection, target);
    if (row !== undefined && accepts(row)) found.push(row);
  }
  return found;
}

function inAnyOrder(
  connection: Connection,
  rolls: RollReader,
  collection: Collection,
  targets: readonly number[],
  accepts: (row: Row) => boolean,
  most: number,
): Row[] {
  if (targets.length === 0) return [];
  const ranking = targets.length > COMMON ? rolls.rankings.of(collection.walk) : undefined;
  const walked = ranking === undefined ? undefined : walk(connection, ranking, collection, targets, accepts, most);
  return walked ?? lookUp(connection, collection, targets, accepts, most);
}

/** Looks all of them up. */
function lookUp(
  connection: Connection,
  collection: Collection,
  targets: readonly number[],
  accepts: (row: Row) => boolean,
  most: number,
): Row[] {
  const found: Row[] = [];
  const { tables, target, filter, order } = collection;
  // A cross join looks the few up instead of walking an index that has them all in this order. Whole rows would make sorting slow.
  const text = `SELECT ${target} FROM json_each(?) AS few CROSS JOIN ${tables} WHERE ${target} = few.value AND ${filter} ORDER BY +${order}`;
  for (const [id] of connection.sql(text).lists(JSON.stringify(targets))) {
    const row = rowOf(connection, collection, id as number);
    if (row !== undefined && accepts(row)) found.push(row);
    if (found.length >= most) break;
  }
  return found;
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
  accepts: (row: Row) => boolean,
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
  return found;
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
