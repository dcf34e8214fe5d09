/**
 * What a segment knows of its articles, as blocks of bytes: which of them have a word, and which characters meet where two words do.
 * Articles are numbered by their places in the segment. A word that many of them have has a bit for each, others have a list; so a
 * question for many words joins bits.
 */
import { readVarint, VarintBuffer } from '../packing/varints.ts';

/** Bytes of a block at most: two such rows fill a page of the database (8192 bytes, less its own and the rows' heads). */
const BLOCK = 4040;
/** A segment has no more blocks of a kind: blocks are numbered by segment and place. */
export const MOST_BLOCKS = 2 ** 16;

/** The articles of a segment that have a word. */
export interface WordPlaces {
  readonly word: number;
  /** Their places in the segment, ascending. */
  readonly places: Uint16Array;
}

export interface Block {
  /** The first word in it, or pair of characters. */
  readonly first: number;
  readonly packed: Uint8Array;
}

/** A bit for each article of a segment. */
export function noPlaces(articles: number): Uint8Array {
  return new Uint8Array(Math.ceil(articles / 8));
}

/** Blocks of words: the distance to the word before, how many bytes its articles take, and these. @param words ascending; @param articles of the segment */
export function* wordBlocks(words: Iterable<WordPlaces>, articles: number): Generator<Block> {
  const own = new VarintBuffer();
  const filling = new Filling();
  for (const { word, places } of words) {
    const packed = packPlaces(places, articles, own);
    // A distance and a length take four bytes and two at most.
    if (filling.length + packed.length + 6 > BLOCK) yield filling.take();
    filling.number(word);
    filling.bytes(packed);
  }
  if (filling.length > 0) yield filling.take();
}

/** Bits where these are no longer than a list: the length tells which it is. */
function packPlaces(places: Uint16Array, articles: number, list: VarintBuffer): Uint8Array {
  const size = Math.ceil(articles / 8);
  if (places.length < size) {
    let before = 0;
    for (const place of places) {
      list.number(place - before);
      before = place;
    }
    if (list.length < size) return list.take();
    list.take();
  }
  const bits = noPlaces(articles);
  for (const place of places) (bits[place >> 3] as number) |= 1 << (place & 7);
  return bits;
}

/** Blocks of numbers: the distance to the one before. @param numbers ascending */
export function* numberBlocks(numbers: Iterable<number>): Generator<Block> {
  const filling = new Filling();
  for (const number of numbers) {
    if (filling.length + 4 > BLOCK) yield filling.take();
    filling.number(number);
  }
  if (filling.length > 0) yield filling.take();
}

/**
 * Finds words in a block of them.
 * @param words ascending, from `from` on; those that are not in the block are passed over
 * @param found a bit for each article of the segment: set for those that have one of the words
 */
export function findWords({ first, packed }: Block, words: ArrayLike<number>, from: number, found: Uint8Array): void {
  const { length } = packed;
  let wanted = from;
  let next = words[wanted] as number;
  let word = first;
  let at = 0;
  // Of hundreds of words that are passed over for one, most take two bytes: no reader is asked for them.
  while (at < length && wanted < words.length) {
    let byte = packed[at++] as number;
    let distance = byte & 0x7f;
    for (let scale = 0x80; byte >= 0x80 && at < length; scale *= 0x80) {
      byte = packed[at++] as number;
      distance += (byte & 0x7f) * scale;
    }
    word += distance;
    byte = packed[at++] ?? 0;
    let size = byte & 0x7f;
    for (let scale = 0x80; byte >= 0x80 && at < length; scale *= 0x80) {
      byte = packed[at++] as number;
      size += (byte & 0x7f) * scale;
    }
    const end = Math.min(length, at + size);
    if (word >= next) {
      while (wanted < words.length && (words[wanted] as number) < word) wanted++;
      if (words[wanted] === word) addPlaces(packed, at, end, found);
      next = words[wanted] as number;
    }
    at = end;
  }
}

/** All words of a block, with a bit for each article of the segment. */
export function* wordsIn({ first, packed }: Block, articles: number): Generator<{ readonly word: number; readonly places: Uint8Array }> {
  const reader = { bytes: packed, at: 0 };
  for (let word = first; reader.at < packed.length; ) {
    word += readVarint(reader);
    const end = Math.min(packed.length, readVarint(reader) + reader.at);
    const places = noPlaces(articles);
    addPlaces(packed, reader.at, end, places);
    yield { word, places };
    reader.at = end;
  }
}

function addPlaces(packed: Uint8Array, from: number, end: number, found: Uint8Array): void {
  if (end - from === found.length) {
    for (let byte = 0; byte < found.length; byte++) (found[byte] as number) |= packed[from + byte] as number;
    return;
  }
  const reader = { bytes: packed, at: from };
  for (let place = 0; reader.at < end; ) {
    place += readVarint(reader);
    if (place >> 3 < found.length) (found[place >> 3] as number) |= 1 << (place & 7);
  }
}

/** Whether a number is in a block of them. */
export function hasNumber({ first, packed }: Block, wanted: number): boolean {
  const { length } = packed;
  let number = first;
  for (let at = 0; number <= wanted && at < length; ) {
    let byte = packed[at++] as number;
    number += byte & 0x7f;
    for (let scale = 0x80; byte >= 0x80 && at < length; scale *= 0x80) {
      byte = packed[at++] as number;
      number += (byte & 0x7f) * scale;
    }
    if (number === wanted) return true;
  }
  return false;
}

/** The block of those that begin with some numbers that has a number, if any has; -1 where that comes before all. */
export function blockOf(firsts: Uint32Array, number: number): number {
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((firsts[middle] as number) <= number) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * The number of a pair of characters that meet where a word ends and the next begins, in 23 bits: few of the pairs that a segment has
 * not share a number with one that it has (230,000 of a thousand articles: 3 %). Knuth's multiplicative hashing.
 */
export function meetingNumber(before: number, behind: number): number {
  return Math.imul((before << 16) | behind, 0x9e3779b1) >>> 9;
}

/** How many numbers of pairs there are. */
export const MEETINGS = 2 ** 23;

/** A block that is being filled with ascending numbers, each with or without bytes of its own. */
class Filling {
  readonly #packed = new VarintBuffer();
  #first = 0;
  #last = 0;

  get length(): number {
    return this.#packed.length;
  }

  number(number: number): void {
    if (this.length === 0) this.#first = this.#last = number;
    this.#packed.number(number - this.#last);
    this.#last = number;
  }

  bytes(bytes: Uint8Array): void {
    this.#packed.number(bytes.length);
    this.#packed.bytes(bytes);
  }

  take(): Block {
    return { first: this.#first, packed: this.#packed.take() };
  }
}
