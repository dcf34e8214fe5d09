/** A hover over a pattern tells who is meant by the names in it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainPart } from '../../../server/src/features/explain-query.ts';
import { queryNameBlocks } from '../../../server/src/features/query-names.ts';
import { toPlainText } from '../../../server/src/features/rich-text.ts';
import { buildCorpus } from '../../support/corpus.ts';
import { readQuery } from '../../support/cql.ts';
import { readMarks } from '../../support/marks.ts';

const corpus = buildCorpus(
  {
    '/c/a.txt': '鲁山县召开会议\n2016-11-02\n鲁山县委副书记王伟出席会议并讲话。王伟强调，要抓紧抓好。县长许红兵主持。\n',
    '/c/b.txt': '鲁山县防汛\n2018-02-05\n鲁山县县长王伟检查防汛工作。王伟指出，要落实责任。\n',
    '/c/c.txt': '永康市召开会议\n2016-07-02\n永康市副市长王伟主持会议。王伟表示，要加快进度。\n',
    '/c/d.txt': '永康市创建工作\n2019-03-02\n永康市副市长王伟检查创建工作。\n',
  },
  [{ folder: '/c', people: [] }],
);

function told(marked: string): string {
  const { text, caret } = readMarks(marked);
  const part = explainPart(readQuery(text), caret);
  return part === undefined ? '' : toPlainText(queryNameBlocks(corpus.snapshot(), part.part));
}

test('a person, by the post; of several of a name each', () => {
  assert.match(told('[person="许红<|>兵"]'), /^许红兵 · official\n+(?:鲁山)?县长\n+In the corpus · 1 mention · 1 article$/);
  const both = told('"a" within <statement speaker="王<|>伟"/>');
  assert.match(both, /^王伟 · 2 people of this name/);
  assert.match(both, /鲁山县县长 · 2 articles/);
  assert.match(both, /永康市副市长 · 2 articles/);
});

test('a place; what the corpus does not name; and nothing where no name is asked for', () => {
  assert.match(told('<place name="永<|>康市"/>'), /^永康市 · place\n+In the corpus · .* · 2 articles$/);
  assert.match(told('[person="张<|>三" | place="鲁山县"]'), /^张三 · not named in the corpus\n+鲁山县 · place/);
  assert.equal(told('[word="王<|>伟"]'), '');
  assert.equal(told('[person="王.<|>*"]'), '');
  assert.equal(told('<article title="王<|>伟"/>'), '');
});
