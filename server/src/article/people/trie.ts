/**
 * A lexicon's words, looked up character by character: the one thing that recognition does at every position of a text, so
 * a step is three array reads and never hashes, compares strings or allocates.
 *
 * A double array (Aoe, "An Efficient Digital Search Algorithm by Using a Double-Array Structure", 1989): the children of a
 * node stand at its base plus the code of their character. No two nodes have one base, so that a child is known by that
 * code alone: most steps lead nowhere, and find so in two bytes.
 */
import characters from '../../../lexicon/characters.json' with { type: 'json' };
import { type Edges, GrowingTrie } from './growing-trie.ts';

/** What no code is: the mark of a free cell. */
const FREE = 0xffff;
/**
 * Codes of the characters that any lexicon holds, from 1; 0 for all others. One numbering for all tries, so that what
 * recognition reads of it stays in the processor's cache; the dictionary's characters first and the most usual of them first,
 * so that their children stand close together, and so does what a text reads.
 */
const codes = new Uint16Array(0x10000);
let lastCode = 0;
/** The characters that have a code, in their order. */
const coded: number[] = [];

function codeOf(unit: number): number {
  if (codes[unit] === 0) {
    codes[unit] = ++lastCode;
    coded.push(unit);
  }
  return codes[unit] as number;
}

for (let i = 0; i < characters.characters.length; i++) codeOf(characters.characters.charCodeAt(i));

/**
 * Replaces code units by the numbers under which tries know the characters: for those who walk many words of one text.
 * @param place in `into` of the first unit; @param start place from which on it is done, up to `end`
 */
export function numbered(units: Uint16Array, into: Uint16Array, place: number, start: number, end: number): void {
  for (let i = start; i < end; i++) into[i] = codes[units[i - place] as number] as number;
}

/** A trie as it lies in memory; good only with the numbering of characters that it was laid out with. */
export interface FrozenTrie {
  /** By node, the code of the character that leads to it. */
  readonly codes: Uint16Array;
  /** By node, its base and its value. */
  readonly links: Int32Array;
}

/** Words with a positive number each. */
export class Trie {
  readonly #codes: Uint16Array;
  readonly #links: Int32Array;

  /** @param words each with its value, which is above 0, a later value for the same word winning; or what `frozen` made of them */
  constructor(words: Iterable<readonly [word: string, value: number]> | FrozenTrie) {
    const { codes, links } = 'links' in words ? words : frozen(words);
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
    return coded.filter((unit) => this.step(0, unit) >= 0);
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
export const reversedTrie = (words: Iterable<readonly [word: string, value: number]>): Trie => new Trie(frozen(words, true));

/**
 * Lays words out as a trie.
 * @param reversed whether the words are read from their ends, for a trie that is walked leftwards
 */
export function frozen(words: Iterable<readonly [word: string, value: number]>, reversed = false): FrozenTrie {
  const growing = new GrowingTrie();
  for (const [word, value] of words) growing.add(word, value, reversed);
  return freeze(growing);
}

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
function freeze(edges: Edges): FrozenTrie {
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

/** A search through more words than this goes on near its end the next time: the building remains linear. */
const LONGEST_SEARCH = 64;
/** Cells that are looked at together while a trie is laid out: the bits of a number. */
const TOGETHER = 32;

/**
 * Which cells and bases are taken while a trie is laid out, a bit each. Whether a family fits is asked of so many bases at
 * once as a number has bits: tries come out dense, and what a text reads of them stays in the processor's cache.
 */
class Places {
  readonly #codes: Uint16Array;
  #cells = new Uint32Array(1 << 10).fill(1, 0, 1);
  #bases = new Uint32Array(1 << 10);
  /** The cells before it are taken. */
  #free = 1;
  /** The cells before it are so full that families of several children seldom fit there. */
  #from = 1;
  /** Cells from here on are free. */
  length = 1;

  /** @param codes of the families, one behind the other */
  constructor(codes: Uint16Array) {
    this.#codes = codes;
  }

  /** Takes the cells at `base + code` for each code of a family. @returns the base, the first that no other family has */
  take(from: number, to: number): number {
    const codes = this.#codes;
    let [least, most] = [codes[from] as number, codes[from] as number];
    for (let at = from + 1; at < to; at++) {
      least = Math.min(least, codes[at] as number);
      most = Math.max(most, codes[at] as number);
    }
    // Families of one child fill what those of several, which come first, leave free.
    const start = Math.max(0, (to - from === 1 ? this.#free : this.#from) - least) >> 5;
    let word = start;
    let fitting = 0;
    for (; fitting === 0; word++) {
      this.#reserve(word + (most >> 5) + 2);
      fitting = this.#fitting(from, to, word);
    }
    if (word - start > LONGEST_SEARCH) this.#from = (word - LONGEST_SEARCH / 2) * TOGETHER + least;
    const base = (word - 1) * TOGETHER + (TOGETHER - 1 - Math.clz32(fitting & -fitting));
    for (let at = from; at < to; at++) set(this.#cells, base + (codes[at] as number));
    set(this.#bases, base);
    this.length = Math.max(this.length, base + most + 1);
    while (isSet(this.#cells, this.#free)) this.#free++;
    return base;
  }

  /** Of the bases that stand together those, as bits, at which a family fits. */
  #fitting(from: number, to: number, word: number): number {
    let fitting = ~(this.#bases[word] as number);
    for (let at = from; at < to && fitting !== 0; at++) {
      const code = this.#codes[at] as number;
      const first = word + (code >> 5);
      const shift = code & (TOGETHER - 1);
      let taken = (this.#cells[first] as number) >>> shift;
      if (shift > 0) taken |= (this.#cells[first + 1] as number) << (TOGETHER - shift);
      fitting &= ~taken;
    }
    return fitting;
  }

  #reserve(words: number): void {
    if (words <= this.#cells.length) return;
    this.#cells = longer(this.#cells, 2 * words);
    this.#bases = longer(this.#bases, 2 * words);
  }
}

function set(bits: Uint32Array, at: number): void {
  bits[at >> 5] = (bits[at >> 5] as number) | (1 << (at & (TOGETHER - 1)));
}

const isSet = (bits: Uint32Array, at: number): boolean => (((bits[at >> 5] ?? 0) >>> (at & (TOGETHER - 1))) & 1) === 1;

function longer(numbers: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const copy = new Uint32Array(length);
  copy.set(numbers);
  return copy;
}
