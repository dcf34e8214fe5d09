/**
 * The first analyses of a thread take five times as long as later ones, since its code has not been compiled yet. Whoever opens an
 * article will type into it before long: it is analysed some times before, when there is nothing else to do.
 */
import { isMakerLoaded, maker } from './analysing/maker.ts';
import type { Buffers } from './buffers.ts';
import type { Verdict } from './root.ts';

/** How often: measured with an article of 20 KB, of which the first analyses took 110, 110, 100, 43 and 38 ms, later ones 20. */
const TIMES = 4;
/** Of a longer text no more is analysed, in code units. */
const LENGTH = 8_000;

/** 预演 */
export class Rehearsal {
  readonly #buffers: Buffers;
  readonly #selects: (file: string) => Verdict;
  #left: number;

  /** @param wanted whether there is a thread that would be idle otherwise */
  constructor(buffers: Buffers, selects: (file: string) => Verdict, wanted: boolean) {
    this.#buffers = buffers;
    this.#selects = selects;
    this.#left = wanted ? TIMES : 0;
  }

  /** Analyses an open article for nothing. @returns whether that was still of use */
  step(): boolean {
    if (this.#left === 0 || !isMakerLoaded()) return false;
    for (const [path, { text }] of this.#buffers.all) {
      if (this.#selects(path) === 'no') continue;
      this.#left--;
      const { contributionOfText, reasonAgainst } = maker();
      const part = text.slice(0, LENGTH);
      try {
        if (reasonAgainst(part, false) === undefined) contributionOfText(part);
      } catch {
        // Whoever analyses it in earnest says so.
        this.#left = 0;
      }
      return true;
    }
    return false;
  }
}
