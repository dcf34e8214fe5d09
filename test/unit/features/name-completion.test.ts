import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completeNames, type NameCompletion } from '../../../server/src/features/name-completion.ts';
import { nameDetails } from '../../../server/src/features/name-details.ts';
import { toPlainText } from '../../../server/src/features/rich-text.ts';
import { buildCorpus } from '../../support/corpus.ts';
import { readMarks } from '../../support/marks.ts';
import { openedIn } from '../../support/opened.ts';

const OTHERS = {
  '/b.txt': '永和县召开扶贫大会\n2021年3月2日\n本报讯 永和县委书记李德明出席会议并讲话，永和县县长王志刚主持会议。李德明要求抓好落实。\n',
  '/c.txt':
    '临汾市卫生健康委开会\n2021年5月2日\n本报讯 临汾市卫生健康委员会主任李新民出席会议并讲话。李新民强调，要抓好落实。李新民还看望了职工。\n',
};
const STORY =
  '宝丰县召开大会\n2020年6月25日\n本报讯 宝丰县委书记许红兵出席会议。宝丰县县长王代强主持会议。宝丰县卫生健康委员会负责人参加。\n';

/** What is offered at the mark, in an article that ends with the line. */
function offered(line: string): { items: NameCompletion[]; typed: (item: NameCompletion | undefined) => string } {
  const { text, caret } = readMarks(`${STORY}${line}`);
  const corpus = buildCorpus({ '/a.txt': text, ...OTHERS });
  const article = openedIn(corpus, '/a.txt');
  return {
    items: completeNames(corpus.snapshot(), article, caret),
    typed: (item) => (item === undefined ? '' : article.text.slice(item.span.start, item.span.end)),
  };
}

function labels(line: string, kind?: NameCompletion['kind']): string[] {
  return offered(line)
    .items.filter((item) => kind === undefined || item.kind === kind)
    .map(({ label }) => label);
}

test('initials, pinyin and the first characters find a name, and replace what is typed of it', () => {
  for (const typed of ['xhb', 'xuhongbing', 'xuhb', 'XHB', '许红', '许']) {
    const { items, typed: replaced } = offered(`会后${typed}<|>`);
    assert.equal(items[0]?.label, '许红兵', typed);
    assert.equal(replaced(items[0]), typed);
  }
});

test('the article comes before the corpus, and behind a name comes the name with its post', () => {
  const found = labels('会后l<|>', 'person');
  assert.deepEqual(found.sort(), ['李德明', '李新民'].sort());
  const { items } = offered('会后w<|>');
  assert.deepEqual(
    items.slice(0, 2).map(({ kind, label }) => `${kind} ${label}`),
    ['person 王代强', 'introduction 宝丰县县长王代强'],
  );
  assert.ok(items.findIndex(({ label }) => label === '王代强') < items.findIndex(({ label }) => label === '王志刚'));
});

test('names of the corpus are found by their first characters', () => {
  const { items, typed } = offered('会后李德<|>');
  assert.equal(items[0]?.label, '李德明');
  assert.equal(items[0]?.detail, '永和县委书记');
  assert.equal(typed(items[0]), '李德');
});

test('organisations and places are found as people are', () => {
  assert.equal(labels('走访临汾市卫<|>', 'organisation')[0], '临汾市卫生健康委员会');
  assert.ok(labels('走访bf<|>', 'place').includes('宝丰县'));
  assert.ok(labels('走访yh<|>', 'place').includes('永和县'));
});

test('behind a post comes who holds it', () => {
  const { items, typed } = offered('会议由宝丰县县长<|>');
  assert.equal(items[0]?.label, '王代强');
  assert.equal(typed(items[0]), '');
});

test('where nothing is typed the officials of the article are offered, and nobody else', () => {
  assert.deepEqual(labels('会后，<|>').sort(), ['王代强', '许红兵']);
  assert.deepEqual(labels('会后 qqq<|>'), []);
});

test('a name that stands there whole is not written again', () => {
  for (const { span } of offered('会后许红兵<|>').items) assert.equal(span.start, span.end);
});

test('several posts are a choice', () => {
  const { items } = offered('会后，宝丰县人大常委会主任许红兵走了。xhb<|>');
  const introduction = items.find(({ kind }) => kind === 'introduction');
  assert.deepEqual(introduction?.parts, [['宝丰县委书记', '宝丰县人大常委会主任'], ['许红兵']]);
});

test('details tell what the corpus knows of a name', () => {
  const corpus = buildCorpus(OTHERS);
  const told = (kind: 'person' | 'organisation', key: string) => toPlainText(nameDetails(corpus.snapshot(), kind, key) ?? []);
  assert.match(told('person', '李德明'), /李德明 \(lǐ dé míng\) · official\nIn the corpus · 2 mentions · 1 article\n- .*永和县委书记/);
  assert.match(told('organisation', '临汾市卫生健康委员会'), /Who holds posts there\n- 李新民 · 临汾市卫生健康委员会主任/);
  assert.equal(nameDetails(corpus.snapshot(), 'person', '没有'), undefined);
});
