import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KeyFilter } from '../../../server/src/corpus/key-filter.ts';

const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰涛明超兰霞平刚'];
const NAMES = SURNAMES.flatMap((surname) => GIVEN.flatMap((first) => GIVEN.map((second) => `0${surname}${first}${second}`)));

test('a filter of keys knows every key that it was given, and takes few others for known', () => {
  const filter = new KeyFilter();
  const given = NAMES.filter((_, index) => index % 2 === 0);
  assert.equal(NAMES.filter((name) => filter.mayHave(name)).length, 0);
  for (const name of given) filter.add(name);
  assert.equal(given.filter((name) => filter.mayHave(name)).length, given.length);
  const mistaken = NAMES.filter((name, index) => index % 2 === 1 && filter.mayHave(name));
  assert.ok(mistaken.length < given.length / 100, `${mistaken.length} of ${given.length}`);
});
