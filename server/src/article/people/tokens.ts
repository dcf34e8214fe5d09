/**
 * The words and names of a line, one behind the other from its start to its end, as numbers: an article has a thousand of them, and
 * most are only passed over. Offsets in the line.
 */
import type { Span } from '../../text/span.ts';
import { entryOf } from './word-graph.ts';

/** A word, a name, or a single character. */
export interface Token extends Span {
  readonly isName: boolean;
  /** Value in the dictionary; 0 where the dictionary does not know it. */
  readonly value: number;
}

export class Tokens {
  readonly #cells: Int32Array;

  /** @param cells of each token its end and its word, as the word graph has it; 0 for a name */
  constructor(cells: Int32Array) {
    this.#cells = cells;
  }

  get length(): number {
    return this.#cells.length >> 1;
  }

  start(index: number): number {
    return index === 0 ? 0 : (this.#cells[2 * index - 2] as number);
  }

  end(index: number): number {
    return this.#cells[2 * index] as number;
  }

  isName(index: number): boolean {
    return this.#cells[2 * index + 1] === 0;
  }

  value(index: number): number {
    return entryOf(this.#cells[2 * index + 1] as number);
  }

  /** One of them, for who looks at it closely. */
  at(index: number): Token {
    return { start: this.start(index), end: this.end(index), isName: this.isName(index), value: this.value(index) };
  }
}
