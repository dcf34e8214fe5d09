/**
 * What the names of a list (甲、乙(女)、丙和丁) lend to each other: a proved one to all the others, and those that are likelier
 * names than words, each other, where nothing else speaks for any of them.
 */

import type { FoundName } from './cheapest-path.ts';
import { STRONG } from './evidence.ts';
import { nameCost } from './name-costs.ts';
import { wordCost } from './word-cost.ts';

/** What a proved name in a list lends to the other names of the list. */
const LIST_SUPPORT = 2;
/** So many names prove each other more easily than two, … */
const LEAST_NAMES = 3;
/** … and by how many nats words must be dearer than each of them. */
const LEAST_MARGIN = 1;
/** Two alone must be far likelier names. */
const PAIR_MARGIN = 3;
const LONGEST_BETWEEN = 14;
const BETWEEN = /^(?:\([^()]{1,10}\))?(?:、|和|与|及|以及)$/;

/** Evidence of each name of a line, with what its lists lend. */
export function listEvidence(text: string, names: readonly FoundName[]): number[] {
  const evidence = names.map((name) => name.evidence);
  let run: number[] = [];
  const close = (): void => {
    if (run.length > 1 && (run.some((index) => (evidence[index] as number) >= STRONG) || proveEachOther(text, names, run))) {
      for (const index of run) evidence[index] = (evidence[index] as number) + LIST_SUPPORT;
    }
    run = [];
  };
  for (let index = 0; index < names.length; index++) {
    const { start } = names[index] as FoundName;
    const before = names[index - 1];
    const goesOn = before !== undefined && start - before.end <= LONGEST_BETWEEN && BETWEEN.test(text.slice(before.end, start));
    if (!goesOn) close();
    run.push(index);
  }
  close();
  return evidence;
}

function proveEachOther(text: string, names: readonly FoundName[], run: readonly number[]): boolean {
  const least = run.length < LEAST_NAMES ? PAIR_MARGIN : LEAST_MARGIN;
  return run.every((index) => {
    const { start, end, evidence } = names[index] as FoundName;
    return evidence > 0 && wordCost(text, start, end) - nameCost(text.slice(start, end)) >= least;
  });
}
