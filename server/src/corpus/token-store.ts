/**
 * The tokens of each article, in their order, and how often each word stands in the corpus. A second pass fills this after
 * recognition; an article that is written again loses its tokens until the pass comes by.
 */
import { crc32 } from 'node:zlib';
import type { Facts, Zone } from '../article/facts.ts';
import { type Folding, toRaw } from '../text/folding.ts';
import { LineIndex } from '../text/lines.ts';
import { PUNCTUATION } from '../tokens/parts-of-speech.ts';
import type { Token } from '../tokens/segmenter.ts';
import { WordNumbers } from '../tokens/word-numbers.ts';
import type { Statements } from './statements.ts';
import { packEnclosed } from './words/enclosed.ts';
import { packNamed } from './words/named.ts';
import { readSaid, SaidTokens } from './words/said.ts';
import { TOKEN_ZONES, TokenColumns, TokenPacker } from './words/token-columns.ts';
import { WordPostings } from './words/word-postings.ts';

/** Word numbers that are remembered between batches. */
const REMEMBERED = 100_000;

const ZONES = TOKEN_ZONES.length;
/** Where tokens are counted that no zone is known of, which a text of the same facts does not have. */
const ELSEWHERE = TOKEN_ZONES.indexOf('boilerplate');
const BODY = TOKEN_ZONES.indexOf('body');
/** The counters of a word: one for each zone, and one of the tokens that somebody says. */
const COUNTERS = ZONES + 1;
const SAID = ZONES;

/** 词库 */
export class TokenStore {
  readonly #statements: Statements;
  readonly #postings: WordPostings;
  readonly #words = new WordNumbers();
  /** Words that are written otherwise than they fold, by both. */
  readonly #written = new Map<string, number>();
  readonly #packer = new TokenPacker();
  readonly #columns = new TokenColumns();
  /** By the number of a word and a counter: how much more it is since the last flush. */
  #counts = new Int32Array(COUNTERS << 12);
  /** 1 for each word that has been counted since then. */
  #isCounted = new Uint8Array(1 << 12);
  #counted: number[] = [];

  constructor(statements: Statements) {
    this.#statements = statements;
    this.#postings = new WordPostings(statements);
  }

  /** The tokens of an article that has none. @param facts of it, where they are known; @param tokens in the folded text */
  put(article: number, recipe: string, folding: Folding, facts: Facts | undefined, tokens: Iterable<Token>): void {
    const { starts } = new LineIndex(folding.raw);
    const said = new SaidTokens(facts);
    const words = TOKEN_ZONES.map(() => 0);
    const [from, to]: [number[], number[]] = [[], []];
    let [line, before] = [1, 0];
    for (const { start, end, pos } of tokens) {
      const word = this.#number(folding, start, end, pos);
      const raw = toRaw(folding, start, end);
      while (line < starts.length && (starts[line] as number) <= raw.start) line++;
      const zone = zonePlace(facts?.zones[line - 1]);
      const indent = raw.start - (starts[line - 1] as number);
      this.#packer.add(word, end - start, raw, start > before, line, indent, zone);
      before = end;
      from.push(raw.start);
      to.push(raw.end);
      this.#count(word, zone, 1);
      if (said.add(raw, zone === BODY)) this.#count(word, SAID, 1);
      if (pos !== PUNCTUATION) (words[zone] as number)++;
    }
    const { tokens: all } = this.#packer;
    const packed = this.#packer.finish(packNamed(facts, from, to), packEnclosed(facts, from, to));
    this.#statements.get('INSERT INTO tokens VALUES (?, ?, ?)').run(article, all, packed);
    this.#statements
      .get('INSERT INTO extent VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
      .run(article, crc32(recipe), ...words, said.statements, said.packed);
    this.#postings.add(article);
  }

  /** Takes out the tokens of an article, if it has any. */
  remove(article: number): void {
    // Most have none yet, which is sooner asked than told by a deletion.
    const row = this.#statements.get('SELECT packed FROM tokens WHERE article = ?').get(article);
    if (row === undefined) return;
    this.#statements.get('DELETE FROM tokens WHERE article = ?').run(article);
    const columns = this.#columns;
    columns.read(row.packed as Uint8Array);
    for (let line = 0; line < columns.lineCount; line++) {
      const zone = Math.log2(columns.zones[line] as number);
      for (let token = columns.lines[line] as number; token < (columns.lines[line + 1] as number); token++)
        this.#count(columns.words[token] as number, zone, -1);
    }
    const gone = this.#statements.get('DELETE FROM extent WHERE article = ? RETURNING said').get(article)?.said;
    for (const { start, end } of readSaid((gone ?? new Uint8Array()) as Uint8Array))
      for (let token = start; token < end; token++) this.#count(columns.words[token] as number, SAID, -1);
    this.#postings.remove(article);
  }

  /** Articles whose tokens are not those of this recipe, by number, from one number on. */
  missing(recipe: string, after: number, limit: number): { id: number; path: string }[] {
    // The path is asked for those alone that are found: mostly there are none.
    const sql = `SELECT id, (SELECT path FROM file WHERE file.id = article.id) AS path
      FROM article LEFT JOIN extent ON extent.article = article.id WHERE id > ? AND recipe IS NOT ? ORDER BY id LIMIT ?`;
    return this.#statements.get(sql).all(after, crc32(recipe), limit) as unknown as { id: number; path: string }[];
  }

  /** Writes the counts of a batch. */
  flush(): void {
    const update = this.#statements.get(
      'UPDATE word SET title = title + ?, dateline = dateline + ?, body = body + ?, boilerplate = boilerplate + ?, said = said + ? WHERE id = ?',
    );
    // In the order of their rows, so that each page is written once.
    for (const word of Int32Array.from(this.#counted).sort()) {
      update.run(...this.#counts.subarray(COUNTERS * word, COUNTERS * (word + 1)), word);
    }
    this.#forgetCounts();
    this.#postings.flush();
    if (this.#words.size > REMEMBERED) this.#words.clear();
    if (this.#written.size > REMEMBERED) this.#written.clear();
  }

  /** Whether there is anything that `tidy` would do. */
  get untidy(): boolean {
    return this.#postings.untidy;
  }

  /** Makes segments of what many batches have left loose or small. */
  tidy(): void {
    this.#postings.tidy();
  }

  forget(): void {
    this.#forgetCounts();
    this.#postings.forget();
    this.#words.clear();
    this.#written.clear();
  }

  #forgetCounts(): void {
    for (const word of this.#counted) {
      this.#counts.fill(0, COUNTERS * word, COUNTERS * (word + 1));
      this.#isCounted[word] = 0;
    }
    this.#counted = [];
  }

  /** The number of a word as it is written. */
  #number(folding: Folding, start: number, end: number, pos: string): number {
    const { raw, text, offsets } = folding;
    const folded = this.#folded(text, start, end, pos);
    for (let i = start; i < end; i++) {
      if (raw.charCodeAt(offsets[i] as number) !== text.charCodeAt(i)) return this.#asWritten(folding, start, end, folded, pos);
    }
    return folded;
  }

  #folded(text: string, start: number, end: number, pos: string): number {
    const known = this.#words.get(text, start, end);
    if (known !== 0) return known;
    const word = this.#numberOf(text.slice(start, end), 0, pos);
    this.#words.set(text, start, end, word);
    this.#postings.know(word, text.charCodeAt(start), text.charCodeAt(end - 1));
    return word;
  }

  #asWritten({ raw, offsets, text: all }: Folding, start: number, end: number, folded: number, pos: string): number {
    let text = '';
    for (let i = start; i < end; i++) text += raw[offsets[i] as number];
    const key = `${folded} ${text}`;
    let word = this.#written.get(key);
    if (word === undefined) {
      word = this.#numberOf(text, folded, pos);
      this.#written.set(key, word);
      this.#postings.know(word, all.charCodeAt(start), all.charCodeAt(end - 1));
    }
    return word;
  }

  #numberOf(word: string, folded: number, pos: string): number {
    // Of a large corpus most are known, only not remembered, and to ask takes a fifth of what it takes to try and fail.
    const known = this.#statements.get('SELECT id FROM word WHERE word = ? AND folded = ?').get(word, folded)?.id as number | undefined;
    if (known !== undefined) return known;
    return Number(this.#statements.get('INSERT INTO word (word, folded, pos) VALUES (?, ?, ?)').run(word, folded, pos).lastInsertRowid);
  }

  #count(word: number, counter: number, sign: 1 | -1): void {
    if (word >= this.#isCounted.length) {
      const length = 2 ** Math.ceil(Math.log2(word + 1));
      const [counts, isCounted] = [new Int32Array(COUNTERS * length), new Uint8Array(length)];
      counts.set(this.#counts);
      isCounted.set(this.#isCounted);
      this.#counts = counts;
      this.#isCounted = isCounted;
    }
    if (this.#isCounted[word] === 0) {
      this.#isCounted[word] = 1;
      this.#counted.push(word);
    }
    (this.#counts[COUNTERS * word + counter] as number) += sign;
  }
}

function zonePlace(zone: Zone | undefined): number {
  const place = zone === undefined || zone === 'blank' ? -1 : TOKEN_ZONES.indexOf(zone);
  return place < 0 ? ELSEWHERE : place;
}
