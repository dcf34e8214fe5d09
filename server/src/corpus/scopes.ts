/**
 * Which articles a question about people is about: all that have a name, or those about one of the people who bear it.
 */
import type { StoredAppearance } from './appearance-reader.ts';
import type { Declarations } from './identity/declared.ts';
import type { Lasting } from './lasting.ts';
import { type KnownBearer, type KnownName, type Name, NameReader, partsOf } from './name-reader.ts';
import type { PhraseCounting } from './phrases.ts';
import type { Connection, Row } from './query.ts';
import { compare } from './records.ts';
import type { EntityRow } from './search.ts';
import { atOnce, type Portions } from './surroundings.ts';

/** Appearances that are looked at in one portion: a millisecond's work. */
const PORTION = 200;

/** All of a name, or one of its bearers. */
export type Scope = Everybody | Somebody;

/** All that have a name, be it one person or several. */
export interface Everybody {
  readonly name: Name;
  readonly members?: undefined;
}

/** One of several people, or the only one where it is not certain that nobody else has the name. */
export interface Somebody {
  readonly name: KnownName;
  /** Number of the bearer, from 0. */
  readonly number: number;
  /** The articles about that bearer. */
  readonly members: readonly StoredAppearance[];
}

/** Whether it is everybody of one name. */
export function isWhole({ members, name }: Scope): boolean {
  return members === undefined && name.rows.length === 1;
}

/** A name's mentions in one article, packed, in hexadecimal: of thousands, short texts are read in half the time of short buffers. */
export type Occurrence = readonly [path: string, packed: string];

const OCCURRENCES = 'SELECT path, hex(packed) AS packed FROM occurrence JOIN file ON file.id = article WHERE entity = ? ORDER BY path';

/**
 * The articles that have a name, in path order.
 * @param entity the number of the name
 * @param few whether only the first are wanted, and at once; otherwise all are read before the first is given
 */
export function occurrencesOf(connection: Connection, entity: number, few: boolean): Iterable<Occurrence> {
  const query = connection.sql(OCCURRENCES);
  return few ? readOneByOne(query.iterate(entity)) : (query.lists(entity) as unknown as Occurrence[]);
}

function* readOneByOne(rows: Iterable<Row>): IterableIterator<Occurrence> {
  for (const { path, packed } of rows) yield [path as string, packed as string];
}

export class ScopeReader {
  /** The names of the corpus, with their bearers. */
  readonly names: NameReader;
  readonly #connection: Connection;

  constructor(connection: Connection, declarations: Declarations, counting: PhraseCounting, lasting: Lasting) {
    this.#connection = connection;
    this.names = new NameReader(connection, declarations, counting, lasting);
  }

  /** What an id means; undefined where the corpus has nobody of it. */
  scope(id: string): Scope | undefined {
    const { key, number } = partsOf(id);
    const name = this.names.name(key);
    if (name === undefined || number === undefined) return name && { name };
    const known = this.names.bearersOf(name);
    return known.bearers[number - 1] === undefined ? { name } : this.bearer(known, number - 1);
  }

  /** One of the people of a name, by number from 0. */
  bearer(name: KnownName, number: number): Scope {
    const { bearers, unsure } = name;
    // Where nobody else has the name, its counters say it all.
    return bearers.length === 1 && unsure.length === 0 ? { name } : { name, number, members: (bearers[number] as KnownBearer).members };
  }

  /** Of the articles about somebody those that were compared, the newest first: all of them but for names in very many articles. */
  compared(scope: Scope): readonly StoredAppearance[] {
    return scope.members === undefined ? atOnce(this.others(scope)) : [...scope.members].sort(newestFirst);
  }

  /** The other articles about somebody, the newest first: those that were too old to be compared. */
  *others(scope: Scope): Portions<readonly StoredAppearance[]> {
    const { name, members } = scope;
    if (members !== undefined && name.complete) return [];
    const all = yield* this.#appearancesOf(scope, false);
    const others = members === undefined ? all : all.filter((each) => !name.of.has(`${each.entity} ${each.article}`));
    return others.sort(newestFirst);
  }

  /** All of them, the newest first; those that were too old to be compared are looked at when they are wanted. */
  *articles(scope: Scope): IterableIterator<StoredAppearance> {
    if (scope.members !== undefined) yield* this.compared(scope);
    yield* atOnce(this.others(scope));
  }

  /**
   * The articles with somebody's mentions, in path order: all of them are read before the first is given, of one state of the corpus
   * where nobody changes it meanwhile.
   * @param unsure whether what may be somebody else's counts
   * @param few whether only the first are wanted, and at once
   */
  *occurrences(scope: Scope, unsure: boolean, few: boolean): Portions<Iterable<Occurrence>> {
    const { name } = scope;
    const [only] = name.rows;
    if (isWhole(scope)) return occurrencesOf(this.#connection, (only as EntityRow).id, few);
    const own = yield* this.#appearancesOf(scope, unsure);
    own.sort((a, b) => compare(a.path, b.path) || compare(a.key, b.key));
    const sql = 'SELECT hex(packed) AS packed FROM occurrence WHERE entity = ? AND day = ? AND chance = ? AND article = ?';
    const found: Occurrence[] = [];
    for (const [index, { entity, day, chance, article, path }] of own.entries()) {
      const row = this.#connection.sql(sql).get(entity, day, chance, article);
      if (row !== undefined) found.push([path, row.packed as string]);
      if (index % PORTION === PORTION - 1) yield;
    }
    return found;
  }

  *#appearancesOf(scope: Scope, unsure: boolean): Portions<StoredAppearance[]> {
    const { name, members } = scope;
    if (members === undefined) return yield* this.names.appearances(name);
    if (name.complete && !unsure) return [...members];
    const own: StoredAppearance[] = [];
    for (const [index, each] of (yield* this.names.appearances(name)).entries()) {
      if (this.#belongs(scope, each, unsure)) own.push(each);
      if (index % PORTION === PORTION - 1) yield;
    }
    return own;
  }

  #belongs({ name, number }: Somebody, appearance: StoredAppearance, unsure: boolean): boolean {
    const place = this.names.placeOf(name, appearance);
    if (place === number) return true;
    if (place >= 0 || !unsure) return false;
    const candidates = name.unsure.find((each) => each.appearance.article === appearance.article)?.candidates;
    return candidates === undefined || candidates.includes(number);
  }
}

function newestFirst(a: StoredAppearance, b: StoredAppearance): number {
  return b.day - a.day || compare(a.path, b.path);
}
