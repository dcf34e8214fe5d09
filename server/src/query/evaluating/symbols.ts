/**
 * The tokens of an article as symbols: two tokens have one symbol where all tests of a pattern say the same of them. Words are
 * sorted into classes once for a query, so that running over an article looks at small numbers only; what depends on the place
 * of a token splits the class of its word.
 */
import type { Vocabulary } from '../source.ts';
import type { TokenCheck } from './token-check.ts';
import type { Visible } from './visible.ts';

/** 符号 */
export class Symbols {
  /** Symbols of the tokens of the article that was read last, and of the place behind the last one. */
  column = new Uint32Array(1 << 10);
  readonly #checks: readonly TokenCheck[];
  /** Class of each word, by its number. */
  readonly #classes: Uint32Array;
  /** By symbol, for each check and then for each border: whether it holds. Of a check that asks in the article: whether it may. */
  readonly #truths: Uint8Array[] = [];
  /** Symbols that others become where one more thing holds: by symbol, then by the number of that thing. */
  readonly #refined: (number[] | undefined)[] = [];
  readonly #size: number;
  /** Of the place behind the last token. */
  readonly #end: number;

  constructor(vocabulary: Vocabulary, checks: readonly TokenCheck[], borders: number) {
    this.#checks = checks;
    this.#size = checks.length + borders;
    this.#classes = new Uint32Array(vocabulary.size + 1);
    this.#end = this.#new(new Uint8Array(this.#size));
    const nothing = this.#new(new Uint8Array(this.#size));
    for (const [check, { upper }] of checks.entries()) {
      if (!upper.not) continue;
      (this.#truths[nothing] as Uint8Array)[check] = 1;
    }
    this.#classes.fill(nothing);
    for (const [check, { upper }] of checks.entries()) {
      const splits = new Map<number, number>();
      for (const word of upper.words) {
        if (word >= this.#classes.length) continue;
        const before = this.#classes[word] as number;
        let after = splits.get(before);
        if (after === undefined) {
          const truths = (this.#truths[before] as Uint8Array).slice();
          truths[check] = upper.not ? 0 : 1;
          after = this.#new(truths);
          splits.set(before, after);
        }
        this.#classes[word] = after;
      }
    }
    // What may hold does not until the article says so.
    this.#mayHold = this.#truths.map((truths) => truths.slice());
    for (const truths of this.#truths)
      for (const [check, { inArticle }] of checks.entries()) if (inArticle !== undefined) truths[check] = 0;
  }

  readonly #mayHold: Uint8Array[];

  /** How many symbols there are by now. */
  get count(): number {
    return this.#truths.length;
  }

  /** Whether a check holds for tokens of a symbol. */
  holds(symbol: number, check: number): boolean {
    return (this.#truths[symbol] as Uint8Array)[check] === 1;
  }

  /** The last of some tokens of which a check holds; -1 where it holds of none. */
  lastOf(check: number, first: number, end: number): number {
    const column = this.column;
    for (let token = end - 1; token >= first; token--) if (this.holds(column[token] as number, check)) return token;
    return -1;
  }

  /** Whether a border lies before tokens of a symbol. */
  isAt(symbol: number, border: number): boolean {
    return (this.#truths[symbol] as Uint8Array)[this.#checks.length + border] === 1;
  }

  /**
   * Reads an article.
   * @param answers for each check that asks in the article: what it says of a token
   * @param borders for each border: the tokens before which it lies, `length` being behind the last
   */
  read(
    visible: Visible,
    answers: (check: number) => ((token: number) => boolean) | undefined,
    borders: readonly (readonly number[])[],
  ): void {
    const { words, length } = visible;
    if (this.column.length <= length) this.column = new Uint32Array(2 * length);
    const column = this.column;
    const classes = this.#classes;
    for (let token = 0; token < length; token++) column[token] = classes[words[token] as number] as number;
    column[length] = this.#end;
    for (let check = 0; check < this.#checks.length; check++) {
      const answer = answers(check);
      if (answer === undefined) continue;
      for (let token = 0; token < length; token++) {
        const symbol = column[token] as number;
        if ((this.#mayHold[symbol] as Uint8Array)[check] === 1 && answer(token)) column[token] = this.#refine(symbol, check);
      }
    }
    for (const [border, tokens] of borders.entries()) {
      for (const token of tokens) column[token] = this.#refine(column[token] as number, this.#checks.length + border);
    }
  }

  /** The symbol for what is as a symbol says, and one thing more holds. */
  #refine(symbol: number, thing: number): number {
    const truths = this.#truths[symbol] as Uint8Array;
    if (truths[thing] === 1) return symbol;
    let refined = this.#refined[symbol];
    if (refined === undefined) {
      refined = [];
      this.#refined[symbol] = refined;
    }
    let to = refined[thing];
    if (to === undefined) {
      const more = truths.slice();
      more[thing] = 1;
      to = this.#new(more);
      this.#mayHold[to] = this.#mayHold[symbol] as Uint8Array;
      refined[thing] = to;
    }
    return to;
  }

  #new(truths: Uint8Array): number {
    return this.#truths.push(truths) - 1;
  }
}
