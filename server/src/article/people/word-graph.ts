/**
 * The words that an article may be made of: for every offset those of the dictionary that begin there, with what they cost.
 * A line is looked up in the dictionary once, however often it is cut: first to find names, then with the names that are
 * known. Cutting then walks a few numbers and neither text nor dictionary.
 */
import { isHan } from '../../text/script.ts';
import { costOf, dictionary } from './lexicon.ts';

/** A Han character that is no word by itself. */
export const UNKNOWN_HAN = 13.5;
/** Any other character. */
export const OTHER_UNIT = 1.5;
/** Words that one character begins, on average of the news, with room to spare. */
const WORDS_PER_UNIT = 2;
/** A longer article's arrays are not kept for the next one. */
const LARGEST_KEPT = 1 << 18;

/** The words of one article after another. */
export class WordGraph {
  /** By folded offset in the article, the number of the first word that begins there, from 1; 0 where nobody asked yet. */
  first = new Int32Array(0);
  /** By number of the word. */
  lengths = new Uint8Array(0);
  costs = new Float32Array(0);
  /** Values in the dictionary; 0 for a character that it does not know. */
  values = new Int32Array(0);
  #text = '';
  #count = 0;

  /** Begins an article. @param text the folded text, whole: characters of a slice are dearer to come by */
  begin(text: string): void {
    this.#text = text;
    const { length } = text;
    if (this.first.length <= length || this.first.length > LARGEST_KEPT) this.first = new Int32Array(length + 1);
    else this.first.fill(0, 0, length + 1);
    if (this.#count > WORDS_PER_UNIT * LARGEST_KEPT) this.#resize(0);
    this.#count = 0;
  }

  /** Looks the words of a line up. Those at an offset are numbered from `first` there up to `first` at the next offset. */
  read(start: number, end: number): void {
    const { first } = this;
    const text = this.#text;
    if (first[start] !== 0) return;
    for (let i = start; i < end; i++) {
      first[i] = this.#count + 1;
      const unit = text.charCodeAt(i);
      if (!isHan(unit)) {
        this.#add(1, OTHER_UNIT, 0);
        continue;
      }
      let node = 0;
      let isWord = false;
      for (let j = i; j < end; j++) {
        node = dictionary.step(node, text.charCodeAt(j));
        if (node < 0) break;
        const value = dictionary.value(node);
        if (value === 0) continue;
        if (j === i) isWord = true;
        this.#add(j + 1 - i, costOf(value), value);
      }
      if (!isWord) this.#add(1, UNKNOWN_HAN, 0);
    }
    first[end] = this.#count + 1;
  }

  #add(length: number, cost: number, value: number): void {
    const index = ++this.#count;
    if (index >= this.lengths.length) this.#resize(Math.max(1 << 12, index * 2));
    this.lengths[index] = length;
    this.costs[index] = cost;
    this.values[index] = value;
  }

  #resize(size: number): void {
    const [lengths, costs, values] = [this.lengths, this.costs, this.values];
    this.lengths = new Uint8Array(size);
    this.costs = new Float32Array(size);
    this.values = new Int32Array(size);
    if (size === 0) return;
    this.lengths.set(lengths);
    this.costs.set(costs);
    this.values.set(values);
  }
}
