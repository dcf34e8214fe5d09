/**
 * How words can make up a text, whatever the borders between them: one that holds it whole, or one that ends with its beginning,
 * then words that are its next parts, then one that begins with its rest. So a search by characters runs over the vocabulary once
 * and over tokens then, as any other pattern.
 */
import type { Vocabulary } from '../source.ts';
import { type Need, needOfAny } from './needs.ts';

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
  const steps = new Map<number, number[]>();
  const put = (from: number, to: number, word: number) => {
    const key = from * (length + 1) + to;
    const list = steps.get(key);
    if (list === undefined) steps.set(key, [word]);
    else list.push(word);
  };
  const units = new Set(Array.from({ length }, (_, at) => text.charCodeAt(at)));
  for (let word = 1; word <= vocabulary.size; word++) {
    const form = vocabulary.word(vocabulary.folded(word));
    if (form === '') {
      // What no reader sees parts nothing.
      for (let at = 1; at < length; at++) put(at, at, word);
      continue;
    }
    const ends = units.has(form.charCodeAt(form.length - 1));
    const begins = units.has(form.charCodeAt(0));
    if (form.length > length ? form.includes(text) : form === text) {
      put(0, length, word);
      continue;
    }
    if (!ends && !begins) continue;
    for (let at = 1; at < length; at++) {
      if (ends && form.endsWith(text.slice(0, at))) put(0, at, word);
      if (begins && form.startsWith(text.slice(at))) put(at, length, word);
      if (begins && at + form.length < length && text.startsWith(form, at)) put(at, at + form.length, word);
    }
  }
  const list = Array.from(steps, ([key, words]) => ({
    from: Math.floor(key / (length + 1)),
    to: key % (length + 1),
    words: Uint32Array.from(words),
  }));
  return { length, steps: list, needs: needsOf(list, length) };
}

/** A word with the beginning, and one with the end: for each length of them, in one article. */
function needsOf(steps: readonly TextStep[], length: number): readonly Need[] {
  const need = (words: Uint32Array): Need => ({ kind: 'words', words });
  const whole = steps.filter(({ from, to }) => from === 0 && to === length).map(({ words }) => [need(words)]);
  const begun = steps.filter(({ from, to }) => from === 0 && to < length);
  const ended = all(steps.filter(({ from, to }) => from > 0 && to === length));
  return needOfAny([
    ...whole,
    ...begun.map(({ words }) => [need(words), need(ended)]),
    ...(whole.length + begun.length === 0 ? [[need(ended.subarray(0, 0))]] : []),
  ]);
}

function all(steps: readonly TextStep[]): Uint32Array {
  return Uint32Array.from(new Set(steps.flatMap(({ words }) => Array.from(words)))).sort();
}
