/**
 * Pairs of adjacent characters, which tell whether two texts speak of the same things. A set of numbers in one flat table:
 * a story has thousands of pairs, and a string for each would cost more than all else that is known of its title.
 */

import { numbers } from '../text/room.ts';

/** Knuth's multiplicative hash constant, 2^32 / golden ratio. */
const GOLDEN = 0x9e3779b1;

/** A set of pairs of code units. 字对 */
export class CharacterPairs {
  /** Pairs as 32-bit numbers; 0 stands for an empty slot, and the pair of two NULs is never held. */
  readonly #slots: Int32Array;
  #size = 0;

  /** @param most how many pairs it may have to hold */
  constructor(most: number) {
    this.#slots = numbers(2 ** Math.ceil(Math.log2(Math.max(1, most) * 2)));
  }

  /** How many pairs it holds. */
  get size(): number {
    return this.#size;
  }

  /** Adds a pair; false where it was there. */
  add(first: number, second: number): boolean {
    const pair = (first << 16) | second;
    const slot = this.#slotOf(pair);
    if (pair === 0 || this.#slots[slot] === pair) return false;
    this.#slots[slot] = pair;
    this.#size++;
    return true;
  }

  /** Adds all pairs that stand between two offsets of a text. */
  addAll(text: string, start: number, end: number): void {
    for (let i = start; i + 1 < end; i++) this.add(text.charCodeAt(i), text.charCodeAt(i + 1));
  }

  has(first: number, second: number): boolean {
    const pair = (first << 16) | second;
    return pair !== 0 && this.#slots[this.#slotOf(pair)] === pair;
  }

  /** Where a pair stands, or would. */
  #slotOf(pair: number): number {
    const mask = this.#slots.length - 1;
    const mixed = Math.imul(pair, GOLDEN);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    while (this.#slots[slot] !== 0 && this.#slots[slot] !== pair) slot = (slot + 1) & mask;
    return slot;
  }
}
