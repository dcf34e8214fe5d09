/** Articles that are analysed together. */
import { LOT } from '../analyse.ts';
import type { Material } from './making.ts';

/** Bytes of a Chinese character in UTF-8, which most files are in. */
export const BYTES = 3;

/** How long a text is, about, in characters. */
export function lengthOf(material: Material): number {
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
