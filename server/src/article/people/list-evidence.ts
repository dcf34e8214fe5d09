/**
 * What the names of a list (甲、乙(女)、丙和丁) lend to each other: a proved one to all the others, and three and more that
 * are likelier names than words, each other, where nothing else speaks for any of them.
 */
import { STRONG } from './evidence.ts';
import { type Token, wordCost } from './lattice.ts';
import { nameCost } from './name-shapes.ts';

/** What a proved name in a list lends to the other names of the list. */
const LIST_SUPPORT = 2;
/** Names that must stand in a list to prove each other … */
const LEAST_NAMES = 3;
/** … and by how many nats words must be dearer than each of them. */
const LEAST_MARGIN = 1;
const LONGEST_BETWEEN = 14;
const BETWEEN = /^(?:\([^()]{1,10}\))?(?:、|和|与|及|以及)$/;

/** Evidence of each token of a line, with what its lists lend. */
export function listEvidence(text: string, tokens: readonly Token[]): number[] {
  const evidence = tokens.map((token) => token.evidence);
  let run: number[] = [];
  const close = (): void => {
    if (run.length > 1 && (run.some((index) => (evidence[index] as number) >= STRONG) || proveEachOther(text, tokens, run))) {
      for (const index of run) evidence[index] = (evidence[index] as number) + LIST_SUPPORT;
    }
    run = [];
  };
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (!token.isName) continue;
    const before = run.length === 0 ? undefined : tokens[run.at(-1) as number];
    const goesOn = before !== undefined && token.start - before.end <= LONGEST_BETWEEN && BETWEEN.test(text.slice(before.end, token.start));
    if (!goesOn) close();
    run.push(index);
  }
  close();
  return evidence;
}

function proveEachOther(text: string, tokens: readonly Token[], run: readonly number[]): boolean {
  if (run.length < LEAST_NAMES) return false;
  return run.every((index) => {
    const { start, end, evidence } = tokens[index] as Token;
    return evidence > 0 && wordCost(text, start, end) - nameCost(text.slice(start, end)) >= LEAST_MARGIN;
  });
}
