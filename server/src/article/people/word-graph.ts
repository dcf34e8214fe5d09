/**
 * The words that an article may be made of: for every offset those of the dictionary that begin there, with what they cost.
 * A line is looked up in the dictionary once, however often it is cut: first to find names, then with the names that are
 * known. Cutting then walks a few numbers and neither text nor dictionary.
 */
import { isHan } from '../../text/script.ts';
import { costOf, dictionary } from './lexicon.ts';
import { numbered } from './trie.ts';

/** A Han character that is no word by itself. */
export const UNKNOWN_HAN = 13.5;
/** Any other character. */
export const OTHER_UNIT = 1.5;
/** Words that one character begins, on average of the news, with room to spare. */
const WORDS_PER_UNIT = 2;
/** No word of the dictionary is longer, so no more begin at one offset. */
const MOST_WORDS = 64;
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
  #units: Uint16Array = new Uint16Array(0);
  /** By folded offset, the character as the dictionary numbers it. */
  #numbers: Uint16Array = new Uint16Array(0);
  #count = 0;

  /** Begins an article. @param units those of the folded text */
  begin(units: Uint16Array): void {
    this.#units = units;
    if (this.#numbers.length < units.length || this.#numbers.length > LARGEST_KEPT) this.#numbers = new Uint16Array(units.length);
    numbered(units, this.#numbers);
    const { length } = units;
    if (this.first.length <= length || this.first.length > LARGEST_KEPT) this.first = new Int32Array(length + 1);
    else this.first.fill(0, 0, length + 1);
    if (this.#count > WORDS_PER_UNIT * LARGEST_KEPT) this.#resize(0);
    this.#count = 0;
  }

  /** Looks the words of a line up. Those at an offset are numbered from `first` there up to `first` at the next offset. */
  read(start: number, end: number): void {
    const { first } = this;
    if (first[start] !== 0) return;
    const units = this.#units;
    const numbers = this.#numbers;
    let { lengths, costs, values } = this;
    let count = this.#count;
    for (let i = start; i < end; i++) {
      if (count + MOST_WORDS >= lengths.length) {
        this.#resize(Math.max(1 << 12, 2 * count));
        ({ lengths, costs, values } = this);
      }
      const unit = units[i] as number;
      const han = isHan(unit);
      let node = han ? dictionary.stepCode(0, numbers[i] as number) : -1;
      const alone = node < 0 ? 0 : dictionary.value(node);
      first[i] = ++count;
      lengths[count] = 1;
      costs[count] = alone > 0 ? costOf(alone) : han ? UNKNOWN_HAN : OTHER_UNIT;
      values[count] = alone;
      const last = Math.min(end, i + MOST_WORDS);
      for (let j = i + 1; node >= 0 && j < last; j++) {
        node = dictionary.stepCode(node, numbers[j] as number);
        const value = node < 0 ? 0 : dictionary.value(node);
        if (value === 0) continue;
        count++;
        lengths[count] = j + 1 - i;
        costs[count] = costOf(value);
        values[count] = value;
      }
    }
    first[end] = count + 1;
    this.#count = count;
  }

  /** What the character at an offset costs as a word by itself. */
  aloneAt(offset: number): number {
    return this.costs[this.first[offset] as number] as number;
  }

  /** Whether the dictionary knows the word of a length of two and more that begins at an offset. */
  holds(offset: number, length: number): boolean {
    const last = this.first[offset + 1] as number;
    for (let word = this.first[offset] as number; word < last; word++) if (this.lengths[word] === length) return true;
    return false;
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
