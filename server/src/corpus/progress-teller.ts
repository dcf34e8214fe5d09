/** Tells how far the index is: not at every file, but whenever the phase changes. */
import type { Progress } from './messages.ts';

/** Progress is told this often, in milliseconds. */
const TELLING = 100;

/** What a crawl has before it. */
export interface Ahead {
  /** Whether it walks still, or will. */
  readonly walking: boolean;
  /** Files that the walk has found so far; 0 while none goes on. */
  readonly found: number;
  /** Files that are to be read. */
  readonly left: number;
}

export class ProgressTeller {
  readonly #tell: (progress: Progress) => void;
  #told: Progress = { phase: 'starting', indexed: 0, total: 0, articles: 0, words: 0, paused: false };
  #toldAt = 0;

  constructor(tell: (progress: Progress) => void) {
    this.#tell = tell;
  }

  /** Files that were known when it was last told. */
  get total(): number {
    return this.#told.total;
  }

  /** Crawling and counting wait, or go on. */
  pause(paused: boolean): void {
    this.#say({ ...this.#told, paused });
  }

  /** @param now whether it is told however lately something was */
  crawling(ahead: Ahead, articles: () => number, now = false): void {
    if (!now && performance.now() - this.#toldAt < TELLING) return;
    // One more edit or saved file is no crawl.
    const crawling = ahead.walking || ahead.left > 0;
    if (!crawling && this.#told.phase !== 'starting' && this.#told.phase !== 'crawling') return;
    const total = ahead.found > 0 ? ahead.found : Math.max(this.#told.total, ahead.left);
    this.#say({ ...this.#told, phase: 'crawling', indexed: Math.max(0, total - ahead.left), total, articles: articles() });
  }

  /** Recognition is done. @param words articles whose words have been counted */
  done(phase: 'tokens' | 'ready', words: number, files: () => number, articles: () => number): void {
    if (phase === this.#told.phase && phase !== 'ready' && performance.now() - this.#toldAt < TELLING) return;
    const known = files();
    this.#say({ ...this.#told, phase, indexed: known, total: known, articles: articles(), words });
  }

  #say(progress: Progress): void {
    // Whether it says something new or not: what is asked of the database for it should not be asked at every article.
    this.#toldAt = performance.now();
    if (JSON.stringify(progress) === JSON.stringify(this.#told)) return;
    this.#told = progress;
    this.#tell(progress);
  }
}
