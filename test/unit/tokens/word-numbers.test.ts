import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { WordNumbers } from '../../../server/src/tokens/word-numbers.ts';

test('each word has the number it was given, wherever it stands in a text', () => {
  const unit = fc.constantFrom('县', '委', 'a', '\u0001', '\ud842\udfb7', '\uffff', '会议', '召');
  fc.assert(
    fc.property(fc.array(fc.string({ unit, minLength: 1, maxLength: 4 })), (words) => {
      const numbers = new WordNumbers();
      const expected = new Map<string, number>();
      const text = words.join('');
      let start = 0;
      for (const word of words) {
        const end = start + word.length;
        assert.equal(numbers.get(text, start, end), expected.get(word) ?? 0);
        if (!expected.has(word)) {
          expected.set(word, expected.size + 1);
          numbers.set(text, start, end, expected.size);
        }
        start = end;
      }
      assert.equal(numbers.size, expected.size);
      for (const [word, number] of expected) assert.equal(numbers.get(`，${word}`, 1, 1 + word.length), number);
      numbers.clear();
      assert.equal(numbers.size, 0);
      for (const word of expected.keys()) assert.equal(numbers.get(word, 0, word.length), 0);
    }),
  );
});

test('however many words there are', () => {
  const numbers = new WordNumbers();
  const word = (number: number) => String.fromCharCode(0x4e00 + (number % 200), 0x4e00 + Math.floor(number / 200));
  for (let number = 1; number <= 30_000; number++) numbers.set(word(number), 0, 2, number);
  for (let number = 1; number <= 30_000; number++) assert.equal(numbers.get(word(number), 0, 2), number);
  assert.equal(numbers.get('会', 0, 1), 0);
});
