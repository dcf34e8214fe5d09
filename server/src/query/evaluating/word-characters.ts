/**
 * Which words have a character: where a text may begin or end in one of hundreds of thousands of words, those few are looked at that
 * have its characters.
 */
import type { Vocabulary } from '../source.ts';

/** The table is made anew where so many words more have come, and an eighth of those it has: until then these are looked at one by one. */
const MORE = 4096;

/** Words by the code units of their folded forms; about 16 bytes a word. 字 */
export class WordCharacters {
  readonly #vocabulary: Vocabulary;
  /** Words up to this number are in the table. */
  readonly #size: number;
  /** By code unit, where its words begin; they end where the next one's begin. */
  readonly #starts = new Uint32Array(0x10000 + 1);
  readonly #words: Uint32Array;
  readonly #silent: number[] = [];

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#size = vocabulary.size;
    const starts = this.#starts;
    for (let word = 1; word <= this.#size; word++) {
      const form = this.#formOf(word);
      if (form === '') this.#silent.push(word);
      for (let at = 0; at < form.length; at++) if (isFirst(form, at)) (starts[form.charCodeAt(at) + 1] as number)++;
    }
    for (let unit = 0; unit < 0x10000; unit++) (starts[unit + 1] as number) += starts[unit] as number;
    const next = starts.slice();
    this.#words = new Uint32Array(starts[0x10000] as number);
    for (let word = 1; word <= this.#size; word++) {
      const form = this.#formOf(word);
      for (let at = 0; at < form.length; at++) if (isFirst(form, at)) this.#words[(next[form.charCodeAt(at)] as number)++] = word;
    }
  }

  /** Whether so many words have come that it should be made anew. */
  get isOld(): boolean {
    return this.#vocabulary.size - this.#size > Math.max(MORE, this.#size / 8);
  }

  /** Numbers of words with a code unit, ascending. */
  wordsWith(unit: number): Iterable<number> {
    const listed = this.#listed(unit);
    const character = String.fromCharCode(unit);
    const come = this.#come((form) => form.includes(character));
    return come.length === 0 ? listed : [...listed, ...come];
  }

  /** Numbers of words with the rarest code unit of a text, ascending. @param text not empty */
  rarestOf(text: string): Iterable<number> {
    let rarest = text.charCodeAt(0);
    for (let at = 1; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (this.#listed(unit).length < this.#listed(rarest).length) rarest = unit;
    }
    return this.wordsWith(rarest);
  }

  /** Numbers of words that nobody sees, ascending. */
  get silent(): readonly number[] {
    return [...this.#silent, ...this.#come((form) => form === '')];
  }

  #listed(unit: number): Uint32Array {
    return this.#words.subarray(this.#starts[unit], this.#starts[unit + 1]);
  }

  /** Of the words that have come since those that a test holds for. */
  #come(test: (form: string) => boolean): number[] {
    const found: number[] = [];
    for (let word = this.#size + 1; word <= this.#vocabulary.size; word++) if (test(this.#formOf(word))) found.push(word);
    return found;
  }

  #formOf(word: number): string {
    return this.#vocabulary.word(this.#vocabulary.folded(word));
  }
}

function isFirst(form: string, at: number): boolean {
  const unit = form.charCodeAt(at);
  for (let before = 0; before < at; before++) if (form.charCodeAt(before) === unit) return false;
  return true;
}

const known = new WeakMap<Vocabulary, WordCharacters>();

/** Those of a vocabulary; made when first asked for. */
export function charactersOf(vocabulary: Vocabulary): WordCharacters {
  let characters = known.get(vocabulary);
  if (characters === undefined || characters.isOld) {
    characters = new WordCharacters(vocabulary);
    known.set(vocabulary, characters);
  }
  return characters;
}
