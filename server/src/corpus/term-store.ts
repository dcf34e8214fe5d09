/** The rows by which names and titles are found. */
import { SPELLED } from './schema.ts';
import type { Statements } from './statements.ts';
import { grams } from './terms.ts';

export class TermStore {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** @param kind of name, or that of titles; @param target number of the name or the article; @param spelled its spellings */
  put(kind: number, target: number, key: string, spelled: readonly string[]): void {
    const insert = this.#statements.get('INSERT OR IGNORE INTO term VALUES (?, ?, ?)');
    for (const term of grams(key)) insert.run(kind, term, target);
    for (const term of spelled) insert.run(kind + SPELLED, term, target);
  }

  /** Takes out what the same values put in. */
  remove(kind: number, target: number, key: string, spelled: readonly string[]): void {
    const remove = this.#statements.get('DELETE FROM term WHERE kind = ? AND term = ? AND target = ?');
    for (const term of grams(key)) remove.run(kind, term, target);
    for (const term of spelled) remove.run(kind + SPELLED, term, target);
  }
}
