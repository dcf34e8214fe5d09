/** The blocks of segments: what is put in is found again, and nothing else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  blockOf,
  findWords,
  hasNumber,
  MEETINGS,
  meetingNumber,
  noPlaces,
  numberBlocks,
  wordBlocks,
  wordsIn,
} from '../../../server/src/corpus/words/segment-blocks.ts';

/** Words with the places of their articles: few of most words, and nearly all of some. */
const segment = fc.integer({ min: 1, max: 1024 }).chain((articles) =>
  fc.record({
    articles: fc.constant(articles),
    words: fc.uniqueArray(
      fc.record({
        word: fc.oneof(fc.nat(300), fc.nat(5_000_000)),
        places: fc
          .tuple(
            fc.uniqueArray(fc.nat(articles - 1), { minLength: 1, maxLength: 40 }),
            fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat(articles)),
          )
          .map(([some, first]) => Uint16Array.from(new Set([...some, ...Array.from({ length: first }, (_, place) => place)])).sort()),
      }),
      { selector: ({ word }) => word, maxLength: 60 },
    ),
  }),
);

const placesOf = (bits: Uint8Array): number[] =>
  Array.from({ length: 8 * bits.length }, (_, place) => place).filter((place) => ((bits[place >> 3] as number) >> (place & 7)) & 1);

test('every word leads to its articles and to no others', () => {
  fc.assert(
    fc.property(segment, fc.func(fc.boolean()), ({ articles, words }, isAsked) => {
      const sorted = words.toSorted((a, b) => a.word - b.word);
      const blocks = Array.from(wordBlocks(sorted, articles));
      assert.deepEqual(
        blocks.flatMap((block) => Array.from(wordsIn(block, articles), ({ word, places }) => [word, placesOf(places)])),
        sorted.map(({ word, places }) => [word, Array.from(places)]),
      );
      const asked = sorted.filter(({ word }) => isAsked(word));
      const found = noPlaces(articles);
      for (const block of blocks) findWords(block, [...asked.map(({ word }) => word), 6_000_000], 0, found);
      assert.deepEqual(
        placesOf(found),
        Array.from(new Set(asked.flatMap(({ places }) => Array.from(places)))).sort((a, b) => a - b),
      );
    }),
  );
});

test('numbers are found in the block that may have them, and no others', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(MEETINGS - 1), { maxLength: 5000, minLength: 1 }), fc.nat(MEETINGS - 1), (numbers, other) => {
      const sorted = numbers.toSorted((a, b) => a - b);
      const blocks = Array.from(numberBlocks(sorted));
      const firsts = Uint32Array.from(blocks, ({ first }) => first);
      const has = (number: number): boolean => {
        const block = blocks[blockOf(firsts, number)];
        return block !== undefined && (block.first === number || hasNumber(block, number));
      };
      assert.ok(sorted.every(has));
      assert.equal(has(other), sorted.includes(other));
    }),
    { numRuns: 30 },
  );
});

test('pairs of characters have numbers in bounds, and seldom the same', () => {
  const units = Array.from({ length: 400 }, (_, index) => 0x4e00 + 7 * index);
  const numbers = new Set(units.flatMap((before) => units.map((behind) => meetingNumber(before, behind))));
  assert.ok([...numbers].every((number) => Number.isInteger(number) && number >= 0 && number < MEETINGS));
  // By chance 158,480 of 160,000.
  assert.ok(numbers.size > 150_000);
  assert.notEqual(meetingNumber(0x5e02, 0x59d4), meetingNumber(0x59d4, 0x5e02));
});
