/** The files that were looked at, as rows: which there are, what tells whether they are as they were, what became of them. */
import path from 'node:path';
import type { FileStamp } from './article-file.ts';
import { FolderRows, type StampRow } from './folder-rows.ts';
import type { RecordPlace } from './record-files/reader.ts';
import type { Statements } from './statements.ts';

/** A file as the database knows it. */
export interface FileRow {
  readonly id: number;
  readonly path: string;
  /** Null: the content is not that of the disk, or may have changed while it was read. */
  readonly modified: number | null;
  readonly changed: number | null;
  /** In bytes; of a record, its own. */
  readonly size: number | null;
  readonly hash: Uint8Array | null;
  readonly recipe: string | null;
  readonly skipped: string | null;
  /** 1: the facts are those of an open buffer. */
  readonly buffer: number;
  /** Of a record: where it begins in its file, in bytes. Null for what is a file itself. */
  readonly place: number | null;
  /** Of a file of records: how they are to be read, as JSON. */
  readonly layout: string | null;
}

/** What identifies the content that was analysed. */
export interface Source {
  readonly hash: Uint8Array;
  readonly recipe: string;
  /** Null for an open buffer. */
  readonly stamp: FileStamp | null;
  readonly buffer: boolean;
  /** Of a record. */
  readonly place?: RecordPlace;
}

/** The source of what may not have been read at all. */
export type SkippedSource = Omit<Source, 'hash'> & { readonly hash: Uint8Array | null };

export class FileTable {
  readonly #statements: Statements;
  readonly #folderRows: FolderRows;
  /** Whether a batch is under way: until it ends nobody else can write, and what was asked for last is asked for again. */
  #isOurs = false;
  #last: { readonly file: string; readonly row: FileRow | undefined } | undefined;
  #changes = 0;
  /** Files and records; counted when first asked for, then kept up to date while nobody else writes. */
  #count: number | undefined;
  #countedIn: unknown;

  constructor(statements: Statements) {
    this.#statements = statements;
    this.#folderRows = new FolderRows(statements);
  }

  /** A batch begins, or has ended. */
  set isOurs(ours: boolean) {
    this.#isOurs = ours;
    this.#last = undefined;
  }

  row(file: string): FileRow | undefined {
    if (this.#last?.file === file) return this.#last.row;
    const row = this.#statements.get('SELECT * FROM file WHERE path = ?').get(file) as FileRow | undefined;
    if (this.#isOurs) this.#last = { file, row };
    return row;
  }

  /** What tells whether a file is as it was; cheap where the files of a folder are asked about one after the other. */
  stamp(file: string): StampRow | undefined {
    return this.#folderRows.get(file);
  }

  /** Another value whenever files may have come or gone, here or by another process: until then a count holds. */
  get state(): string {
    return `${this.#changes} ${this.#version}`;
  }

  /** Whether a path is that of a known file; that of a record is not. */
  has(file: string): boolean {
    return this.stamp(file) !== undefined && this.row(file)?.place === null;
  }

  /** Paths of all files, in order; records are part of theirs. */
  *paths(): IterableIterator<string> {
    // Two walks over indexes: to ask each row whether it is a record's would read all rows.
    const records = this.#statements.get('SELECT path FROM file WHERE place IS NOT NULL ORDER BY path').iterate();
    let record = records.next();
    for (const { path: each } of this.#statements.get('SELECT path FROM file ORDER BY path').iterate()) {
      if (!record.done && record.value.path === each) record = records.next();
      else yield each as string;
    }
  }

  /** Paths of the files below a folder. */
  below(folder: string, separator: string): string[] {
    const prefix = folder.endsWith(separator) ? folder : folder + separator;
    const rows = this.#statements.get('SELECT path FROM file WHERE path >= ? AND path < ? AND place IS NULL');
    return rows.all(prefix, `${prefix}\u{10ffff}`).map((row) => row.path as string);
  }

  /** Some paths of the records of a file, in the order of their letters, after one of them or from the first. */
  records(file: string, after: string | undefined, limit: number): string[] {
    const prefix = file + path.sep;
    const rows = this.#statements.get('SELECT path FROM file WHERE path > ? AND path < ? AND place IS NOT NULL ORDER BY path LIMIT ?');
    return rows.all(after ?? prefix, `${prefix}\u{10ffff}`, limit).map((row) => row.path as string);
  }

  /** How many files and records are known, articles or not. */
  count(): number {
    const version = this.#version;
    if (this.#count === undefined || version !== this.#countedIn) this.#count = this.#countAll();
    this.#countedIn = version;
    return this.#count;
  }

  /** How many files are known, without records, which are part of theirs. */
  countFiles(): number {
    // Two walks over indexes, as in `paths`.
    const records = this.#statements.get('SELECT count(*) AS records FROM file WHERE place IS NOT NULL').get()?.records as number;
    return this.#countAll() - records;
  }

  #countAll(): number {
    return this.#statements.get('SELECT count(*) AS files FROM file').get()?.files as number;
  }

  /** Another one whenever another connection has written. */
  get #version(): unknown {
    return this.#statements.get('PRAGMA data_version').get()?.data_version;
  }

  /** Adds a file that has no row. @param skipped why it is no article, or null; @returns its number, which no file has had before */
  add(file: string, source: SkippedSource, skipped: string | null): number {
    this.#last = undefined;
    this.#changes++;
    if (this.#count !== undefined) this.#count++;
    const { stamp, hash, recipe, buffer, place } = source;
    const measures = [stamp?.modified ?? null, stamp?.changed ?? null, place?.length ?? stamp?.size ?? null];
    const values = [file, ...measures, hash, recipe, skipped, buffer ? 1 : 0, place?.start ?? null];
    const sql = 'INSERT INTO file (path, modified, changed, size, hash, recipe, skipped, buffer, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)';
    return Number(this.#statements.get(sql).run(...values).lastInsertRowid);
  }

  delete(file: number): void {
    this.#last = undefined;
    this.#changes++;
    if (this.#count !== undefined) this.#count--;
    this.#statements.get('DELETE FROM file WHERE id = ?').run(file);
  }

  /** The times of a file that is what it was. */
  setStamp(file: string, { modified, changed, size }: FileStamp): void {
    this.#last = undefined;
    this.#statements.get('UPDATE file SET modified = ?, changed = ?, size = ? WHERE path = ?').run(modified, changed, size, file);
  }

  /** Where a record lies that is what it was. */
  setPlace(record: number, { start, length }: RecordPlace): void {
    this.#last = undefined;
    this.#statements.get('UPDATE file SET place = ?, size = ? WHERE id = ?').run(start, length, record);
  }

  /** How the records of a file are to be read, as JSON. */
  setLayout(file: string, layout: string): void {
    this.#last = undefined;
    this.#statements.get('UPDATE file SET layout = ? WHERE path = ?').run(layout, file);
  }

  /** What was added or deleted last may not have been. */
  forgetCount(): void {
    this.#count = undefined;
  }

  /** The table is about to change. */
  forget(): void {
    this.#folderRows.forget();
  }
}
