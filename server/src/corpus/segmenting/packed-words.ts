/** The tokens of a text in few bytes, for their way from one process to another. */
import { numberOfPart, PARTS_OF_SPEECH } from '../../tokens/parts-of-speech.ts';
import type { Token } from '../../tokens/segmenter.ts';
import { readVarint, VarintBuffer } from '../packing/varints.ts';

const packed = new VarintBuffer();

/** @param words ascending, not overlapping */
export function packWords(words: Iterable<Token>): Uint8Array {
  let last = 0;
  for (const { start, end, pos } of words) {
    packed.number(start - last);
    packed.number(end - start);
    packed.number(numberOfPart(pos));
    last = end;
  }
  return packed.take();
}

export function* unpackWords(bytes: Uint8Array): IterableIterator<Token> {
  const reader = { bytes, at: 0 };
  for (let last = 0; reader.at < bytes.length; ) {
    const start = last + readVarint(reader);
    last = start + readVarint(reader);
    yield { start, end: last, pos: PARTS_OF_SPEECH[readVarint(reader)]?.code ?? '' };
  }
}
