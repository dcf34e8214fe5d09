/** Runs of postings in their order: gathered and sorted in memory, or merged block by block, whatever their length. */
import { BLOCK, type PostingColumns } from './blocks.ts';

/** Postings for which there is room at first. */
const ROOM = 1024;
/** Keys of up to 32 bits are sorted by all of them, longer ones by the upper 32 of their 48. */
const SHORT_KEY = 2 ** 32;
const LOWER = 2 ** 16;

/** Postings that come one by one. */
export class Gathered {
  #length = 0;
  #columns = columns(ROOM);
  #highest = 0;

  add(key: number, lot: number, article: number): void {
    if (this.#length === this.#columns.keys.length) this.#grow();
    const { keys, lots, articles } = this.#columns;
    keys[this.#length] = key;
    lots[this.#length] = lot;
    articles[this.#length] = article;
    this.#length++;
    if (key > this.#highest) this.#highest = key;
  }

  /** All of them in their order, as blocks. */
  *blocks(): IterableIterator<PostingColumns> {
    const { keys, lots, articles } = this.#columns;
    const block = new Filling();
    for (const index of this.#order()) {
      if (block.add(keys[index] as number, lots[index] as number, articles[index] as number)) yield block.take();
    }
    if (block.length > 0) yield block.take();
  }

  /** The places of all of them, in their order. Numbers of 64 bits, key above place, are sorted without a call for each two. */
  #order(): Uint32Array {
    const { keys } = this.#columns;
    const scale = this.#highest < SHORT_KEY ? 1 : LOWER;
    const sorted = new BigUint64Array(this.#length);
    const halves = new Uint32Array(sorted.buffer);
    for (let index = 0; index < this.#length; index++) {
      halves[2 * index + LOW] = index;
      halves[2 * index + HIGH] = Math.floor((keys[index] as number) / scale);
    }
    sorted.sort();
    const order = new Uint32Array(this.#length);
    for (let from = 0; from < order.length; ) {
      const upper = halves[2 * from + HIGH] as number;
      let to = from;
      for (; to < order.length && halves[2 * to + HIGH] === upper; to++) order[to] = halves[2 * to + LOW] as number;
      if (to - from > 1) this.#sortFully(order.subarray(from, to));
      from = to;
    }
    return order;
  }

  /** Puts places in order; most have come so. */
  #sortFully(places: Uint32Array): void {
    for (let index = 1; index < places.length; index++) {
      if (this.#compare(places[index - 1] as number, places[index] as number) <= 0) continue;
      places.sort((a, b) => this.#compare(a, b));
      return;
    }
  }

  #compare(a: number, b: number): number {
    const { keys, lots, articles } = this.#columns;
    return (
      (keys[a] as number) - (keys[b] as number) ||
      (lots[a] as number) - (lots[b] as number) ||
      (articles[a] as number) - (articles[b] as number)
    );
  }

  #grow(): void {
    const larger = columns(2 * this.#length);
    larger.keys.set(this.#columns.keys);
    larger.lots.set(this.#columns.lots);
    larger.articles.set(this.#columns.articles);
    this.#columns = larger;
  }
}

/** Where the halves of a number of 64 bits lie. */
const LOW = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1;
const HIGH = 1 - LOW;

/**
 * Several runs as one, as blocks; in memory are one block of each run and one of the outcome.
 * @param isDead articles whose postings are left out
 */
export function* mergeRuns(
  runs: readonly Iterator<PostingColumns>[],
  isDead: (article: number) => boolean,
): IterableIterator<PostingColumns> {
  const cursors = runs.map((run) => new Cursor(run)).filter(({ ended }) => !ended);
  const block = new Filling();
  while (cursors.length > 0) {
    let first = cursors[0] as Cursor;
    for (const each of cursors) if (each.isBefore(first)) first = each;
    if (!isDead(first.article) && block.add(first.key, first.lot, first.article)) yield block.take();
    first.next();
    if (first.ended) cursors.splice(cursors.indexOf(first), 1);
  }
  if (block.length > 0) yield block.take();
}

/** A place in a run. */
export class Cursor {
  key = 0;
  lot = 0;
  article = 0;
  ended = false;
  readonly #blocks: Iterator<PostingColumns>;
  #block: PostingColumns | undefined;
  #at = 0;

  constructor(blocks: Iterator<PostingColumns>) {
    this.#blocks = blocks;
    this.next();
  }

  /** Goes on to the next posting, if there is one. */
  next(): void {
    while (this.#block === undefined || this.#at >= this.#block.keys.length) {
      const next = this.#blocks.next();
      if (next.done === true) {
        this.ended = true;
        return;
      }
      this.#block = next.value;
      this.#at = 0;
    }
    const { keys, lots, articles } = this.#block;
    this.key = keys[this.#at] as number;
    this.lot = lots[this.#at] as number;
    this.article = articles[this.#at] as number;
    this.#at++;
  }

  isBefore(other: Cursor): boolean {
    if (this.key !== other.key) return this.key < other.key;
    return this.lot !== other.lot ? this.lot < other.lot : this.article < other.article;
  }
}

/** A block that is being filled. */
class Filling {
  length = 0;
  #columns = columns(BLOCK);

  /** @returns whether it is full now */
  add(key: number, lot: number, article: number): boolean {
    const { keys, lots, articles } = this.#columns;
    keys[this.length] = key;
    lots[this.length] = lot;
    articles[this.length] = article;
    this.length++;
    return this.length === BLOCK;
  }

  /** What it holds; the next one begins. */
  take(): PostingColumns {
    const { keys, lots, articles } = this.#columns;
    const taken = { keys: keys.subarray(0, this.length), lots: lots.subarray(0, this.length), articles: articles.subarray(0, this.length) };
    this.#columns = columns(BLOCK);
    this.length = 0;
    return taken;
  }
}

function columns(length: number): PostingColumns {
  return { keys: new Float64Array(length), lots: new Uint32Array(length), articles: new Uint32Array(length) };
}
