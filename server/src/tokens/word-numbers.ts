/**
 * Numbers of words, found by where a word stands in a text: nine words of ten have one or two characters, and for those no string
 * is made and hashed.
 */

/** Places of a table of short words at first; a power of two. */
const PLACES = 1 << 12;

export class WordNumbers {
  /** Short words: their code units in one number, and the word's number at the same place, 0 where there is none. */
  #keys = new Int32Array(PLACES);
  #numbers = new Int32Array(PLACES);
  #short = 0;
  readonly #long = new Map<string, number>();

  get size(): number {
    return this.#short + this.#long.size;
  }

  /** @returns the word's number; 0 where it has none */
  get(text: string, start: number, end: number): number {
    if (end - start > 2) return this.#long.get(text.slice(start, end)) ?? 0;
    return this.#numbers[this.#placeOf(keyOf(text, start, end))] as number;
  }

  /** @param number > 0, of a word that has none */
  set(text: string, start: number, end: number, number: number): void {
    if (end - start > 2) {
      this.#long.set(text.slice(start, end), number);
      return;
    }
    if (this.#short * 2 >= this.#keys.length) this.#grow();
    this.#short++;
    this.#put(keyOf(text, start, end), number);
  }

  clear(): void {
    this.#long.clear();
    this.#short = 0;
    this.#keys = new Int32Array(PLACES);
    this.#numbers = new Int32Array(PLACES);
  }

  #put(key: number, number: number): void {
    const place = this.#placeOf(key);
    this.#keys[place] = key;
    this.#numbers[place] = number;
  }

  /** Where the key stands, or else would. */
  #placeOf(key: number): number {
    const last = this.#keys.length - 1;
    // Knuth's multiplicative hashing, by 2³² divided by the golden ratio; its upper bits are the good ones.
    let place = (Math.imul(key, 0x9e3779b1) >>> 12) & last;
    while (this.#numbers[place] !== 0 && this.#keys[place] !== key) place = (place + 1) & last;
    return place;
  }

  #grow(): void {
    const [keys, numbers] = [this.#keys, this.#numbers];
    this.#keys = new Int32Array(keys.length * 2);
    this.#numbers = new Int32Array(keys.length * 2);
    for (let i = 0; i < keys.length; i++) if (numbers[i] !== 0) this.#put(keys[i] as number, numbers[i] as number);
  }
}

/** The one or two code units of a word in one number; U+0000 is no word, so that one of them is no two. */
function keyOf(text: string, start: number, end: number): number {
  return end - start === 1 ? text.charCodeAt(start) : (text.charCodeAt(start) << 16) | text.charCodeAt(start + 1);
}
