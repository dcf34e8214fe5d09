/** What is wrong with an index, kind by kind, and what is merely out of date. */

/**
 * `damage`: the file itself; `facts`: what is stored of an article is not what its analysis gives; `rows`: what follows from its
 * facts; `counters`: sums of such rows; `postings`: what articles share; `search`: what names and titles are found by; `words`: counts of words.
 */
export type FaultKind = 'damage' | 'facts' | 'rows' | 'counters' | 'postings' | 'search' | 'words';

export interface Fault {
  readonly kind: FaultKind;
  readonly count: number;
  /** The first that was found, in words. */
  readonly example: string;
}

/** Counts faults and keeps one example of each kind, however many there are. */
export class Faults {
  readonly #found = new Map<FaultKind, { count: number; readonly example: string }>();

  add(kind: FaultKind, example: string): void {
    const known = this.#found.get(kind);
    if (known === undefined) this.#found.set(kind, { count: 1, example });
    else known.count++;
  }

  /** What is not as it should be, said as both; nothing where it is. */
  compare(kind: FaultKind, what: string, stored: unknown, counted: unknown): void {
    if (stored !== counted) this.add(kind, `${what}: ${String(stored)} in the index, ${String(counted)} counted`);
  }

  get all(): readonly Fault[] {
    return Array.from(this.#found, ([kind, { count, example }]) => ({ kind, count, example }));
  }
}

/** Why what the index has of a file is not what an indexer would write now; all of it is mended by indexing again. */
export interface Stale {
  /** Its text, or whether it is declared an article. */
  changed: number;
  gone: number;
  /** Never looked at. */
  added: number;
  /** It belongs to the corpus no more. */
  outside: number;
  /** Its facts are those of another version of the analysis. */
  otherVersion: number;
  /** An editor had it open with other text than the disk has. */
  open: number;
  /** Articles whose words have not been counted. */
  withoutWords: number;
}
