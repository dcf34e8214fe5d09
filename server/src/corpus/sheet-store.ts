/** Puts names and titles on the sheets in which they are searched. */

import { packSheet, sheetOf, unpackSheet } from './sheets.ts';
import type { Statements } from './statements.ts';
import { smallLetters } from './terms.ts';

/** Sheets that are remembered between batches: those that new names and titles come on. */
const REMEMBERED = 64;

export class SheetStore {
  readonly #statements: Statements;
  readonly #sheets = new Map<number, Map<number, string>>();
  readonly #changed = new Set<number>();

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** @param kind of name, or that of titles; @param target number of the name or the article */
  put(kind: number, target: number, key: string): void {
    const number = sheetOf(kind, target);
    const sheet = this.#sheet(number);
    const form = smallLetters(key);
    if (sheet.get(target) === form) return;
    sheet.set(target, form);
    this.#changed.add(number);
  }

  remove(kind: number, target: number): void {
    const number = sheetOf(kind, target);
    if (this.#sheet(number).delete(target)) this.#changed.add(number);
  }

  /** Writes the sheets that a batch has changed. */
  flush(): void {
    for (const number of this.#changed) {
      const keys = this.#sheet(number);
      if (keys.size === 0) this.#statements.get('DELETE FROM sheet WHERE number = ?').run(number);
      else {
        this.#statements
          .get('INSERT INTO sheet VALUES (?, ?) ON CONFLICT DO UPDATE SET packed = excluded.packed')
          .run(number, packSheet(number, keys));
      }
    }
    this.#changed.clear();
    if (this.#sheets.size > REMEMBERED) this.#sheets.clear();
  }

  /** Drops what is remembered of the database and what was not written yet. */
  forget(): void {
    this.#changed.clear();
    this.#sheets.clear();
  }

  #sheet(number: number): Map<number, string> {
    const known = this.#sheets.get(number);
    if (known !== undefined) return known;
    const packed = this.#statements.get('SELECT packed FROM sheet WHERE number = ?').get(number)?.packed as Uint8Array | undefined;
    const sheet = packed === undefined ? new Map<number, string>() : unpackSheet(number, packed);
    this.#sheets.set(number, sheet);
    return sheet;
  }
}
