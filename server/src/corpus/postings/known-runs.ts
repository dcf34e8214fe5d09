/**
 * What was read of runs, for whoever asks again: at every keystroke an article asks for hundreds of postings, all but a few of
 * which it asked for at the last one. A run never changes, and no number is given to two of them, since a run is deleted only
 * after the one that takes its place, with a higher number, was written. So what is known of a run holds in every state of the
 * corpus that has it. Which runs there are, and which articles are dead, is not known here.
 */

/** The postings of one key in a run, in their order; the dead among them. By columns, since there may be a thousand. */
export interface FoundInRun {
  readonly lots: ArrayLike<number>;
  readonly articles: ArrayLike<number>;
  /** Whether these are all, and not only the first of them. */
  readonly whole: boolean;
}

/** The postings of a run by key. */
export type WholeRun = ReadonlyMap<number, FoundInRun>;

/** So much is remembered at least, and twice as much at most: what some ten open articles ask for, in 5 MB. In postings. */
const REMEMBERED = 100_000;
/** What is not found takes room, too, as much as so many postings. */
const ENTRY = 10;
const NONE: FoundInRun = { lots: [], articles: [], whole: true };

export class KnownRuns {
  /** What was asked for last, by run and key, and what was before that. */
  #young = new Map<number, Map<number, FoundInRun>>();
  #old = new Map<number, Map<number, FoundInRun>>();
  #size = 0;
  /** Runs that were read whole. */
  readonly #whole = new Map<number, WholeRun>();

  /** What is known of a key in a run; undefined: nothing. */
  find(run: number, key: number): FoundInRun | undefined {
    const whole = this.#whole.get(run);
    if (whole !== undefined) return whole.get(key) ?? NONE;
    const young = this.#young.get(run)?.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(run)?.get(key);
    if (old !== undefined) this.put(run, key, old);
    return old;
  }

  put(run: number, key: number, found: FoundInRun): void {
    let known = this.#young.get(run);
    if (known === undefined) {
      known = new Map();
      this.#young.set(run, known);
    }
    known.set(key, found);
    this.#size += ENTRY + found.articles.length;
    if (this.#size < REMEMBERED) return;
    this.#old = this.#young;
    this.#young = new Map();
    this.#size = 0;
  }

  /** Whether everything in a run is known. */
  isWhole(run: number): boolean {
    return this.#whole.has(run);
  }

  /** A run that is so short that it is best read at once. */
  putWhole(run: number, postings: WholeRun): void {
    this.#whole.set(run, postings);
  }

  /** Forgets short runs that are gone. @param runs all that there are */
  keepOnly(runs: ReadonlySet<number>): void {
    for (const run of this.#whole.keys()) if (!runs.has(run)) this.#whole.delete(run);
  }
}
