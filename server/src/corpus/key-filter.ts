/**
 * Which keys a table may hold, in a bit or two each (Bloom 1970): of a corpus that is being read, half of the names that come are
 * new, and the filter says so of all but few without asking the database. Keys are never taken out.
 */

/** Bits: of half a million keys, one in a hundred others is held for known. A megabyte. */
const BITS = 1 << 23;
const FNV_OFFSET = 0x811c9dc5;
const SECOND_OFFSET = 0x9e3779b1;
const FNV_PRIME = 0x01000193;

export class KeyFilter {
  readonly #bits = new Int32Array(BITS >> 5);
  #first = 0;
  #second = 0;

  add(key: string): void {
    this.#hash(key);
    this.#set(this.#first);
    this.#set(this.#second);
  }

  /** False: the key was never added. */
  mayHave(key: string): boolean {
    this.#hash(key);
    return this.#isSet(this.#first) && this.#isSet(this.#second);
  }

  #hash(key: string): void {
    let first = FNV_OFFSET;
    let second = SECOND_OFFSET;
    for (let i = 0; i < key.length; i++) {
      const unit = key.charCodeAt(i);
      first = Math.imul(first ^ unit, FNV_PRIME);
      second = Math.imul(second ^ unit, FNV_PRIME);
      second ^= second >>> 15;
    }
    this.#first = (first ^ (first >>> 17)) & (BITS - 1);
    this.#second = (second ^ (second >>> 13)) & (BITS - 1);
  }

  #set(bit: number): void {
    this.#bits[bit >> 5] = (this.#bits[bit >> 5] as number) | (1 << (bit & 31));
  }

  #isSet(bit: number): boolean {
    return (((this.#bits[bit >> 5] as number) >>> (bit & 31)) & 1) === 1;
  }
}
