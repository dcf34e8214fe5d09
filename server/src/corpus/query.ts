/**
 * Prepared statements for reading that never throw: a database that turns out to be broken gives no rows, and says so
 * once to whoever can have it made anew.
 */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { Statements } from './statements.ts';

export type Row = Record<string, unknown>;

/** What snapshots read through. */
export interface Connection {
  /** Another number whenever what is read may be of another state of the database than before. */
  readonly state: number;
  sql(text: string): Query;
  /** Tells that what was read makes no sense. */
  broken(error: unknown): void;
}

/** A statement whose failures are no rows. */
export class Query {
  readonly #statement: StatementSync | undefined;
  readonly #failed: (error: unknown) => void;

  constructor(statement: StatementSync | undefined, failed: (error: unknown) => void) {
    this.#statement = statement;
    this.#failed = failed;
  }

  get(...values: SQLInputValue[]): Row | undefined {
    try {
      return this.#statement?.get(...values);
    } catch (error) {
      this.#failed(error);
      return undefined;
    }
  }

  all(...values: SQLInputValue[]): Row[] {
    try {
      return this.#statement?.all(...values) ?? [];
    } catch (error) {
      this.#failed(error);
      return [];
    }
  }

  /** All rows as lists of their columns, which for thousands of rows takes half the time of objects. */
  lists(...values: SQLInputValue[]): unknown[][] {
    const statement = this.#statement;
    try {
      // Newer than the oldest Node that a server may run in.
      if (statement?.setReturnArrays === undefined) return this.all(...values).map((row) => Object.values(row));
      statement.setReturnArrays(true);
      return statement.all(...values) as unknown as unknown[][];
    } catch (error) {
      this.#failed(error);
      return [];
    } finally {
      this.#returnRows();
    }
  }

  /** As objects again, for whoever asks next. */
  #returnRows(): void {
    try {
      this.#statement?.setReturnArrays?.(false);
    } catch {
      // Its connection was closed, which the question was told.
    }
  }

  *iterate(...values: SQLInputValue[]): IterableIterator<Row> {
    try {
      if (this.#statement !== undefined) yield* this.#statement.iterate(...values);
    } catch (error) {
      this.#failed(error);
    }
  }
}

/** Queries of one connection, prepared when first needed. */
export class Queries {
  readonly #statements: Statements;
  readonly #failed: (error: unknown) => void;
  readonly #queries = new Map<string, Query>();

  constructor(database: DatabaseSync, failed: (error: unknown) => void) {
    this.#statements = new Statements(database);
    this.#failed = failed;
  }

  get(text: string): Query {
    const known = this.#queries.get(text);
    if (known !== undefined) return known;
    try {
      const query = new Query(this.#statements.get(text), this.#failed);
      this.#queries.set(text, query);
      return query;
    } catch (error) {
      this.#failed(error);
      return new Query(undefined, this.#failed);
    }
  }
}
