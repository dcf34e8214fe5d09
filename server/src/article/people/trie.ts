/**
 * A trie over UTF-16 code units in one flat hash table: the only look-up that recognition does per character, so it must
 * neither allocate nor hash strings.
 */

const EMPTY = -1;
/** Knuth's multiplicative hash constant, 2^32 / golden ratio. */
const GOLDEN = 0x9e3779b1;

/** Words with a positive number each. */
export class Trie {
  #parents = new Int32Array(1 << 12).fill(EMPTY);
  #units = new Uint16Array(1 << 12);
  #children = new Int32Array(1 << 12);
  #used = 0;
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
  }

  /** The node after `unit`, or -1. The root is 0. */
  step(node: number, unit: number): number {
    const mask = this.#parents.length - 1;
    let slot = hash(node, unit) & mask;
    while (this.#parents[slot] !== EMPTY) {
      if (this.#parents[slot] === node && this.#units[slot] === unit) return this.#children[slot] as number;
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  /** The value of the word that ends in a node; 0 where none does. */
  value(node: number): number {
    return this.#values[node] as number;
  }

  /** Length of the longest word that starts at `offset`; 0 where none does. */
  longestAt(text: string, offset: number): number {
    let longest = 0;
    let node = 0;
    for (let i = offset; i < text.length; i++) {
      node = this.step(node, text.charCodeAt(i));
      if (node < 0) break;
      if (this.value(node) > 0) longest = i + 1 - offset;
    }
    return longest;
  }

  /** Length of the longest word that ends at `offset`, in a trie of reversed words; 0 where none does. */
  longestBefore(text: string, offset: number, least = 0): number {
    let longest = 0;
    let node = 0;
    for (let i = offset - 1; i >= least; i--) {
      node = this.step(node, text.charCodeAt(i));
      if (node < 0) break;
      if (this.value(node) > 0) longest = offset - i;
    }
    return longest;
  }

  /** The value of a whole word; 0 where it is none. */
  get(text: string, start = 0, end = text.length): number {
    let node = 0;
    for (let i = start; i < end; i++) {
      node = this.step(node, text.charCodeAt(i));
      if (node < 0) return 0;
    }
    return this.value(node);
  }

  /** Whether a text holds one of the words. */
  occursIn(text: string): boolean {
    for (let i = 0; i < text.length; i++) if (this.longestAt(text, i) > 0) return true;
    return false;
  }

  #enter(node: number, unit: number): number {
    const known = this.step(node, unit);
    if (known >= 0) return known;
    if (this.#used * 2 >= this.#parents.length) this.#grow();
    const child = this.#values.push(0) - 1;
    this.#place(node, unit, child);
    return child;
  }

  #place(node: number, unit: number, child: number): void {
    const mask = this.#parents.length - 1;
    let slot = hash(node, unit) & mask;
    while (this.#parents[slot] !== EMPTY) slot = (slot + 1) & mask;
    this.#parents[slot] = node;
    this.#units[slot] = unit;
    this.#children[slot] = child;
    this.#used++;
  }

  #grow(): void {
    const [parents, units, children] = [this.#parents, this.#units, this.#children];
    this.#parents = new Int32Array(parents.length * 2).fill(EMPTY);
    this.#units = new Uint16Array(parents.length * 2);
    this.#children = new Int32Array(parents.length * 2);
    this.#used = 0;
    for (let slot = 0; slot < parents.length; slot++) {
      if (parents[slot] !== EMPTY) this.#place(parents[slot] as number, units[slot] as number, children[slot] as number);
    }
  }
}

/** A trie whose words are read from their ends. */
export function reversedTrie(words: Iterable<readonly [word: string, value: number]>): Trie {
  const trie = new Trie();
  for (const [word, value] of words) trie.add(word, value, true);
  return trie;
}

function hash(node: number, unit: number): number {
  const mixed = Math.imul(node * 31 + unit, GOLDEN);
  return mixed ^ (mixed >>> 15);
}
