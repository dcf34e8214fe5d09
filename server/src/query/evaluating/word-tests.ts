/**
 * Tests of words over the vocabulary, never over the text: a plain word is looked up, a regular expression walks the words that
 * there are. What was walked for is remembered for the next query over the same vocabulary.
 */

import { foldKey } from '../../text/folding.ts';
import type { QueryProblem, Value } from '../cql/syntax.ts';
import { matcherOf } from '../cql/values.ts';
import type { Vocabulary } from '../source.ts';
import type { WordSet } from './word-set.ts';

/** Attributes that a word has wherever it stands. */
export type WordAttribute = 'word' | 'folded' | 'pos';

/** Sets that are remembered have at most so many words in all: 16 MB. */
const REMEMBERED = 4_000_000;

interface Remembered {
  /** The vocabulary's when it was walked: it may grow. */
  readonly size: number;
  readonly sets: Map<string, Uint32Array>;
  words: number;
  /** By folded form the words that fold to it and are not it. */
  variants: Map<number, number[]> | undefined;
}

const memory = new WeakMap<Vocabulary, Remembered>();

/** The words whose attribute is a value. */
export function wordsWith(vocabulary: Vocabulary, attribute: WordAttribute, value: Value): WordSet | QueryProblem {
  const { literal } = value;
  if (literal !== undefined && attribute === 'word') return { words: known(vocabulary.find(literal)), not: false };
  if (literal !== undefined && attribute === 'folded') return { words: wordsThatFoldTo(vocabulary, foldKey(literal)), not: false };
  const matches = matcherOf(value, { folded: attribute === 'folded' });
  if (typeof matches !== 'function') return matches;
  const key = `${attribute}${value.ignoreCase ? '%' : '='}${value.source}`;
  const words = walked(vocabulary, key, () => walk(vocabulary, attribute, matches));
  return { words, not: false };
}

function wordsThatFoldTo(vocabulary: Vocabulary, form: string): Uint32Array {
  const numbers = vocabulary.find(form);
  if (numbers.length === 0) return known([]);
  const remembered = rememberedOf(vocabulary);
  remembered.variants ??= variantsIn(vocabulary);
  const { variants } = remembered;
  const themselves = numbers.filter((number) => vocabulary.folded(number) === number);
  return known([...themselves, ...numbers.flatMap((number) => variants.get(number) ?? [])]);
}

function variantsIn(vocabulary: Vocabulary): Map<number, number[]> {
  const variants = new Map<number, number[]>();
  for (let word = 1; word <= vocabulary.size; word++) {
    const form = vocabulary.folded(word);
    if (form === word) continue;
    const list = variants.get(form);
    if (list === undefined) variants.set(form, [word]);
    else list.push(word);
  }
  return variants;
}

function known(words: readonly number[]): Uint32Array {
  return Uint32Array.from(words.filter((word) => word > 0)).sort();
}

function walked(vocabulary: Vocabulary, key: string, walk: () => Uint32Array): Uint32Array {
  const remembered = rememberedOf(vocabulary);
  const before = remembered.sets.get(key);
  if (before !== undefined) return before;
  const words = walk();
  remembered.words += words.length;
  if (remembered.words > REMEMBERED) {
    remembered.sets.clear();
    remembered.words = words.length;
  }
  remembered.sets.set(key, words);
  return words;
}

function rememberedOf(vocabulary: Vocabulary): Remembered {
  const before = memory.get(vocabulary);
  if (before !== undefined && before.size === vocabulary.size) return before;
  const fresh: Remembered = { size: vocabulary.size, sets: new Map(), words: 0, variants: undefined };
  memory.set(vocabulary, fresh);
  return fresh;
}

function walk(vocabulary: Vocabulary, attribute: WordAttribute, matches: (text: string) => boolean): Uint32Array {
  if (attribute === 'word') return vocabulary.filter((word) => matches(vocabulary.word(word)));
  if (attribute === 'pos') {
    // There are few parts of speech and many words.
    const answers = new Map<string, boolean>();
    return vocabulary.filter((word) => {
      const pos = vocabulary.pos(word);
      let answer = answers.get(pos);
      if (answer === undefined) {
        answer = matches(pos);
        answers.set(pos, answer);
      }
      return answer;
    });
  }
  const forms = new Uint8Array(vocabulary.size + 1);
  return vocabulary.filter((word) => {
    const form = vocabulary.folded(word);
    if (forms[form] === 0) forms[form] = matches(vocabulary.word(form)) ? 2 : 1;
    return forms[form] === 2;
  });
}
