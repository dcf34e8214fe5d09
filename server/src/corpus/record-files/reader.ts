/** Records from the disk: all of a file one after the other, or one from its place. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { type ArticleFile, type FileStamp, hashOf } from '../article-file.ts';
import { type RecordFormat, recordKind } from './format.ts';
import { type Layout, type LayoutProblem, layoutOf, recordText } from './layout.ts';
import { type Slice, Slicer } from './slices.ts';

/** Bytes that are read at a time, and of which the layout is found. */
const CHUNK = 256 * 1024;

/** A file that is being read; to be closed. */
export class RecordFile {
  readonly #descriptor: number;
  readonly stamp: FileStamp;

  private constructor(descriptor: number, stamp: FileStamp) {
    this.#descriptor = descriptor;
    this.stamp = stamp;
  }

  /** @returns undefined where there is no such file (any more), a reason where it cannot be read */
  static open(file: string): RecordFile | { readonly problem: string } | undefined {
    try {
      const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
      const stamp = stampOf(descriptor);
      if (stamp !== undefined) return new RecordFile(descriptor, stamp);
      closeSync(descriptor);
      return undefined;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? String(error);
      return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : { problem: code };
    }
  }

  layout(file: string, format: RecordFormat): Layout | LayoutProblem {
    const head = read(this.#descriptor, 0, Math.min(CHUNK, this.stamp.size));
    return layoutOf(head, head.length < this.stamp.size, recordKind(file) ?? 'jsonl', format);
  }

  /**
   * The records in their order, without the row that names the columns.
   * @param limit most bytes of a record
   * @returns undefined now and then, where long stretches give no record: others may want their turn
   */
  *records({ encoding, mark, delimiter }: Layout, limit: number): Generator<Slice | undefined> {
    const slicer = new Slicer({ delimiter, encoding, start: mark, limit });
    let header = delimiter !== undefined;
    for (let at = mark; ; at += CHUNK) {
      const chunk = read(this.#descriptor, at, CHUNK);
      const last = chunk.length < CHUNK;
      for (const slices of last ? [slicer.push(chunk), slicer.end()] : [slicer.push(chunk)]) {
        for (const slice of slices) {
          if (!header) yield slice;
          header = false;
        }
      }
      if (last) return;
      yield undefined;
    }
  }

  /** A stretch of the file; shorter where the file ends before. */
  bytes(start: number, length: number): Uint8Array {
    return read(this.#descriptor, start, length);
  }

  /** Whether it is still the file that was opened. */
  isUnchanged(): boolean {
    try {
      const now = stampOf(this.#descriptor);
      return now?.modified === this.stamp.modified && now.changed === this.stamp.changed && now.size === this.stamp.size;
    } catch {
      return false;
    }
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

/** Where a record lies in its file, in bytes. */
export interface RecordPlace {
  readonly start: number;
  readonly length: number;
}

/** The text that the facts of a record are of; undefined where the file has changed since: then it will be read again anyway. */
export function readSameRecord(file: string, { start, length }: RecordPlace, layout: Layout, hash: Uint8Array): string | undefined {
  try {
    const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const bytes = read(descriptor, start, length);
      if (!hashOf(bytes).equals(hash)) return undefined;
      const found = recordText(bytes, layout);
      return typeof found === 'string' ? undefined : found.text;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return undefined;
  }
}

/** An article that is a record, as if it had been read from a file of its own. */
export function recordAsFile(text: string, hash: Uint8Array, stamp: FileStamp): ArticleFile {
  return { stamp, hash: Buffer.from(hash), cut: false, decoded: { text, encoding: 'utf-8', bom: false, replaced: 0, binary: false } };
}

function stampOf(descriptor: number): FileStamp | undefined {
  const stat = fstatSync(descriptor);
  return stat.isFile() ? { modified: stat.mtimeMs, changed: stat.ctimeMs, size: stat.size } : undefined;
}

function read(descriptor: number, start: number, length: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(length);
  let at = 0;
  while (at < length) {
    const done = readSync(descriptor, bytes, at, length - at, start + at);
    if (done === 0) break;
    at += done;
  }
  return bytes.subarray(0, at);
}
