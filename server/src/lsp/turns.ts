/** Answers that are made in portions, so that a hover never waits for one of them. */
import { setImmediate as turn } from 'node:timers/promises';
import type { CancellationToken } from 'vscode-languageserver/node';
import type { Portions } from '../corpus/surroundings.ts';
import { refuseCancelled } from './portions.ts';

/** Others have their turn after so many milliseconds. */
const TURN = 15;

/** Runs what is made in portions, and lets others have their turn in between. Refuses to go on where nobody wants it any more. */
export async function inTurns<Result>(portions: Portions<Result>, token: CancellationToken): Promise<Result> {
  let began = performance.now();
  for (;;) {
    const step = portions.next();
    if (step.done) return step.value;
    if (performance.now() - began < TURN) continue;
    await turn();
    refuseCancelled(token);
    began = performance.now();
  }
}
