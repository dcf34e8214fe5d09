/**
 * Work in turns of a few milliseconds, with the event loop heard in between; asleep while there is nothing to do.
 */

/** How long one turn lasts before messages are read, in milliseconds. */
const TURN = 8;

/** What is worked on. */
export interface Work {
  /** Does one thing. @returns false where there is nothing to do */
  step(): boolean;
  /** Whether something came that a sleeper would miss. */
  hasWork(): boolean;
  /** When a step is due even if nothing comes, in milliseconds from now; undefined: never. */
  due(): number | undefined;
  /** Sees to it that a step that threw is done again, or never. */
  recover(error: unknown): Promise<void>;
}

export class Turns {
  readonly #work: Work;
  #wake: () => void = () => {};
  #running = true;
  #ended: Promise<void> = Promise.resolve();

  constructor(work: Work) {
    this.#work = work;
  }

  start(): void {
    this.#ended = this.#run();
  }

  /** Something came. */
  wake(): void {
    this.#wake();
  }

  /** No further turn; the present one ends by itself. */
  stop(): void {
    this.#running = false;
    this.#wake();
  }

  /** When the last turn is over. */
  get ended(): Promise<void> {
    return this.#ended;
  }

  /** Waits, whatever there is to do; being woken ends it. @param after milliseconds; undefined: until something comes */
  sleep(after: number | undefined): Promise<void> {
    return new Promise((resolve) => {
      const timer = after === undefined ? undefined : setTimeout(() => this.#wake(), after);
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = () => {};
        resolve();
      };
    });
  }

  async #run(): Promise<void> {
    while (this.#running) {
      let busy = true;
      try {
        const until = performance.now() + TURN;
        while (busy && performance.now() < until) busy = this.#work.step();
      } catch (error) {
        await this.#work.recover(error);
        continue;
      }
      // What came while nobody slept must not be slept over.
      if (busy || this.#work.hasWork()) await new Promise((resolve) => setImmediate(resolve));
      else if (this.#running) await this.sleep(this.#work.due());
    }
  }
}
