/**
 * The words of each article, in their order, and how often each word stands in the corpus. A second pass fills this
 * after recognition; an article that is written again loses its words until the pass comes by.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Token } from '../tokens/segmenter.ts';
import { readVarint, varint } from './packing/varints.ts';
import type { Statements } from './statements.ts';

/** Word numbers that are remembered between batches. */
const REMEMBERED = 100_000;

/** A word follows the one before after fewer characters than this, or says how far it is. */
const FAR = 3;

/** 词库 */
export class TokenStore {
  readonly #statements: Statements;
  readonly #words = new Map<string, number>();
  readonly #counts = new Map<number, number>();

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** The words of an article that has none. */
  put(article: number, recipe: string, tokens: Iterable<Token>): void {
    const bytes: number[] = [];
    let end = 0;
    let words = 0;
    for (const token of tokens) {
      const word = this.#word(token.text);
      // What was injected makes the raw span longer than the word, which is rare.
      const extra = Math.max(0, token.end - token.start - token.text.length);
      const gap = token.start - end;
      const plain = extra === 0 && gap < FAR;
      varint(bytes, word * (FAR + 1) + (plain ? gap : FAR));
      if (!plain) {
        varint(bytes, gap);
        varint(bytes, extra);
      }
      end = token.end;
      this.#count(word, 1);
      words++;
    }
    const sql = 'INSERT INTO tokens VALUES (?, ?, ?, ?)';
    this.#statements.get(sql).run(article, recipe, words, deflateRawSync(Uint8Array.from(bytes)));
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
    for (const [word, count] of this.#counts) if (count !== 0) update.run(count, word);
    this.#counts.clear();
    if (this.#words.size > REMEMBERED) this.#words.clear();
  }

  forget(): void {
    this.#counts.clear();
    this.#words.clear();
  }

  #word(text: string): number {
    const known = this.#words.get(text);
    if (known !== undefined) return known;
    const found = this.#statements.get('SELECT id FROM word WHERE word = ?').get(text)?.id as number | undefined;
    const id = found ?? Number(this.#statements.get('INSERT INTO word (word) VALUES (?)').run(text).lastInsertRowid);
    this.#words.set(text, id);
    return id;
  }

  #count(word: number, sign: 1 | -1): void {
    this.#counts.set(word, (this.#counts.get(word) ?? 0) + sign);
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
