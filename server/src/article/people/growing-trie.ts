/**
 * Words that one article brings along, or that a lexicon is being built of: a trie over UTF-16 code units in one flat hash
 * table. It is small and quick to fill; what is looked up at every position of every text is better frozen into a `Trie`.
 */

import { numbers } from '../../text/room.ts';

/** Numbers of a slot: the parent node, the code unit, the child. No child is the root: 0 there marks an empty slot. */
const WIDTH = 3;
const UNIT = 1;
const CHILD = 2;
/** Slots at first: what an article names fits without growing. */
const LEAST_SLOTS = 128;
/** Knuth's multiplicative hash constant, 2^32 / golden ratio. */
const GOLDEN = 0x9e3779b1;

/** The edges of a trie, in no order; node 0 is the root. */
export interface Edges {
  readonly nodes: number;
  /** Calls back once for every edge. */
  forEach(visit: (parent: number, unit: number, child: number) => void): void;
  /** Value of the word that ends in a node; 0 where none does. */
  value(node: number): number;
}

/** Words with a positive number each. */
export class GrowingTrie implements Edges {
  /** One array, and one of little cost, as every article makes two of these. */
  #slots = numbers(LEAST_SLOTS * WIDTH);
  #mask = LEAST_SLOTS - 1;
  #used = 0;
  /** A bit for the low byte of a character, whether a word may begin with it: most characters need no more than that. */
  readonly #begins = numbers(256 / 32);
  readonly #values: number[] = [0];

  /** @param words each with its value, which is above 0; a later value for the same word wins */
  constructor(words: Iterable<readonly [word: string, value: number]> = []) {
    for (const [word, value] of words) this.add(word, value);
  }

  /** @param reversed whether to read the word from its end, for a trie that is walked leftwards */
  add(word: string, value: number, reversed = false): void {
    let node = 0;
    for (let i = 0; i < word.length; i++) node = this.#enter(node, word.charCodeAt(reversed ? word.length - 1 - i : i));
    this.#values[node] = value;
    const first = reversed ? word.length - 1 : 0;
    const unit = word.charCodeAt(first);
    const at = (unit & 0xff) >> 5;
    this.#begins[at] = (this.#begins[at] as number) | (1 << (unit & 31));
  }

  /** Whether a word may begin with a character; where it says no, none does. */
  mayBegin(unit: number): boolean {
    return (((this.#begins[(unit & 0xff) >> 5] as number) >>> (unit & 31)) & 1) === 1;
  }

  get nodes(): number {
    return this.#values.length;
  }

  /** The node after `unit`, or -1. The root is 0. */
  step(node: number, unit: number): number {
    const slots = this.#slots;
    for (let slot = hash(node, unit) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const at = slot * WIDTH;
      const child = slots[at + CHILD] as number;
      if (child === 0) return -1;
      if (slots[at] === node && slots[at + UNIT] === unit) return child;
    }
  }

  value(node: number): number {
    return this.#values[node] as number;
  }

  /** Whether a text is one of the words. */
  has(text: string): boolean {
    let node = 0;
    for (let i = 0; i < text.length && node >= 0; i++) node = this.step(node, text.charCodeAt(i));
    return node >= 0 && this.value(node) > 0;
  }

  /** Whether a text holds one of the words. */
  occursIn(text: string): boolean {
    for (let i = 0; i < text.length; i++) {
      if (!this.mayBegin(text.charCodeAt(i))) continue;
      let node = 0;
      for (let j = i; j < text.length; j++) {
        node = this.step(node, text.charCodeAt(j));
        if (node < 0) break;
        if (this.value(node) > 0) return true;
      }
    }
    return false;
  }

  forEach(visit: (parent: number, unit: number, child: number) => void): void {
    eachEdge(this.#slots, visit);
  }

  #enter(node: number, unit: number): number {
    const known = this.step(node, unit);
    if (known >= 0) return known;
    if (this.#used * 2 > this.#mask) this.#grow();
    const child = this.#values.push(0) - 1;
    this.#place(node, unit, child);
    return child;
  }

  #place(node: number, unit: number, child: number): void {
    let slot = hash(node, unit) & this.#mask;
    while (this.#slots[slot * WIDTH + CHILD] !== 0) slot = (slot + 1) & this.#mask;
    this.#slots[slot * WIDTH] = node;
    this.#slots[slot * WIDTH + UNIT] = unit;
    this.#slots[slot * WIDTH + CHILD] = child;
    this.#used++;
  }

  #grow(): void {
    const slots = this.#slots;
    this.#slots = new Int32Array(slots.length * 4);
    this.#mask = this.#slots.length / WIDTH - 1;
    this.#used = 0;
    eachEdge(slots, (node, unit, child) => this.#place(node, unit, child));
  }
}

function eachEdge(slots: Int32Array, visit: (parent: number, unit: number, child: number) => void): void {
  for (let at = 0; at < slots.length; at += WIDTH) {
    const child = slots[at + CHILD] as number;
    if (child !== 0) visit(slots[at] as number, slots[at + UNIT] as number, child);
  }
}

function hash(node: number, unit: number): number {
  const mixed = Math.imul(node * 31 + unit, GOLDEN);
  return mixed ^ (mixed >>> 15);
}
