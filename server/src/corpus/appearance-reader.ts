/**
 * Appearances of names as the database has them: what tells the bearers of a name apart, as numbers of names where the whole corpus
 * decides whether they tell anything.
 */
import type { Role } from '../article/facts.ts';
import { type Appearance, type AppearancePost, houseOf } from './identity/appearance.ts';
import type { Lasting } from './lasting.ts';
import { readVarint, unpackNumbers } from './packing/varints.ts';
import type { PhraseCounting } from './phrases.ts';
import type { Connection, Query } from './query.ts';
import { chanceOf } from './rows.ts';
import { KINDS, ROLES } from './schema.ts';
import type { EntityRow } from './search.ts';
import type { Portions } from './surroundings.ts';

/** A name that stands in more articles than these, and in more than one of so many, tells nothing beside another. */
const WIDESPREAD = 20;
const WIDESPREAD_SHARE = 30;

/** Appearances that are read at a time: a fraction of a millisecond's work. */
const PORTION = 40;
/** The same where nothing else is done with them yet: a millisecond's. */
const LARGE_PORTION = 200;

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

/** Of one state of the corpus. */
export class AppearanceReader {
  readonly #connection: Connection;
  readonly #counting: PhraseCounting;
  readonly #lasting: Lasting;
  #widespread: ReadonlySet<string | number> | undefined;
  /** Numbers of organisations by their keys; null where the corpus has none, or it is widespread. */
  readonly #houses = new Map<string, number | null>();

  /** @param lasting of the same database, whatever its state */
  constructor(connection: Connection, counting: PhraseCounting, lasting: Lasting) {
    this.#connection = connection;
    this.#counting = counting;
    this.#lasting = lasting;
  }

  /** All appearances of a name, the newest first, a portion at a time. */
  *all(row: EntityRow): Portions<StoredAppearance[]> {
    const posts = this.#postsOf(row);
    const appearances: StoredAppearance[] = [];
    let at: [day: number, chance: number, article: number] = [Number.MAX_SAFE_INTEGER, 0, 0];
    for (let more = true; more; ) {
      yield;
      const found = this.#sql(AFTER).lists(row.id, ...at) as unknown as AppearanceColumns[];
      for (const each of found) {
        appearances.push(this.#appearanceOf(row, each, posts));
        const [article, day, chance] = each;
        at = [day, chance, article];
      }
      more = found.length === LARGE_PORTION;
    }
    return appearances;
  }

  /** The newest, so many at most, a few at a time. */
  *newest(row: EntityRow, limit: number): Portions<StoredAppearance[]> {
    const posts = this.#postsOf(row);
    const appearances: StoredAppearance[] = [];
    for (let more = true; more && appearances.length < limit; ) {
      yield;
      const wanted = Math.min(PORTION, limit - appearances.length);
      const found = this.#sql(`${APPEARANCE} ${NEWEST} OFFSET ?`).lists(row.id, wanted, appearances.length);
      for (const each of found) appearances.push(this.#appearanceOf(row, each as unknown as AppearanceColumns, posts));
      more = found.length === wanted;
    }
    return appearances;
  }

  /** The appearance of a name in an article, by path; undefined where the corpus has none. */
  at(row: EntityRow, path: string): StoredAppearance | undefined {
    const article = this.#sql('SELECT id, day FROM article JOIN file USING (id) WHERE path = ?').get(path);
    if (article === undefined) return undefined;
    const [found] = this.#sql(`${APPEARANCE} AND o.day = ? AND o.chance = ? AND o.article = ?`).lists(
      row.id,
      article.day as number,
      chanceOf(path),
      article.id as number,
    );
    return found === undefined ? undefined : this.#appearanceOf(row, found as unknown as AppearanceColumns, this.#postsOf(row));
  }

  /** The articles of what `newest` gives: what an article says never changes, since it would get another number. */
  articles(row: EntityRow, limit: number): number[] {
    const sql = `SELECT article FROM occurrence AS o WHERE entity = ? ${NEWEST}`;
    return this.#sql(sql).lists(row.id, limit).flat() as number[];
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
        { post: { organisation, resolved, title }, house: this.houseOf(houseOf(resolved || organisation)) },
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
  houseOf(key: string): number | undefined {
    if (key === '') return undefined;
    let house = this.#houses.get(key);
    if (house === undefined) {
      const row = this.#sql('SELECT id FROM entity WHERE kind = ? AND key = ?').get(KINDS.organisation, key);
      const id = row?.id as number | undefined;
      house = id === undefined || this.widespread.has(id) ? null : id;
      this.#houses.set(key, house);
    }
    return house ?? undefined;
  }

  /** The names that tell nothing beside another: few, whatever the corpus. The same set as in an earlier state where they are the same. */
  get widespread(): ReadonlySet<string | number> {
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

/** Of the appearances of a name, those that come after one of them, the newest first. */
const AFTER = `${APPEARANCE} AND (o.day, o.chance, o.article) < (?, ?, ?) ORDER BY o.day DESC, o.chance DESC, o.article DESC LIMIT ${LARGE_PORTION}`;

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
