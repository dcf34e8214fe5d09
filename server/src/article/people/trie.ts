/**
 * A lexicon's words, looked up character by character: the one thing that recognition does at every position of a text, so
 * a step is three array reads and never hashes, compares strings or allocates.
 *
 * A double array (Aoe, "An Efficient Digital Search Algorithm by Using a Double-Array Structure", 1989): the children of a
 * node stand at its base plus the code of their character. No two nodes have one base, so that a child is known by that
 * code alone: most steps lead nowhere, and find so in two bytes.
 */
import { type Edges, GrowingTrie } from './growing-trie.ts';

/** What no code is: the mark of a free cell. */
const FREE = 0xffff;
/** Where no place is found after so many tries, a family goes to the end: some cells stay free, the building remains linear. */
const MOST_TRIES = 48;

/**
 * Codes of the characters that any lexicon holds, in the order in which they were met, from 1; 0 for all others. One
 * numbering for all tries, so that what recognition reads of it stays in the processor's cache.
 */
const codes = new Uint16Array(0x10000);
let lastCode = 0;

function codeOf(unit: number): number {
  if (codes[unit] === 0) codes[unit] = ++lastCode;
  return codes[unit] as number;
}

/** Numbers characters that words are made of, the most usual first: their children then stand close together, and so does what a text reads. */
export function numberFirst(units: Iterable<number>): void {
  for (const unit of units) codeOf(unit);
}

/** Replaces code units by the numbers under which tries know the characters: for those who walk many words of one text. */
export function numbered(units: Uint16Array, into: Uint16Array): void {
  for (let i = 0; i < units.length; i++) into[i] = codes[units[i] as number] as number;
}

/** Words with a positive number each. */
export class Trie {
  /** By node, the code of the character that leads to it. */
  readonly #codes: Uint16Array;
  /** By node, its base and its value. */
  readonly #links: Int32Array;

  /**
   * @param words each with its value, which is above 0; a later value for the same word wins
   * @param reversed whether the words are read from their ends, for a trie that is walked leftwards
   */
  constructor(words: Iterable<readonly [word: string, value: number]>, reversed = false) {
    const growing = new GrowingTrie();
    for (const [word, value] of words) growing.add(word, value, reversed);
    const { codes, links } = freeze(growing);
    this.#codes = codes;
    this.#links = links;
  }

  /** The node after `unit`, or -1. The root is 0. */
  step(node: number, unit: number): number {
    return this.stepCode(node, codes[unit] as number);
  }

  /** The same by the character's number, as `numbered` gives it. */
  stepCode(node: number, code: number): number {
    const next = (this.#links[2 * node] as number) + code;
    return this.#codes[next] === code ? next : -1;
  }

  /** The value of the word that ends in a node; 0 where none does. */
  value(node: number): number {
    return this.#links[2 * node + 1] as number;
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

  /** Value of the longest word of two characters and more that starts at `offset`; 0 where none does. */
  longerAt(text: string, offset: number): number {
    let longest = 0;
    let node = this.step(0, text.charCodeAt(offset));
    for (let i = offset + 1; node >= 0 && i < text.length; i++) {
      node = this.step(node, text.charCodeAt(i));
      if (node >= 0 && this.value(node) > 0) longest = this.value(node);
    }
    return longest;
  }

  /** The characters that words begin with; that they end with, in a trie of reversed words. */
  firstUnits(): number[] {
    const units: number[] = [];
    for (let unit = 0; unit < codes.length; unit++) if (codes[unit] !== 0 && this.step(0, unit) >= 0) units.push(unit);
    return units;
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
}

/** A trie whose words are read from their ends. */
export const reversedTrie = (words: Iterable<readonly [word: string, value: number]>): Trie => new Trie(words, true);

/** The edges of a trie, those of one node together. */
interface Families {
  /** Where the children of each node begin; one entry more than there are nodes. */
  readonly starts: Int32Array;
  readonly codes: Uint16Array;
  readonly children: Int32Array;
}

function familiesOf(edges: Edges): Families {
  const starts = new Int32Array(edges.nodes + 1);
  edges.forEach((parent) => {
    starts[parent + 1] = (starts[parent + 1] as number) + 1;
  });
  for (let node = 0; node < edges.nodes; node++) starts[node + 1] = (starts[node + 1] as number) + (starts[node] as number);
  const next = starts.slice();
  const families = { starts, codes: new Uint16Array(edges.nodes), children: new Int32Array(edges.nodes) };
  edges.forEach((parent, unit, child) => {
    const at = next[parent] as number;
    next[parent] = at + 1;
    families.codes[at] = codeOf(unit);
    families.children[at] = child;
  });
  return families;
}

/** Nodes that have children, those of many first. */
function bySize({ starts }: Families): Int32Array {
  const nodes = starts.length - 1;
  const sizeOf = (node: number): number => (starts[node + 1] as number) - (starts[node] as number);
  // A counting sort: there are too many nodes to compare.
  const next: number[] = [];
  for (let node = 0; node < nodes; node++) next[sizeOf(node)] = (next[sizeOf(node)] ?? 0) + 1;
  let before = 0;
  for (let size = next.length - 1; size > 0; size--) {
    const count = next[size] ?? 0;
    next[size] = before;
    before += count;
  }
  const sorted = new Int32Array(before);
  for (let node = 0; node < nodes; node++) {
    const size = sizeOf(node);
    if (size > 0) sorted[(next[size] as number)++] = node;
  }
  return sorted;
}

/** Lays the edges out in cells: families of many children first, only children into what remains free. */
function freeze(edges: Edges): { codes: Uint16Array; links: Int32Array } {
  const families = familiesOf(edges);
  const { starts, children } = families;
  const places = new Places(families.codes);
  const bases = new Int32Array(edges.nodes);
  const cellOf = new Int32Array(edges.nodes);
  for (const node of bySize(families)) {
    const [from, to] = [starts[node] as number, starts[node + 1] as number];
    const base = places.take(from, to);
    bases[node] = base;
    for (let at = from; at < to; at++) cellOf[children[at] as number] = base + (families.codes[at] as number);
  }
  // Behind the last cell there is room for the code of any character that is known by now; there nodes without children
  // have their base, and a step seldom reads beyond the end.
  const none = places.length;
  const cells = new Uint16Array(none + lastCode + 1).fill(FREE);
  const links = new Int32Array(2 * none);
  for (let node = 0; node < edges.nodes; node++) {
    const [from, to] = [starts[node] as number, starts[node + 1] as number];
    const cell = cellOf[node] as number;
    const base = from < to ? (bases[node] as number) : none;
    links[2 * cell] = base;
    links[2 * cell + 1] = edges.value(node);
    for (let at = from; at < to; at++) cells[base + (families.codes[at] as number)] = families.codes[at] as number;
  }
  return { codes: cells, links };
}

/** Which cells and bases are taken while a trie is laid out. */
class Places {
  readonly #codes: Uint16Array;
  /** Of a taken cell a later one, at or before the next free cell; 0 of a free one. */
  #next = new Int32Array(1 << 14).fill(1, 0, 1);
  #bases = new Uint8Array(1 << 14);
  /** Where the search for families of the present size goes on. */
  #from = 1;
  #size = 0;
  /** Cells from here on are free. */
  length = 1;

  /** @param codes of the families, one behind the other */
  constructor(codes: Uint16Array) {
    this.#codes = codes;
  }

  /** Takes the cells at `base + code` for each code of a family. @returns the base */
  take(from: number, to: number): number {
    if (to - from !== this.#size) {
      this.#size = to - from;
      this.#from = 1;
    }
    const codes = this.#codes;
    let first = codes[from] as number;
    for (let at = from + 1; at < to; at++) if ((codes[at] as number) < first) first = codes[at] as number;
    let cell = this.#freeFrom(Math.max(this.#from, first));
    for (let tries = 1; !this.#fits(from, to, cell - first); tries++) {
      cell = tries < MOST_TRIES ? this.#freeFrom(cell + 1) : Math.max(cell + 1, this.length);
      if (tries === MOST_TRIES) this.#from = cell;
    }
    for (let at = from; at < to; at++) this.#mark(cell - first + (codes[at] as number));
    this.#bases[cell - first] = 1;
    return cell - first;
  }

  #fits(from: number, to: number, base: number): boolean {
    if (this.#bases[base] === 1) return false;
    for (let at = from; at < to; at++) {
      const cell = base + (this.#codes[at] as number);
      if (cell < this.length && this.#next[cell] !== 0) return false;
    }
    return true;
  }

  #freeFrom(cell: number): number {
    const next = this.#next;
    let at = cell;
    while (at < this.length && next[at] !== 0) {
      // Halving the paths keeps them short.
      const after = next[at] as number;
      if (after < this.length && next[after] !== 0) next[at] = next[after] as number;
      at = after;
    }
    return at;
  }

  #mark(cell: number): void {
    if (cell >= this.#next.length) {
      const next = new Int32Array(cell * 2);
      next.set(this.#next);
      this.#next = next;
      const bases = new Uint8Array(cell * 2);
      bases.set(this.#bases);
      this.#bases = bases;
    }
    this.#next[cell] = cell + 1;
    if (cell >= this.length) this.length = cell + 1;
  }
}
