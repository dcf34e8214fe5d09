/**
 * What a batch gathers before it writes: rows that are inserted in the order of their table, since neighbours lie on the same
 * pages, and numbers of things that most articles mention again, so that nobody looks them up twice.
 */
import type { SQLInputValue } from 'node:sqlite';
import type { Statements } from './statements.ts';

/** Rows of a table whose key is the first columns, all of them numbers. */
export class SortedRows {
  readonly #insert: string;
  readonly #keys: number;
  #rows: SQLInputValue[][] = [];

  /** @param insert statement that takes a row; @param keys how many columns make the key */
  constructor(insert: string, keys: number) {
    this.#insert = insert;
    this.#keys = keys;
  }

  add(row: SQLInputValue[]): void {
    this.#rows.push(row);
  }

  flush(statements: Statements): void {
    if (this.#rows.length === 0) return;
    const insert = statements.get(this.#insert);
    for (const row of this.#rows.sort((a, b) => this.#compare(a, b))) insert.run(...row);
    this.#rows = [];
  }

  clear(): void {
    this.#rows = [];
  }

  #compare(a: readonly SQLInputValue[], b: readonly SQLInputValue[]): number {
    for (let column = 0; column < this.#keys; column++) {
      const difference = (a[column] as number) - (b[column] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  }
}

/** What was asked for lately. What is asked for again stays, whatever else comes by. */
export class Remembered<Value> {
  readonly #limit: number;
  #young = new Map<string, Value>();
  #old = new Map<string, Value>();

  /** @param limit at least so many are remembered, at most twice as many */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string): Value | undefined {
    const known = this.#young.get(key);
    if (known !== undefined) return known;
    const older = this.#old.get(key);
    if (older !== undefined) this.set(key, older);
    return older;
  }

  set(key: string, value: Value): void {
    if (this.#young.size >= this.#limit) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }

  delete(key: string): void {
    this.#young.delete(key);
    this.#old.delete(key);
  }

  clear(): void {
    this.#young.clear();
    this.#old.clear();
  }
}
