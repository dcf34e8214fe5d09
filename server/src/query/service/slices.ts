/** Long work among other work: it is taken in slices, between which messages are heard. */
import { setImmediate as otherWork } from 'node:timers/promises';
import type { Step } from '../analyses/steps.ts';
import { GivenUp } from './refusals.ts';

/** A slice, in milliseconds, … */
const SLICE = 10;
/** … and the first one; each lasts twice as long as the one before, since somebody waits for the first of them. */
const FIRST_SLICE = 1;

const listeners = new WeakMap<AbortSignal, (step: Step) => void>();

/** All work that is taken in slices for a signal tells how far it is, unless it has somebody of its own to tell. */
export function hearOfSteps(signal: AbortSignal, told: (step: Step) => void): void {
  listeners.set(signal, told);
}

/**
 * Takes all steps of some work.
 * @param told hears where the work is after each slice
 * @param isAwaited whether a slice ends with a step, since somebody waits for what it has come to
 * @throws GivenUp where the signal says so
 */
export async function inSlices<Each extends Step, Result>(
  steps: Generator<Each, Result>,
  signal: AbortSignal,
  told: (step: Each) => void = listeners.get(signal) ?? (() => {}),
  isAwaited: (step: Each) => boolean = () => false,
): Promise<Result> {
  for (let slice = FIRST_SLICE; ; slice = Math.min(SLICE, 2 * slice)) {
    const until = performance.now() + slice;
    let step = steps.next();
    while (!step.done && performance.now() < until && !isAwaited(step.value)) step = steps.next();
    if (step.done) return step.value;
    told(step.value);
    await otherWork();
    if (signal.aborted) throw new GivenUp();
  }
}
