/**
 * The copy of a file of records while it is written: the file itself, and beside it a line for each of its articles with the way
 * back. Neither is ever whole in memory.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { HASH_BYTES } from '../article-file.ts';

/** Bytes that are read at a time. */
const CHUNK = 256 * 1024;

export class RecordsFile {
  readonly #copy: number;
  readonly #lines: number;
  readonly #hash = createHash('sha256');
  #closed = false;

  /** @param copy where both are written until they are whole */
  constructor(copy: string, lines: string) {
    this.#copy = openSync(copy, 'w');
    this.#lines = openSync(lines, 'w');
  }

  write(bytes: Uint8Array): void {
    this.#hash.update(bytes);
    writeAll(this.#copy, bytes);
  }

  line(entry: object): void {
    writeAll(this.#lines, Buffer.from(`${JSON.stringify(entry)}\n`));
  }

  /** Ends both. @returns the hash of the copy, as `hashOf` gives it, in hexadecimal */
  close(): string {
    if (!this.#closed) {
      this.#closed = true;
      closeSync(this.#copy);
      closeSync(this.#lines);
    }
    return this.#hash.copy().digest().subarray(0, HASH_BYTES).toString('hex');
  }
}

/** The hash of a file, however large, as `hashOf` gives it, in hexadecimal; undefined where it cannot be read. */
export function hashOfFile(file: string): string | undefined {
  const steps = hashing(file);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The same in steps of some milliseconds. */
export function* hashing(file: string): Generator<undefined, string | undefined> {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const hash = createHash('sha256');
    const chunk = Buffer.allocUnsafe(CHUNK);
    for (let read = readSync(descriptor, chunk); read > 0; read = readSync(descriptor, chunk)) {
      hash.update(chunk.subarray(0, read));
      yield undefined;
    }
    return hash.digest().subarray(0, HASH_BYTES).toString('hex');
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}
