/**
 * The cheapest path through a line: which words and names, one behind the other, cost least together up to each offset. Words come
 * from the word graph, names from whoever finds them; what ends at an offset is kept, so that the next name can be judged by it.
 */
import { numbers } from '../../text/room.ts';
import type { Span } from '../../text/span.ts';
import { Tokens } from './tokens.ts';
import { entryOf, lengthOf, WordGraph, wordCostOf } from './word-graph.ts';

/** A name that the context speaks for, so much. Offsets in the line. */
export interface FoundName extends Span {
  readonly evidence: number;
}

/** The line that is cut, of the article that was turned to. */
export interface Line {
  /** Offset of its first character in the folded text. */
  readonly start: number;
  readonly text: string;
}

/** The working arrays of one line after another, of one article after another. Offsets are those in the line. */
export class CheapestPath {
  readonly #graph = new WordGraph();
  #article = 0;
  /** The place of the line in the word graph. */
  #start = 0;
  #length = 0;
  #cost = new Float64Array(0);
  #from = new Int32Array(0);
  /** The word that ends here, as the word graph has it; 0 for a name. */
  #word = new Int32Array(0);
  /** Evidence of the name that ends here; NaN for a word. */
  #evidence = new Float64Array(0);
  /** Whether the name that ends here follows 记者, 编辑 … or another such name. */
  #credited = new Uint8Array(0);

  /** Begins with some articles, at the first. @param articles the units of their folded texts */
  begin(articles: readonly Uint16Array[]): void {
    this.#graph.begin(articles);
    this.#article = 0;
  }

  /** Turns to one of them. @param article which one, from 0 */
  turnTo(article: number): void {
    this.#article = article;
  }

  /** Begins a line. */
  read({ start, text }: Line): void {
    const size = text.length + 1;
    if (this.#cost.length < size) {
      this.#cost = new Float64Array(size * 2);
      this.#from = new Int32Array(size * 2);
      this.#word = new Int32Array(size * 2);
      this.#evidence = new Float64Array(size * 2);
      this.#credited = new Uint8Array(size * 2);
    }
    this.#cost.fill(Number.POSITIVE_INFINITY, 0, size);
    this.#cost[0] = 0;
    this.#evidence[0] = Number.NaN;
    this.#credited[0] = 0;
    this.#word[0] = 0;
    this.#length = text.length;
    this.#start = this.#graph.read(this.#article, start, start + text.length);
  }

  /** Takes a name where nothing cheaper ends there; it wins a tie against words. */
  takeName(from: number, to: number, cost: number, evidence: number, isCredited = false): boolean {
    const total = (this.#cost[from] as number) + cost;
    const cheapest = this.#cost[to] as number;
    if (total > cheapest || (total === cheapest && !Number.isNaN(this.#evidence[to]))) return false;
    this.#cost[to] = total;
    this.#from[to] = from;
    this.#word[to] = 0;
    this.#evidence[to] = evidence;
    this.#credited[to] = isCredited ? 1 : 0;
    return true;
  }

  /** Whether a name of this cost may be cheaper than the words there: those before its last character and that one alone. */
  mayWin(from: number, to: number, cost: number): boolean {
    const total = (this.#cost[from] as number) + cost;
    if (total > (this.#cost[to] as number)) return false;
    return total <= (this.#cost[to - 1] as number) + this.#graph.aloneAt(this.#start + to - 1);
  }

  /** Takes the words that begin at an offset. */
  takeWords(i: number): void {
    const { first, words } = this.#graph;
    const last = first[this.#start + i + 1] as number;
    const here = this.#cost[i] as number;
    for (let at = first[this.#start + i] as number; at < last; at++) {
      const word = words[at] as number;
      const to = i + lengthOf(word);
      const total = here + wordCostOf(word);
      if (total >= (this.#cost[to] as number)) continue;
      this.#cost[to] = total;
      this.#from[to] = i;
      this.#word[to] = word;
      this.#evidence[to] = Number.NaN;
    }
  }

  /** Whether the dictionary knows the characters as a word of two and more. */
  holdsWord(from: number, to: number): boolean {
    return this.#graph.holds(this.#start + from, to - from);
  }

  /** Whether a name ends at an offset on the cheapest path up to there. */
  endsName(offset: number): boolean {
    return !Number.isNaN(this.#evidence[offset]);
  }

  /** Evidence of the name that ends at an offset on the cheapest path; 0 where a word does. */
  evidenceAt(offset: number): number {
    const evidence = this.#evidence[offset] as number;
    return Number.isNaN(evidence) ? 0 : evidence;
  }

  /** Whether the name that ends at an offset is one of a credit. */
  isCredited(offset: number): boolean {
    return this.#credited[offset] === 1;
  }

  /** Value in the dictionary of the word that ends at an offset; 0 for a name and for what the dictionary does not know. */
  valueAt(offset: number): number {
    return entryOf(this.#word[offset] as number);
  }

  /** The words and names of the line. */
  tokens(): Tokens {
    let count = 0;
    for (let end = this.#length; end > 0; end = this.#from[end] as number) count++;
    const cells = numbers(2 * count);
    for (let end = this.#length; end > 0; end = this.#from[end] as number) {
      count--;
      cells[2 * count] = end;
      cells[2 * count + 1] = this.#word[end] as number;
    }
    return new Tokens(cells);
  }

  /** The names of the line. */
  names(): FoundName[] {
    const names: FoundName[] = [];
    for (let end = this.#length; end > 0; ) {
      const start = this.#from[end] as number;
      const evidence = this.#evidence[end] as number;
      if (!Number.isNaN(evidence)) names.push({ start, end, evidence });
      end = start;
    }
    return names.reverse();
  }
}
