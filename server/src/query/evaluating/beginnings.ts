/** The tokens that a match may begin with: of most tokens it is known by their symbol that nothing begins with them. */
import type { Track } from './running.ts';

/** With more symbols than these no word is looked for, since it would take long to tell. */
const FEW_SYMBOLS = 64;

export class Beginnings {
  readonly #track: Track;
  /** The word that all matches begin with, where there is only one: to look for a number takes less time than to ask what follows on it. */
  readonly #word: number | undefined;
  /** Where it was found last. */
  #found = -1;

  constructor(track: Track) {
    this.#track = track;
    this.#word = onlyWord(track);
  }

  /** Another article is looked at. */
  reset(): void {
    this.#found = -1;
  }

  /** The first from one token on, and `end` where there is none before that. Asked in ascending order. */
  next(from: number, end: number): number {
    const { automaton, symbols, steps } = this.#track;
    const { words } = symbols;
    if (this.#word !== undefined && words !== undefined) {
      // What was found behind the line that was looked at is not looked for again.
      if (this.#found < from) {
        const found = words.indexOf(this.#word, from);
        this.#found = found === -1 ? Number.POSITIVE_INFINITY : found;
      }
      return Math.min(this.#found, end);
    }
    const begin = steps.of(automaton.start);
    const row = steps.rows[begin] as Int32Array;
    for (let token = from; token < end; token++) {
      const symbol = symbols.at(token);
      let step = row[symbol] as number;
      if (step < 0) step = steps.step(begin, symbol);
      if (step !== 0) return token;
    }
    return end;
  }
}

/** The word that all matches begin with; undefined where there are several. */
function onlyWord({ automaton, symbols, steps }: Track): number | undefined {
  if (!symbols.areOfWords || symbols.count > FEW_SYMBOLS) return undefined;
  steps.refresh();
  const begin = steps.of(automaton.start);
  const beginning = Array.from({ length: symbols.count }, (_, symbol) => symbol).filter((symbol) => steps.step(begin, symbol) !== 0);
  const [symbol] = beginning;
  return beginning.length === 1 && symbol !== undefined && symbol !== symbols.end ? symbols.onlyWord(symbol) : undefined;
}
