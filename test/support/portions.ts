/** Answers that are made a portion at a time, made at once. */
import type { Portions } from '../../server/src/corpus/surroundings.ts';

export function whole<Result>(portions: Portions<Result>): Result {
  for (;;) {
    const step = portions.next();
    if (step.done) return step.value;
  }
}
