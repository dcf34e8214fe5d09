/**
 * One folded line cut into words and names, with look-up by offset. Offsets here are offsets in the line.
 */
import { numbers } from '../../text/room.ts';
import type { Zone } from '../facts.ts';
import type { Observer } from '../observer.ts';
import type { FoldedLine } from '../reading.ts';
import type { Token, Tokens } from './tokens.ts';

export interface CutLine {
  readonly line: FoldedLine;
  readonly zone: Zone;
  readonly text: string;
  readonly tokens: Tokens;
  /** Index of the token that covers each offset. */
  readonly covering: Int32Array;
  /** Hears why organisations of the line are recognised; absent where nobody asks about this line. */
  readonly observer: Observer | undefined;
}

/** @param observer of the reading */
export function cutLine(line: FoldedLine, zone: Zone, tokens: Tokens, observer?: Observer): CutLine {
  const covering = numbers(line.text.length);
  let offset = 0;
  for (let index = 0; index < tokens.length; index++) {
    const end = tokens.end(index);
    while (offset < end) covering[offset++] = index;
  }
  return { line, zone, text: line.text, tokens, covering, observer: observer?.line === line.line ? observer : undefined };
}

/** The token that covers an offset; undefined outside the line. */
export function tokenAt(cut: CutLine, offset: number): Token | undefined {
  return offset < 0 || offset >= cut.covering.length ? undefined : cut.tokens.at(cut.covering[offset] as number);
}
