/**
 * Long work in steps: who asked for it takes them one by one, so as to hear messages in between, to tell how far it is, and to stop.
 * A corpus must not change between steps; what a step has lent from it is gone at the next.
 */

/** How far the work is. */
export interface Step {
  readonly done: number;
  readonly total: number;
}

/** Work that ends in a result. */
export type Steps<Result> = Generator<Step, Result, undefined>;

/** Takes all steps at once. @param told hears of each */
export function finish<Result>(steps: Steps<Result>, told: (step: Step) => void = () => {}): Result {
  for (;;) {
    const next = steps.next();
    if (next.done) return next.value;
    told(next.value);
  }
}
