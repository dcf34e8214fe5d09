/**
 * The one line index. Lines end at LF, CRLF or a lone CR, and are counted from 1, as an editor shows them.
 */
import type { Span } from './span.ts';

/** Where each line of a text begins and ends; offsets in UTF-16 code units. 行索引 */
export class LineIndex {
  /** Start offset of each line; ascending. */
  readonly starts: Uint32Array;
  readonly #text: string;

  constructor(text: string) {
    this.starts = new Uint32Array(text.includes('\r') ? startsAmongReturns(text) : startsAmongFeeds(text));
    this.#text = text;
  }

  /** How many lines there are; an empty text has one, and a text that ends in a line end has an empty last line. */
  get count(): number {
    return this.starts.length;
  }

  /** The 1-based line that holds `offset`; offsets outside the text are clamped to it. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** The 0-based column of `offset` in its line, in UTF-16 code units. */
  columnAt(offset: number): number {
    return Math.max(0, offset - (this.starts[this.lineAt(offset) - 1] as number));
  }

  /** The span of a 1-based line without its line end. A line that does not exist gives an empty span at the nearest end. */
  span(line: number): Span {
    if (line < 1) return { start: 0, end: 0 };
    if (line > this.starts.length) return { start: this.#text.length, end: this.#text.length };
    const start = this.starts[line - 1] as number;
    let end = line < this.starts.length ? (this.starts[line] as number) : this.#text.length;
    if (line < this.starts.length) {
      end--;
      if (this.#text.charCodeAt(end) === 0x0a && end > start && this.#text.charCodeAt(end - 1) === 0x0d) end--;
    }
    return { start, end };
  }

  /** The offset of a 1-based line and 0-based column, clamped to the line. */
  offsetAt(line: number, column: number): number {
    const { start, end } = this.span(line);
    return Math.min(start + Math.max(0, column), end);
  }
}

/** Where lines start that end at LF, CRLF or CR. */
function startsAmongReturns(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(i + 1) !== 0x0a)) starts.push(i + 1);
  }
  return starts;
}

/** Where lines start that all end at LF: the search for one character is several times faster than a look at each. */
function startsAmongFeeds(text: string): number[] {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return starts;
}
