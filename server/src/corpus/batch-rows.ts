/**
 * What a batch gathers before it writes: rows that are inserted in the order of their table, since neighbours lie on the same
 * pages, and numbers of things that most articles mention again, so that nobody looks them up twice.
 */
import type { SQLInputValue } from 'node:sqlite';
import { detached } from '../text/detached.ts';
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

  get length(): number {
    return this.#rows.length;
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

/** Rows that a batch makes, which get their numbers now and are written at its end: then all that counts is known of them. */
export class NewRows<Row> {
  readonly #last: string;
  readonly #statements: Statements;
  readonly #numbers = new Map<string, number>();
  readonly #rows = new Map<number, Row>();
  /** Undefined until the table is asked. */
  #next: number | undefined;

  /** @param last statement that tells the `last` number of the table */
  constructor(last: string, statements: Statements) {
    this.#last = last;
    this.#statements = statements;
  }

  /** @returns the number, which no row of the table has */
  add(id: string, row: Row): number {
    this.#next ??= ((this.#statements.get(this.#last).get()?.last as number | null) ?? 0) + 1;
    const number = this.#next++;
    this.#numbers.set(detached(id), number);
    this.#rows.set(number, row);
    return number;
  }

  find(id: string): number | undefined {
    return this.#numbers.get(id);
  }

  get(number: number): Row | undefined {
    return this.#rows.get(number);
  }

  /** They have been written. */
  clear(): void {
    this.#numbers.clear();
    this.#rows.clear();
  }

  /** They will not be written, or somebody else may have written into the table. */
  forget(): void {
    this.clear();
    this.#next = undefined;
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
    this.#young.set(detached(key), value);
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
