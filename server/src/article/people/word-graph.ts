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
/** The arrays of longer articles are not kept for the next ones. */
const LARGEST_KEPT = 1 << 18;

/** In the number of a word its length stands above its value in the dictionary. */
const LENGTH_SHIFT = 16;
const VALUE_MASK = 0xffff;
/** Values have a class above 0: these are characters that the dictionary does not know, with costs that no word has. */
const CLASS_MASK = 7;
const HAN_VALUE = 62 << 3;
const OTHER_VALUE = 63 << 3;
const costs = Float64Array.from({ length: 64 }, (_, cost) => cost);
costs[costOf(HAN_VALUE)] = UNKNOWN_HAN;
costs[costOf(OTHER_VALUE)] = OTHER_UNIT;

/** Length of a word in code units. */
export const lengthOf = (word: number): number => word >> LENGTH_SHIFT;
/** What a word costs, in nats. */
export const wordCostOf = (word: number): number => costs[costOf(word & VALUE_MASK)] as number;
/** A word's value in the dictionary; 0 for a character that it does not know. */
export const entryOf = (word: number): number => ((word & CLASS_MASK) === 0 ? 0 : word & VALUE_MASK);

/**
 * The words of some articles, which stand one behind the other: a place is the folded offset in an article behind all characters
 * of those before it.
 */
export class WordGraph {
  /** By place, where its words begin in `words`, from 1; 0 where nobody asked yet. */
  first = new Int32Array(0);
  /** The words of one place after another: first the character alone, then longer ones. */
  words = new Int32Array(0);
  #articles: readonly Uint16Array[] = [];
  /** Where the articles begin. */
  #places: readonly number[] = [];
  /** By place, the character as the dictionary numbers it. */
  #numbers: Uint16Array = new Uint16Array(0);
  #count = 0;

  /** Begins with some articles. @param articles the units of their folded texts */
  begin(articles: readonly Uint16Array[]): void {
    this.#articles = articles;
    let length = 0;
    this.#places = articles.map((units) => {
      const place = length;
      // Behind the last character, too, is a place.
      length += units.length + 1;
      return place;
    });
    if (this.first.length < length || this.first.length > LARGEST_KEPT) {
      this.first = new Int32Array(length);
      this.#numbers = new Uint16Array(length);
    } else this.first.fill(0, 0, length);
    if (this.#count > WORDS_PER_UNIT * LARGEST_KEPT) this.#resize(0);
    this.#count = 0;
  }

  /**
   * Looks the words of a line up. Those at a place stand from `first` there up to `first` at the next place.
   * @param article which of them, from 0; @param start folded offset of the line, as is `end`; @returns the place of its start
   */
  read(article: number, start: number, end: number): number {
    const { first } = this;
    const place = this.#places[article] as number;
    if (first[place + start] === 0) this.#look(this.#articles[article] as Uint16Array, place, place + start, place + end);
    return place + start;
  }

  #look(text: Uint16Array, at: number, start: number, end: number): void {
    const { first } = this;
    const numbers = this.#numbers;
    numbered(text, numbers, at, start, end);
    let { words } = this;
    let count = this.#count;
    for (let i = start; i < end; i++) {
      if (count + MOST_WORDS >= words.length) {
        this.#resize(Math.max(1 << 12, 2 * count));
        ({ words } = this);
      }
      first[i] = ++count;
      const unit = text[i - at] as number;
      if (!isHan(unit)) {
        words[count] = (1 << LENGTH_SHIFT) | OTHER_VALUE;
        continue;
      }
      let node = dictionary.stepCode(0, numbers[i] as number);
      words[count] = (1 << LENGTH_SHIFT) | ((node < 0 ? 0 : dictionary.value(node)) || HAN_VALUE);
      const last = Math.min(end, i + MOST_WORDS);
      for (let j = i + 1; node >= 0 && j < last; j++) {
        node = dictionary.stepCode(node, numbers[j] as number);
        const value = node < 0 ? 0 : dictionary.value(node);
        if (value !== 0) words[++count] = ((j + 1 - i) << LENGTH_SHIFT) | value;
      }
    }
    first[end] = count + 1;
    this.#count = count;
  }

  /** What the character at a place costs as a word by itself. */
  aloneAt(place: number): number {
    return wordCostOf(this.words[this.first[place] as number] as number);
  }

  /** Whether the dictionary knows the word of a length of two and more that begins at a place. */
  holds(place: number, length: number): boolean {
    const last = this.first[place + 1] as number;
    for (let word = this.first[place] as number; word < last; word++) if (lengthOf(this.words[word] as number) === length) return true;
    return false;
  }

  #resize(size: number): void {
    const { words } = this;
    this.words = new Int32Array(size);
    if (size > 0) this.words.set(words);
  }
}
