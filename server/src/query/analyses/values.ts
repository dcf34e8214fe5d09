/**
 * What words are counted as: as they are written, as they fold, or by part of speech. Each value has a number, and each word the number
 * of its value, so that a corpus is counted in arrays.
 */
import { foldKey } from '../../text/folding.ts';
import type { Vocabulary } from '../source.ts';

export type ValueAttribute = 'word' | 'folded' | 'pos';

/** ICTCLAS: 标点. */
const PUNCTUATION = 'w';

/** 属性值 */
export class Values {
  /** By number of a word: number of its value, at least 1; 0 for what does not count. */
  readonly of: Uint32Array;
  /** No value has a higher number. */
  readonly size: number;
  readonly #vocabulary: Vocabulary;
  readonly #isFolded: boolean;
  /** Parts of speech by their numbers, where these are the values. */
  readonly #tags: readonly string[] | undefined;

  /**
   * Walks the vocabulary.
   * @param punctuation whether punctuation counts as words do
   */
  constructor(vocabulary: Vocabulary, attribute: ValueAttribute, punctuation = false) {
    this.#vocabulary = vocabulary;
    this.#isFolded = attribute === 'folded';
    this.of = new Uint32Array(vocabulary.size + 1);
    const tags = attribute === 'pos' ? new Tags() : undefined;
    for (let word = 1; word <= vocabulary.size; word++) {
      const pos = vocabulary.pos(word);
      if (!punctuation && pos === PUNCTUATION) continue;
      if (tags !== undefined) this.of[word] = tags.number(pos);
      else this.of[word] = this.#isFolded ? vocabulary.folded(word) : asWritten(vocabulary, word);
    }
    this.#tags = tags?.all;
    this.size = (tags?.all.length ?? vocabulary.size + 1) - 1;
  }

  text(value: number): string {
    return this.#tags?.[value] ?? this.#vocabulary.word(value);
  }

  /** Number of the value that a text is; 0 where nothing is counted as that. */
  find(text: string): number {
    if (this.#tags !== undefined) return text === '' ? 0 : Math.max(0, this.#tags.indexOf(text));
    const written = this.#isFolded ? foldKey(text) : text;
    for (const word of this.#vocabulary.find(written)) {
      const value = this.of[word] as number;
      if (value !== 0 && this.text(value) === written) return value;
    }
    return 0;
  }

  /** All words that a value is of, ascending. Walks the vocabulary. */
  wordsOf(value: number): Uint32Array {
    const words: number[] = [];
    for (let word = 1; word < this.of.length; word++) if (this.of[word] === value) words.push(word);
    return Uint32Array.from(words);
  }

  /** Part of speech of a word; undefined where values are parts of speech themselves, or none is known. */
  pos(value: number): string | undefined {
    return this.#tags === undefined ? this.#vocabulary.pos(value) || undefined : undefined;
  }

  /** Adds up by value what was counted by word. Frequencies of what does not count are at 0. */
  sum(counts: Uint32Array): Uint32Array {
    const sums = new Uint32Array(this.size + 1);
    for (let word = 1; word < counts.length; word++) (sums[this.of[word] as number] as number) += counts[word] as number;
    return sums;
  }
}

/** Of the numbers that one word has since it folds in several ways, always the same. */
function asWritten(vocabulary: Vocabulary, word: number): number {
  if (vocabulary.folded(word) === word) return word;
  const numbers = vocabulary.find(vocabulary.word(word));
  return numbers.find((each) => vocabulary.folded(each) === each) ?? numbers[0] ?? word;
}

class Tags {
  readonly all: string[] = [''];
  readonly #numbers = new Map<string, number>();

  number(tag: string): number {
    let number = this.#numbers.get(tag);
    if (number === undefined) {
      number = this.all.push(tag) - 1;
      this.#numbers.set(tag, number);
    }
    return number;
  }
}

/** By number of a word: 1 where it counts as one, 0 for punctuation. Walks the vocabulary. */
export function countedWords(vocabulary: Vocabulary): Uint8Array {
  const counted = new Uint8Array(vocabulary.size + 1);
  for (let word = 1; word <= vocabulary.size; word++) counted[word] = vocabulary.pos(word) === PUNCTUATION ? 0 : 1;
  return counted;
}
