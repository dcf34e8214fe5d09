/**
 * The names of a kind from the most mentioned down, as numbers: what many matches are compared with, one search after another.
 * Read off an index as far down as anybody has looked, and remembered while the database is in one state.
 */
import type { Connection } from './query.ts';

/** Numbers that are read at a time. */
const PART = 2048;

/** 排行 */
export class Ranking {
  readonly #connection: Connection;
  readonly #walk: string;
  readonly #ids: number[] = [];
  readonly #ranks: unknown[] = [];
  #ended = false;

  /** @param walk gives numbers and ranks, best first and always in the same order */
  constructor(connection: Connection, walk: string) {
    this.#connection = connection;
    this.#walk = walk;
  }

  /** How far down it has been read. */
  get read(): number {
    return this.#ids.length;
  }

  /** The number at a place; undefined behind the last one. Equals have one rank. */
  at(place: number): { readonly id: number; readonly rank: unknown } | undefined {
    if (place >= this.#ids.length && !this.#ended) this.#readOn();
    return place < this.#ids.length ? { id: this.#ids[place] as number, rank: this.#ranks[place] } : undefined;
  }

  #readOn(): void {
    const rows = this.#connection.sql(`${this.#walk} LIMIT ${PART} OFFSET ?`).lists(this.#ids.length);
    for (const [id, rank] of rows) {
      this.#ids.push(id as number);
      this.#ranks.push(rank);
    }
    this.#ended = rows.length < PART;
  }
}

/** The rankings of one connection. */
export class Rankings {
  readonly #connection: Connection;
  readonly #rankings = new Map<string, Ranking>();
  #state = -1;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  of(walk: string): Ranking {
    const { state } = this.#connection;
    if (state !== this.#state) this.#rankings.clear();
    this.#state = state;
    const known = this.#rankings.get(walk) ?? new Ranking(this.#connection, walk);
    this.#rankings.set(walk, known);
    return known;
  }
}
