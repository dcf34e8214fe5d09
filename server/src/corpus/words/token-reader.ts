/**
 * The tokens of the corpus as queries read them, from one state of the database: which articles may have a word, and the tokens
 * of an article.
 */

import type { Facts } from '../../article/facts.ts';
import type { Span } from '../../text/span.ts';
import { unpackFacts } from '../packing/facts.ts';
import type { Connection } from '../query.ts';
import { KINDS } from '../schema.ts';
import type { EntityKind } from '../snapshot.ts';
import { readSpans, TokenColumns } from './token-columns.ts';
import type { StoredVocabulary } from './vocabulary.ts';
import { findInPostings } from './word-postings.ts';

/** A segment's blocks by their first words. */
interface Directory {
  readonly segment: number;
  readonly firsts: Uint32Array;
}

/**
 * The directories of segments that were read, for whoever reads a later state: a segment never changes, and no number is given to
 * two of them.
 */
export class Directories {
  readonly #known = new Map<number, Directory>();

  /** Those of the segments that there are in a state. */
  of(connection: Connection): readonly Directory[] {
    const segments = numbers(connection.sql('SELECT id FROM segment ORDER BY id').lists());
    const read = connection.sql('SELECT first FROM posting WHERE segment = ? ORDER BY first');
    return Array.from(segments, (segment) => {
      let directory = this.#known.get(segment);
      if (directory === undefined) {
        directory = { segment, firsts: numbers(read.lists(segment)) };
        this.#known.set(segment, directory);
      }
      return directory;
    });
  }
}

/** Articles that are read with one question, and how near the next one must be to that before. */
const AHEAD = 32;
const NEAR = 4;

interface PackedColumns {
  readonly packed: Uint8Array;
  readonly places: Uint8Array;
}

/** The tokens of an article; they hold until the next article is read. */
export class ReadTokens {
  readonly #columns: TokenColumns;
  readonly #lengthOf: (word: number) => number;
  article = 0;
  #places: Uint8Array = new Uint8Array();
  #exceptions = 0;
  #spans: Uint32Array | undefined;

  constructor(columns: TokenColumns, lengthOf: (word: number) => number) {
    this.#columns = columns;
    this.#lengthOf = lengthOf;
  }

  /** The article's columns stand in place of those of the one before. */
  put(article: number, packed: Uint8Array, places: Uint8Array): void {
    this.article = article;
    this.#columns.readWords(packed);
    this.#exceptions = this.#columns.readLines(places);
    this.#places = places;
    this.#spans = undefined;
  }

  get length(): number {
    return this.#columns.length;
  }

  get words(): Uint32Array {
    return this.#columns.words.subarray(0, this.#columns.length);
  }

  get lines(): Uint32Array {
    return this.#columns.lines.subarray(0, this.#columns.lineCount + 1);
  }

  get lineNumbers(): Uint32Array {
    return this.#columns.lineNumbers.subarray(0, this.#columns.lineCount);
  }

  get zones(): Uint8Array {
    return this.#columns.zones.subarray(0, this.#columns.lineCount);
  }

  span(token: number): Span {
    this.#spans ??= readSpans(this.#places, this.#exceptions, this.#columns.words, this.#columns.length, this.#lengthOf);
    return { start: this.#spans[2 * token] as number, end: this.#spans[2 * token + 1] as number };
  }
}

export class TokenReader {
  readonly #connection: Connection;
  readonly #tokens: ReadTokens;
  readonly #known: Directories;
  #directories: readonly Directory[] | undefined;
  #articles: Uint32Array | undefined;
  /** Read before they were asked for. */
  readonly #ahead = new Map<number, PackedColumns>();
  #last = Number.POSITIVE_INFINITY;

  /** @param connection reads one state from now on; @param directories of the segments of this database, of whatever state */
  constructor(connection: Connection, vocabulary: StoredVocabulary, directories: Directories) {
    this.#connection = connection;
    this.#known = directories;
    this.#tokens = new ReadTokens(new TokenColumns(), (word) => vocabulary.length(word));
  }

  /** Numbers of the articles whose tokens are known, ascending; not asked of the tokens themselves, which are large. */
  get articles(): Uint32Array {
    this.#articles ??= numbers(
      this.#connection.sql('SELECT article FROM segmented UNION ALL SELECT article FROM loose ORDER BY article').lists(),
    );
    return this.#articles;
  }

  /**
   * Articles that may have one of some words, ascending: those that have it, and all that are in no segment yet.
   * @param words ascending
   */
  articlesWith(words: Uint32Array): Uint32Array {
    const found = numbers(this.#connection.sql('SELECT article FROM loose').lists());
    const all: number[] = [];
    for (const directory of this.#segments()) this.#inSegment(directory, words, all);
    const joined = new Uint32Array(found.length + all.length);
    joined.set(found);
    joined.set(all, found.length);
    joined.sort();
    let length = 0;
    for (const article of joined) if (length === 0 || joined[length - 1] !== article) joined[length++] = article;
    return joined.slice(0, length);
  }

  articlesNaming(kind: EntityKind, key: string): Uint32Array {
    const sql = 'SELECT article FROM entity JOIN occurrence ON entity = id WHERE kind = ? AND key = ?';
    return numbers(this.#connection.sql(sql).lists(KINDS[kind], key)).sort();
  }

  /** Articles in which somebody is reported to say something, ascending. @param speaker key of a person */
  articlesSpeaking(speaker: string): Uint32Array {
    const sql = 'SELECT article FROM entity JOIN occurrence ON entity = id WHERE kind = ? AND key = ? AND said IS NOT NULL';
    return numbers(this.#connection.sql(sql).lists(KINDS.person, speaker)).sort();
  }

  tokens(article: number): ReadTokens | undefined {
    const columns = this.#columnsOf(article);
    if (columns === undefined) return undefined;
    this.#tokens.put(article, columns.packed, columns.places);
    return this.#tokens;
  }

  /** Who asks for one article after the other is given many with one question. */
  #columnsOf(article: number): PackedColumns | undefined {
    const known = this.#ahead.get(article);
    const isNext = article > this.#last && article - this.#last <= NEAR;
    this.#last = article;
    if (known !== undefined) return known;
    if (!isNext) {
      const row = this.#connection.sql('SELECT packed, places FROM tokens WHERE article = ?').get(article);
      return row as unknown as PackedColumns | undefined;
    }
    this.#ahead.clear();
    const sql = 'SELECT article, packed, places FROM tokens WHERE article >= ? ORDER BY article LIMIT ?';
    for (const [number, packed, places] of this.#connection.sql(sql).lists(article, AHEAD) as [number, Uint8Array, Uint8Array][])
      this.#ahead.set(number, { packed, places });
    return this.#ahead.get(article);
  }

  facts(article: number): Facts | undefined {
    const packed = this.#connection.sql('SELECT packed FROM facts WHERE article = ?').get(article)?.packed;
    try {
      return packed === undefined ? undefined : unpackFacts(packed as Uint8Array);
    } catch (error) {
      this.#connection.broken(error);
      return undefined;
    }
  }

  #inSegment({ segment, firsts }: Directory, words: Uint32Array, found: number[]): void {
    const read = this.#connection.sql('SELECT packed FROM posting WHERE segment = ? AND first = ?');
    for (let block = 0, word = 0; block < firsts.length && word < words.length; block++) {
      const [first, next] = [firsts[block] as number, firsts[block + 1] ?? Number.POSITIVE_INFINITY];
      while (word < words.length && (words[word] as number) < first) word++;
      if (word >= words.length || (words[word] as number) >= next) continue;
      const packed = read.get(segment, first)?.packed as Uint8Array | undefined;
      if (packed !== undefined) findInPostings(packed, first, words, word, (article) => found.push(article));
    }
  }

  #segments(): readonly Directory[] {
    this.#directories ??= this.#known.of(this.#connection);
    return this.#directories;
  }
}

function numbers(rows: readonly unknown[][]): Uint32Array {
  const all = new Uint32Array(rows.length);
  for (let index = 0; index < rows.length; index++) all[index] = rows[index]?.[0] as number;
  return all;
}
