/**
 * The bearers of a name as the database has them: loads the appearances of a name, bounded, has them told apart, and adds
 * up what each bearer is and holds. What was asked last is remembered, and holds in later states for as long as the same articles
 * have the name and nothing else has changed that tells its bearers apart.
 */
import type { Role } from '../article/facts.ts';
import { type Appearance, type AppearancePost, houseOf } from './identity/appearance.ts';
import type { Declarations, NameGroup } from './identity/declared.ts';
import { type Bearer, type Resolution, resolve } from './identity/resolve.ts';
import type { Lasting } from './lasting.ts';
import { readVarint, unpackNumbers } from './packing/varints.ts';
import { countedRow, type PhraseCounting } from './phrases.ts';
import type { Connection, Query } from './query.ts';
import { Recent } from './recent.ts';
import { chanceOf } from './rows.ts';
import { KINDS, ROLES } from './schema.ts';
import type { EntityRow } from './search.ts';

/**
 * At most so many appearances of a name are compared, the newest: those of one who stands in every article cost a few
 * milliseconds then. The older ones go to the bearer of the same post, or whom their surroundings support.
 */
export const COMPARED = 200;
/** Names whose bearers are known in one state: those of some ten open articles. */
const KNOWN = 500;
/** Rows of names that are remembered: of the answers to some keystrokes. */
const ROWS = 1000;
/** A name that stands in more articles than these, and in more than one of so many, tells nothing beside another. */
const WIDESPREAD = 20;
const WIDESPREAD_SHARE = 30;

const ROLE_NAMES: readonly Role[] = Object.entries(ROLES)
  .sort(([, a], [, b]) => a - b)
  .map(([role]) => role as Role);

/** An appearance with its numbers in the database. */
export interface StoredAppearance extends Appearance {
  readonly entity: number;
  readonly article: number;
  readonly chance: number;
  /** Those that count, outside boilerplate. */
  readonly mentions: number;
  /** Those in fixed phrases that are counted apart. */
  readonly phrases: number;
  readonly postIds: readonly number[];
  /** Whether the article reports anything that the person says. */
  readonly speaks: boolean;
}

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
  readonly #names = new Recent<string, KnownName>(KNOWN);
  readonly #rows = new Recent<string, EntityRow>(ROWS);
  #widespread: ReadonlySet<string | number> | undefined;
  /** Numbers of organisations by their keys; null where the corpus has none, or it is widespread. */
  readonly #houses = new Map<string, number | null>();

  /** @param lasting of the same database, whatever its state */
  constructor(connection: Connection, declarations: Declarations, counting: PhraseCounting, lasting: Lasting) {
    this.#connection = connection;
    this.#lasting = lasting;
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
    const found = this.#remembered(name) ?? this.#resolve(name);
    this.#names.put(name.key, found);
    return found;
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

  /** Every appearance of a name, the newest first under each name; walks them all. */
  *appearances({ rows }: Name): IterableIterator<StoredAppearance> {
    for (const row of rows) yield* this.#load(row, Number.MAX_SAFE_INTEGER);
  }

  /** The appearance of a name in an article, by path; undefined where the corpus has none. */
  appearance({ rows }: Name, key: string, path: string): StoredAppearance | undefined {
    const row = rows.find((each) => each.key === key);
    const article = this.#sql('SELECT id, day FROM article JOIN file USING (id) WHERE path = ?').get(path);
    if (row === undefined || article === undefined) return undefined;
    const [found] = this.#sql(`${APPEARANCE} AND o.day = ? AND o.chance = ? AND o.article = ?`).lists(
      row.id,
      article.day as number,
      chanceOf(path),
      article.id as number,
    );
    return found === undefined ? undefined : this.#appearanceOf(row, found as unknown as AppearanceColumns, this.#postsOf(row));
  }

  /** What was found in an earlier state, where it is what would be found now. */
  #remembered({ key, group, rows }: Name): KnownName | undefined {
    const { names } = this.#lasting;
    const known = names.get(key);
    if (known === undefined || known.declarations !== this.#declarations || known.counting !== this.#counting) return undefined;
    if (known.widespread !== this.#widespreadNow()) return undefined;
    if (known.articles !== rows.map((row) => this.#newestOf(row)).join('|')) return undefined;
    for (const [house, number] of known.houses) if (this.#houseOf(house) !== number) return undefined;
    return { ...known.found, group, rows, complete: isComplete(rows) };
  }

  /** The appearances that are compared, by their articles: what an article says never changes, since it would get another number. */
  #newestOf(row: EntityRow): string {
    const sql = `SELECT article FROM occurrence AS o WHERE entity = ? ${NEWEST}`;
    return `${row.id} ${this.#sql(sql).lists(row.id, COMPARED).join(' ')}`;
  }

  #resolve({ key, group, rows }: Name): KnownName {
    const loaded = rows.map((row) => this.#load(row, COMPARED));
    const found = this.#tellApart({ key, group, rows }, loaded.flat());
    this.#lasting.names.put(key, {
      found,
      declarations: this.#declarations,
      counting: this.#counting,
      widespread: this.#widespreadNow(),
      articles: rows.map(({ id }, index) => `${id} ${loaded[index]?.map(({ article }) => article).join(' ')}`).join('|'),
      houses: new Map(loaded.flat().flatMap(({ posts }) => posts.map((post) => this.#houseEntry(post)))),
    });
    return found;
  }

  #houseEntry({ organisation, resolved }: AppearancePost): [string, number | undefined] {
    const house = houseOf(resolved || organisation);
    return [house, this.#houseOf(house)];
  }

  #tellApart({ key, group, rows }: Name, loaded: readonly StoredAppearance[]): KnownName {
    const widespread = this.#widespreadNow();
    const resolution = resolve(loaded, {
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

  #load(row: EntityRow, limit: number): StoredAppearance[] {
    const posts = this.#postsOf(row);
    return this.#sql(`${APPEARANCE} ${NEWEST}`)
      .lists(row.id, limit)
      .map((found) => this.#appearanceOf(row, found as unknown as AppearanceColumns, posts));
  }

  #postsOf(row: EntityRow): ReadonlyMap<number, NamedPost> {
    const posts = this.#sql('SELECT id, stated, resolved, post FROM post WHERE entity = ?').lists(row.id) as unknown as [
      number,
      string,
      string,
      string,
    ][];
    return new Map(
      posts.map(([id, organisation, resolved, title]) => [
        id,
        { post: { organisation, resolved, title }, house: this.#houseOf(houseOf(resolved || organisation)) },
      ]),
    );
  }

  #appearanceOf(
    row: EntityRow,
    [article, day, chance, mentions, phrases, role, packed, said, path, setting]: AppearanceColumns,
    known: ReadonlyMap<number, NamedPost>,
  ): StoredAppearance {
    const postIds = packed === null ? [] : unpackNumbers(packed);
    const named = postIds.flatMap((id) => known.get(id) ?? []);
    return {
      entity: row.id,
      key: row.key,
      article,
      chance,
      path,
      day,
      role: ROLE_NAMES[role] as Role,
      ...this.#counted(mentions, phrases),
      postIds,
      speaks: said === 1,
      posts: named.map(({ post }) => post),
      houses: [...new Set(named.flatMap(({ house }) => house ?? []))],
      setting: settingOf(setting, row.id),
    };
  }

  #counted(mentions: number, phrases: number): { mentions: number; phrases: number } {
    if (this.#counting === 'separate') return { mentions, phrases };
    return { mentions: this.#counting === 'count' ? mentions + phrases : mentions, phrases: 0 };
  }

  /** Number of an organisation that tells something; undefined where the corpus has none of the name. */
  #houseOf(key: string): number | undefined {
    if (key === '') return undefined;
    let house = this.#houses.get(key);
    if (house === undefined) {
      const row = this.#sql('SELECT id FROM entity WHERE kind = ? AND key = ?').get(KINDS.organisation, key);
      const id = row?.id as number | undefined;
      house = id === undefined || this.#widespreadNow().has(id) ? null : id;
      this.#houses.set(key, house);
    }
    return house ?? undefined;
  }

  /** The names that tell nothing beside another: few, whatever the corpus. The same set as in an earlier state where they are the same. */
  #widespreadNow(): ReadonlySet<string | number> {
    if (this.#widespread !== undefined) return this.#widespread;
    const articles = (this.#sql('SELECT count(*) AS articles FROM article').get()?.articles as number | undefined) ?? 0;
    const most = Math.max(WIDESPREAD, Math.floor(articles / WIDESPREAD_SHARE));
    // A name has no more articles than mentions, which an index has in order.
    const sql = `SELECT id FROM entity WHERE kind IN (${KINDS.person}, ${KINDS.organisation}) AND mentions > ?1 AND articles > ?1`;
    const found = new Set(this.#sql(sql).lists(most).flat() as number[]);
    if (!isSame(found, this.#lasting.widespread)) this.#lasting.widespread = found;
    this.#widespread = this.#lasting.widespread;
    return this.#widespread;
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

/** Whether all appearances of a name are compared. */
function isComplete(rows: readonly EntityRow[]): boolean {
  return rows.every(({ occurrences }) => occurrences <= COMPARED);
}

function isSame<Each>(a: ReadonlySet<Each>, b: ReadonlySet<Each>): boolean {
  return a.size === b.size && [...a].every((each) => b.has(each));
}

/** Columns of `APPEARANCE`. */
type AppearanceColumns = readonly [
  article: number,
  day: number,
  chance: number,
  mentions: number,
  phrases: number,
  role: number,
  posts: Uint8Array | null,
  said: number,
  path: string,
  setting: Uint8Array | null,
];

/** A post, and the number of the house that it is held in, if any. */
interface NamedPost {
  readonly post: AppearancePost;
  readonly house: number | undefined;
}

const APPEARANCE = `SELECT o.article, o.day, o.chance, o.mentions, o.phrases, o.role, o.posts, o.said IS NOT NULL, path, s.packed
  FROM occurrence AS o JOIN file ON file.id = o.article LEFT JOIN setting AS s ON s.article = o.article WHERE o.entity = ?`;

/** Of the appearances of a name, those that are compared. */
const NEWEST = 'ORDER BY o.day DESC, o.chance DESC, o.article LIMIT ?';

/** The setting of an article as the database has it; related names by their numbers. @param self the number of a name that is left out */
export function settingOf(
  packed: Uint8Array | null,
  self: number,
): { readonly codes: readonly string[]; readonly related: readonly number[] } {
  if (packed === null) return { codes: [], related: [] };
  const reader = { bytes: packed, at: 0 };
  const codes: string[] = [];
  const related: number[] = [];
  for (let left = readVarint(reader); left > 0; left--) codes.push(String(readVarint(reader)));
  while (reader.at < packed.length) {
    const entity = readVarint(reader);
    if (entity !== self) related.push(entity);
  }
  return { codes, related };
}
