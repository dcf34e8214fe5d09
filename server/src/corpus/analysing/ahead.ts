/**
 * Articles that are read before their turn, so that several can be made together, and other threads have something to make. They
 * are stored in the order in which they were read, whoever is done first: what the database says does not depend on how many
 * threads there are.
 */
import type { Analysts } from './analysts.ts';
import type { Job } from './job.ts';
import { BYTES, LOT } from './lot.ts';
import type { Material } from './making.ts';

/** Articles, and bytes of them, from which on no further one is read: enough for the threads while a batch is written. */
export const MOST_AHEAD = { articles: 512, bytes: 4 * 1024 * 1024 };

const ONE_LOT = { articles: LOT.articles, bytes: LOT.characters * BYTES };

/** One of them. */
export interface Waiting<Article> {
  readonly article: Article;
  /** Undefined where nothing needs to be made. */
  readonly job: Job | undefined;
}

interface Entry<Article> extends Waiting<Article> {
  readonly bytes: number;
}

/** 预读 */
export class Ahead<Article> {
  readonly #analysts: Analysts;
  #entries: Entry<Article>[] = [];
  #bytes = 0;

  constructor(analysts: Analysts) {
    this.#analysts = analysts;
  }

  get length(): number {
    return this.#entries.length;
  }

  /** The one whose turn is next. */
  get first(): Waiting<Article> | undefined {
    return this.#entries[0];
  }

  /** Whether one more is to be read ahead: without threads no more than are made together. */
  get hasRoom(): boolean {
    const { articles, bytes } = this.#analysts.isActive ? MOST_AHEAD : ONE_LOT;
    return this.#entries.length < articles && this.#bytes < bytes;
  }

  /** Puts one behind the others. @param material undefined where nothing needs to be made; @param bytes that are kept of it */
  add(article: Article, path: string, material: Material | undefined, bytes: number): void {
    const job = material === undefined ? undefined : this.#analysts.ask(path, material);
    this.#entries.push({ article, job, bytes });
    this.#bytes += bytes;
  }

  /** The first one, where it need not be waited for any more; it is the caller's from now on. */
  takeReady(): Waiting<Article> | undefined {
    const [first] = this.#entries;
    if (first === undefined || first.job?.isOver === false) return undefined;
    this.#entries.shift();
    this.#bytes -= first.bytes;
    return first;
  }

  /** All of them, in their order. */
  *articles(): IterableIterator<Article> {
    for (const { article } of this.#entries) yield article;
  }

  /** Forgets all of them. */
  drop(): void {
    for (const { job } of this.#entries) if (job !== undefined) this.#analysts.cancel(job);
    this.#entries = [];
    this.#bytes = 0;
  }
}
