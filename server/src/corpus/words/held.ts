/**
 * Connections that read one state of a database for as long as somebody wants it. The last one that was given back waits for the next
 * reader: its pages are warm, its statements prepared, and as long as nothing was written what was counted still holds.
 */
import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { type Connection, Queries, type Query } from '../query.ts';

/** A reader waits this long for a lock (which WAL needs only while a database is recovered), in milliseconds. */
const BUSY = 1000;
/** A connection that nobody uses is closed after so long, in milliseconds: where files in use cannot be deleted, it is in the way. */
const IDLE = 10_000;

/** A connection that stays in one transaction. */
export class Held implements Connection {
  problem: string | undefined;
  readonly #database: DatabaseSync;
  readonly #queries: Queries;
  #version: unknown;
  #kept = new Map<string, unknown>();

  /** @throws where there is no such database */
  constructor(file: string) {
    this.#database = new DatabaseSync(file, { readOnly: true, timeout: BUSY });
    try {
      this.#database.exec('PRAGMA query_only = 1; PRAGMA cache_size = -8000');
    } catch (error) {
      this.#database.close();
      throw error;
    }
    this.#queries = new Queries(this.#database, (error) => this.broken(error));
  }

  get state(): number {
    return 0;
  }

  begin(): void {
    if (this.#database.isTransaction) return;
    this.#database.exec('BEGIN');
    // The state is that of the first read; its number is another one whenever somebody has written.
    this.#queries.get('SELECT 1 FROM meta').get();
    const version = this.#queries.get('PRAGMA data_version').get()?.data_version;
    if (version === undefined || version !== this.#version) this.#kept = new Map();
    this.#version = version;
  }

  release(): void {
    if (this.#database.isTransaction) this.#database.exec('COMMIT');
  }

  sql(text: string): Query {
    this.begin();
    return this.#queries.get(text);
  }

  /** What holds of this state, made when first asked for. */
  once<Value>(what: string, make: () => Value): Value {
    this.begin();
    const kept = this.#kept;
    if (!kept.has(what)) kept.set(what, make());
    return kept.get(what) as Value;
  }

  broken(error: unknown): void {
    this.problem ??= error instanceof Error ? error.message : String(error);
  }

  close(): void {
    this.#database.close();
  }
}

interface Waiting {
  readonly held: Held;
  readonly file: string;
  /** Of the file when it was opened: where another one has its name by now, this is no connection to it. */
  readonly identity: string;
}

/** One connection at most waits. */
export class IdleConnection {
  #waiting: Waiting | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** A connection to a database, with what to do when it is needed no more. @throws where there is no such database */
  open(file: string): { readonly held: Held; readonly close: () => void } {
    const { held, identity } = this.#take(file) ?? { held: new Held(file), identity: identityOf(file) };
    let isClosed = false;
    const close = (): void => {
      if (isClosed) return;
      isClosed = true;
      held.release();
      if (held.problem === undefined && identity !== undefined) this.#keep({ held, file, identity });
      else held.close();
    };
    return { held, close };
  }

  /** Closes what waits: nobody reads again. */
  close(): void {
    clearTimeout(this.#timer);
    this.#waiting?.held.close();
    this.#waiting = undefined;
  }

  #take(file: string): Waiting | undefined {
    const waiting = this.#waiting;
    if (waiting === undefined) return undefined;
    clearTimeout(this.#timer);
    this.#waiting = undefined;
    if (waiting.file === file && waiting.identity === identityOf(file)) return waiting;
    waiting.held.close();
    return undefined;
  }

  #keep(waiting: Waiting): void {
    this.close();
    this.#waiting = waiting;
    this.#timer = setTimeout(() => this.close(), IDLE);
    this.#timer.unref();
  }
}

function identityOf(file: string): string | undefined {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stat && `${stat.dev} ${stat.ino}`;
}
