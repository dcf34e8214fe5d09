/**
 * Chance that repeats: the same seed gives the same numbers on every machine, so that article 70,123 can be made without those
 * before it.
 */

/** Numbers by chance. mulberry32 (Tommy Ettinger, 2017, public domain). */
export class Random {
  #state: number;

  /** @param seeds what the numbers are to depend on */
  constructor(...seeds: readonly number[]) {
    this.#state = seeds.reduce((hash, seed) => Math.imul(hash ^ seed, 0x9e3779b1) ^ (hash >>> 15), 0x2545f491);
  }

  /** From 0 up to 1, 1 left out. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to `end`, `end` left out. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  /** Whether something of this probability happens. */
  happens(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  /** So many of a list, none twice; the whole list where it is shorter. */
  some<T>(list: readonly T[], count: number): T[] {
    const rest = [...list];
    const picked: T[] = [];
    while (picked.length < count && rest.length > 0) picked.push(...rest.splice(this.below(rest.length), 1));
    return picked;
  }
}

/** Picks things by their weights in the time that a binary search takes. */
export class Weighted<T> {
  readonly #things: readonly T[];
  readonly #sums: Float64Array;

  constructor(weighted: Iterable<readonly [thing: T, weight: number]>) {
    const entries = [...weighted];
    this.#things = entries.map(([thing]) => thing);
    let sum = 0;
    this.#sums = Float64Array.from(entries, ([, weight]) => (sum += weight));
  }

  pick(random: Random): T {
    const sought = random.next() * (this.#sums.at(-1) ?? 0);
    let low = 0;
    let high = this.#things.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sums[middle] as number) <= sought) low = middle + 1;
      else high = middle;
    }
    return this.#things[low] as T;
  }
}
