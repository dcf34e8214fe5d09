/**
 * Which articles a question about people is about: all that have a name, or those about one of the people who bear it.
 */
import type { Declarations } from './identity/declared.ts';
import { type KnownName, NameReader, partsOf, type StoredAppearance } from './name-reader.ts';
import type { PhraseCounting } from './phrases.ts';
import type { Connection, Row } from './query.ts';
import { compare } from './records.ts';
import type { EntityRow } from './search.ts';

/** All of a name, or one of its bearers. */
export interface Scope {
  readonly name: KnownName;
  /** Number of the bearer, from 0; undefined: everybody of the name. */
  readonly number: number | undefined;
  /** The articles about that bearer; undefined: all of the name. */
  readonly members: readonly StoredAppearance[] | undefined;
}

/** Whether it is everybody of one name. */
export function isWhole({ members, name }: Scope): boolean {
  return members === undefined && name.rows.length === 1;
}

export class ScopeReader {
  /** The names of the corpus, with their bearers. */
  readonly names: NameReader;
  readonly #connection: Connection;

  constructor(connection: Connection, declarations: Declarations, counting: PhraseCounting) {
    this.#connection = connection;
    this.names = new NameReader(connection, declarations, counting);
  }

  /** What an id means; undefined where the corpus has nobody of it. */
  scope(id: string): Scope | undefined {
    const { key, number } = partsOf(id);
    const name = this.names.name(key);
    if (name === undefined) return undefined;
    if (number === undefined || name.bearers[number - 1] === undefined) return { name, number: undefined, members: undefined };
    return this.bearer(name, number - 1);
  }

  /** One of the people of a name, by number from 0. */
  bearer(name: KnownName, number: number): Scope {
    // Where nobody else has the name, its counters say it all.
    const members = name.bearers.length === 1 && name.unsure.length === 0 ? undefined : name.bearers[number]?.members;
    return { name, number, members };
  }

  /** Of the articles about somebody those that were compared, the newest first: all of them but for names in very many articles. */
  compared(scope: Scope): readonly StoredAppearance[] {
    return scope.members === undefined ? [...this.articles(scope)] : [...scope.members].sort(newestFirst);
  }

  /** The articles about somebody, the newest first; those that were too old to be compared are looked at when they are wanted. */
  *articles(scope: Scope): IterableIterator<StoredAppearance> {
    const { name, members } = scope;
    if (members !== undefined) yield* [...members].sort(newestFirst);
    if (members !== undefined && name.complete) return;
    const rest = [...this.names.appearances(name)].filter(
      (each) => this.#belongs(scope, each, false) && (members === undefined || !name.of.has(`${each.entity} ${each.article}`)),
    );
    yield* rest.sort(newestFirst);
  }

  /** Rows with path and packed mentions, in path order. @param unsure whether what may be somebody else's counts */
  *occurrences(scope: Scope, unsure: boolean): IterableIterator<Row> {
    const { name, members } = scope;
    const [only] = name.rows;
    if (members === undefined && name.rows.length === 1) {
      const all = 'SELECT path, packed FROM occurrence JOIN file ON file.id = article WHERE entity = ? ORDER BY path';
      yield* this.#connection.sql(all).iterate((only as EntityRow).id);
      return;
    }
    const own = (name.complete && members !== undefined && !unsure ? [...members] : [...this.names.appearances(name)]).filter((each) =>
      this.#belongs(scope, each, unsure),
    );
    own.sort((a, b) => compare(a.path, b.path) || compare(a.key, b.key));
    for (const { entity, day, chance, article, path } of own) {
      const sql = 'SELECT packed FROM occurrence WHERE entity = ? AND day = ? AND chance = ? AND article = ?';
      const row = this.#connection.sql(sql).get(entity, day, chance, article);
      if (row !== undefined) yield { ...row, path };
    }
  }

  #belongs({ name, number, members }: Scope, appearance: StoredAppearance, unsure: boolean): boolean {
    if (members === undefined) return true;
    const place = this.names.placeOf(name, appearance);
    if (place === number) return true;
    if (place >= 0 || !unsure) return false;
    const candidates = name.unsure.find((each) => each.appearance.article === appearance.article)?.candidates;
    return candidates === undefined || candidates.includes(number as number);
  }
}

function newestFirst(a: StoredAppearance, b: StoredAppearance): number {
  return b.day - a.day || compare(a.path, b.path);
}
