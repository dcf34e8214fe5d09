/** Words by how many characters they have: what a distance in characters is made up of. */
import type { Vocabulary } from '../source.ts';

/** Numbers of words, ascending, by the code points of their folded forms. */
export type WordsByLength = ReadonlyMap<number, Uint32Array>;

const memory = new WeakMap<Vocabulary, { readonly size: number; readonly words: WordsByLength }>();

/** Walks the vocabulary once as long as it stays as large as it is. */
export function wordsByLength(vocabulary: Vocabulary): WordsByLength {
  let remembered = memory.get(vocabulary);
  if (remembered?.size !== vocabulary.size) {
    remembered = { size: vocabulary.size, words: walk(vocabulary) };
    memory.set(vocabulary, remembered);
  }
  return remembered.words;
}

function walk(vocabulary: Vocabulary): WordsByLength {
  const lists = new Map<number, number[]>();
  for (let word = 1; word <= vocabulary.size; word++) {
    const length = codePoints(vocabulary.word(vocabulary.folded(word)));
    const list = lists.get(length);
    if (list === undefined) lists.set(length, [word]);
    else list.push(word);
  }
  return new Map(Array.from(lists, ([length, words]) => [length, Uint32Array.from(words)]));
}

function codePoints(text: string): number {
  let count = text.length;
  for (let at = 0; at + 1 < text.length; at++) {
    const isPair = (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
    if (isPair) count--;
  }
  return count;
}
