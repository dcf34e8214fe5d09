/**
 * Names and titles by any part of their characters, by pinyin and by initials, best first: what matches whole, then what
 * begins with the query, then what contains it; among equals the most mentioned (of titles, the newest).
 *
 * What may match is read off the rolls, as numbers, the best first; only these are looked up, and looked at more closely.
 */
import { canonicalOrganisation } from '../article/organisation-names.ts';
import { foldKey } from '../text/folding.ts';
import { best } from './best-rows.ts';
import type { Matches } from './key-search.ts';
import type { Connection, Row } from './query.ts';
import type { Roll, RollReader } from './rolls.ts';
import { KINDS, TITLE_KIND } from './schema.ts';
import { type Collection, type NameOptions, namesOf, searchedOf, TITLES } from './search-collections.ts';
import type { EntityKind } from './snapshot.ts';
import type { Portions } from './surroundings.ts';
import { beginSpelling, lettersOf, SPELLING, searchForm, smallLetters, spellings } from './terms.ts';

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
  const accepts = (key: string) => key.startsWith(start);
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

function rollOf(rolls: RollReader, collection: Collection): Roll {
  return rolls.roll(searchedOf(collection));
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
  const { kind, columns, tables, filter } = collection;
  let roll: Roll | undefined;
  const among = (way: keyof Matches, accepts: (key: string) => boolean): Way => ({
    rows: (most) => {
      roll ??= rollOf(rolls, collection);
      const list = roll;
      const isSpelled = way === 'spelled' || way === 'spelledBeginning';
      const matching = {
        places: roll.places(way, form, letters),
        others: roll.others(way, form, letters),
        // Small letters spell what great ones do.
        ...(isSpelled ? { perhaps: (place: number) => accepts(list.keyAt(place)) } : {}),
      };
      return best(connection, rolls, collection, roll, matching, accepts, most);
    },
  });
  const named = (name: string): Way => ({
    rows: (most) => connection.sql(`SELECT ${columns} FROM ${tables} WHERE ${filter} AND key = ?`).all(name).slice(0, most),
  });
  const ways: Way[] = [];
  if (kind !== TITLE_KIND) ways.push(named(key));
  const canonical = kind === KINDS.organisation ? canonicalOrganisation(key) : key;
  if (canonical !== key) ways.push(named(canonical));
  if (letters !== '') {
    // Spellings end where nobody types on.
    const list = letters.length < SPELLING ? 'spelled' : 'spelledBeginning';
    ways.push(among(list, (name) => spellings(name).includes(letters)));
  }
  if (kind !== TITLE_KIND) ways.push(among('beginning', (name) => name.startsWith(key)));
  if (letters !== '') ways.push(among('spelledBeginning', (name) => beginSpelling(letters, name)));
  ways.push(among('containing', (name) => smallLetters(name).includes(form)));
  return ways;
}
