import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { pathBelow } from '../../../server/src/corpus/paths.ts';

const at = (...names: string[]): string => path.resolve(path.sep, ...names);

test('the path below a corpus names its folder only where there are several', () => {
  const file = at('news', 'bao', '2020', 'a.txt');
  assert.equal(pathBelow(file, [at('news')]), 'bao/2020/a.txt');
  assert.equal(pathBelow(file, [at('letters'), at('news', 'bao')]), 'bao/2020/a.txt');
  assert.equal(pathBelow(file, [at('news', 'b')]), file);
  assert.equal(pathBelow(file, [file]), 'a.txt');
});
