/**
 * The index as it lies on the disk, looked at from outside. The server says when recognition is done but not when words are
 * counted, and no database tells others how large its tables are while it is in use.
 */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

const NAME = 'corpus.db';
/** How often the database is asked whether anybody has written, in milliseconds. */
const LOOK = 50;
/** Who counts words writes each second or so; after this long without, counting may be over. In milliseconds. */
const QUIET = 4000;
/** After so many such waits, words will never be counted. */
const PATIENCE = 30;

/** Waits until all words are counted. @returns when that was written, as `performance.now()` has it */
export async function wordsCounted(storage: string): Promise<number> {
  const database = open(storage);
  try {
    const version = () => database.prepare('PRAGMA data_version').get()?.data_version;
    let last = version();
    let since = performance.now();
    for (let quiet = 0; quiet < PATIENCE; ) {
      await sleep(LOOK);
      const now = version();
      if (now !== last) {
        last = now;
        since = performance.now();
        quiet = 0;
      } else if (performance.now() - since > QUIET * (quiet + 1)) {
        if (countOf(database, 'tokens') === countOf(database, 'article')) return since;
        quiet++;
      }
    }
    throw new Error(`${storage}: no words are counted any more, though articles are left`);
  } finally {
    database.close();
  }
}

/** Bytes of the database and its log. */
export function databaseBytes(storage: string): number {
  const parts = [NAME, `${NAME}-wal`].map((name) => path.join(storage, name));
  return parts.filter((part) => existsSync(part)).reduce((sum, part) => sum + statSync(part).size, 0);
}

/** Bytes of the pages of each table, those of an index of a table apart, the largest first. */
export function tableBytes(storage: string): { readonly table: string; readonly bytes: number }[] {
  const database = open(storage);
  try {
    const rows = database.prepare('SELECT name, sum(pgsize) AS bytes FROM dbstat GROUP BY name ORDER BY bytes DESC').all();
    return rows.map(({ name, bytes }) => ({ table: String(name), bytes: Number(bytes) }));
  } finally {
    database.close();
  }
}

function open(storage: string): DatabaseSync {
  return new DatabaseSync(path.join(storage, NAME), { readOnly: true });
}

function countOf(database: DatabaseSync, table: string): number {
  return Number(database.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.rows);
}
