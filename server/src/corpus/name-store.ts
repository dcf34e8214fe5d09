/**
 * The names of the corpus: each with its occurrences, posts and counters, as articles bring them in and take them out. What a
 * batch brings is gathered and written at its end, each counter once, with a new name, and the rows in the order of their tables:
 * the commonest names stand in every article, and most names in one only.
 */
import type { StatementSync } from 'node:sqlite';
import { detached } from '../text/detached.ts';
import { NewRows, Remembered, SortedRows } from './batch-rows.ts';
import type { ContributedName, ContributedPost } from './contribution.ts';
import { KeyFilter } from './key-filter.ts';
import { packNumbers } from './packing/varints.ts';
import type { NameRow, PostRow } from './rows.ts';
import { KINDS, ROLES } from './schema.ts';
import type { SheetStore } from './sheet-store.ts';
import type { EntityKind } from './snapshot.ts';
import type { StandingStore } from './standing-store.ts';
import type { Statements } from './statements.ts';

/** What of a name is counted. */
type CountedName = Pick<NameRow, 'kind' | 'key' | 'name' | 'role' | 'counted' | 'phrases'> & { readonly posts: readonly PostKeys[] };

/** What a name is known by. */
type NameKeys = Pick<NameRow, 'kind' | 'key'>;

/** What a person's post is known by. */
type PostKeys = Pick<PostRow, 'stated' | 'resolved' | 'title'>;

/** What a batch adds to the counters of a name. */
interface Delta {
  mentions: number;
  articles: number;
  occurrences: number;
  officials: number;
  journalists: number;
  phrases: number;
  phraseArticles: number;
}

/** Names, and posts, whose numbers are remembered between batches. */
const REMEMBERED = 30_000;
/** Rows of occurrences that are gathered at most: of some thousand articles, in 5 MB. */
const GATHERED = 15_000;

export class NameStore {
  readonly #statements: Statements;
  readonly #sheets: SheetStore;
  readonly #standings: StandingStore;
  /** The names of the table, where it was empty and nobody else has written since; null where it was not, undefined where nobody asked yet. */
  #names: KeyFilter | null | undefined;
  readonly #entities = new Remembered<number>(REMEMBERED);
  readonly #posts = new Remembered<number>(REMEMBERED);
  readonly #newEntities: NewRows<NameKeys>;
  readonly #newPosts: NewRows<PostKeys & { readonly entity: number }>;
  readonly #deltas = new Map<number, Delta>();
  /** By number of the name: how many articles more or less write it in a way. */
  readonly #surfaces = new Map<number, Map<string, number>>();
  /** By number of the post: how many articles more or less state it. */
  readonly #stated = new Map<number, number>();
  readonly #occurrences = new SortedRows('INSERT INTO occurrence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', 4);
  readonly #holdings = new SortedRows('INSERT INTO holding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', 3);
  /** Articles whose rows are gathered but not written yet. */
  readonly #gathered = new Set<number>();

  constructor(statements: Statements, sheets: SheetStore, standings: StandingStore) {
    this.#statements = statements;
    this.#sheets = sheets;
    this.#standings = standings;
    this.#newEntities = new NewRows('SELECT max(id) AS last FROM entity', statements);
    this.#newPosts = new NewRows('SELECT max(id) AS last FROM post', statements);
  }

  /**
   * A name of an article that has not been put in yet.
   * @param chance of the article's path
   * @returns the name's number
   */
  put(article: number, day: number, chance: number, name: ContributedName): number {
    const entity = this.#find(name) ?? this.#make(name);
    this.#gathered.add(article);
    this.#count(entity, name, 1);
    this.#countSurface(entity, name, 1);
    const posts = name.posts.map((each) => {
      const post = this.#findPost(entity, each) ?? this.#makePost(entity, each);
      this.#countPost(post, 1);
      const { start, end, line, column } = each;
      this.#holdings.add([post, day, article, ...asWritten(each), start, end, line, column]);
      return post;
    });
    this.#occurrences.add([
      entity,
      day,
      chance,
      article,
      name.counted,
      name.phrases,
      name.introduction,
      name.mentions,
      name.role === null ? null : ROLES[name.role],
      posts.length === 0 ? null : packNumbers(posts),
      name.said ?? null,
    ]);
    if (this.#occurrences.length >= GATHERED) this.#writeRows();
    return entity;
  }

  /** Takes out what the same values put in. */
  remove(article: number, day: number, chance: number, name: CountedName): void {
    const entity = this.#find(name);
    if (entity === undefined) return;
    if (this.#gathered.has(article)) this.#writeRows();
    this.#sql('DELETE FROM occurrence WHERE entity = ? AND day = ? AND chance = ? AND article = ?').run(entity, day, chance, article);
    this.#count(entity, name, -1);
    this.#countSurface(entity, name, -1);
    for (const each of name.posts) {
      const post = this.#findPost(entity, each);
      if (post === undefined) continue;
      this.#countPost(post, -1);
      this.#sql('DELETE FROM holding WHERE post = ? AND day = ? AND article = ?').run(post, day, article);
    }
  }

  /** Writes what a batch has gathered. @returns whether the counters of any name have changed */
  flush(): boolean {
    const counted = this.#deltas.size > 0;
    this.#writeRows();
    this.#writeSurfaces();
    this.#writePosts();
    this.#writeCounters();
    this.#newEntities.clear();
    this.#newPosts.clear();
    return counted;
  }

  /** Drops what is remembered of the database and what was not written yet. */
  forget(): void {
    this.#names = undefined;
    this.#deltas.clear();
    this.#surfaces.clear();
    this.#stated.clear();
    this.#entities.clear();
    this.#posts.clear();
    this.#newEntities.forget();
    this.#newPosts.forget();
    this.#occurrences.clear();
    this.#holdings.clear();
    this.#gathered.clear();
  }

  #find({ kind, key }: NameKeys): number | undefined {
    const id = idOfName(kind, key);
    const known = this.#entities.get(id) ?? this.#newEntities.find(id);
    if (known !== undefined) return known;
    if (this.#names === undefined) this.#names = this.#sql('SELECT 1 FROM entity LIMIT 1').get() === undefined ? new KeyFilter() : null;
    if (this.#names?.mayHave(id) === false) return undefined;
    const found = this.#sql('SELECT id FROM entity WHERE kind = ? AND key = ?').get(KINDS[kind], key)?.id as number | undefined;
    if (found !== undefined) this.#entities.set(id, found);
    return found;
  }

  #make({ kind, key }: NameKeys): number {
    const id = idOfName(kind, key);
    const entity = this.#newEntities.add(id, { kind, key: detached(key) });
    this.#names?.add(id);
    this.#entities.set(id, entity);
    this.#sheets.put(KINDS[kind], entity, key);
    return entity;
  }

  #findPost(entity: number, row: PostKeys): number | undefined {
    const { stated, resolved, title } = row;
    const id = idOfPost(entity, row);
    const known = this.#posts.get(id) ?? this.#newPosts.find(id);
    // Of a name that is not written yet no post is.
    if (known !== undefined || this.#newEntities.get(entity) !== undefined) return known;
    const sql = 'SELECT id FROM post WHERE entity = ? AND stated = ? AND resolved = ? AND post = ?';
    const found = this.#sql(sql).get(entity, stated, resolved, title)?.id as number | undefined;
    if (found !== undefined) this.#posts.set(id, found);
    return found;
  }

  #makePost(entity: number, row: PostKeys): number {
    const { stated, resolved, title } = row;
    const id = idOfPost(entity, row);
    const post = this.#newPosts.add(id, { entity, stated: detached(stated), resolved: detached(resolved), title: detached(title) });
    this.#posts.set(id, post);
    return post;
  }

  #count(entity: number, name: CountedName, sign: 1 | -1): void {
    let delta = this.#deltas.get(entity);
    if (delta === undefined) {
      delta = { mentions: 0, articles: 0, occurrences: 0, officials: 0, journalists: 0, phrases: 0, phraseArticles: 0 };
      this.#deltas.set(entity, delta);
    }
    delta.mentions += sign * name.counted;
    delta.articles += name.counted > 0 ? sign : 0;
    delta.occurrences += sign;
    delta.officials += name.role === 'official' ? sign : 0;
    delta.journalists += name.role === 'journalist' ? sign : 0;
    delta.phrases += sign * name.phrases;
    delta.phraseArticles += name.phrases > 0 && name.counted === 0 ? sign : 0;
  }

  /** A name that is written as its key needs no row. */
  #countSurface(entity: number, { name, key }: CountedName, sign: 1 | -1): void {
    if (name === key) return;
    let surfaces = this.#surfaces.get(entity);
    if (surfaces === undefined) {
      surfaces = new Map();
      this.#surfaces.set(entity, surfaces);
    }
    surfaces.set(detached(name), (surfaces.get(name) ?? 0) + sign);
  }

  #countPost(post: number, sign: 1 | -1): void {
    this.#stated.set(post, (this.#stated.get(post) ?? 0) + sign);
  }

  #writeRows(): void {
    this.#occurrences.flush(this.#statements);
    this.#holdings.flush(this.#statements);
    this.#gathered.clear();
  }

  #writeSurfaces(): void {
    const add = this.#sql('INSERT INTO surface VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET articles = articles + excluded.articles');
    for (const entity of ascending(this.#surfaces)) {
      for (const [name, articles] of this.#surfaces.get(entity) ?? []) {
        if (articles !== 0) add.run(entity, name, articles);
        if (articles < 0) this.#sql('DELETE FROM surface WHERE entity = ? AND name = ? AND articles <= 0').run(entity, name);
      }
    }
    this.#surfaces.clear();
  }

  #writePosts(): void {
    const insert = this.#sql('INSERT INTO post VALUES (?, ?, ?, ?, ?, ?)');
    const add = this.#sql('UPDATE post SET articles = articles + ? WHERE id = ?');
    for (const post of ascending(this.#stated)) {
      const articles = this.#stated.get(post) as number;
      const made = this.#newPosts.get(post);
      if (made === undefined) {
        if (articles !== 0) add.run(articles, post);
        if (articles < 0) this.#dropPost(post);
      } else if (articles > 0) insert.run(post, made.entity, made.stated, made.resolved, made.title, articles);
      else this.#posts.delete(idOfPost(made.entity, made));
    }
    this.#stated.clear();
  }

  /** A post that no article may give any more. */
  #dropPost(post: number): void {
    const row = this.#sql('DELETE FROM post WHERE id = ? AND articles <= 0 RETURNING entity, stated, resolved, post').get(post);
    if (row === undefined) return;
    const { stated, resolved, post: title } = row as Record<'stated' | 'resolved' | 'post', string>;
    this.#posts.delete(idOfPost(row.entity as number, { stated, resolved, title }));
  }

  #writeCounters(): void {
    const insert = this.#sql('INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    const add = this.#sql(
      `UPDATE entity SET mentions = mentions + ?, articles = articles + ?, occurrences = occurrences + ?,
         officials = officials + ?, journalists = journalists + ?, phrases = phrases + ?, phrase_articles = phrase_articles + ?
       WHERE id = ?`,
    );
    const { kept } = this.#standings;
    for (const entity of ascending(this.#deltas)) {
      const { mentions, articles, occurrences, officials, journalists, phrases, phraseArticles } = this.#deltas.get(entity) as Delta;
      const counts = [mentions, articles, occurrences, officials, journalists, phrases, phraseArticles] as const;
      const made = this.#newEntities.get(entity);
      if (made === undefined) {
        // Of an article that is typed in, most names stay.
        if (counts.some((each) => each !== 0)) {
          add.run(...counts, entity);
          if (kept.size > 0) this.#standings.noteKnown(entity);
        }
        if (occurrences < 0) this.#dropEntity(entity);
      } else if (occurrences > 0) {
        insert.run(entity, KINDS[made.kind], made.key, ...counts);
        if (kept.has(KINDS[made.kind])) this.#standings.note(KINDS[made.kind], entity);
      } else this.#forgetEntity(KINDS[made.kind], made.key, entity);
    }
    if (kept.size > 0) this.#standings.settle();
    this.#deltas.clear();
  }

  /** A name that may stand in no article any more. */
  #dropEntity(entity: number): void {
    const row = this.#sql('DELETE FROM entity WHERE id = ? AND occurrences <= 0 RETURNING kind, key').get(entity);
    if (row !== undefined) this.#forgetEntity(row.kind as number, row.key as string, entity);
  }

  #forgetEntity(kind: number, key: string, entity: number): void {
    this.#entities.delete(`${kind}${key}`);
    this.#sheets.remove(kind, entity);
  }

  #sql(text: string): StatementSync {
    return this.#statements.get(text);
  }
}

/** The numbers of what has changed, in the order of their table. */
function ascending(changes: ReadonlyMap<number, unknown>): number[] {
  return [...changes.keys()].sort((a, b) => a - b);
}

function idOfName(kind: EntityKind, key: string): string {
  return `${KINDS[kind]}${key}`;
}

function idOfPost(entity: number, { stated, resolved, title }: PostKeys): string {
  return `${entity}\n${stated}\n${resolved}\n${title}`;
}

/** How an article writes organisation, its full name and the title of a post: null where it is what the post's row has. */
function asWritten({ stated, resolved, title, written }: ContributedPost): (string | null)[] {
  const keys = [stated, resolved, title];
  return written.map((text, index) => (text === keys[index] ? null : detached(text)));
}
