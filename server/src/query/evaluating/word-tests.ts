/**
 * Tests of words over the vocabulary, never over the text: a plain word is looked up, a regular expression walks the words that
 * there are. What was walked for is remembered for the next query over the same vocabulary.
 */

import { foldKey } from '../../text/folding.ts';
import { finish, type Steps } from '../analyses/steps.ts';
import type { AttributeTest, Pattern, Query, QueryProblem, TokenTest, Value } from '../cql/syntax.ts';
import { matcherOf } from '../cql/values.ts';
import type { Vocabulary } from '../source.ts';
import type { WordSet } from './word-set.ts';

/** Attributes that a word has wherever it stands. */
export type WordAttribute = 'word' | 'folded' | 'pos';

/** Words that are looked at in a step: a large expression takes a millisecond for one. */
const WORDS_A_STEP = 64;
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
  const words = finish(walked(vocabulary, attribute, value));
  return 'template' in words ? words : { words, not: false };
}

/**
 * Walks the words for all tests of a query, so that `wordsWith` knows their answers: a large expression over many words takes seconds,
 * and who takes the steps can stop.
 */
export function* walkWords({ pattern }: Query, vocabulary: Vocabulary): Steps<void> {
  for (const { name, value } of testsIn(pattern)) {
    if (name !== 'word' && name !== 'folded' && name !== 'pos') continue;
    if (value.literal === undefined || name === 'pos') yield* walked(vocabulary, name, value);
  }
}

function* testsIn(pattern: Pattern): Generator<AttributeTest> {
  switch (pattern.kind) {
    case 'token':
      if (pattern.test !== undefined) yield* attributesOf(pattern.test);
      break;
    case 'sequence':
    case 'alternatives':
      for (const item of pattern.items) yield* testsIn(item);
      break;
    case 'repeated':
      yield* testsIn(pattern.item);
      break;
    case 'within':
      yield* testsIn(pattern.pattern);
      yield* testsIn(pattern.container);
      break;
    case 'containing':
      yield* testsIn(pattern.pattern);
      yield* testsIn(pattern.contained);
      break;
    default:
  }
}

function* attributesOf(test: TokenTest): Generator<AttributeTest> {
  if (test.kind === 'attribute') yield test;
  else if (test.kind === 'not') yield* attributesOf(test.item);
  else for (const item of test.items) yield* attributesOf(item);
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

/** The words that a value is matched by, from memory where they are there. */
function* walked(vocabulary: Vocabulary, attribute: WordAttribute, value: Value): Steps<Uint32Array | QueryProblem> {
  const key = `${attribute}${value.ignoreCase ? '%' : '='}${value.source}`;
  const before = rememberedOf(vocabulary).sets.get(key);
  if (before !== undefined) return before;
  const matches = matcherOf(value, { folded: attribute === 'folded' });
  if (typeof matches !== 'function') return matches;
  const words = yield* walk(vocabulary, attribute, matches);
  const remembered = rememberedOf(vocabulary);
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

function* walk(vocabulary: Vocabulary, attribute: WordAttribute, matches: (text: string) => boolean): Steps<Uint32Array> {
  const { size } = vocabulary;
  const isOne = wordMatcher(vocabulary, attribute, matches);
  const found: number[] = [];
  for (let word = 1; word <= size; word++) {
    if (vocabulary.word(word) !== '' && isOne(word)) found.push(word);
    if (word % WORDS_A_STEP === 0) yield { done: word, total: size };
  }
  return Uint32Array.from(found);
}

/** What tells of words whether their attribute matches; what several of them share is asked once. */
function wordMatcher(vocabulary: Vocabulary, attribute: WordAttribute, matches: (text: string) => boolean): (word: number) => boolean {
  if (attribute === 'word') return (word) => matches(vocabulary.word(word));
  if (attribute === 'pos') {
    const answers = new Map<string, boolean>();
    return (word) => {
      const pos = vocabulary.pos(word);
      let answer = answers.get(pos);
      if (answer === undefined) {
        answer = matches(pos);
        answers.set(pos, answer);
      }
      return answer;
    };
  }
  const forms = new Uint8Array(vocabulary.size + 1);
  return (word) => {
    const form = vocabulary.folded(word);
    if (forms[form] === 0) forms[form] = matches(vocabulary.word(form)) ? 2 : 1;
    return forms[form] === 2;
  };
}
