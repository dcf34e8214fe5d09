/** The dictionary as it lies in memory: in the bundle it is what the build has laid out. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import characters from '../../../server/lexicon/characters.json' with { type: 'json' };
import { dictionary } from '../../../server/src/article/people/dictionary.ts';
import { dictionaryTrie } from '../../../server/src/article/people/dictionary-trie.ts';
import { dictionaryWords } from '../../../server/src/article/people/dictionary-words.ts';
import { Trie } from '../../../server/src/article/people/trie.ts';

test('every character of the dictionary has its number from the start, so that a trie laid out elsewhere reads the same here', () => {
  const numbered = new Set(characters.characters.split(''));
  assert.equal(numbered.size, characters.characters.length);
  const missing = new Set([...dictionaryWords().keys()].flatMap((word) => word.split('').filter((unit) => !numbered.has(unit))));
  assert.deepEqual([...missing], [], 'run server/lexicon/characters.build.mjs');
});

test('laid out, copied as bytes and read again it knows the same words', () => {
  const { codes, links } = dictionaryTrie();
  const copy = new Trie({ codes: codes.slice(), links: links.slice() });
  for (const [word, value] of dictionaryWords()) {
    assert.equal(dictionary.get(word), value, word);
    assert.equal(copy.get(word), value, word);
  }
  for (const word of ['', '青禾县调研了', 'abc', '\ud842']) assert.equal(copy.get(word), dictionary.get(word));
});
