/**
 * Counts very many n-grams in a given amount of memory. When it is full it forgets the rarest, and knows how frequent the most frequent
 * of the forgotten can be (lossy counting, after Manku & Motwani 2002): whatever is more frequent than that is in the table, and a second
 * walk over the corpus counts it exactly.
 */

/** Entries that a table has room for at first. */
const BEGINNING = 1 << 10;

/** Counts of n-grams, by the numbers of their values. N 元组 */
export class NgramTable {
  readonly #length: number;
  readonly #limit: number;
  /** By hash: number of an entry and one; 0 is free. Never more than half full. */
  #slots = new Uint32Array(2 * BEGINNING);
  /** By entry: its values, one after the other. */
  #values: Uint32Array;
  #counts = new Uint32Array(BEGINNING);
  /** By entry: how often it may have been forgotten before. */
  #missed = new Uint32Array(BEGINNING);
  #articles = new Uint32Array(BEGINNING);
  #lastArticles = new Uint32Array(BEGINNING);
  #size = 0;
  #forgotten = 0;
  #isClosed = false;

  /** @param length values of an n-gram; @param limit entries that are kept at most: each takes 4·(length + 8) bytes */
  constructor(length: number, limit: number) {
    this.#length = length;
    this.#limit = Math.max(1, limit);
    this.#values = new Uint32Array(BEGINNING * length);
  }

  /** How many n-grams it has. */
  get size(): number {
    return this.#size;
  }

  /** No n-gram that it lacks is more frequent than this; 0 where it lacks none. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** Counts one n-gram. @param values where it stands, from `start` on */
  add(values: Uint32Array, start: number, article: number): void {
    let slot = this.#slotOf(values, start);
    if (this.#slots[slot] === 0) {
      if (this.#isClosed) return;
      if (this.#size === this.#counts.length || this.#size === this.#limit) {
        this.#makeRoom();
        slot = this.#slotOf(values, start);
      }
      const entry = this.#size++;
      this.#slots[slot] = entry + 1;
      for (let each = 0; each < this.#length; each++) this.#values[entry * this.#length + each] = values[start + each] as number;
      this.#counts[entry] = 0;
      this.#articles[entry] = 0;
      this.#lastArticles[entry] = 0;
      this.#missed[entry] = this.#forgotten;
    }
    const entry = (this.#slots[slot] as number) - 1;
    (this.#counts[entry] as number)++;
    if (this.#lastArticles[entry] === article) return;
    this.#lastArticles[entry] = article;
    (this.#articles[entry] as number)++;
  }

  /** Counts begin again, of those n-grams alone that it has. */
  again(): void {
    this.#isClosed = true;
    this.#counts.fill(0);
    this.#articles.fill(0);
    this.#lastArticles.fill(0);
  }

  count(entry: number): number {
    return this.#counts[entry] as number;
  }

  articles(entry: number): number {
    return this.#articles[entry] as number;
  }

  /** The values of an entry. */
  values(entry: number): Uint32Array {
    return this.#values.subarray(entry * this.#length, (entry + 1) * this.#length);
  }

  /** Where an n-gram stands, or would. */
  #slotOf(values: Uint32Array, start: number): number {
    const mask = this.#slots.length - 1;
    let slot = this.#hash(values, start) & mask;
    for (; ; slot = (slot + 1) & mask) {
      const entry = (this.#slots[slot] as number) - 1;
      if (entry < 0) return slot;
      let same = 0;
      while (same < this.#length && this.#values[entry * this.#length + same] === values[start + same]) same++;
      if (same === this.#length) return slot;
    }
  }

  /** As MurmurHash3 mixes. */
  #hash(values: Uint32Array, start: number): number {
    let hash = 0;
    for (let each = 0; each < this.#length; each++) {
      hash ^= Math.imul(values[start + each] as number, 0xcc9e2d51);
      hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64;
    }
    hash ^= hash >>> 16;
    hash = Math.imul(hash, 0x85ebca6b);
    return hash ^ (hash >>> 13);
  }

  #makeRoom(): void {
    if (this.#size === this.#limit) this.#forget();
    else this.#grow(Math.min(this.#limit, 2 * this.#counts.length));
    this.#slots.fill(0);
    for (let entry = 0; entry < this.#size; entry++) this.#slots[this.#slotOf(this.#values, entry * this.#length)] = entry + 1;
  }

  #grow(entries: number): void {
    const grown = (column: Uint32Array, length: number): Uint32Array<ArrayBuffer> => {
      const larger = new Uint32Array(length);
      larger.set(column);
      return larger;
    };
    this.#values = grown(this.#values, entries * this.#length);
    this.#counts = grown(this.#counts, entries);
    this.#missed = grown(this.#missed, entries);
    this.#articles = grown(this.#articles, entries);
    this.#lastArticles = grown(this.#lastArticles, entries);
    while (this.#slots.length < 2 * entries) this.#slots = new Uint32Array(2 * this.#slots.length);
  }

  /** At least half of the entries go, the rarest. */
  #forget(): void {
    const most = (entry: number): number => (this.#counts[entry] as number) + (this.#missed[entry] as number);
    const sorted = Uint32Array.from({ length: this.#size }, (_, entry) => most(entry)).sort();
    const bound = sorted[this.#size >> 1] as number;
    let kept = 0;
    for (let entry = 0; entry < this.#size; entry++) {
      if (most(entry) <= bound) continue;
      this.#values.copyWithin(kept * this.#length, entry * this.#length, (entry + 1) * this.#length);
      for (const column of [this.#counts, this.#missed, this.#articles, this.#lastArticles]) column[kept] = column[entry] as number;
      kept++;
    }
    this.#size = kept;
    this.#forgotten = bound;
  }
}
