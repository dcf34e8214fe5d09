/** Where the words of a text stand, in few bytes, for their way from one process to another. */
import type { Span } from '../../text/span.ts';
import { readVarint, varint } from '../packing/varints.ts';

/** @param words ascending, not overlapping */
export function packWords(words: Iterable<Span>): Uint8Array {
  const bytes: number[] = [];
  let last = 0;
  for (const { start, end } of words) {
    varint(bytes, start - last);
    varint(bytes, end - start);
    last = end;
  }
  return Uint8Array.from(bytes);
}

export function* unpackWords(bytes: Uint8Array): IterableIterator<Span> {
  const reader = { bytes, at: 0 };
  for (let last = 0; reader.at < bytes.length; ) {
    const start = last + readVarint(reader);
    last = start + readVarint(reader);
    yield { start, end: last };
  }
}
