/** Room for small arrays: whoever asks has one of zeros to himself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numbers } from '../../../server/src/text/room.ts';

test('every array has its length, holds zeros and is nobody else’s', () => {
  const lengths = Array.from({ length: 400 }, (_, index) => (index * 37) % 3000);
  const arrays = lengths.map((length, index) => {
    const array = numbers(length);
    assert.equal(array.length, length);
    assert.ok(array.every((number) => number === 0));
    return array.fill(index + 1);
  });
  for (const [index, array] of arrays.entries()) assert.ok(array.every((number) => number === index + 1));
});
