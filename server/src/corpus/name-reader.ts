/**
 * The bearers of a name as the database has them: has the appearances of a name, bounded, told apart, and adds
 * up what each bearer is and holds. What was asked last is remembered, and holds in later states for as long as the same articles
 * have the name and nothing else has changed that tells its bearers apart.
 */
import { AppearanceReader, type StoredAppearance } from './appearance-reader.ts';
import { type AppearancePost, houseOf } from './identity/appearance.ts';
import type { Declarations, NameGroup } from './identity/declared.ts';
import { type Bearer, type Resolution, resolving } from './identity/resolve.ts';
import type { Lasting } from './lasting.ts';
import { countedRow, type PhraseCounting } from './phrases.ts';
import type { Connection, Query } from './query.ts';
import { Recent } from './recent.ts';
import { KINDS } from './schema.ts';
import type { EntityRow } from './search.ts';
import { atOnce, type Portions } from './surroundings.ts';

/**
 * At most so many appearances of a name are compared, the newest: those of one who stands in every article cost a few
 * milliseconds then. The older ones go to the bearer of the same post, or whom their surroundings support.
 */
export const COMPARED = 200;
/** Names whose bearers are known in one state: those of some ten open articles. */
const KNOWN = 500;
/** Rows of names that are remembered: of the answers to some keystrokes. */
const ROWS = 1000;

/** A name, or several that the user declares to be one. */
export interface Name {
  /** Folded: what the name is looked up by. */
  readonly key: string;
  readonly rows: readonly EntityRow[];
  readonly group: NameGroup;
}

/** A name with its bearers. */
export interface KnownName extends Name {
  readonly bearers: readonly KnownBearer[];
  /** Appearances that may be one of several bearers, or of one but not for sure. */
  readonly unsure: readonly { readonly appearance: StoredAppearance; readonly candidates: readonly number[] }[];
  /** How many appearances were compared, and whether these are all. */
  readonly compared: number;
  readonly complete: boolean;
  readonly resolution: Resolution;
  /** Number of the bearer, or -1, by the numbers of name and article, of those that were compared. */
  readonly of: ReadonlyMap<string, number>;
  /** By the number of a post: the only bearer who holds it, or -1 where several do. */
  readonly holders: ReadonlyMap<number, number>;
}

export interface KnownBearer {
  /** What look-ups take: the key where nobody else has the name for certain, else the key with a number. */
  readonly id: string;
  readonly members: readonly StoredAppearance[];
  readonly bearer: Bearer;
}

/** The parts of what look-ups take: 张伟#2 is the second 张伟, 张伟#? those of whom it is not known which they are. */
export function partsOf(id: string): { readonly key: string; readonly number: number | undefined; readonly unsure: boolean } {
  const hash = id.lastIndexOf('#');
  const tail = hash < 0 ? '' : id.slice(hash + 1);
  if (tail === '?') return { key: id.slice(0, hash), number: undefined, unsure: true };
  return /^[1-9]\d{0,5}$/.test(tail)
    ? { key: id.slice(0, hash), number: Number(tail), unsure: false }
    : { key: id, number: undefined, unsure: false };
}

export class NameReader {
  readonly #connection: Connection;
  readonly #declarations: Declarations;
  readonly #counting: PhraseCounting;
  readonly #lasting: Lasting;
  readonly #appearances: AppearanceReader;
  readonly #names = new Recent<string, KnownName>(KNOWN);
  readonly #rows = new Recent<string, EntityRow>(ROWS);

  /** @param lasting of the same database, whatever its state */
  constructor(connection: Connection, declarations: Declarations, counting: PhraseCounting, lasting: Lasting) {
    this.#connection = connection;
    this.#lasting = lasting;
    this.#appearances = new AppearanceReader(connection, counting, lasting);
    this.#declarations = declarations;
    this.#counting = counting;
  }

  /** The name of a folded key, or undefined where the corpus has neither it nor any other name of its group. */
  name(key: string): Name | undefined {
    const group = this.#declarations.group(key);
    const [first] = group.keys as [string];
    const known = this.#names.get(first);
    if (known !== undefined) return known;
    const rows = group.keys.flatMap((each) => this.row(each) ?? []);
    return rows.length === 0 ? undefined : { key: first, group, rows };
  }

  /** The same with its bearers, who are told apart where nobody has asked for them lately. */
  known(key: string): KnownName | undefined {
    const name = this.name(key);
    return name === undefined ? undefined : this.bearersOf(name);
  }

  bearersOf(name: Name): KnownName {
    const known = this.#names.get(name.key);
    if (known !== undefined) return known;
    const found = this.#remembered(name) ?? atOnce(this.#resolve(name));
    this.#names.put(name.key, found);
    return found;
  }

  /**
   * Has the bearers of a name told apart before anybody asks, in steps of about a millisecond. What was read of two states of the
   * database is thrown away.
   */
  *prepare(key: string): Portions<void> {
    const { state } = this.#connection;
    const name = this.name(key);
    if (name === undefined || this.#names.get(name.key) !== undefined) return;
    const found = this.#remembered(name) ?? (yield* this.#resolve(name, state));
    if (this.#connection.state === state) this.#names.put(name.key, found);
  }

  row(key: string): EntityRow | undefined {
    const known = this.#rows.get(key);
    if (known !== undefined) return known;
    const row = this.#sql('SELECT * FROM entity WHERE kind = ? AND key = ?').get(KINDS.person, key) as EntityRow | undefined;
    return row === undefined ? undefined : this.keep(row);
  }

  /** Remembers the row of a name that is about to be asked for. @returns the row as mentions in fixed phrases count */
  keep(row: EntityRow): EntityRow {
    const counted = countedRow(row, this.#counting);
    this.#rows.put(row.key, counted);
    return counted;
  }

  /** Number of the bearer of an appearance, -1 where it is unsure, whether it was among those compared or not. */
  placeOf({ of, holders, resolution }: KnownName, appearance: StoredAppearance): number {
    const found = of.get(`${appearance.entity} ${appearance.article}`);
    if (found !== undefined) return found;
    const holding = new Set(appearance.postIds.map((id) => holders.get(id) ?? -1));
    const [only] = holding;
    return holding.size === 1 && only !== undefined && only >= 0 ? only : resolution.place(appearance);
  }

  /** Every appearance of a name, the newest first under each name; walks them all, a portion at a time. */
  *appearances({ rows }: Name): Portions<StoredAppearance[]> {
    const all: StoredAppearance[][] = [];
    for (const row of rows) all.push(yield* this.#appearances.all(row));
    return all.flat();
  }

  /** The appearance of a name in an article, by path; undefined where the corpus has none. */
  appearance({ rows }: Name, key: string, path: string): StoredAppearance | undefined {
    const row = rows.find((each) => each.key === key);
    return row === undefined ? undefined : this.#appearances.at(row, path);
  }

  /** What was found in an earlier state, where it is what would be found now. */
  #remembered({ key, group, rows }: Name): KnownName | undefined {
    const { names } = this.#lasting;
    const known = names.get(key);
    if (known === undefined || known.declarations !== this.#declarations || known.counting !== this.#counting) return undefined;
    if (known.widespread !== this.#appearances.widespread) return undefined;
    if (known.articles !== articlesOf(rows.map((row) => this.#appearances.articles(row, COMPARED)))) return undefined;
    for (const [house, number] of known.houses) if (this.#appearances.houseOf(house) !== number) return undefined;
    return { ...known.found, group, rows, complete: isComplete(rows) };
  }

  /** @param state of the database that all of it is read of; undefined: nobody has a turn in between */
  *#resolve({ key, group, rows }: Name, state?: number): Portions<KnownName> {
    const loaded: StoredAppearance[][] = [];
    for (const row of rows) loaded.push(yield* this.#appearances.newest(row, COMPARED));
    const found = yield* this.#tellApart({ key, group, rows }, loaded.flat());
    if (state !== undefined && this.#connection.state !== state) return found;
    this.#lasting.names.put(key, {
      found,
      declarations: this.#declarations,
      counting: this.#counting,
      widespread: this.#appearances.widespread,
      articles: articlesOf(loaded.map((each) => each.map(({ article }) => article))),
      houses: new Map(loaded.flat().flatMap(({ posts }) => posts.map((post) => this.#houseEntry(post)))),
    });
    return found;
  }

  #houseEntry({ organisation, resolved }: AppearancePost): [string, number | undefined] {
    const house = houseOf(resolved || organisation);
    return [house, this.#appearances.houseOf(house)];
  }

  *#tellApart({ key, group, rows }: Name, loaded: readonly StoredAppearance[]): Portions<KnownName> {
    const widespread = this.#appearances.widespread;
    const resolution = yield* resolving(loaded, {
      claims: group.claims,
      widespread: (related) => new Set(related.filter((name) => widespread.has(name))),
    });
    const bearers = resolution.bearers.map(
      (bearer, index): KnownBearer => ({
        id: resolution.bearers.length === 1 ? key : `${key}#${index + 1}`,
        members: bearer.members as readonly StoredAppearance[],
        bearer,
      }),
    );
    const unsure = resolution.unsure.map(({ appearance, candidates }) => ({ appearance: appearance as StoredAppearance, candidates }));
    const of = new Map<string, number>();
    const holders = new Map<number, number>();
    for (const [number, { members }] of bearers.entries()) {
      for (const { entity, article, postIds } of members) {
        of.set(`${entity} ${article}`, number);
        for (const id of postIds) holders.set(id, (holders.get(id) ?? number) === number ? number : -1);
      }
    }
    for (const { appearance } of unsure) of.set(`${appearance.entity} ${appearance.article}`, -1);
    return { key, rows, group, bearers, unsure, compared: loaded.length, complete: isComplete(rows), resolution, of, holders };
  }

  #sql(text: string): Query {
    return this.#connection.sql(text);
  }
}

/** What was found of a name, and what it rests on. */
export interface LastingName {
  readonly found: KnownName;
  readonly declarations: Declarations;
  readonly counting: PhraseCounting;
  readonly widespread: ReadonlySet<string | number>;
  /** The articles whose appearances were compared, as a text. */
  readonly articles: string;
  /** Numbers of the houses that posts are held in, by key. */
  readonly houses: ReadonlyMap<string, number | undefined>;
}

/** The articles of each of some names, as a text. */
function articlesOf(names: readonly (readonly number[])[]): string {
  return names.map((articles) => articles.join(' ')).join('|');
}

/** Whether all appearances of a name are compared. */
function isComplete(rows: readonly EntityRow[]): boolean {
  return rows.every(({ occurrences }) => occurrences <= COMPARED);
}
