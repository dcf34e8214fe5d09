/**
 * Reading connections. A snapshot must stay one state while a request reads it, but a read transaction that is held
 * open keeps the write-ahead log from being reset. So a connection begins its transaction with the first question and
 * ends it after a moment without one; and a new state goes to another connection, so that requests which are still
 * under way keep theirs.
 */
import { DatabaseSync } from 'node:sqlite';
import type { IndexState } from './empty-snapshot.ts';
import { Declarations, type DeclaredPeople } from './identity/declared.ts';
import { Lasting } from './lasting.ts';
import { DEFAULT_PHRASES, type PhraseCounting } from './phrases.ts';
import { type Connection, Queries, type Query } from './query.ts';
import type { Snapshot } from './snapshot.ts';
import { StoredSnapshot } from './stored-snapshot.ts';

/** How many states may be read at a time. */
const CONNECTIONS = 3;
/**
 * A transaction ends after this long without a question, in milliseconds: longer than a request pauses between two, and
 * short enough that the log, which cannot begin anew while anybody reads, does so between requests.
 */
const LEASE = 20;
/** A reader waits this long for a lock (which WAL needs only while a database is recovered), in milliseconds. */
const BUSY = 1000;

export class Readers {
  readonly #broken: (error: unknown) => void;
  #file: string | undefined;
  #shared: DatabaseSync | undefined;
  readonly #readers = new Map<number, Reader>();
  #current = 0;
  #fresh = false;
  #snapshot: StoredSnapshot | undefined;
  #declarations = new Declarations();
  /** The same as JSON. */
  #declared = '[]';
  #counting = DEFAULT_PHRASES;
  #lasting = new Lasting();

  /** @param broken hears of a database that cannot be read */
  constructor(broken: (error: unknown) => void) {
    this.#broken = broken;
  }

  /**
   * Reads this database from now on.
   * @param shared the writer's own connection, where the database lies in memory
   */
  open(file: string, shared?: DatabaseSync): void {
    this.close();
    this.#file = file;
    this.#shared = shared;
  }

  /** What the user says of people from now on. @returns whether that is something new */
  declare(people: readonly DeclaredPeople[]): boolean {
    const said = JSON.stringify(people);
    if (said === this.#declared) return false;
    this.#declared = said;
    this.#declarations = new Declarations(people);
    this.#snapshot = undefined;
    return true;
  }

  /** How mentions in fixed phrases count from now on. */
  count(phrases: PhraseCounting): void {
    this.#counting = phrases;
    this.#snapshot = undefined;
  }

  /** There is a newer state. */
  advance(): void {
    this.#fresh = false;
    this.#snapshot = undefined;
  }

  /** The newest state, or undefined while there is no database. */
  snapshot(state: IndexState): Snapshot | undefined {
    if (this.#file === undefined) return undefined;
    const last = this.#snapshot;
    if (
      last !== undefined &&
      last.partial === state.partial &&
      last.paused === (state.paused ?? false) &&
      last.indexed === state.indexed &&
      last.total === state.total
    )
      return last;
    const reader = this.#reader();
    if (reader === undefined) return undefined;
    // Where only the progress is another one, what has been answered still holds.
    this.#snapshot = new StoredSnapshot(reader, state, this.#declarations, this.#counting, this.#lasting, last);
    return this.#snapshot;
  }

  close(): void {
    for (const reader of this.#readers.values()) reader.close();
    this.#readers.clear();
    this.#file = undefined;
    this.#shared = undefined;
    this.#lasting = new Lasting();
    this.advance();
  }

  #reader(): Reader | undefined {
    const known = this.#readers.get(this.#current);
    if (this.#fresh && known !== undefined) return known;
    this.#current = this.#shared === undefined ? (this.#current + 1) % CONNECTIONS : 0;
    this.#fresh = true;
    const reader = this.#readers.get(this.#current);
    if (reader !== undefined) {
      reader.release();
      return reader;
    }
    try {
      const made = new Reader(this.#file as string, this.#shared, this.#broken);
      this.#readers.set(this.#current, made);
      return made;
    } catch (error) {
      this.#broken(error);
      return undefined;
    }
  }
}

class Reader implements Connection {
  readonly broken: (error: unknown) => void;
  readonly #database: DatabaseSync;
  readonly #owned: boolean;
  readonly #queries: Queries;
  #timer: NodeJS.Timeout | undefined;
  #used = 0;
  #state = 0;
  #closed = false;

  constructor(file: string, shared: DatabaseSync | undefined, broken: (error: unknown) => void) {
    this.broken = broken;
    this.#owned = shared === undefined;
    this.#database = shared ?? new DatabaseSync(file, { readOnly: true, timeout: BUSY });
    this.#queries = new Queries(this.#database, broken);
    if (this.#owned) this.#database.exec('PRAGMA query_only = 1; PRAGMA cache_size = -8000');
  }

  get state(): number {
    // Who shares the writer's connection reads what it has just written.
    if (!this.#owned) return this.#queries.get('SELECT total_changes() AS changes').get()?.changes as number;
    if (!this.#closed) this.#hold();
    return this.#state;
  }

  sql(text: string): Query {
    if (!this.#closed && this.#owned) this.#hold();
    return this.#queries.get(text);
  }

  release(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#owned && !this.#closed && this.#database.isTransaction) this.#run('COMMIT');
  }

  close(): void {
    if (this.#closed) return;
    this.release();
    this.#closed = true;
    if (this.#owned) this.#database.close();
  }

  #hold(): void {
    this.#used = Date.now();
    if (!this.#database.isTransaction) {
      this.#run('BEGIN');
      // Another one if anybody has written since this connection last looked.
      this.#state = this.#queries.get('PRAGMA data_version').get()?.data_version as number;
    }
    if (this.#timer === undefined) this.#expire(LEASE);
  }

  #expire(after: number): void {
    this.#timer = setTimeout(() => {
      const rest = this.#used + LEASE - Date.now();
      if (rest > 0) this.#expire(rest);
      else this.release();
    }, after);
    this.#timer.unref();
  }

  #run(statement: string): void {
    try {
      this.#database.exec(statement);
    } catch (error) {
      this.broken(error);
    }
  }
}
