/**
 * Puts names and titles on the sheets in which they are searched. What a batch changes is gathered, and each sheet written once;
 * nothing is remembered between batches, since most sheets are full and never touched again.
 */

import { detached } from '../text/detached.ts';
import { changeSheet, sheetOf } from './sheets.ts';
import type { Statements } from './statements.ts';
import { smallLetters } from './terms.ts';

export class SheetStore {
  readonly #statements: Statements;
  /** By number of the sheet: the key of each target that was put on it; undefined for one that was taken off. */
  readonly #changes = new Map<number, Map<number, string | undefined>>();

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** @param kind of name, or that of titles; @param target number of the name or the article */
  put(kind: number, target: number, key: string): void {
    this.#change(kind, target, detached(smallLetters(key)));
  }

  remove(kind: number, target: number): void {
    this.#change(kind, target, undefined);
  }

  /** Writes the sheets that a batch has changed. */
  flush(): void {
    for (const [number, changes] of this.#changes) {
      const known = this.#statements.get('SELECT packed FROM sheet WHERE number = ?').get(number)?.packed as Uint8Array | undefined;
      const packed = changeSheet(number, known, changes);
      if (packed === undefined) this.#statements.get('DELETE FROM sheet WHERE number = ?').run(number);
      else {
        this.#statements.get('INSERT INTO sheet VALUES (?, ?) ON CONFLICT DO UPDATE SET packed = excluded.packed').run(number, packed);
      }
    }
    this.#changes.clear();
  }

  /** Drops what was not written yet. */
  forget(): void {
    this.#changes.clear();
  }

  #change(kind: number, target: number, key: string | undefined): void {
    const number = sheetOf(kind, target);
    const changes = this.#changes.get(number);
    if (changes === undefined) this.#changes.set(number, new Map([[target, key]]));
    else changes.set(target, key);
  }
}
