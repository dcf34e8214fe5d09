/**
 * Counts very many n-grams in a given amount of memory. When it is full it forgets the rarest, and knows how frequent the most frequent
 * of the forgotten can be (lossy counting, after Manku & Motwani 2002): whatever is more frequent than that is in the table, and a second
 * walk over the corpus counts it exactly.
 */

/** Entries that a table has room for at first. */
const BEGINNING = 1 << 10;

/** Of an entry, which lies in one place so that one look into memory finds it all: four figures, then its values. */
const [COUNT, MISSED, ARTICLES, LAST_ARTICLE, VALUES] = [0, 1, 2, 3, 4];

/** Counts of n-grams, by the numbers of their values. N 元组 */
export class NgramTable {
  readonly #length: number;
  readonly #limit: number;
  readonly #stride: number;
  /** By hash: number of an entry and one; 0 is free. Never more than half full. */
  #slots = new Uint32Array(2 * BEGINNING);
  /** `COUNT`; `MISSED`: how often it may have been forgotten before; `ARTICLES` that have it, the last of them; its values. */
  #entries: Uint32Array;
  #room = BEGINNING;
  #size = 0;
  #forgotten = 0;
  #isClosed = false;

  /** @param length values of an n-gram; @param limit entries that are kept at most: each takes 4·(length + 4) bytes, and 8 to 16 more */
  constructor(length: number, limit: number) {
    this.#length = length;
    this.#limit = Math.max(1, limit);
    this.#stride = VALUES + length;
    this.#entries = new Uint32Array(BEGINNING * this.#stride);
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
      if (this.#size === this.#room || this.#size === this.#limit) {
        this.#makeRoom();
        slot = this.#slotOf(values, start);
      }
      this.#slots[slot] = ++this.#size;
      const entry = (this.#size - 1) * this.#stride;
      for (let each = 0; each < this.#length; each++) this.#entries[entry + VALUES + each] = values[start + each] as number;
      this.#entries.fill(0, entry, entry + VALUES);
      this.#entries[entry + MISSED] = this.#forgotten;
    }
    const entries = this.#entries;
    const entry = ((this.#slots[slot] as number) - 1) * this.#stride;
    (entries[entry + COUNT] as number)++;
    if (entries[entry + LAST_ARTICLE] === article) return;
    entries[entry + LAST_ARTICLE] = article;
    (entries[entry + ARTICLES] as number)++;
  }

  /**
   * Whether the counts of the most frequent are certain, because none of them was ever forgotten, and none that was can be one of them.
   * @param limit how many of the most frequent; @param least frequency that they have at least
   */
  isCertain(limit: number, least: number): boolean {
    const certain: number[] = [];
    let most = 0;
    for (let entry = 0; entry < this.#size; entry++) {
      const missed = this.#entries[entry * this.#stride + MISSED] as number;
      if (missed === 0) certain.push(this.count(entry));
      else most = Math.max(most, this.count(entry) + missed);
    }
    const last = Float64Array.from(certain).sort().at(-limit) ?? 0;
    return most < Math.max(least, last);
  }

  /** Counts begin again, of those n-grams alone that it has. */
  again(): void {
    this.#isClosed = true;
    for (let entry = 0; entry < this.#size; entry++) this.#entries.fill(0, entry * this.#stride, entry * this.#stride + VALUES);
  }

  count(entry: number): number {
    return this.#entries[entry * this.#stride + COUNT] as number;
  }

  articles(entry: number): number {
    return this.#entries[entry * this.#stride + ARTICLES] as number;
  }

  /** The values of an entry. */
  values(entry: number): Uint32Array {
    return this.#entries.subarray(entry * this.#stride + VALUES, (entry + 1) * this.#stride);
  }

  /** Where an n-gram stands, or would. */
  #slotOf(values: Uint32Array, start: number): number {
    const slots = this.#slots;
    const entries = this.#entries;
    const mask = slots.length - 1;
    let slot = this.#hash(values, start) & mask;
    for (; ; slot = (slot + 1) & mask) {
      const number = slots[slot] as number;
      if (number === 0) return slot;
      const first = (number - 1) * this.#stride + VALUES;
      let same = 0;
      while (same < this.#length && entries[first + same] === values[start + same]) same++;
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
    else {
      this.#room = Math.min(this.#limit, 2 * this.#room);
      const larger = new Uint32Array(this.#room * this.#stride);
      larger.set(this.#entries);
      this.#entries = larger;
      while (this.#slots.length < 2 * this.#room) this.#slots = new Uint32Array(2 * this.#slots.length);
    }
    this.#slots.fill(0);
    for (let entry = 0; entry < this.#size; entry++) this.#slots[this.#slotOf(this.#entries, entry * this.#stride + VALUES)] = entry + 1;
  }

  /** At least half of the entries go, the rarest. */
  #forget(): void {
    const most = (entry: number): number =>
      (this.#entries[entry * this.#stride + COUNT] as number) + (this.#entries[entry * this.#stride + MISSED] as number);
    const sorted = Uint32Array.from({ length: this.#size }, (_, entry) => most(entry)).sort();
    const bound = sorted[this.#size >> 1] as number;
    let kept = 0;
    for (let entry = 0; entry < this.#size; entry++) {
      if (most(entry) <= bound) continue;
      this.#entries.copyWithin(kept * this.#stride, entry * this.#stride, (entry + 1) * this.#stride);
      kept++;
    }
    this.#size = kept;
    this.#forgotten = bound;
  }
}
