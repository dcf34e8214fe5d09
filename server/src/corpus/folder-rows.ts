/**
 * What the database knows of the files of a folder, read at once: a walk asks of each file whether it is as it was, and looks
 * the files of a folder up one after the other.
 */
import path from 'node:path';
import type { Statements } from './statements.ts';

/** What tells whether a file is still the same, and what analysed it. */
export interface StampRow {
  readonly path: string;
  readonly modified: number | null;
  readonly changed: number | null;
  readonly size: number | null;
  readonly recipe: string | null;
  readonly buffer: number;
}

type Columns = readonly [string, number | null, number | null, number | null, string | null, number];

/** Rows that are read at a time. */
const PAGE = 256;

export class FolderRows {
  readonly #statements: Statements;
  #folder: string | undefined;
  #rows: ReadonlyMap<string, StampRow> = new Map();

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** @param file canonical */
  get(file: string): StampRow | undefined {
    const folder = path.dirname(file);
    if (folder !== this.#folder) {
      this.#rows = new Map(Array.from(this.#read(folder), (row) => [row.path, row]));
      this.#folder = folder;
    }
    return this.#rows.get(file);
  }

  /** The database is about to change. */
  forget(): void {
    this.#folder = undefined;
    this.#rows = new Map();
  }

  /** The files in a folder itself; what lies deeper is leapt over, one look-up for each folder. */
  *#read(folder: string): IterableIterator<StampRow> {
    const prefix = folder.endsWith(path.sep) ? folder : folder + path.sep;
    const page = this.#statements.get(
      'SELECT path, modified, changed, size, recipe, buffer FROM file WHERE path >= ? AND path < ? ORDER BY path LIMIT ?',
    );
    // Lists are read in two thirds of the time of objects. The oldest Node that this may run in has no choice.
    page.setReturnArrays?.(true);
    const end = afterFolder(prefix);
    let from = prefix;
    let limit = PAGE;
    for (;;) {
      const rows = page.all(from, end, limit) as unknown as Columns[];
      let deeper: string | undefined;
      let last: string | undefined;
      for (const columns of rows) {
        const row = rowOf(columns);
        last = row.path;
        const at = last.indexOf(path.sep, prefix.length);
        if (at >= 0) {
          deeper = last.slice(0, at + 1);
          break;
        }
        yield row;
      }
      if (deeper !== undefined) from = afterFolder(deeper);
      else if (last === undefined || rows.length < limit) return;
      else from = `${last}\u0000`;
      // Behind one folder mostly stands the next.
      limit = deeper === undefined ? PAGE : 1;
    }
  }
}

function rowOf(columns: Columns | StampRow): StampRow {
  if (!Array.isArray(columns)) return columns as StampRow;
  const [path, modified, changed, size, recipe, buffer] = columns as Columns;
  return { path, modified, changed, size, recipe, buffer };
}

/** The first string behind all that begin with a folder and its separator. */
function afterFolder(prefix: string): string {
  return prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);
}
