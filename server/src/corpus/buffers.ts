/**
 * The open documents as the indexer knows them: their texts go before what lies on disk.
 */
import type { Buffer } from './article-writer.ts';
import type { Command } from './messages.ts';

interface OpenBuffer extends Buffer {
  /** Whether the database does not have this version yet. */
  pending: boolean;
  /** What it will hold if nobody types on; undefined: nobody has said, or that was analysed. */
  expected: string | undefined;
}

/** Paths are canonical here. */
export class Buffers {
  readonly #buffers = new Map<string, OpenBuffer>();

  /** A document was opened or changed. */
  put({ path, text, version, always }: Extract<Command, { readonly type: 'document' }>): void {
    const saved = this.#buffers.get(path)?.saved;
    this.#buffers.set(path, { text, version, always, saved, pending: true, expected: undefined });
  }

  /** What an open document will probably hold next. */
  expect(path: string, text: string): void {
    const buffer = this.#buffers.get(path);
    if (buffer !== undefined) buffer.expected = text;
  }

  /** Takes a document of which it is known what it will hold, as it will be then. */
  takeExpected(): readonly [path: string, buffer: Buffer] | undefined {
    for (const [path, buffer] of this.#buffers) {
      if (buffer.expected === undefined) continue;
      const text = buffer.expected;
      buffer.expected = undefined;
      return [path, { ...buffer, text }];
    }
    return undefined;
  }

  /** Whether there is such a document. */
  get expectsAny(): boolean {
    for (const { expected } of this.#buffers.values()) if (expected !== undefined) return true;
    return false;
  }

  /** @returns whether it was open */
  close(path: string): boolean {
    return this.#buffers.delete(path);
  }

  get(path: string): Buffer | undefined {
    return this.#buffers.get(path);
  }

  /** The documents, in the order of their opening. */
  get all(): ReadonlyMap<string, Buffer> {
    return this.#buffers;
  }

  /** A document that waits for the indexer, the one that was opened first. */
  pending(): readonly [path: string, buffer: Buffer] | undefined {
    for (const entry of this.#buffers) if (entry[1].pending) return entry;
    return undefined;
  }

  /** The database has a version of a document, unless there is a newer one. */
  done(path: string, version: number): void {
    const buffer = this.#buffers.get(path);
    if (buffer?.version === version) buffer.pending = false;
  }

  /** The database does not have a document after all. @returns false where it is not open */
  again(path: string): boolean {
    const buffer = this.#buffers.get(path);
    if (buffer !== undefined) buffer.pending = true;
    return buffer !== undefined;
  }

  /** The selection may judge every document otherwise than before, and its file be read further or less far. */
  allAgain(): void {
    for (const buffer of this.#buffers.values()) {
      buffer.pending = true;
      buffer.saved = undefined;
    }
  }

  /** The file of a document has changed: it may say something else now, or in another encoding. @returns false where it is not open */
  fileChanged(path: string): boolean {
    const buffer = this.#buffers.get(path);
    if (buffer !== undefined) buffer.saved = undefined;
    return buffer !== undefined;
  }
}
