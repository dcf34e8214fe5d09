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
  readonly sheets: readonly Sheet[];
}

type Sheet = readonly [number: number, packed: Uint8Array];

/** Queries that are remembered: of three kinds, some letters, so that one can be taken back. */
const REMEMBERED = 12;
/** Of a query that more than so many bytes of keys match nothing is remembered. */
const LARGEST = 500_000;

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
    const narrowed: Sheet[] = [];
    let bytes = 0;
    for (const [number, packed] of this.#sheets(kind, form, letters)) {
      const { containing, spelledBeginning } = matches;
      const [before, spelledBefore] = [containing.length, spelledBeginning.length];
      searchSheet(number, packed, form, typed, matches);
      if (containing.length + spelledBeginning.length === before + spelledBefore || bytes > LARGEST) continue;
      const sheet = narrowSheet(number, packed, new Set([...containing.slice(before), ...spelledBeginning.slice(spelledBefore)]));
      narrowed.push([number, sheet]);
      bytes += sheet.length;
    }
    if (bytes <= LARGEST) this.#asked.push({ kind, form, letters, sheets: narrowed });
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
    if (best !== undefined) return best.sheets;
    const query = this.#connection.sql('SELECT number, packed FROM sheet WHERE number >= ? AND number < ?');
    return query.lists(...sheetsOf(kind)) as unknown as Sheet[];
  }
}
