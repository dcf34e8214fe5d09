/**
 * The tokens of the corpus as queries read them, from one state of the database: which articles may have a word, and the tokens
 * of an article.
 */

import type { Facts } from '../../article/facts.ts';
import type { Span } from '../../text/span.ts';
import { unpackMentioned } from '../packing/facts.ts';
import { KINDS } from '../schema.ts';
import type { EntityKind } from '../snapshot.ts';
import { type EnclosedTokens, readEnclosed } from './enclosed.ts';
import type { Held } from './held.ts';
import { type NamedTokens, readNamed } from './named.ts';
import { readSaid } from './said.ts';
import { meetingNumber } from './segment-blocks.ts';
import { articlesMeeting, articlesWith, joined, type Segments, type StoredPart } from './segments.ts';
import { readPlaces, TokenColumns, type TokenPlaces } from './token-columns.ts';
import type { StoredVocabulary } from './vocabulary.ts';

/** Articles that are read with one question. */
const AHEAD = 32;
/** To find an article takes longer than to read the next one: where those that are expected are no fewer than one in so many, all of them are read. */
const DENSE = 1.25;
/** Who asks for articles that nobody expected is given more than one where the next one is so near to that before. */
const NEAR = 4;
/** No key goes on with it: it stands for nothing. */
const LAST_CHARACTER = '\u{10ffff}';
/** Bytes of articles that are remembered. */
const REMEMBERED = 1 << 20;

/** The tokens of an article; they hold until the next article is read. */
export class ReadTokens {
  readonly #columns: TokenColumns;
  readonly #lengthOf: (word: number) => number;
  article = 0;
  #packed: Uint8Array = new Uint8Array();
  /** Where the lines begin in the bytes; undefined: they have been read. */
  #unread: number | undefined;
  #exceptions = 0;
  #places: TokenPlaces | undefined;
  #named: readonly NamedTokens[] | undefined;
  #enclosed: readonly EnclosedTokens[] | undefined;

  constructor(columns: TokenColumns, lengthOf: (word: number) => number) {
    this.#columns = columns;
    this.#lengthOf = lengthOf;
  }

  /** The article's columns stand in place of those of the one before. Most are only asked for their words. */
  put(article: number, packed: Uint8Array): void {
    this.article = article;
    this.#unread = this.#columns.readWords(packed);
    this.#packed = packed;
    this.#places = undefined;
    this.#named = undefined;
    this.#enclosed = undefined;
  }

  get length(): number {
    return this.#columns.length;
  }

  get words(): Uint32Array {
    return this.#columns.words.subarray(0, this.#columns.length);
  }

  get lines(): Uint32Array {
    return this.#withLines().lines.subarray(0, this.#columns.lineCount + 1);
  }

  get lineNumbers(): Uint32Array {
    return this.#withLines().lineNumbers.subarray(0, this.#columns.lineCount);
  }

  get zones(): Uint8Array {
    return this.#withLines().zones.subarray(0, this.#columns.lineCount);
  }

  get indents(): Uint32Array {
    return this.#withLines().indents.subarray(0, this.#columns.lineCount);
  }

  get named(): readonly NamedTokens[] {
    this.#named ??= readNamed(this.#withLines().named);
    return this.#named;
  }

  get enclosed(): readonly EnclosedTokens[] {
    this.#enclosed ??= readEnclosed(this.#withLines().enclosed);
    return this.#enclosed;
  }

  span(token: number): Span {
    const { spans } = this.#withPlaces();
    return { start: spans[2 * token] as number, end: spans[2 * token + 1] as number };
  }

  isApart(token: number): boolean {
    return this.#withPlaces().apart[token] === 1;
  }

  #withPlaces(): TokenPlaces {
    if (this.#places === undefined) {
      const { words, length } = this.#withLines();
      this.#places = readPlaces(this.#packed, this.#exceptions, words, length, this.#lengthOf);
    }
    return this.#places;
  }

  #withLines(): TokenColumns {
    if (this.#unread !== undefined) this.#exceptions = this.#columns.readLines(this.#packed, this.#unread);
    this.#unread = undefined;
    return this.#columns;
  }
}

export class TokenReader {
  readonly #connection: Held;
  readonly #tokens: ReadTokens;
  readonly #segments: Segments;
  /** Read before they were asked for, or not long ago. */
  readonly #near = new Map<number, Uint8Array>();
  /** Bytes of them. */
  #size = 0;
  #last = Number.POSITIVE_INFINITY;
  #expected: Uint32Array = new Uint32Array();
  /** Index of the first of them that may still be asked for. */
  #next = 0;

  /** @param connection reads one state from now on; @param segments of this database, of whatever state */
  constructor(connection: Held, vocabulary: StoredVocabulary, segments: Segments) {
    this.#connection = connection;
    this.#segments = segments;
    this.#tokens = new ReadTokens(new TokenColumns(), (word) => vocabulary.length(word));
  }

  /** Numbers of the articles whose tokens are known, ascending; not asked of the tokens themselves, which are large. */
  get articles(): Uint32Array {
    const connection = this.#connection;
    const sql = 'SELECT article FROM segmented UNION ALL SELECT article FROM loose ORDER BY article';
    return connection.once('articles', () => numbers(connection.sql(sql).lists()));
  }

  /** The corpus in parts that follow each other. */
  get parts(): readonly StoredPart[] {
    const connection = this.#connection;
    return connection.once('parts', () => this.#segments.partsOf(connection));
  }

  /**
   * Articles that may have one of some words, ascending: those that have it, and all that are in no segment yet.
   * @param words ascending; @param part where they are looked for; absent: everywhere
   */
  articlesWith(words: Uint32Array, part?: StoredPart): Uint32Array {
    if (part !== undefined) return articlesWith(this.#connection, part, words);
    return joined(this.parts.map((each) => articlesWith(this.#connection, each, words)));
  }

  /** Articles of a part in which one character may end a word and another begin the next one, ascending. */
  articlesMeeting(before: number, behind: number, part: StoredPart): Uint32Array {
    return articlesMeeting(this.#connection, part, meetingNumber(before, behind));
  }

  /**
   * Articles that name somebody or something, ascending.
   * @param begins whether all are wanted whose keys begin so; where these are many, all articles are given
   */
  articlesNaming(kind: EntityKind, key: string, begins: boolean): Uint32Array {
    return this.#articlesOf(kind, key, begins, '');
  }

  /** Articles in which somebody is reported to say something, ascending. @param speaker key of a person; @param begins as `articlesNaming` has it */
  articlesSpeaking(speaker: string, begins: boolean): Uint32Array {
    return this.#articlesOf('person', speaker, begins, 'AND said IS NOT NULL');
  }

  #articlesOf(kind: EntityKind, key: string, begins: boolean, further: string): Uint32Array {
    const connection = this.#connection;
    if (!begins) {
      const sql = `SELECT article FROM entity JOIN occurrence ON entity = id WHERE kind = ? AND key = ? ${further}`;
      return numbers(connection.sql(sql).lists(KINDS[kind], key)).sort();
    }
    const own = 'kind = ?1 AND key >= ?2 AND key < ?3';
    const range = [KINDS[kind], key, `${key}${LAST_CHARACTER}`] as const;
    const named = Number(connection.sql(`SELECT total(occurrences) AS named FROM entity WHERE ${own}`).get(...range)?.named ?? 0);
    // Most articles have one of them, and to list these would take longer than it saves.
    if (named > this.articles.length / 2) return this.articles;
    const sql = `SELECT DISTINCT article FROM entity CROSS JOIN occurrence ON entity = id WHERE ${own} ${further}`;
    return numbers(connection.sql(sql).lists(...range)).sort();
  }

  /** What somebody is reported to say in the body of an article (`SaidTokens`), without a look at its tokens. */
  saidIn(article: number): { readonly tokens: Iterable<Span>; readonly statements: number } | undefined {
    const row = this.#connection.sql('SELECT statements, said FROM extent WHERE article = ?').get(article);
    return row && { tokens: readSaid(row.said as Uint8Array), statements: row.statements as number };
  }

  tokens(article: number): ReadTokens | undefined {
    if (article === this.#tokens.article) return this.#tokens;
    const packed = this.#packedOf(article);
    if (packed === undefined) return undefined;
    this.#tokens.put(article, packed);
    return this.#tokens;
  }

  /** Articles whose tokens are asked for next, ascending: of these alone several are read with one question, and no others where they are few. */
  expect(articles: Uint32Array): void {
    this.#expected = articles;
    this.#next = 0;
  }

  /** Who asks for one article after the other is given many with one question; lines are made of articles that were just looked at. */
  #packedOf(article: number): Uint8Array | undefined {
    const known = this.#near.get(article);
    const isNext = article > this.#last && article - this.#last <= NEAR;
    this.#last = article;
    if (known !== undefined) return known;
    if (this.#size > REMEMBERED) {
      this.#near.clear();
      this.#size = 0;
    }
    const expected = this.#expectedFrom(article);
    const until = expected?.at(-1) ?? (isNext ? article + AHEAD - 1 : article);
    if (until === article) {
      const packed = this.#connection.sql('SELECT packed FROM tokens WHERE article = ?').get(article)?.packed as Uint8Array | undefined;
      if (packed !== undefined) this.#remember(article, packed);
      return packed;
    }
    const isDense = expected === undefined || until - article < DENSE * expected.length;
    const rows = isDense ? this.#rowsBetween(article, until) : this.#rowsOf(expected);
    for (const [number, packed] of rows) this.#remember(number, packed);
    return this.#near.get(article);
  }

  #rowsBetween(first: number, last: number): [number, Uint8Array][] {
    const sql = 'SELECT article, packed FROM tokens WHERE article BETWEEN ? AND ? ORDER BY article';
    return this.#connection.sql(sql).lists(first, last) as [number, Uint8Array][];
  }

  #rowsOf(articles: Uint32Array): [number, Uint8Array][] {
    const sql = 'SELECT article, packed FROM json_each(?) AS few CROSS JOIN tokens ON article = few.value';
    return this.#connection.sql(sql).lists(`[${articles.join()}]`) as [number, Uint8Array][];
  }

  /** The expected articles that are read with this one, itself the first; undefined where it was not expected. */
  #expectedFrom(article: number): Uint32Array | undefined {
    const expected = this.#expected;
    while (this.#next < expected.length && (expected[this.#next] as number) < article) this.#next++;
    if (expected[this.#next] !== article) return undefined;
    return expected.subarray(this.#next, this.#next + AHEAD);
  }

  #remember(article: number, packed: Uint8Array): void {
    this.#near.set(article, packed);
    this.#size += packed.length;
  }

  facts(article: number): Omit<Facts, 'findings'> | undefined {
    const packed = this.#connection.sql('SELECT packed FROM facts WHERE article = ?').get(article)?.packed;
    try {
      return packed === undefined ? undefined : unpackMentioned(packed as Uint8Array);
    } catch (error) {
      this.#connection.broken(error);
      return undefined;
    }
  }
}

function numbers(rows: readonly unknown[][]): Uint32Array {
  const all = new Uint32Array(rows.length);
  for (let index = 0; index < rows.length; index++) all[index] = rows[index]?.[0] as number;
  return all;
}
