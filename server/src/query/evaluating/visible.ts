/**
 * An article as a query sees it: the lines of the zones that it looks at, as if there were no others. Tokens are numbered anew
 * among these; hits are said in the article's own numbers.
 */
import type { Span } from '../../text/span.ts';
import type { ArticleTokens } from '../source.ts';

/** The tokens that a query sees of an article; at least one. Holds as long as the article's columns do. */
export class Visible {
  readonly tokens: ArticleTokens;
  readonly length: number;
  readonly words: Uint32Array;
  /** First token of each line that is seen; one more entry than there are lines, the last being `length`. */
  readonly lines: Uint32Array;
  /** Which of the article's lines these are. */
  readonly lineIndices: Uint32Array;
  /** What is to be added to a token's number for its number in the article; undefined where that differs by line. */
  readonly #shift: number | undefined;
  /** The article's own lines. */
  readonly #articleLines: Uint32Array;

  /** @param own to be filled: what `lines` is to be */
  private constructor(tokens: ArticleTokens, lines: Uint32Array, words: Uint32Array, lineIndices: Uint32Array, own: Uint32Array) {
    this.tokens = tokens;
    this.lineIndices = lineIndices;
    this.#articleLines = lines;
    const first = lineIndices[0] as number;
    const last = lineIndices[lineIndices.length - 1] as number;
    const begin = lines[first] as number;
    if (last - first === lineIndices.length - 1) {
      this.#shift = begin;
      for (let line = 0; line < own.length; line++) own[line] = (lines[first + line] as number) - begin;
      this.words = words.subarray(begin, lines[last + 1]);
    } else {
      let length = 0;
      for (const [line, index] of lineIndices.entries()) {
        own[line] = length;
        length += (lines[index + 1] as number) - (lines[index] as number);
      }
      own[lineIndices.length] = length;
      this.words = new Uint32Array(length);
      for (const [line, index] of lineIndices.entries())
        this.words.set(words.subarray(lines[index] as number, lines[index + 1] as number), own[line]);
    }
    this.lines = own;
    this.length = own[own.length - 1] as number;
  }

  /** @param zones bits; @returns undefined where the article has no token in them */
  static of(tokens: ArticleTokens, zones: number): Visible | undefined {
    const { lines, words, zones: ofLines } = tokens;
    // Columns that were damaged.
    if (lines[ofLines.length] !== tokens.length || words.length !== tokens.length) return undefined;
    // Both columns in one piece: to allocate takes longer than to fill them.
    const memory = new Uint32Array(2 * ofLines.length + 1);
    let length = 0;
    for (let line = 0; line < ofLines.length; line++) {
      if (((ofLines[line] as number) & zones) !== 0 && lines[line] !== lines[line + 1]) memory[length++] = line;
    }
    if (length === 0) return undefined;
    return new Visible(tokens, lines, words, memory.subarray(0, length), memory.subarray(length, 2 * length + 1));
  }

  /** The number that a token has in the article. */
  original(token: number): number {
    if (this.#shift !== undefined) return token + this.#shift;
    const line = this.lineOf(token);
    return (this.#articleLines[this.lineIndices[line] as number] as number) + token - (this.lines[line] as number);
  }

  /** The line, of those that are seen, in which a token stands. */
  lineOf(token: number): number {
    return lastAtOrBefore(this.lines, this.lines.length - 1, token);
  }

  /** The tokens that share a character with a stretch of the raw text; empty where none does. */
  under({ start, end }: Span): Span {
    if (end <= start) return { start: 0, end: 0 };
    return this.seen({ start: this.#firstEndingBehind(start), end: this.#firstStartingAt(end) });
  }

  /** What is seen of a stretch of the article's tokens. */
  seen({ start, end }: Span): Span {
    const from = this.#seenBefore(start);
    return { start: from, end: Math.max(from, this.#seenBefore(end)) };
  }

  /** The article's first token that ends behind an offset. */
  #firstEndingBehind(offset: number): number {
    return this.#search((token) => this.tokens.span(token).end > offset);
  }

  #firstStartingAt(offset: number): number {
    return this.#search((token) => this.tokens.span(token).start >= offset);
  }

  #search(isBehind: (token: number) => boolean): number {
    let low = 0;
    let high = this.tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBehind(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** How many tokens are seen before one of the article. */
  #seenBefore(token: number): number {
    if (this.#shift !== undefined) return Math.min(this.length, Math.max(0, token - this.#shift));
    const lines = this.#articleLines;
    let low = 0;
    let high = this.lineIndices.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((lines[this.lineIndices[middle] as number] as number) < token) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return 0;
    const index = this.lineIndices[low - 1] as number;
    return (this.lines[low - 1] as number) + Math.min(token, lines[index + 1] as number) - (lines[index] as number);
  }
}

/** The index of the last of the first `length` ascending numbers that is at most a bound. */
export function lastAtOrBefore(numbers: Uint32Array, length: number, bound: number): number {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] as number) <= bound) low = middle;
    else high = middle - 1;
  }
  return low;
}
