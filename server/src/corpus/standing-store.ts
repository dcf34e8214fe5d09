/**
 * Makes the standings of names, and notes whose counters have changed since. Where there is none, as while a corpus is first
 * read, nothing is noted.
 */
import { randomInt } from 'node:crypto';
import { KINDS } from './schema.ts';
import { packStanding } from './standing.ts';
import type { Statements } from './statements.ts';

/** After so many changes a standing is made anew when there is time: until then they are looked at one by one. */
const STALE = 1000;
/** After so many it is given up at once. */
const MOST = 5000;
const MADE = 2 ** 47;

export class StandingStore {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** The kinds that have a standing. */
  get kept(): ReadonlySet<number> {
    return new Set(
      this.#statements
        .get('SELECT kind FROM standing')
        .all()
        .map(({ kind }) => kind as number),
    );
  }

  /** The counters of a name of such a kind have changed, or it is new, or gone. */
  note(kind: number, entity: number): void {
    this.#statements.get('INSERT OR IGNORE INTO moved VALUES (?, ?)').run(kind, entity);
  }

  /** The same for a name of which only the number is known. */
  noteKnown(entity: number): void {
    const sql = 'INSERT OR IGNORE INTO moved SELECT kind, id FROM entity JOIN standing USING (kind) WHERE id = ?';
    this.#statements.get(sql).run(entity);
  }

  /** Gives up what has changed too much. */
  settle(): void {
    for (const kind of this.kept) if (this.#moved(kind) > MOST) this.#drop(kind);
  }

  /** A kind whose standing is to be made, if any. */
  get untidy(): number | undefined {
    const { kept } = this;
    return Object.values(KINDS).find((kind) => (kept.has(kind) ? this.#moved(kind) > STALE : this.#hasAny(kind)));
  }

  /** Makes the standing of a kind. */
  tidy(kind: number): void {
    this.#drop(kind);
    // One row: as many rows as there are names would take some times as long.
    const order = 'SELECT id * 2 + (officials > 0) AS place FROM entity WHERE kind = ? AND mentions > 0 ORDER BY mentions DESC, key';
    const row = this.#statements.get(`SELECT json_group_array(place) AS places FROM (${order})`).get(kind);
    this.#statements.get('INSERT INTO standing VALUES (?, ?, ?)').run(kind, randomInt(MADE), packStanding(row?.places as string));
  }

  #drop(kind: number): void {
    this.#statements.get('DELETE FROM standing WHERE kind = ?').run(kind);
    this.#statements.get('DELETE FROM moved WHERE kind = ?').run(kind);
  }

  #moved(kind: number): number {
    return this.#statements.get('SELECT count(*) AS moved FROM moved WHERE kind = ?').get(kind)?.moved as number;
  }

  #hasAny(kind: number): boolean {
    return this.#statements.get('SELECT 1 FROM entity WHERE kind = ? LIMIT 1').get(kind) !== undefined;
  }
}
