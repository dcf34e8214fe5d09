/** When a batch is to end. */

/**
 * A batch ends after so many milliseconds. Short ones write the same pages again and again, since names stand in many articles;
 * but answers should not be older than what a user waits for. Who has waited long already can wait for a share of that time more:
 * so a batch grows as the work goes on, and a large corpus is written some thirty times in all, and not for every second of it:
 * most of the pages that have names are written again with each batch.
 */
const SHORTEST_BATCH = 500;
const LONGEST_BATCH = 10_000;
const BATCH_SHARE = 0.25;
/**
 * And after so many articles: what is held of them until then would take the more memory the faster the machine is. In ten seconds a
 * slow one reads about as many.
 */
const LARGEST_BATCH = 3000;

export class BatchClock {
  /** When the present batch began. */
  #since = 0;
  /** When the present work began, which may take many batches. */
  #busySince: number | undefined;
  #committedAt = 0;
  /** Articles of the present batch. */
  #articles = 0;

  /** Whether there has been work since the last rest. */
  get isBusy(): boolean {
    return this.#busySince !== undefined;
  }

  /** There is work. */
  work(): void {
    this.#busySince ??= performance.now();
  }

  /** A batch begins. */
  begin(): void {
    this.#since = performance.now();
    this.#articles = 0;
    this.work();
  }

  /** An article comes into the present batch, or goes. */
  count(): void {
    this.#articles++;
  }

  commit(): void {
    this.#committedAt = performance.now();
  }

  /** There is no work left. */
  rest(): void {
    this.#busySince = undefined;
  }

  /** Whether the present batch has lasted long enough, or has enough in it. */
  get isOver(): boolean {
    return this.#articles >= LARGEST_BATCH || performance.now() - this.#since > this.#length;
  }

  /** Milliseconds until what was written since the last batch is to be one. */
  get left(): number {
    return Math.max(0, this.#committedAt + this.#length - performance.now());
  }

  get #length(): number {
    const busy = this.#busySince === undefined ? 0 : performance.now() - this.#busySince;
    return Math.min(LONGEST_BATCH, Math.max(SHORTEST_BATCH, busy * BATCH_SHARE));
  }
}
