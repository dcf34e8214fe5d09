import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Recent } from '../../../server/src/corpus/recent.ts';

test('those that were asked for last are remembered', () => {
  const recent = new Recent<string, number>(2);
  recent.put('甲', 1);
  recent.put('乙', 2);
  assert.equal(recent.get('甲'), 1);
  recent.put('丙', 3);
  assert.deepEqual(
    ['甲', '乙', '丙'].map((key) => recent.get(key)),
    [1, undefined, 3],
  );
});

test('so many are remembered as weigh no more together than they may, and the latest in any case', () => {
  const recent = new Recent<string, number>(10, (weight) => weight);
  recent.put('甲', 6);
  recent.put('乙', 4);
  recent.put('乙', 3);
  assert.deepEqual(
    ['甲', '乙'].map((key) => recent.get(key)),
    [6, 3],
  );
  recent.put('丙', 2);
  assert.deepEqual(
    ['甲', '乙', '丙'].map((key) => recent.get(key)),
    [undefined, 3, 2],
  );
  recent.put('丁', 50);
  assert.deepEqual(
    ['乙', '丙', '丁'].map((key) => recent.get(key)),
    [undefined, undefined, 50],
  );
  recent.put('戊', 1);
  assert.deepEqual(
    ['丁', '戊'].map((key) => recent.get(key)),
    [undefined, 1],
  );
});
