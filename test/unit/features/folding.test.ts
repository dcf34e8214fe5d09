import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldingRanges } from '../../../server/src/features/folding.ts';
import { type Written, writtenArticle } from '../../support/facts.ts';

/** Ranges as `first-last kind`. */
function checkFolding(text: string, written: Written, expected: readonly string[]): void {
  const ranges = foldingRanges(writtenArticle('/a.txt', text, written));
  assert.deepEqual(
    ranges.map(({ line, endLine, kind }) => `${line}-${endLine} ${kind}`),
    expected,
  );
}

test('sections fold as regions, boilerplate as comments', () => {
  checkFolding(
    '首页\n新闻\n\n体育\n题目\n一、形势\n正文\n\n版权\n地址',
    { title: '题目', boilerplate: [1, 2, 4, 9, 10], sections: [{ kind: 'title', label: '题目', children: [{ label: '一、形势' }] }] },
    ['1-4 comment', '5-7 region', '6-7 region', '9-10 comment'],
  );
});

test('one line does not fold', () => {
  checkFolding('题目\n版权', { title: '题目', boilerplate: [2], sections: [{ kind: 'title', label: '题目' }] }, []);
});

test('front matter folds where it is closed', () => {
  checkFolding('---\ntitle: 题目\n---\n正文', {}, ['1-3 imports']);
  checkFolding('---\n正文\n没有完', {}, []);
});
