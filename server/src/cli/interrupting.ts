/** Ctrl+C in commands that work for long: they stop at the next step, and clean up. */
/** What shells say of a command that was interrupted. */
export const INTERRUPTED = 130;

/** Somebody wants no result any more. */
export class Interrupted extends Error {}

/** Between two looks at whether somebody interrupts, in milliseconds. */
const TURN = 50;

/** Lets the process hear what came: writing to a file or a pipe does not. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Hears of Ctrl+C from now on, until it is closed. */
export class Interruption {
  readonly #controller = new AbortController();
  readonly #hear = (): void => this.#controller.abort();

  constructor() {
    process.once('SIGINT', this.#hear);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  close(): void {
    process.off('SIGINT', this.#hear);
  }

  /** @throws Interrupted where somebody has interrupted */
  check(): void {
    if (this.signal.aborted) throw new Interrupted();
  }

  /**
   * Takes the steps of some work, and listens in between.
   * @param told hears of each step
   * @throws Interrupted
   */
  async finish<Progress, Result>(
    steps: Generator<Progress, Result, undefined>,
    told: (step: Progress) => void = () => {},
  ): Promise<Result> {
    let until = performance.now() + TURN;
    for (;;) {
      const next = steps.next();
      if (next.done) return next.value;
      told(next.value);
      if (performance.now() < until) continue;
      await breathe();
      this.check();
      until = performance.now() + TURN;
    }
  }
}
