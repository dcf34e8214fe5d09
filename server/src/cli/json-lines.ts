/**
 * Lines of a stream as bytes, one at a time, whatever their encoding. The stream is read no faster than the lines are taken, and
 * a line that is too long for memory comes in pieces.
 */

/** A line without its end, or a piece of one that is longer than `LONGEST_LINE`. */
export interface Line {
  readonly bytes: Buffer;
  /** 1-based. */
  readonly number: number;
  /** Whether it is a piece of a line that is too long; `last`: no more follow. */
  readonly piece?: 'some' | 'last';
}

/** Bytes of a line that are held in memory. No article comes near it. */
export const LONGEST_LINE = 64 * 1024 * 1024;

const LINE_FEED = 0x0a;

/** The lines of a stream; what follows the last line end is one, too, unless it is empty. */
export async function* linesOf(input: AsyncIterable<unknown>, longest = LONGEST_LINE): AsyncGenerator<Line> {
  let number = 1;
  let held: Buffer[] = [];
  let size = 0;
  let inPieces = false;
  for await (const chunk of input) {
    let rest = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk as string);
    for (let end = rest.indexOf(LINE_FEED); end >= 0; end = rest.indexOf(LINE_FEED)) {
      held.push(rest.subarray(0, end));
      yield { bytes: Buffer.concat(held), number, ...(inPieces ? { piece: 'last' as const } : {}) };
      rest = rest.subarray(end + 1);
      number++;
      held = [];
      size = 0;
      inPieces = false;
    }
    if (rest.length === 0) continue;
    held.push(rest);
    size += rest.length;
    if (size <= longest && !inPieces) continue;
    inPieces = true;
    yield { bytes: Buffer.concat(held), number, piece: 'some' };
    held = [];
    size = 0;
  }
  if (size > 0 || inPieces) yield { bytes: Buffer.concat(held), number, ...(inPieces ? { piece: 'last' as const } : {}) };
}
