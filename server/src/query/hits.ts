/** What a query finds: a growing list by columns, since there may be millions. 命中 */

const BEGINNING = 1 << 10;

/** So many words to each side are kept with hits, so that lines are sorted by them without reading their articles again. */
export const WORDS_BESIDE = 3;

export class Hits {
  #articles = new Uint32Array(BEGINNING);
  #starts = new Uint32Array(BEGINNING);
  #ends = new Uint32Array(BEGINNING);
  readonly #most: number;
  /** Of each hit the words to its left, the nearest first, and then those to its right; empty where they are not kept. */
  #beside = new Uint32Array();
  #length = 0;

  /** @param most that are added */
  constructor(most = Number.POSITIVE_INFINITY) {
    this.#most = most;
  }

  get length(): number {
    return this.#length;
  }

  /** For how many there is room now. */
  get room(): number {
    return this.#articles.length;
  }

  /** No more are added: gives back what they do not need. */
  trim(): void {
    if (this.#length < this.room) this.#resize(this.#length);
  }

  /**
   * @param start first token in its article; @param end behind the last one
   * @param words of the article: given with every hit or with none
   */
  add(article: number, start: number, end: number, words?: Uint32Array): void {
    if (this.#length === this.room) this.#resize(Math.max(this.#length + 1, Math.min(2 * this.#length, this.#most)));
    if (words !== undefined) this.#keepBeside(start, end, words);
    this.#articles[this.#length] = article;
    this.#starts[this.#length] = start;
    this.#ends[this.#length++] = end;
  }

  article(hit: number): number {
    return this.#articles[hit] as number;
  }

  start(hit: number): number {
    return this.#starts[hit] as number;
  }

  end(hit: number): number {
    return this.#ends[hit] as number;
  }

  /** The number of the word at a distance, 1 being the next one; 0 where there is none, undefined where it is not kept. */
  wordBeside(hit: number, side: 'left' | 'right', distance: number): number | undefined {
    if (distance < 1 || distance > WORDS_BESIDE) return undefined;
    return this.#beside[2 * WORDS_BESIDE * hit + (side === 'left' ? 0 : WORDS_BESIDE) + distance - 1];
  }

  #keepBeside(start: number, end: number, words: Uint32Array): void {
    if (this.#beside.length === 0) this.#beside = new Uint32Array(2 * WORDS_BESIDE * this.#articles.length);
    const at = 2 * WORDS_BESIDE * this.#length;
    for (let distance = 0; distance < WORDS_BESIDE; distance++) {
      this.#beside[at + distance] = words[start - 1 - distance] ?? 0;
      this.#beside[at + WORDS_BESIDE + distance] = words[end + distance] ?? 0;
    }
  }

  #resize(room: number): void {
    const resized = (column: Uint32Array, each: number): Uint32Array<ArrayBuffer> => {
      const other = new Uint32Array(room * each);
      other.set(column.subarray(0, this.#length * each));
      return other;
    };
    if (this.#beside.length > 0) this.#beside = resized(this.#beside, 2 * WORDS_BESIDE);
    this.#articles = resized(this.#articles, 1);
    this.#starts = resized(this.#starts, 1);
    this.#ends = resized(this.#ends, 1);
  }
}
