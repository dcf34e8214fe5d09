/**
 * One state of the index, held for as long as somebody reads hits of it, whatever is written meanwhile. While it is held the log
 * cannot begin anew, and grows with what is written: whoever holds one lets go of it when nobody has asked for a while.
 */
import { AcrossReader } from '../across-reader.ts';
import { Lasting } from '../lasting.ts';
import { isWithin, pathBelow, relativePath } from '../paths.ts';
import type { Connection } from '../query.ts';
import type { CopyGroup } from '../snapshot.ts';
import { textOf } from '../stories.ts';
import type { Portions } from '../surroundings.ts';
import { type ArticleValueName, type FactValueName, valuesOfArticles, valuesOfFacts } from './article-values.ts';
import { type Held, IdleConnection } from './held.ts';
import { Segments } from './segments.ts';
import { TOKEN_ZONES, ZONE_BITS } from './token-columns.ts';
import { TokenReader } from './token-reader.ts';
import { StoredVocabulary } from './vocabulary.ts';

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

/** The words of a database that was read, by its identity, and a connection to it, for the next session; of one database at a time. */
export class Vocabularies {
  readonly connections = new IdleConnection();
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

  /** Nobody reads again; sessions that are open are closed by those who opened them. */
  close(): void {
    this.connections.close();
  }
}

/** 会话 */
export class TokenSession {
  readonly vocabulary: StoredVocabulary;
  readonly #connection: Held;
  readonly #giveBack: () => void;
  readonly #folders: readonly string[];
  readonly #segments: Segments;
  #reader: TokenReader;
  #copies: Uint32Array | undefined;

  private constructor(connection: Held, giveBack: () => void, folders: readonly string[], vocabularies: Vocabularies) {
    this.#folders = folders;
    this.#connection = connection;
    this.#giveBack = giveBack;
    connection.begin();
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
    let opened: ReturnType<IdleConnection['open']> | undefined;
    try {
      opened = vocabularies.connections.open(file);
      const session = new TokenSession(opened.held, opened.close, folders, vocabularies);
      const { problem } = opened.held;
      if (problem === undefined) return session;
      session.close();
      return { problem };
    } catch (error) {
      opened?.close();
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

  /**
   * How often each value that begins with a prefix stands in articles, or in some of many.
   * @param most facts of no more articles are read; @param among numbers of articles, ascending; absent: all
   */
  factValues(name: FactValueName, prefix: string, most: number, among?: Uint32Array): ReturnType<typeof valuesOfFacts> {
    return valuesOfFacts(this.#connection, name, prefix, most, among);
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
  copyGroups(): Portions<readonly CopyGroup[]> {
    return new AcrossReader(this.#connection, new Lasting()).groupsInPortions();
  }

  /** How many articles there are, and how many of them have words. */
  get figures(): { readonly articles: number; readonly withWords: number } {
    const connection = this.#connection;
    const number = (sql: string) => Number(connection.sql(sql).get()?.number ?? 0);
    return connection.once('figures', () => ({
      articles: number('SELECT count(*) AS number FROM article'),
      withWords: number('SELECT (SELECT total(live) FROM segment) + (SELECT count(*) FROM loose) AS number'),
    }));
  }

  /** Lets the state go: the next question is about the newest one. */
  release(): void {
    this.#connection.release();
    this.#reader = new TokenReader(this.#connection, this.vocabulary, this.#segments);
    this.#copies = undefined;
  }

  close(): void {
    this.#giveBack();
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
