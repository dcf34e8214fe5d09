import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { GrowingTrie } from '../../../server/src/article/people/growing-trie.ts';
import { reversedTrie, Trie } from '../../../server/src/article/people/trie.ts';

/** Few characters, so that words share beginnings and texts hold words. */
const word = fc.string({ unit: fc.constantFrom(...'市长副县委员会a·'), minLength: 1, maxLength: 5 });
const lexicon = fc.dictionary(word, fc.integer({ min: 1, max: 1000 }), { maxKeys: 60 });
const text = fc.string({ unit: fc.constantFrom(...'市长副县委员会a·龘'), maxLength: 12 });

/** Lengths of the words that stand at an offset, by brute force. */
const lengthsAt = (words: Readonly<Record<string, number>>, text: string, offset: number): number[] =>
  Object.keys(words)
    .filter((each) => text.startsWith(each, offset))
    .map((each) => each.length);

test('a trie knows its words, with their values, and no others', () => {
  fc.assert(
    fc.property(lexicon, word, (words, other) => {
      const trie = new Trie(Object.entries(words));
      for (const [each, value] of Object.entries(words)) assert.equal(trie.get(each), value);
      assert.equal(trie.get(other), words[other] ?? 0);
      assert.equal(trie.get(`长${other}县`, 1, 1 + other.length), words[other] ?? 0);
    }),
  );
});

test('a trie finds the longest word at every offset', () => {
  fc.assert(
    fc.property(lexicon, text, (words, text) => {
      const trie = new Trie(Object.entries(words));
      for (let offset = 0; offset <= text.length; offset++)
        assert.equal(trie.longestAt(text, offset), Math.max(0, ...lengthsAt(words, text, offset)));
    }),
  );
});

test('a reversed trie finds the longest word before every offset, and none that begins too early', () => {
  fc.assert(
    fc.property(lexicon, text, fc.nat(4), (words, text, least) => {
      const trie = reversedTrie(Object.entries(words));
      for (let offset = 0; offset <= text.length; offset++) {
        const lengths = Object.keys(words)
          .filter((each) => offset - each.length >= least && text.endsWith(each, offset))
          .map((each) => each.length);
        assert.equal(trie.longestBefore(text, offset, least), Math.max(0, ...lengths));
      }
    }),
  );
});

test('tries of thousands of words with thousands of characters lose nothing', () => {
  const words = Array.from({ length: 20_000 }, (_, index): [string, number] => [
    String.fromCharCode(0x4e00 + (index % 3001), 0x4e00 + ((index * 7) % 5003), 0x4e00 + (index % 97)),
    index + 1,
  ]);
  const last = new Map(words);
  const trie = new Trie(words);
  for (const [each, value] of last) assert.equal(trie.get(each), value);
  assert.equal(trie.get('一一一一'), 0);
});

test('characters that were met after a trie was built are none of its own', () => {
  const trie = new Trie([['市长', 1]]);
  new Trie([['\ue001\ue002', 1]]);
  assert.equal(trie.longestAt('市\ue001\ue002', 0), 0);
  assert.equal(trie.get('\ue001\ue002'), 0);
});

test('a growing trie knows its words and where a text holds one', () => {
  fc.assert(
    fc.property(lexicon, text, (words, text) => {
      const trie = new GrowingTrie(Object.entries(words));
      assert.equal(trie.has(text), text in words && text !== '');
      assert.equal(
        trie.occursIn(text),
        Object.keys(words).some((each) => text.includes(each)),
      );
    }),
  );
});
