/**
 * How words can make up a text, whatever the borders between them: one that holds it whole, or one that ends with its beginning,
 * then words that are its next parts, then one that begins with its rest. So a search by characters asks the vocabulary first
 * and runs over tokens then, as any other pattern.
 */
import type { Vocabulary } from '../source.ts';
import { type Need, needOfAny } from './needs.ts';
import { charactersOf } from './word-characters.ts';

/** Words by how much of the text stands before and behind them, in code units. */
export interface TextStep {
  readonly from: number;
  readonly to: number;
  /** Ascending. */
  readonly words: Uint32Array;
}

/** 文字 */
export interface TextWords {
  readonly length: number;
  readonly steps: readonly TextStep[];
  readonly needs: readonly Need[];
}

const REMEMBERED = 20;
const memory = new WeakMap<Vocabulary, { readonly size: number; readonly texts: Map<string, TextWords> }>();

/** @param text folded, without blanks, not empty */
export function wordsOfText(vocabulary: Vocabulary, text: string): TextWords {
  let remembered = memory.get(vocabulary);
  if (remembered === undefined || remembered.size !== vocabulary.size || remembered.texts.size >= REMEMBERED) {
    remembered = { size: vocabulary.size, texts: new Map() };
    memory.set(vocabulary, remembered);
  }
  let words = remembered.texts.get(text);
  if (words === undefined) {
    words = walk(vocabulary, text);
    remembered.texts.set(text, words);
  }
  return words;
}

function walk(vocabulary: Vocabulary, text: string): TextWords {
  const length = text.length;
  const characters = charactersOf(vocabulary);
  const steps = new Map<number, number[]>();
  const put = (from: number, to: number, word: number) => {
    const key = from * (length + 1) + to;
    const list = steps.get(key);
    if (list === undefined) steps.set(key, [word]);
    else list.push(word);
  };
  const form = (word: number): string => vocabulary.word(vocabulary.folded(word));
  const isWhole = (word: string): boolean => (word.length > length ? word.includes(text) : word === text);
  for (const word of characters.rarestOf(text)) if (isWhole(form(word))) put(0, length, word);
  for (let at = 1; at < length; at++) {
    const [begun, rest] = [text.slice(0, at), text.slice(at)];
    for (const word of characters.wordsWith(text.charCodeAt(at - 1))) {
      const written = form(word);
      if (written.endsWith(begun) && !isWhole(written)) put(0, at, word);
    }
    for (const word of characters.wordsWith(text.charCodeAt(at))) {
      const written = form(word);
      if (written.startsWith(rest) && !isWhole(written)) put(at, length, word);
      if (at + written.length < length && text.startsWith(written, at)) put(at, at + written.length, word);
    }
    // What no reader sees parts nothing.
    for (const word of characters.silent) put(at, at, word);
  }
  const list = Array.from(steps, ([key, words]) => ({
    from: Math.floor(key / (length + 1)),
    to: key % (length + 1),
    words: Uint32Array.from(words),
  }));
  return { length, steps: list, needs: needsOf(list, text) };
}

/** A word that holds it; or for each length of a beginning a word with that, one that goes on there, and the characters that meet. */
function needsOf(steps: readonly TextStep[], text: string): readonly Need[] {
  const need = (words: Uint32Array): Need => ({ kind: 'words', words });
  const { length } = text;
  const whole = steps.filter(({ from, to }) => from === 0 && to === length).map(({ words }) => [need(words)]);
  const across = steps
    .filter(({ from, to }) => from === 0 && to < length)
    .flatMap(({ to, words }): Need[][] => {
      const next = steps.filter((step) => step.from === to && step.to > to);
      if (next.length === 0) return [];
      const meeting: Need = { kind: 'meeting', before: text.charCodeAt(to - 1), behind: text.charCodeAt(to) };
      const isLast = next.every((step) => step.to === length);
      const ended = isLast ? [] : [need(all(steps.filter((step) => step.from > 0 && step.to === length)))];
      return [[meeting, need(words), need(all(next)), ...ended]];
    });
  const ways = [...whole, ...across];
  return needOfAny(ways.length === 0 ? [[need(new Uint32Array())]] : ways);
}

function all(steps: readonly TextStep[]): Uint32Array {
  return Uint32Array.from(new Set(steps.flatMap(({ words }) => Array.from(words)))).sort();
}
