/**
 * Finds on the sheets what may match a query. Whoever types on asks for a part of what matched before: then only that is read
 * through, and not the sheets of the whole corpus.
 */
import { TypedLetters } from '../text/typed-letters.ts';
import type { Connection } from './query.ts';
import { Rankings } from './ranking.ts';
import { type Matches, narrowSheet, noMatches, searchSheet, sheetsOf } from './sheets.ts';

/** What was asked, and the keys that matched, on sheets of their own. */
interface Asked {
  readonly kind: number;
  readonly form: string;
  readonly letters: string;
  readonly found: Found;
}

type Sheet = readonly [number: number, packed: Uint8Array];

/** Queries that are remembered: of three kinds, some letters, so that one can be taken back. */
const REMEMBERED = 12;
/** Of a query that more keys than these match nothing is remembered: a megabyte and more. */
const MOST_KEYS = 50_000;

export class SheetReader {
  readonly rankings: Rankings;
  readonly #connection: Connection;
  /** The latest last. */
  #asked: Asked[] = [];
  #state = -1;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.rankings = new Rankings(connection);
  }

  /** @param form of the query, not empty; @param letters that it types, or empty */
  matches(kind: number, form: string, letters: string): Matches {
    const { state } = this.#connection;
    if (state !== this.#state) this.#asked = [];
    this.#state = state;
    const matches = noMatches();
    const typed = letters === '' ? undefined : new TypedLetters(letters);
    const found = new Found();
    for (const [number, packed] of this.#sheets(kind, form, letters)) {
      const { containing, spelledBeginning } = matches;
      const [before, spelledBefore] = [containing.length, spelledBeginning.length];
      searchSheet(number, packed, form, typed, matches);
      if (containing.length + spelledBeginning.length > before + spelledBefore)
        found.add(number, packed, united(containing, before, spelledBeginning, spelledBefore));
    }
    this.#asked.at(-1)?.found.sheets();
    if (found.keys <= MOST_KEYS) {
      this.#asked.push({ kind, form, letters, found });
      // After the answer: whoever typed a letter waits for it, and types the next one later.
      setImmediate(() => found.sheets());
    }
    if (this.#asked.length > REMEMBERED) this.#asked.shift();
    return matches;
  }

  /** All keys that may match: those that matched the longest beginning of the query that was asked for, or all of the kind. */
  #sheets(kind: number, form: string, letters: string): readonly Sheet[] {
    let best: Asked | undefined;
    for (const asked of this.#asked) {
      const goesOn = form.startsWith(asked.form) && (letters === '' || (asked.letters !== '' && letters.startsWith(asked.letters)));
      if (asked.kind === kind && goesOn && asked.form.length >= (best?.form.length ?? 0)) best = asked;
    }
    if (best !== undefined) return best.found.sheets();
    const query = this.#connection.sql('SELECT number, packed FROM sheet WHERE number >= ? AND number < ?');
    return query.lists(...sheetsOf(kind)) as unknown as Sheet[];
  }
}

/** The sheets on which a query found keys: whole ones first, cut down to these keys when there is time or they are asked for. */
class Found {
  keys = 0;
  #whole: { readonly number: number; readonly packed: Uint8Array; readonly kept: readonly number[] }[] = [];
  readonly #narrow: Sheet[] = [];

  /** @param kept numbers of the targets of the keys, ascending */
  add(number: number, packed: Uint8Array, kept: readonly number[]): void {
    this.#whole.push({ number, packed, kept });
    this.keys += kept.length;
  }

  sheets(): readonly Sheet[] {
    for (const { number, packed, kept } of this.#whole) this.#narrow.push([number, narrowSheet(number, packed, kept)]);
    this.#whole = [];
    return this.#narrow;
  }
}

/** What is in either of two ascending lists, from a place in each, ascending. */
function united(a: readonly number[], fromA: number, b: readonly number[], fromB: number): readonly number[] {
  if (fromB >= b.length) return a.slice(fromA);
  if (fromA >= a.length) return b.slice(fromB);
  const both: number[] = [];
  let [i, j] = [fromA, fromB];
  while (i < a.length || j < b.length) {
    const [one, other] = [a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY];
    both.push(Math.min(one, other));
    if (one <= other) i++;
    if (other <= one) j++;
  }
  return both;
}
