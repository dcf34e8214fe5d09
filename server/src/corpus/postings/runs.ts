/** Runs of postings in their order: gathered and sorted in memory, or merged block by block, whatever their length. */
import { BLOCK, type PostingColumns } from './blocks.ts';

/** Postings that come one by one. */
export class Gathered {
  readonly #keys: number[] = [];
  readonly #lots: number[] = [];
  readonly #articles: number[] = [];

  add(key: number, lot: number, article: number): void {
    this.#keys.push(key);
    this.#lots.push(lot);
    this.#articles.push(article);
  }

  clear(): void {
    this.#keys.length = 0;
    this.#lots.length = 0;
    this.#articles.length = 0;
  }

  /** All of them in their order, as blocks. */
  *blocks(): IterableIterator<PostingColumns> {
    const [keys, lots, articles] = [this.#keys, this.#lots, this.#articles];
    const order = Uint32Array.from(keys.keys()).sort(
      (a, b) =>
        (keys[a] as number) - (keys[b] as number) ||
        (lots[a] as number) - (lots[b] as number) ||
        (articles[a] as number) - (articles[b] as number),
    );
    const block = new Filling();
    for (const index of order) {
      if (block.add(keys[index] as number, lots[index] as number, articles[index] as number)) yield block.take();
    }
    if (block.length > 0) yield block.take();
  }
}

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
