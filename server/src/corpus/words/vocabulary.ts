/**
 * The words of the corpus in memory, for whoever runs queries: regular expressions and parts of speech are asked of every word.
 * A word keeps its number and what is said of it, so that a later state only adds to it. About 64 bytes a word.
 */
import type { Connection } from '../query.ts';

/** Tokens of a word in all zones. */
const FREQUENCY = 'title + dateline + body + boilerplate';

/** 词表 */
export class StoredVocabulary {
  #words: string[] = [''];
  #folded = new Uint32Array(1 << 12);
  #lengths = new Uint8Array(1 << 12);
  #pos = new Uint8Array(1 << 12);
  #frequencies = new Uint32Array(1 << 12);
  /** The last segment when frequencies were read. */
  #counted = 0;
  readonly #tags: string[] = [''];
  readonly #tagNumbers = new Map<string, number>([['', 0]]);
  #numbers: Map<string, readonly number[]> | undefined;

  /** Reads what has come since. One state after another, never an earlier one. */
  read(connection: Connection): void {
    const rows = connection.sql(`SELECT id, word, folded, pos, ${FREQUENCY} FROM word WHERE id > ? ORDER BY id`).lists(this.size) as [
      number,
      string,
      number,
      string,
      number,
    ][];
    this.#countAgain(connection);
    if (rows.length === 0) return;
    this.#reserve(rows.at(-1)?.[0] ?? 0);
    for (const [id, word, folded, pos, frequency] of rows) {
      this.#frequencies[id] = frequency;
      while (this.#words.length < id) this.#words.push('');
      this.#words.push(word);
      this.#folded[id] = folded === 0 ? id : folded;
      // Of longer ones the length is asked of the word itself.
      this.#lengths[id] = Math.min(word.length, LONG);
      this.#pos[id] = this.#tag(pos);
    }
    this.#numbers = undefined;
  }

  /** No word has a higher number. */
  get size(): number {
    return this.#words.length - 1;
  }

  word(number: number): string {
    return this.#words[number] ?? '';
  }

  folded(number: number): number {
    return this.#folded[number] ?? 0;
  }

  pos(number: number): string {
    return this.#tags[this.#pos[number] ?? 0] ?? '';
  }

  /** Length of a word in code units. */
  length(number: number): number {
    const length = this.#lengths[number] ?? 0;
    return length === LONG ? this.word(number).length : length;
  }

  /** About how many tokens there are of a word: as many as there were when it was read, or last counted again. */
  frequency(number: number): number {
    return this.#frequencies[number] ?? 0;
  }

  find(word: string): readonly number[] {
    this.#numbers ??= this.#index();
    return this.#numbers.get(word) ?? [];
  }

  /** Counts what is known again where the corpus has become twice as large since. */
  #countAgain(connection: Connection): void {
    const last = Number(connection.sql('SELECT max(id) AS last FROM segment').get()?.last ?? 0);
    if (last <= 2 * this.#counted) return;
    this.#counted = last;
    for (const [id, frequency] of connection.sql(`SELECT id, ${FREQUENCY} FROM word WHERE id <= ?`).lists(this.size) as [number, number][])
      this.#frequencies[id] = frequency;
  }

  #index(): Map<string, readonly number[]> {
    const numbers = new Map<string, number[]>();
    for (let number = 1; number <= this.size; number++) {
      const word = this.#words[number] as string;
      const known = numbers.get(word);
      if (known === undefined) numbers.set(word, [number]);
      else known.push(number);
    }
    return numbers;
  }

  #tag(pos: string): number {
    let number = this.#tagNumbers.get(pos);
    if (number === undefined) {
      number = this.#tags.push(pos) - 1;
      this.#tagNumbers.set(pos, number);
    }
    return number;
  }

  #reserve(number: number): void {
    if (number < this.#folded.length) return;
    const length = 2 ** Math.ceil(Math.log2(number + 1));
    const [folded, lengths, pos] = [new Uint32Array(length), new Uint8Array(length), new Uint8Array(length)];
    const frequencies = new Uint32Array(length);
    frequencies.set(this.#frequencies);
    this.#frequencies = frequencies;
    folded.set(this.#folded);
    lengths.set(this.#lengths);
    pos.set(this.#pos);
    this.#folded = folded;
    this.#lengths = lengths;
    this.#pos = pos;
  }
}

const LONG = 255;
