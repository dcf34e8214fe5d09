/**
 * What a database weighs beside the text that it is made of, and which files have been read since an earlier look: for whoever
 * prepares an index. Asked on a connection of its own, which only reads.
 */
import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

export interface DatabaseFigures {
  /** Bytes of the database, without free room at its end and without its log. */
  readonly bytes: number;
  /** Bytes of the files and records that are articles. */
  readonly text: number;
  /** Files that were looked at, articles or not. */
  readonly files: number;
  /** The number that was last given to a file: one that is read anew gets a new one. */
  readonly lastFile: number;
}

/** Walks the rows of all files. @param file of a database; @throws what SQLite does where it cannot be read */
export function databaseFigures(file: string): DatabaseFigures {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const one = (sql: string) => Number(Object.values(database.prepare(sql).get() ?? {})[0] ?? 0);
    let text = one('SELECT total(size) FROM file WHERE skipped IS NULL');
    // A file that was written a moment before it was read has no size here: it is going to be looked at again.
    const unsettled = database.prepare('SELECT path FROM file WHERE skipped IS NULL AND size IS NULL');
    for (const { path } of unsettled.iterate()) text += sizeOf(path as string);
    return {
      bytes: one('PRAGMA page_count') * one('PRAGMA page_size'),
      text,
      files: one('SELECT count(*) FROM file'),
      lastFile: one("SELECT seq FROM sqlite_sequence WHERE name = 'file'"),
    };
  } finally {
    database.close();
  }
}

/** How many files got a number after this one. @throws as `databaseFigures` */
export function filesSince(file: string, last: number): number {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return Number(database.prepare('SELECT count(*) AS files FROM file WHERE id > ?').get(last)?.files);
  } finally {
    database.close();
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
