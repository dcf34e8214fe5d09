/**
 * One state of the index, held for as long as somebody reads hits of it, whatever is written meanwhile. While it is held the log
 * cannot begin anew, and grows with what is written: whoever holds one lets go of it when nobody has asked for a while.
 */
import { DatabaseSync } from 'node:sqlite';
import { AcrossReader } from '../across-reader.ts';
import { Lasting } from '../lasting.ts';
import { isWithin, pathBelow, relativePath } from '../paths.ts';
import { type Connection, Queries, type Query } from '../query.ts';
import type { CopyGroup } from '../snapshot.ts';
import { textOf } from '../stories.ts';
import { type ArticleValueName, type FactValueName, valuesOfArticles, valuesOfFacts } from './article-values.ts';
import { Segments } from './segments.ts';
import { TOKEN_ZONES, ZONE_BITS } from './token-columns.ts';
import { TokenReader } from './token-reader.ts';
import { StoredVocabulary } from './vocabulary.ts';

/** A reader waits this long for a lock (which WAL needs only while a database is recovered), in milliseconds. */
const BUSY = 1000;

/** What is known of an article as a whole. */
export interface SessionArticle {
  readonly path: string;
  /** The path below the folder of the corpus that it lies in; behind that folder's name where there are several. */
  readonly below: string;
  readonly title: string | null;
  readonly published: string | null;
  /** The first folder below the corpus; "" where there is none. */
  readonly site: string;
}

/** What holds of a database in every state of it. */
interface Known {
  readonly vocabulary: StoredVocabulary;
  readonly segments: Segments;
}

/** The words of a database that was read, by its identity, for the next session; of one database at a time. */
export class Vocabularies {
  #identity = '';
  #known: Known = { vocabulary: new StoredVocabulary(), segments: new Segments() };

  /** The words of a database, with all that this state of it has. */
  of(connection: Connection): Known {
    const identity = String(connection.sql("SELECT value FROM meta WHERE name = 'identity'").get()?.value);
    if (identity !== this.#identity) this.#known = { vocabulary: new StoredVocabulary(), segments: new Segments() };
    this.#identity = identity;
    this.#known.vocabulary.read(connection);
    return this.#known;
  }
}

/** 会话 */
export class TokenSession {
  readonly vocabulary: StoredVocabulary;
  readonly #database: DatabaseSync;
  readonly #connection: Held;
  readonly #folders: readonly string[];
  readonly #segments: Segments;
  #reader: TokenReader;
  #copies: Uint32Array | undefined;

  private constructor(database: DatabaseSync, folders: readonly string[], vocabularies: Vocabularies) {
    this.#database = database;
    this.#folders = folders;
    this.#connection = new Held(database);
    this.#connection.begin();
    const { vocabulary, segments } = vocabularies.of(this.#connection);
    this.vocabulary = vocabulary;
    this.#segments = segments;
    this.#reader = new TokenReader(this.#connection, vocabulary, segments);
  }

  /**
   * Begins to read the newest state.
   * @param file of the database; @param folders of the corpus, canonical
   * @returns why it cannot be read, in the system's words
   */
  static open(file: string, folders: readonly string[], vocabularies: Vocabularies): TokenSession | { readonly problem: string } {
    let database: DatabaseSync | undefined;
    try {
      database = new DatabaseSync(file, { readOnly: true, timeout: BUSY });
      database.exec('PRAGMA query_only = 1; PRAGMA cache_size = -8000');
      const session = new TokenSession(database, folders, vocabularies);
      const { problem } = session.#connection;
      if (problem === undefined) return session;
      session.close();
      return { problem };
    } catch (error) {
      database?.close();
      return { problem: error instanceof Error ? error.message : String(error) };
    }
  }

  get tokens(): TokenReader {
    return this.#reader;
  }

  /** What went wrong while it was read, in the system's words; then some answers were empty. */
  get problem(): string | undefined {
    return this.#connection.problem;
  }

  /** Tokens in zones (`ZONE_BITS`). @param word of one word; absent: of all */
  count(zones: number, word?: number): number {
    const sum = `total((?1 & 1 <> 0) * title + (?1 & 2 <> 0) * dateline + (?1 & 4 <> 0) * body + (?1 & 8 <> 0) * boilerplate)`;
    const row =
      word === undefined
        ? this.#connection.sql(`SELECT ${sum} AS count FROM word`).get(zones)
        : this.#connection.sql(`SELECT ${sum} AS count FROM word WHERE id = ?2`).get(zones, word);
    return Number(row?.count ?? 0);
  }

  /** The same of every word, by its number. */
  counts(zones: number): Float64Array {
    const counts = new Float64Array(this.vocabulary.size + 1);
    // One column is read in half the time of four.
    const sum = TOKEN_ZONES.filter((zone) => (zones & ZONE_BITS[zone]) !== 0).join(' + ') || '0';
    const rows = this.#connection.sql(`SELECT id, ${sum} AS count FROM word WHERE count > 0`).lists() as [number, number][];
    for (const [id, count] of rows) counts[id] = count;
    return counts;
  }

  /** Words, less punctuation, in zones, of each article that has tokens, by its number; reads no tokens. */
  sizes(zones: number): ReadonlyMap<number, number> {
    const rows = this.#connection.sql('SELECT article, title, dateline, body, boilerplate FROM extent').lists() as [number, ...number[]][];
    return new Map(rows.map(([article, ...ofZones]) => [article, sumOf(ofZones, zones)]));
  }

  /** How often each word stands in what somebody is reported to say in the body of an article (`SaidTokens`), by its number; and how many statements that are. */
  get said(): { readonly counts: Uint32Array; readonly statements: number } {
    const counts = new Uint32Array(this.vocabulary.size + 1);
    for (const [id, said] of this.#connection.sql('SELECT id, said FROM word').lists() as [number, number][]) counts[id] = said;
    const statements = Number(this.#connection.sql('SELECT total(statements) AS statements FROM extent').get()?.statements ?? 0);
    return { counts, statements };
  }

  article(article: number): SessionArticle | undefined {
    const row = this.#connection.sql('SELECT path, title, published FROM file JOIN article USING (id) WHERE id = ?').get(article);
    if (row === undefined) return undefined;
    const path = row.path as string;
    const below = pathBelow(path, this.#folders);
    return { path, below, title: row.title as string | null, published: row.published as string | null, site: this.#siteOf(path) };
  }

  /** How many articles have each value that begins with a prefix. */
  articleValues(name: ArticleValueName, prefix: string): ReadonlyMap<string, number> {
    const names = { below: (path: string) => pathBelow(path, this.#folders), site: (path: string) => this.#siteOf(path) };
    return valuesOfArticles(this.#connection, name, prefix, names);
  }

  /** How often each value that begins with a prefix stands in articles, or in some of a large corpus. */
  factValues(name: FactValueName, prefix: string): ReturnType<typeof valuesOfFacts> {
    return valuesOfFacts(this.#connection, name, prefix);
  }

  /** The raw text of an article as it was when it was read; undefined where its file has changed since. */
  text(article: number): string | undefined {
    return textOf(this.#connection, article);
  }

  /** Of articles that are nearly the same all but one, ascending; found when first asked for, by a walk over the corpus. */
  get copies(): Uint32Array {
    this.#copies ??= Uint32Array.from(new AcrossReader(this.#connection, new Lasting()).copies()).sort();
    return this.#copies;
  }

  /** Articles that are nearly the same, by their paths, the largest groups first: a walk over the corpus. */
  copyGroups(): readonly CopyGroup[] {
    return new AcrossReader(this.#connection, new Lasting()).groups();
  }

  /** How many articles there are, and how many of them have words. */
  get figures(): { readonly articles: number; readonly withWords: number } {
    const count = (table: string) => Number(this.#connection.sql(`SELECT count(*) AS rows FROM ${table}`).get()?.rows ?? 0);
    return { articles: count('article'), withWords: count('segmented') + count('loose') };
  }

  /** Lets the state go: the next question is about the newest one. */
  release(): void {
    this.#connection.release();
    this.#reader = new TokenReader(this.#connection, this.vocabulary, this.#segments);
    this.#copies = undefined;
  }

  close(): void {
    this.#connection.release();
    this.#database.close();
  }

  #siteOf(path: string): string {
    const folder = this.#folders.find((each) => isWithin(each, path));
    const parts = folder === undefined ? [] : relativePath(folder, path).split('/');
    return parts.length > 1 ? (parts[0] as string) : '';
  }
}

/** Of figures of each zone the sum of some. @param zones bits */
function sumOf(ofZones: readonly number[], zones: number): number {
  let sum = 0;
  for (let zone = 0; zone < ofZones.length; zone++) if ((zones & (1 << zone)) !== 0) sum += ofZones[zone] as number;
  return sum;
}

/** A connection that stays in one transaction. */
class Held implements Connection {
  problem: string | undefined;
  readonly #database: DatabaseSync;
  readonly #queries: Queries;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#queries = new Queries(database, (error) => this.broken(error));
  }

  get state(): number {
    return 0;
  }

  begin(): void {
    if (this.#database.isTransaction) return;
    this.#database.exec('BEGIN');
    // The state is that of the first read.
    this.#queries.get('SELECT 1 FROM meta').get();
  }

  release(): void {
    if (this.#database.isTransaction) this.#database.exec('COMMIT');
  }

  sql(text: string): Query {
    this.begin();
    return this.#queries.get(text);
  }

  broken(error: unknown): void {
    this.problem ??= error instanceof Error ? error.message : String(error);
  }
}
