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
    return scope.members === undefined ? [...this.articles(scope)] : [...scope.members].sort(newestFirst);
  }

  /** The articles about somebody, the newest first; those that were too old to be compared are looked at when they are wanted. */
  *articles(scope: Scope): IterableIterator<StoredAppearance> {
    const { name, members } = scope;
    if (members === undefined) yield* [...this.names.appearances(name)].sort(newestFirst);
    else {
      yield* [...members].sort(newestFirst);
      if (name.complete) return;
      const rest = [...this.names.appearances(name)].filter(
        (each) => this.#belongs(scope, each, false) && !name.of.has(`${each.entity} ${each.article}`),
      );
      yield* rest.sort(newestFirst);
    }
  }

  /**
   * The articles with somebody's mentions, in path order: all read at once, of one state of the corpus, however long the caller takes
   * to go through them.
   * @param unsure whether what may be somebody else's counts
   * @param few whether only the first are wanted, and at once
   */
  occurrences(scope: Scope, unsure: boolean, few: boolean): Iterable<Occurrence> {
    const { name } = scope;
    const [only] = name.rows;
    if (isWhole(scope)) return occurrencesOf(this.#connection, (only as EntityRow).id, few);
    const own = this.#appearancesOf(scope, unsure);
    own.sort((a, b) => compare(a.path, b.path) || compare(a.key, b.key));
    return own.flatMap(({ entity, day, chance, article, path }): Occurrence[] => {
      const sql = 'SELECT hex(packed) AS packed FROM occurrence WHERE entity = ? AND day = ? AND chance = ? AND article = ?';
      const row = this.#connection.sql(sql).get(entity, day, chance, article);
      return row === undefined ? [] : [[path, row.packed as string]];
    });
  }

  #appearancesOf(scope: Scope, unsure: boolean): StoredAppearance[] {
    const { name, members } = scope;
    if (members === undefined) return [...this.names.appearances(name)];
    if (name.complete && !unsure) return [...members];
    return [...this.names.appearances(name)].filter((each) => this.#belongs(scope, each, unsure));
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
