/**
 * What matches a query among keys, looked for only as far as somebody asks: whoever types a letter wants the first thirty of
 * thousands. Whoever types on has less to look at: what matched before, and what has not been looked at yet. 查名
 */
import type { TypedLetters } from '../text/typed-letters.ts';
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

  /**
   * @param form of the query, with small letters, not empty
   * @param letters that the query types, or undefined: nothing is spelled then
   * @param before an earlier search of these keys that this one goes on from: its form begins this one, and its letters, where it has
   * any, begin these
   */
  constructor(keys: KeyList, form: string, letters: TypedLetters | undefined, before?: KeySearch) {
    // What the letters spell whole was begun by fewer of them.
    const begun = letters === undefined ? undefined : before?.spelledBeginning;
    this.spelled = new Scan(letters === undefined ? NOTHING : keys.spelledBy(letters), begun);
    this.spelledBeginning = new Scan(letters === undefined ? NOTHING : keys.spellingBegunBy(letters), begun);
    this.beginning = new Scan(keys.beginningWith(form), before?.beginning);
    this.containing = new Scan(keys.containing(form), before?.containing);
  }

  /** How many places are remembered. */
  get size(): number {
    return this.spelled.size + this.spelledBeginning.size + this.beginning.size + this.containing.size;
  }
}

/** A way to match. Places count from 0; where no further one matches, `next` is the number of keys at least. */
export interface Matcher {
  /** The first place from a place on whose key matches. */
  readonly next: (from: number) => number;
  /** Whether the key at a place matches. */
  readonly matches: (place: number) => boolean;
  /** How many keys there are. */
  readonly count: number;
}

const NOTHING: Matcher = { next: () => 0, matches: () => false, count: 0 };

/** The places that match in one way, ascending; each is looked for once. */
export class Scan implements Iterable<number> {
  readonly #matcher: Matcher;
  readonly #found: number[] = [];
  /** Places that an earlier scan had found, among which are all that match up to a place; how many of them there were then. */
  readonly #among: readonly number[];
  readonly #most: number;
  #looked = 0;
  /** All before it have been looked at. */
  #next: number;

  /** @param before of fewer letters or characters: it found all that this one finds, as far as it looked */
  constructor(matcher: Matcher, before?: Scan) {
    this.#matcher = matcher;
    this.#among = before === undefined ? [] : before.#found;
    this.#most = this.#among.length;
    this.#next = before === undefined ? 0 : before.#next;
    if (before !== undefined && before.#looked < before.#most) {
      // It had not got through what it was given itself.
      const rest = before.#among.slice(before.#looked, before.#most);
      this.#among = [...before.#found, ...rest];
      this.#most = this.#among.length;
    }
  }

  /** How many places are remembered. */
  get size(): number {
    return this.#found.length;
  }

  *[Symbol.iterator](): Iterator<number> {
    for (let index = 0; index < this.#found.length || this.#find(); index++) yield this.#found[index] as number;
  }

  /** @returns whether there is one more */
  #find(): boolean {
    while (this.#looked < this.#most) {
      const place = this.#among[this.#looked++] as number;
      if (!this.#matcher.matches(place)) continue;
      this.#found.push(place);
      return true;
    }
    if (this.#next >= this.#matcher.count) return false;
    const place = this.#matcher.next(this.#next);
    this.#next = Math.min(place + 1, this.#matcher.count);
    if (place >= this.#matcher.count) return false;
    this.#found.push(place);
    return true;
  }
}
