/** What a query finds: a growing list by columns, since there may be millions. 命中 */

const BEGINNING = 1 << 10;

export class Hits {
  #articles = new Uint32Array(BEGINNING);
  #starts = new Uint32Array(BEGINNING);
  #ends = new Uint32Array(BEGINNING);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** @param start first token in its article; @param end behind the last one */
  add(article: number, start: number, end: number): void {
    if (this.#length === this.#articles.length) this.#grow();
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

  #grow(): void {
    const size = this.#articles.length * 2;
    const grown = (column: Uint32Array): Uint32Array<ArrayBuffer> => {
      const larger = new Uint32Array(size);
      larger.set(column);
      return larger;
    };
    this.#articles = grown(this.#articles);
    this.#starts = grown(this.#starts);
    this.#ends = grown(this.#ends);
  }
}
