/** Stretches of a text, each of some sort, as the tokens that they share a character with: packed beside the tokens of the article. */
import type { Span } from '../../text/span.ts';
import { packNumbers, readVarint } from '../packing/varints.ts';

/** A stretch; its sort is a number that says what it is. */
export interface SortedSpan extends Span {
  readonly sort: number;
}

/**
 * Those that cover a token, for `readCovered`.
 * @param sorts how many there are
 * @param starts of the article's tokens in the raw text, and where they end
 */
export function packCovered(spans: readonly SortedSpan[], sorts: number, starts: ArrayLike<number>, ends: ArrayLike<number>): Uint8Array {
  const numbers: number[] = [];
  let token = 0;
  let last = 0;
  for (const { sort, start, end } of spans.toSorted((a, b) => a.start - b.start || a.sort - b.sort)) {
    while (token < ends.length && (ends[token] as number) <= start) token++;
    let behind = token;
    while (behind < starts.length && (starts[behind] as number) < end) behind++;
    if (end <= start || behind === token) continue;
    numbers.push((token - last) * sorts + sort, behind - token);
    last = token;
  }
  return packNumbers(numbers);
}

/** The stretches by their first tokens, in tokens; the sorts are as many as they were when it was packed. */
export function* readCovered(bytes: Uint8Array, sorts: number): Generator<SortedSpan> {
  const reader = { bytes, at: 0 };
  for (let start = 0; reader.at < bytes.length; ) {
    const code = readVarint(reader);
    start += Math.floor(code / sorts);
    yield { sort: code % sorts, start, end: start + readVarint(reader) };
  }
}
