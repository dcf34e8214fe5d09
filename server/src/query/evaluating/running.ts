/**
 * Running a pattern's automaton, when it has no memory, over a line: forward from one token, or backward for all tokens at once.
 * The former is quick where matches are short and few begin; the latter takes a time that grows with the line alone, whatever
 * the pattern, so that no pattern can make a long line cost its square.
 */
import type { Automaton } from './automaton.ts';
import type { Steps } from './steps.ts';
import { NONE } from './stretches.ts';
import type { Symbols } from './symbols.ts';

/** Which of the ends of matches that begin with a token is looked for. */
export type Wanted = 'longest' | 'shortest';

/** What a run looks at. */
export interface Track {
  readonly automaton: Automaton;
  readonly symbols: Symbols;
  readonly steps: Steps;
  /** How many tokens were looked at running forward. */
  taken: number;
}

/**
 * The end of a match that begins with a token.
 * @param low no end before it counts; @param limit no end behind it does, and it lies in the token's line or at its end
 */
export function runForward(track: Track, from: number, low: number, limit: number, wanted: Wanted): number {
  const { steps, symbols } = track;
  const { rows } = steps;
  let set = steps.of(track.automaton.start);
  let end = NONE;
  let token = from;
  for (; token <= limit; token++) {
    const symbol = symbols.at(token);
    let step = (rows[set] as Int32Array)[symbol] as number;
    if (step < 0) step = steps.step(set, symbol);
    if ((step & 1) === 1 && token >= low) {
      end = token;
      if (wanted === 'shortest') break;
    }
    set = step >> 1;
    if (set === 0) break;
  }
  track.taken += token - from + 1;
  return end;
}

/** All ends of matches that begin with a token, ascending. As `runForward`. */
export function endsForward(track: Track, from: number, low: number, limit: number): number[] {
  const { steps } = track;
  const ends: number[] = [];
  let set = steps.of(track.automaton.start);
  for (let token = from; token <= limit; token++) {
    track.taken++;
    const step = steps.step(set, track.symbols.at(token));
    if ((step & 1) === 1 && token >= low) ends.push(token);
    set = step >> 1;
    if (set === 0) break;
  }
  return ends;
}

/**
 * The ends of the matches that begin with tokens, told from the last token to the first.
 * @param low no end before it counts; @param limit no end behind it does, and it lies in the tokens' line or at its end
 */
export function runBackward(
  { automaton, symbols, steps }: Track,
  first: number,
  low: number,
  limit: number,
  wanted: Wanted,
  tell: (from: number, end: number) => void,
): void {
  const states = statesBehindTokens(automaton);
  const sets = Array.from(states, (state) => steps.of(state));
  const worst = wanted === 'longest' ? NONE : Number.MAX_SAFE_INTEGER;
  let ahead = new Float64Array(automaton.edges.length).fill(worst);
  let here = new Float64Array(automaton.edges.length).fill(worst);
  for (let token = limit; token >= first; token--) {
    const symbol = symbols.at(token);
    for (const [index, state] of states.entries()) {
      const step = steps.step(sets[index] as number, symbol);
      let end = (step & 1) === 1 && token >= low ? token : worst;
      if (token < limit) {
        for (const next of steps.states(step >> 1)) {
          const reached = ahead[next] as number;
          if (wanted === 'longest' ? reached > end : reached < end) end = reached;
        }
      }
      here[state] = end;
    }
    const end = here[automaton.start] as number;
    tell(token, end === worst ? NONE : end);
    [ahead, here] = [here, ahead];
  }
}

/** The first state, and those that a token leads to: all others lie between two tokens. */
export function statesBehindTokens({ edges, start }: Automaton): readonly number[] {
  const states = new Set([start]);
  for (const ways of edges) for (const edge of ways) if (edge.kind === 'token') states.add(edge.to);
  return [...states];
}
