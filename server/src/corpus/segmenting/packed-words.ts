/** The tokens of a text in few bytes, for their way from one process to another. */
import { numberOfPart, PARTS_OF_SPEECH } from '../../tokens/parts-of-speech.ts';
import type { Token } from '../../tokens/segmenter.ts';
import { readVarint, varint } from '../packing/varints.ts';

/** @param words ascending, not overlapping */
export function packWords(words: Iterable<Token>): Uint8Array {
  const bytes: number[] = [];
  let last = 0;
  for (const { start, end, pos } of words) {
    varint(bytes, start - last);
    varint(bytes, end - start);
    varint(bytes, numberOfPart(pos));
    last = end;
  }
  return Uint8Array.from(bytes);
}

export function* unpackWords(bytes: Uint8Array): IterableIterator<Token> {
  const reader = { bytes, at: 0 };
  for (let last = 0; reader.at < bytes.length; ) {
    const start = last + readVarint(reader);
    last = start + readVarint(reader);
    yield { start, end: last, pos: PARTS_OF_SPEECH[readVarint(reader)]?.code ?? '' };
  }
}
