/**
 * What matches a query among keys, looked for only as far as somebody asks: whoever types a letter wants the first thirty of
 * thousands. Whoever types on has less to look at: what matched before, and what has not been looked at yet. 查名
 */
import type { Spelling, TypedLetters } from '../text/typed-letters.ts';
import type { KeyList } from './key-list.ts';

/** Places of keys that match a query in one way; a key that matches better matches in the other ways too. */
export interface Matches {
  /** The letters spell the key, perhaps. */
  readonly spelled: Iterable<number>;
  /** The key begins with the query. */
  readonly beginning: Iterable<number>;
  /** The letters begin what spells the key, perhaps. */
  readonly spelledBeginning: Iterable<number>;
  readonly containing: Iterable<number>;
}

export class KeySearch implements Matches {
  readonly spelled: Scan;
  readonly beginning: Scan;
  readonly spelledBeginning: Scan;
  readonly containing: Scan;
  /** Places of keys that the letters may spell or begin to spell. */
  readonly #spellable: Int32Array | undefined;

  /**
   * @param form of the query, with small letters, not empty
   * @param letters that the query types, or undefined: nothing is spelled then
   * @param before an earlier search of these keys that this one goes on from: its form begins this one, and its letters, where it has
   * any, begin these
   */
  constructor(keys: KeyList, form: string, letters: TypedLetters | undefined, before?: KeySearch) {
    this.#spellable = letters && keys.spelledBy(letters, before === undefined ? undefined : before.#spellable);
    const spelled = (counts: (spelling: Spelling) => boolean) => {
      const matches = (place: number) => letters !== undefined && counts(keys.spelling(letters, place));
      return new Scan({ matches, next: () => keys.count, count: keys.count }, { among: this.#spellable ?? [], from: keys.count });
    };
    this.spelled = spelled((spelling) => spelling === 'whole');
    this.spelledBeginning = spelled((spelling) => spelling !== 'no');
    this.beginning = new Scan(keys.beginningWith(form), before?.beginning.rest);
    this.containing = new Scan(keys.containing(form), before?.containing.rest);
  }

  /** How many places are remembered. */
  get size(): number {
    const scans = [this.spelled, this.spelledBeginning, this.beginning, this.containing];
    return scans.reduce((sum, { size }) => sum + size, this.#spellable?.length ?? 0);
  }
}

/** A way to match. */
export interface Matcher {
  /** The first place from a place on whose key matches; where there is none, the number of keys. */
  readonly next: (from: number) => number;
  /** Whether the key at a place matches. */
  readonly matches: (place: number) => boolean;
  /** How many keys there are. */
  readonly count: number;
}

/** Where what matches may be: among some places, ascending, and from another one on. */
interface Candidates {
  readonly among: ArrayLike<number>;
  readonly from: number;
}

/** The places that match in one way, ascending; each is looked for once. */
class Scan implements Iterable<number> {
  readonly #matcher: Matcher;
  readonly #found: number[] = [];
  readonly #among: ArrayLike<number>;
  /** So many of the former have been looked at. */
  #looked = 0;
  /** From here on nothing has been looked at. */
  #next: number;

  /** @param candidates all keys unless told */
  constructor(matcher: Matcher, candidates: Candidates = { among: [], from: 0 }) {
    this.#matcher = matcher;
    this.#among = candidates.among;
    this.#next = candidates.from;
  }

  /** How many places are remembered. */
  get size(): number {
    return this.#found.length;
  }

  /** Where a search is to look that finds a part of what this one finds. */
  get rest(): Candidates {
    const unseen = Array.prototype.slice.call(this.#among, this.#looked) as number[];
    return { among: [...this.#found, ...unseen], from: this.#next };
  }

  *[Symbol.iterator](): Iterator<number> {
    for (let index = 0; index < this.#found.length || this.#find(); index++) yield this.#found[index] as number;
  }

  /** @returns whether there is one more */
  #find(): boolean {
    const { matches, next, count } = this.#matcher;
    while (this.#looked < this.#among.length) {
      const place = this.#among[this.#looked++] as number;
      if (!matches(place)) continue;
      this.#found.push(place);
      return true;
    }
    if (this.#next >= count) return false;
    const place = next(this.#next);
    this.#next = Math.min(place + 1, count);
    if (place >= count) return false;
    this.#found.push(place);
    return true;
  }
}
