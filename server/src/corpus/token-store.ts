/**
 * The words of each article, in their order, and how often each word stands in the corpus. A second pass fills this
 * after recognition; an article that is written again loses its words until the pass comes by.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type Folding, toRaw } from '../text/folding.ts';
import type { Span } from '../text/span.ts';
import { readVarint, varint } from './packing/varints.ts';
import type { Statements } from './statements.ts';
import { WordNumbers } from './word-numbers.ts';

/** Word numbers that are remembered between batches. */
const REMEMBERED = 100_000;

/** A word follows the one before after fewer characters than this, or says how far it is. */
const FAR = 3;

/** 词库 */
export class TokenStore {
  readonly #statements: Statements;
  readonly #words = new WordNumbers();
  /** By the number of a word: how often more often it stands in the corpus since the last flush. */
  #counts = new Int32Array(1 << 12);
  /** Words that have been counted since then. */
  #counted: number[] = [];

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** The words of an article that has none. @param words in the folded text */
  put(article: number, recipe: string, folding: Folding, words: Iterable<Span>): void {
    const { text } = folding;
    const bytes: number[] = [];
    let last = 0;
    let tokens = 0;
    for (const { start, end } of words) {
      const word = this.#word(text, start, end);
      const raw = toRaw(folding, start, end);
      // What was injected makes the raw span longer than the word, which is rare.
      const extra = Math.max(0, raw.end - raw.start - (end - start));
      const gap = raw.start - last;
      const plain = extra === 0 && gap < FAR;
      varint(bytes, word * (FAR + 1) + (plain ? gap : FAR));
      if (!plain) {
        varint(bytes, gap);
        varint(bytes, extra);
      }
      last = raw.end;
      this.#count(word, 1);
      tokens++;
    }
    const sql = 'INSERT INTO tokens VALUES (?, ?, ?, ?)';
    this.#statements.get(sql).run(article, recipe, tokens, deflateRawSync(Uint8Array.from(bytes)));
  }

  /** Takes out the words of an article, if it has any. */
  remove(article: number): void {
    const row = this.#statements.get('DELETE FROM tokens WHERE article = ? RETURNING packed').get(article);
    if (row === undefined) return;
    for (const word of wordsOf(row.packed as Uint8Array)) this.#count(word, -1);
  }

  /** Articles whose words are not those of this recipe, by number, from one number on. */
  missing(recipe: string, after: number, limit: number): { id: number; path: string }[] {
    const sql = `SELECT file.id AS id, path FROM file JOIN article USING (id) LEFT JOIN tokens ON tokens.article = file.id
      WHERE file.id > ? AND (tokens.recipe IS NULL OR tokens.recipe <> ?) ORDER BY file.id LIMIT ?`;
    return this.#statements.get(sql).all(after, recipe, limit) as unknown as { id: number; path: string }[];
  }

  /** Writes the counts of a batch. */
  flush(): void {
    const update = this.#statements.get('UPDATE word SET count = count + ? WHERE id = ?');
    // In the order of their rows, so that each page is written once.
    for (const word of Int32Array.from(this.#counted).sort()) {
      const count = this.#counts[word] as number;
      this.#counts[word] = 0;
      if (count !== 0) update.run(count, word);
    }
    this.#counted = [];
    if (this.#words.size > REMEMBERED) this.#words.clear();
  }

  forget(): void {
    for (const word of this.#counted) this.#counts[word] = 0;
    this.#counted = [];
    this.#words.clear();
  }

  #word(text: string, start: number, end: number): number {
    const known = this.#words.get(text, start, end);
    if (known !== 0) return known;
    const word = text.slice(start, end);
    const { changes, lastInsertRowid } = this.#statements.get('INSERT OR IGNORE INTO word (word) VALUES (?)').run(word);
    const id = changes === 0 ? this.#statements.get('SELECT id FROM word WHERE word = ?').get(word)?.id : lastInsertRowid;
    this.#words.set(text, start, end, Number(id));
    return Number(id);
  }

  #count(word: number, sign: 1 | -1): void {
    if (word >= this.#counts.length) {
      const grown = new Int32Array(2 ** Math.ceil(Math.log2(word + 1)));
      grown.set(this.#counts);
      this.#counts = grown;
    }
    const count = this.#counts[word] as number;
    // One that has come back to 0 may stand there twice, which the flush does not mind.
    if (count === 0) this.#counted.push(word);
    this.#counts[word] = count + sign;
  }
}

/** Numbers of an article's words, in their order, as often as they stand there. */
export function* wordsOf(packed: Uint8Array): IterableIterator<number> {
  const reader = { bytes: inflateRawSync(packed), at: 0 };
  while (reader.at < reader.bytes.length) {
    const code = readVarint(reader);
    if (code % (FAR + 1) === FAR) {
      readVarint(reader);
      readVarint(reader);
    }
    yield Math.floor(code / (FAR + 1));
  }
}
