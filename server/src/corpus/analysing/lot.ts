/** Articles that are analysed together. */
import type { Material } from './making.ts';

/**
 * Who has many articles to analyse gives so many at a time, and no more characters than these if they are longer than usual:
 * as many as take no longer together than somebody who waits for another one notices.
 */
export const LOT = { articles: 64, characters: 1 << 16 };

/** Bytes of a Chinese character in UTF-8, which most files are in. */
export const BYTES = 3;

/** How long a text is, about, in characters. */
function lengthOf(material: Material): number {
  return 'bytes' in material ? material.bytes.length / BYTES : material.text.length;
}

export class Lot {
  readonly #most: number;
  #articles = 0;
  #characters = 0;

  /** @param articles most articles */
  constructor(articles: number) {
    this.#most = Math.min(articles, LOT.articles);
  }

  get isFull(): boolean {
    return this.#articles >= this.#most || this.#characters >= LOT.characters;
  }

  add(material: Material): void {
    this.#articles++;
    this.#characters += lengthOf(material);
  }
}
