/**
 * Deleting a recurring line in every article: what counts as the same line is what the corpus counts as the same.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deletionsOf, keysOf } from '../../../server/src/features/duplicates.ts';
import { OTHER_STORIES } from '../../support/page.ts';

const page = (story: number, ...lines: string[]): string => [OTHER_STORIES[story], '', ...lines].join('\n');

/** What is deleted in one page because of the last line of another. */
function deleted(of: string, because: string): string[] {
  const keys = keysOf(because, [because.split('\n').length]);
  return deletionsOf(of, keys).map(({ start, end }) => of.slice(start, end).trim());
}

test('furniture is the same whatever number it bears', () => {
  const other = page(1, '青禾微报读者专栏 第 4 页', '青禾微报读者来信 第 3 页');
  assert.deepEqual(deleted(other, page(0, '青禾微报读者专栏 第 3 页')), ['青禾微报读者专栏 第 4 页']);
  assert.deepEqual(deleted(other, page(0, '青禾微報讀者專欄　第３頁')), ['青禾微报读者专栏 第 4 页']);
});

test('a sentence of the story with another figure is another sentence', () => {
  const sentence = (figure: number): string => `欲知全县各项惠民政策的最新进展可拨打服务热线${figure}咨询工作人员。`;
  assert.deepEqual(deleted(page(1, sentence(12345)), page(0, sentence(12345))), [sentence(12345)]);
  assert.deepEqual(deleted(page(1, sentence(12346)), page(0, sentence(12345))), []);
});

test('a number alone is no line that recurs', () => assert.deepEqual(deleted(page(1, '3', '4'), page(0, '3')), []));

test('a title is content, whatever stands elsewhere', () => {
  const [headline = ''] = page(1).split('\n');
  assert.deepEqual(deleted(page(1), page(0, headline)), []);
});
