/**
 * Opens the database for writing, whatever lies there: nothing, one of ours, a broken one, one of a newer version, or a
 * place that cannot be written. The index can always be made anew, so no damage is repaired; but what another version
 * made is never destroyed by an older one.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Notice, notice } from './messages.ts';
import { APPLICATION, FORMAT, SCHEMA } from './schema.ts';

/** An open database. */
export interface OpenDatabase {
  readonly database: DatabaseSync;
  /** `:memory:` where it has no file. */
  readonly file: string;
  /** Whether the file's folder was made for this process alone, and is to be deleted with it. */
  readonly temporary: boolean;
  readonly notices: readonly Notice[];
}

/** The name of the database in the storage folder. */
const NAME = 'corpus.db';
/** How long a writer waits for another one, in milliseconds: batches end within a fraction of it. */
const BUSY = 5000;

/**
 * @param storage folder for the database, or null for one that lives as long as the process
 * @param options.recreate whether to begin with an empty one
 * @param options.memory whether a database in memory will do where there is no file: then nobody else reads it
 * @param options.rows recipe of the rows; a database with other rows is made anew
 */
export function openDatabase(
  storage: string | null,
  options: { readonly recreate: boolean; readonly memory: boolean; readonly rows: string },
): OpenDatabase {
  if (storage === null) return temporary(options, []);
  const file = databaseIn(storage);
  const notices: Notice[] = [];
  try {
    mkdirSync(storage, { recursive: true });
    if (options.recreate) removeDatabase(file);
    const verdict = existsSync(file) ? inspect(file, options.rows) : 'missing';
    if (verdict === 'newer') {
      const said =
        'The index in {0} was made by a newer version of Yuliao and is left alone. A temporary one is used: update Yuliao to use it again.';
      return temporary(options, [notice('storage', 'warning', said, [file], file)]);
    }
    if (verdict === 'foreign') {
      const said =
        '{0} is a database of another program and is left alone. A temporary index is used: move the file away, or choose another folder.';
      return temporary(options, [notice('storage', 'warning', said, [file], file)]);
    }
    if (verdict === 'broken') {
      notices.push(notice('storage', 'information', 'The index in {0} was damaged. It is being made anew.', [file], file));
    }
    if (verdict !== 'good') removeDatabase(file);
    return { database: prepare(new DatabaseSync(file, { timeout: BUSY }), options.rows), file, temporary: false, notices };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const said = 'The index cannot be kept in {0} ({1}). A temporary one is used, which is made again each time: make the folder writable.';
    return temporary(options, [notice('storage', 'warning', said, [storage, why], storage)]);
  }
}

/** Where the database of a storage folder lies, whether there is one or not. */
export function databaseIn(storage: string): string {
  return path.join(storage, NAME);
}

/**
 * What lies in a storage folder. `other`: made by another version of the analysis, so that an indexer would make it anew or, where
 * it is newer, leave it alone. Never throws; writes nothing.
 */
export function stateOf(storage: string, rows: string): 'good' | 'missing' | 'other' | 'foreign' | 'broken' {
  const file = databaseIn(storage);
  if (!existsSync(file)) return 'missing';
  try {
    const verdict = inspect(file, rows, true);
    return verdict === 'older' || verdict === 'newer' ? 'other' : verdict;
  } catch {
    return 'broken';
  }
}

/**
 * Whether another program has the database open. In WAL mode every connection holds a shared lock on the file, so that nobody
 * else can leave that mode.
 */
export function isInUse(storage: string): boolean {
  const file = databaseIn(storage);
  if (!existsSync(file)) return false;
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 0 });
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT');
    return false;
  } catch (error) {
    return isBusy(error);
  } finally {
    database?.close();
  }
}

/** Deletes a database with its log. */
function removeDatabase(file: string): void {
  for (const part of [file, `${file}-wal`, `${file}-shm`]) rmSync(part, { force: true });
}

/** Whether an error says that the file is no sound database. */
export function isCorruption(error: unknown): boolean {
  const code = (error as { errcode?: number }).errcode ?? 0;
  // SQLITE_CORRUPT 11, SQLITE_NOTADB 26, and their extended codes.
  return [11, 26].includes(code & 0xff);
}

/** Whether an error says that another writer holds the database (SQLITE_BUSY 5, SQLITE_LOCKED 6). */
export function isBusy(error: unknown): boolean {
  return [5, 6].includes(((error as { errcode?: number }).errcode ?? 0) & 0xff);
}

type Verdict = 'good' | 'missing' | 'older' | 'newer' | 'foreign' | 'broken';

function inspect(file: string, rows: string, readOnly = false): Verdict {
  let database: DatabaseSync | undefined;
  try {
    if (statSync(file).size === 0) return 'older';
    database = new DatabaseSync(file, { timeout: BUSY, readOnly });
    if (pragma(database, 'application_id') !== APPLICATION) {
      // One without tables is ours, if its maker was killed before it could say so.
      return database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined ? 'older' : 'foreign';
    }
    const format = pragma(database, 'user_version');
    if (format > FORMAT) return 'newer';
    if (format < FORMAT) return 'older';
    // What lies in the log is counted too, so only a file without one can be measured.
    const logged = existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0;
    if (!logged && pragma(database, 'page_count') * pragma(database, 'page_size') > statSync(file).size) return 'broken';
    const made = database.prepare("SELECT value FROM meta WHERE name = 'rows'").get()?.value;
    return made === rows ? 'good' : 'older';
  } catch (error) {
    if (isCorruption(error) || /no such (table|column)/.test(String(error))) return 'broken';
    throw error;
  } finally {
    database?.close();
  }
}

function pragma(database: DatabaseSync, name: string): number {
  return Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0] ?? 0);
}

function prepare(database: DatabaseSync, rows: string): DatabaseSync {
  // The log survives a killed process without being flushed at each commit; power loss may lose the last batches. It is
  // written back by 16 MB at a time, since one page is often written several times while a corpus is read. The tokens of an
  // article take about two kilobytes, of which a page holds four with little left over.
  database.exec('PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  database.exec(
    'PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 2000; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000',
  );
  database.exec('BEGIN IMMEDIATE');
  if (pragma(database, 'user_version') === 0) {
    database.exec(SCHEMA);
    database.prepare("INSERT INTO meta VALUES ('rows', ?)").run(rows);
    // Numbers of words and articles mean nothing in another database.
    database.prepare("INSERT INTO meta VALUES ('identity', ?)").run(randomUUID());
    database.exec(`PRAGMA application_id = ${APPLICATION}; PRAGMA user_version = ${FORMAT}`);
  }
  database.exec('COMMIT');
  return database;
}

function temporary(options: { readonly memory: boolean; readonly rows: string }, notices: readonly Notice[]): OpenDatabase {
  if (options.memory) return { database: prepare(new DatabaseSync(':memory:'), options.rows), file: ':memory:', temporary: false, notices };
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'yuliao-')), NAME);
  return { database: prepare(new DatabaseSync(file, { timeout: BUSY }), options.rows), file, temporary: true, notices };
}
