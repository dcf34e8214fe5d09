/** Long work among other work: it is taken in slices, between which messages are heard. */
import { setImmediate as otherWork } from 'node:timers/promises';
import { GivenUp } from './refusals.ts';

/** A slice, in milliseconds, … */
const SLICE = 10;
/** … and the first one; each lasts twice as long as the one before, since somebody waits for the first of them. */
const FIRST_SLICE = 1;

/**
 * Takes all steps of some work.
 * @param told hears where the work is after each slice
 * @throws GivenUp where the signal says so
 */
export async function inSlices<Step, Result>(
  steps: Generator<Step, Result>,
  signal: AbortSignal,
  told: (step: Step) => void = () => {},
): Promise<Result> {
  for (let slice = FIRST_SLICE; ; slice = Math.min(SLICE, 2 * slice)) {
    const until = performance.now() + slice;
    let step = steps.next();
    while (!step.done && performance.now() < until) step = steps.next();
    if (step.done) return step.value;
    told(step.value);
    await otherWork();
    if (signal.aborted) throw new GivenUp();
  }
}
