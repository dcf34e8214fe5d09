/**
 * The tokens of an article as symbols: two tokens have one symbol where all tests of a pattern say the same of them. Words are
 * sorted into classes once for a query, so that running over an article looks at small numbers only; what depends on the place
 * of a token splits the class of its word.
 */
import type { Vocabulary } from '../source.ts';
import type { TokenCheck, TokenPlaces } from './token-check.ts';

const MOST_IN_BYTE = 0xff;

/** 符号 */
export class Symbols {
  #column = new Uint32Array(1 << 10);
  /** The words of the article that was read last where they alone tell the symbols of its tokens; undefined: these stand in the column. */
  #words: Uint32Array | undefined;
  #length = 0;
  readonly #checks: readonly TokenCheck[];
  /** Class of each word, by its number; seldom are there more than a byte can tell. */
  #classes: Uint8Array | Uint32Array;
  /** By symbol, a bit for each check and then for each border: whether it holds. */
  readonly #truths: Uint32Array[] = [];
  /** The same, but of a check that asks in the article: whether it may hold. */
  readonly #mayHold: Uint32Array[];
  /** Checks that ask in the article. */
  readonly #asking: readonly number[];
  /** Symbols that others become where one more thing holds: by symbol, then by the number of that thing. */
  readonly #refined: (number[] | undefined)[] = [];
  /** Of the place behind the last token. */
  readonly end: number;

  constructor(vocabulary: Vocabulary, checks: readonly TokenCheck[], borders: number) {
    this.#checks = checks;
    this.#asking = [...checks.keys()].filter((check) => checks[check]?.inArticle !== undefined);
    this.#classes = new Uint8Array(vocabulary.size + 1);
    const size = Math.ceil((checks.length + borders) / 32);
    this.end = this.#new(new Uint32Array(size));
    const ordinary = new Uint32Array(size);
    for (const [check, { upper }] of checks.entries()) if (upper.not) put(ordinary, check, true);
    this.#classes.fill(this.#new(ordinary));
    for (const [check, { upper }] of checks.entries()) {
      const splits = new Map<number, number>();
      for (const word of upper.words) {
        if (word >= this.#classes.length) continue;
        const before = this.#classes[word] as number;
        let after = splits.get(before);
        if (after === undefined) {
          const truths = (this.#truths[before] as Uint32Array).slice();
          put(truths, check, !upper.not);
          after = this.#new(truths);
          splits.set(before, after);
          if (after > MOST_IN_BYTE && this.#classes instanceof Uint8Array) this.#classes = Uint32Array.from(this.#classes);
        }
        this.#classes[word] = after;
      }
    }
    // What may hold does not until the article says so.
    this.#mayHold = this.#asking.length === 0 ? [] : this.#truths.map((truths) => truths.slice());
    for (const truths of this.#truths) for (const check of this.#asking) put(truths, check, false);
  }

  /** How many symbols there are by now. */
  get count(): number {
    return this.#truths.length;
  }

  /** Whether words alone tell the symbols of tokens. */
  get areOfWords(): boolean {
    return this.#asking.length === 0;
  }

  /** The word whose tokens alone have a symbol; undefined where there are several, or none. Where words alone tell. */
  onlyWord(symbol: number): number | undefined {
    const word = this.#classes.indexOf(symbol);
    return word === -1 || this.#classes.indexOf(symbol, word + 1) !== -1 ? undefined : word;
  }

  /** The words of the tokens that were read, where they alone tell the symbols. */
  get words(): Uint32Array | undefined {
    return this.#words;
  }

  /** Symbol of a token of the article that was read last, or of the place behind the last one. */
  at(token: number): number {
    if (this.#words === undefined) return this.#column[token] as number;
    // Columns that were damaged have words that there are not.
    return token < this.#length ? (this.#classes[this.#words[token] as number] ?? this.end) : this.end;
  }

  /** Whether a check holds for tokens of a symbol. */
  holds(symbol: number, check: number): boolean {
    return has(this.#truths[symbol] as Uint32Array, check);
  }

  /** The last of some tokens of which a check holds; -1 where it holds of none. */
  lastOf(check: number, first: number, end: number): number {
    for (let token = end - 1; token >= first; token--) if (this.holds(this.at(token), check)) return token;
    return -1;
  }

  /** Whether a border lies before tokens of a symbol. */
  isAt(symbol: number, border: number): boolean {
    return has(this.#truths[symbol] as Uint32Array, this.#checks.length + border);
  }

  /**
   * Reads an article.
   * @param places where checks ask
   * @param borders for each border: the tokens before which it lies, `length` being behind the last
   */
  read(places: TokenPlaces, borders: readonly (readonly number[])[]): void {
    const { words, length } = places.visible;
    if (this.areOfWords && borders.length === 0) {
      this.readWords(words);
      return;
    }
    this.#words = undefined;
    if (this.#column.length <= length) this.#column = new Uint32Array(2 * length);
    const column = this.#column;
    const classes = this.#classes;
    for (let token = 0; token < length; token++) column[token] = classes[words[token] as number] as number;
    column[length] = this.end;
    for (const check of this.#asking) {
      const answer = this.#checks[check]?.inArticle?.(places);
      if (answer === undefined) continue;
      for (let token = 0; token < length; token++) {
        const symbol = column[token] as number;
        if (has(this.#mayHold[symbol] as Uint32Array, check) && answer(token)) column[token] = this.#refine(symbol, check);
      }
    }
    for (const [border, tokens] of borders.entries()) {
      for (const token of tokens) column[token] = this.#refine(column[token] as number, this.#checks.length + border);
    }
  }

  /** Reads an article of which nothing but the words is asked. Holds as long as these do. */
  readWords(words: Uint32Array): void {
    this.#words = words;
    this.#length = words.length;
  }

  /** The symbol for what is as a symbol says, and one thing more holds. */
  #refine(symbol: number, thing: number): number {
    const truths = this.#truths[symbol] as Uint32Array;
    if (has(truths, thing)) return symbol;
    let refined = this.#refined[symbol];
    if (refined === undefined) {
      refined = [];
      this.#refined[symbol] = refined;
    }
    let to = refined[thing];
    if (to === undefined) {
      const more = truths.slice();
      put(more, thing, true);
      to = this.#new(more);
      this.#mayHold[to] = this.#mayHold[symbol] ?? more;
      refined[thing] = to;
    }
    return to;
  }

  #new(truths: Uint32Array): number {
    return this.#truths.push(truths) - 1;
  }
}

function has(bits: Uint32Array, bit: number): boolean {
  return (((bits[bit >> 5] as number) >>> (bit & 31)) & 1) === 1;
}

function put(bits: Uint32Array, bit: number, isSet: boolean): void {
  const mask = 1 << (bit & 31);
  bits[bit >> 5] = isSet ? (bits[bit >> 5] as number) | mask : (bits[bit >> 5] as number) & ~mask;
}
