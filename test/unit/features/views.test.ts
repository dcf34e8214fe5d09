/**
 * The views of the side bar, as trees of text: an item a line, two blanks deeper for each level.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { articlesView } from '../../../server/src/features/views/articles.ts';
import type { ViewItem, ViewItems, ViewQuestion } from '../../../server/src/features/views/items.ts';
import { tooltipText } from '../../../server/src/features/views/items.ts';
import { officialsView } from '../../../server/src/features/views/officials.ts';
import { organisationsView } from '../../../server/src/features/views/organisations.ts';
import { buildCorpus } from '../../support/corpus.ts';

const corpus = buildCorpus({
  '/corpus/daily/a.txt':
    '宝丰县卫生工作会议召开\n2019-03-02\n本报讯（记者巫鹏）宝丰县委书记许红兵强调，要抓好卫生工作。许红兵指出，责任要落实。',
  '/corpus/daily/b.txt':
    '宝丰县教育工作会议召开\n2020-05-06\n宝丰县委书记许红兵出席会议。国家卫生健康委员会副主任李斌讲话。国家卫生健康委员会人事司司长周宁参加。',
  '/corpus/weekly/c.txt': '卫生调研\n国家卫生健康委员会副主任李斌到宝丰县调研。宝丰县教育局局长欧阳明汇报。',
  '/corpus/d.txt': '读书活动\n2020-05-01\n宝丰县教育局局长欧阳明参加了在县城举行的读书活动，学生们都很高兴。',
});

type View = (question: ViewQuestion) => ViewItems;
const views: Readonly<Record<string, View>> = {
  officials: officialsView,
  organisations: organisationsView,
  articles: (question) => articlesView(question, ['/corpus']),
};

function ask(view: string, asked: Partial<ViewQuestion>): ViewItems {
  const given = { snapshot: corpus.snapshot(), order: '', filter: '', below: undefined, from: 0, count: 100, ...asked };
  return (views[view] as View)(given);
}

/** @param open labels of items that are opened */
function drawn(view: string, asked: Partial<ViewQuestion>, open: readonly string[] = [], depth = 0): string[] {
  return ask(view, asked).items.flatMap(({ label, description, parent }) => {
    const line = `${'  '.repeat(depth)}${label}${description ? ` | ${description}` : ''}`;
    return parent !== undefined && open.includes(label) ? [line, ...drawn(view, { ...asked, below: parent }, open, depth + 1)] : [line];
  });
}

const itemOf = (view: string, asked: Partial<ViewQuestion>, label: string): ViewItem =>
  ask(view, asked).items.find((item) => item.label === label) as ViewItem;

test('officials by how often they are named, each with posts over time and articles', () => {
  assert.deepEqual(drawn('officials', { order: 'frequency' }, ['许红兵', 'Articles']), [
    '许红兵 | 宝丰县委书记 · 3',
    '  宝丰县委书记 | 2019-03-02 – 2020-05-06 · 2',
    '  Articles | 2',
    '    宝丰县教育工作会议召开 | 2020-05-06',
    '    宝丰县卫生工作会议召开 | 2019-03-02 · 2',
    '李斌 | 国家卫生健康委员会副主任 · 2',
    '欧阳明 | 宝丰县教育局局长 · 2',
    '周宁 | 国家卫生健康委员会人事司司长 · 1',
  ]);
});

test('officials by organisation', () => {
  assert.deepEqual(drawn('officials', { order: 'organisation' }, ['宝丰县委']), [
    '国家卫生健康委员会 | 1',
    '国家卫生健康委员会人事司 | 1',
    '宝丰县委 | 1',
    '  许红兵 | 书记 · 2019-03-02 – 2020-05-06',
    '宝丰县教育局 | 1',
  ]);
});

test('officials by pinyin', () => {
  assert.deepEqual(drawn('officials', { order: 'pinyin' }, ['O', 'X']), [
    'L | 1',
    'O | 1',
    '  欧阳明 | 宝丰县教育局局长 · 2',
    'X | 1',
    '  许红兵 | 宝丰县委书记 · 3',
    'Z | 1',
  ]);
});

test('surnames stand between a letter and very many officials', () => {
  const given = '安邦昌德恩方刚海建康明宁平强泉山涛伟文勇'.split('');
  const names = given.flatMap((first) => given.slice(0, 3).map((second) => first + second));
  const many = buildCorpus({
    '/a.txt': names.map((name) => `宝丰县委书记许${name}讲话。宝丰县县长徐${name}出席会议。`).join('\n'),
  });
  const letters = ask('officials', { snapshot: many.snapshot(), order: 'pinyin' }).items;
  const below = letters.find(({ label }) => label === 'X')?.parent;
  const surnames = drawn('officials', { snapshot: many.snapshot(), order: 'pinyin', below });
  assert.deepEqual(
    surnames.map((line) => line.replace(/\d+/, 'n')),
    ['徐 | xú · n', '许 | xǔ · n'],
  );
  const first = drawn('officials', { snapshot: many.snapshot(), order: 'pinyin', below: { is: 'surname', surname: '许' } })[0];
  assert.match(first ?? '', /^许安/);
});

test('a filter takes what matches by characters, pinyin or initials, in whatever order', () => {
  for (const filter of ['许红', 'xuhong', 'xhb'])
    assert.deepEqual(drawn('officials', { order: 'pinyin', filter }), ['许红兵 | 宝丰县委书记 · 3']);
  assert.deepEqual(drawn('organisations', { filter: '教育' }), ['宝丰县教育局 | 2']);
  assert.deepEqual(drawn('articles', { filter: 'dshd' }), ['读书活动 | 2020-05-01']);
  assert.deepEqual(drawn('officials', { filter: '没有的人' }), []);
});

test('organisations by place, with their parts and those who hold posts in them', () => {
  const open = ['National, and of no place', '国家卫生健康委员会', 'Parts of it', '河南省', '平顶山市', '宝丰县', '宝丰县委'];
  assert.deepEqual(drawn('organisations', { order: 'hierarchy' }, open), [
    'National, and of no place',
    '  国家卫生健康委员会 | 6',
    '    Parts of it | 1',
    '      国家卫生健康委员会人事司 | 1',
    '    Articles | 2',
    '    李斌 | 副主任 · 2020-05-06',
    '河南省',
    '  平顶山市',
    '    宝丰县',
    '      宝丰县委 | 2',
    '        Articles | 2',
    '        许红兵 | 书记 · 2019-03-02 – 2020-05-06',
    '      宝丰县教育局 | 2',
  ]);
});

test('organisations by how often they are named', () => {
  assert.deepEqual(drawn('organisations', { order: 'frequency' }), [
    '国家卫生健康委员会 | 6',
    '宝丰县委 | 2',
    '宝丰县教育局 | 2',
    '国家卫生健康委员会人事司 | 1',
  ]);
});

test('articles by date, and by site', () => {
  assert.deepEqual(drawn('articles', { order: 'date' }, ['2020', '2020-05', 'undated']), [
    '2020 | 2',
    '  2020-05 | 2',
    '    宝丰县教育工作会议召开 | 2020-05-06',
    '    读书活动 | 2020-05-01',
    '2019 | 1',
    'undated | 1',
    '  c.txt | undated',
  ]);
  assert.deepEqual(drawn('articles', { order: 'site' }, ['daily', 'corpus']), [
    'corpus | 1',
    '  读书活动 | 2020-05-01',
    'daily | 2',
    '  宝丰县教育工作会议召开 | 2020-05-06',
    '  宝丰县卫生工作会议召开 | 2019-03-02',
    'weekly | 1',
  ]);
});

test('a list comes in parts, which together are all of it and nothing twice', () => {
  const below = itemOf('organisations', { order: 'hierarchy' }, 'National, and of no place').parent;
  const whole = itemOf('organisations', { order: 'hierarchy', below }, '国家卫生健康委员会').parent;
  for (const asked of [
    { view: 'officials', order: 'frequency' },
    { view: 'organisations', below: whole },
    { view: 'articles', order: 'site' },
  ]) {
    const { view, ...question } = asked;
    const all = ask(view, question).items.map(({ id }) => id);
    const parts: string[] = [];
    for (let more = true; more; ) {
      const part = ask(view, { ...question, from: parts.length, count: 1 });
      assert.equal(part.items.length, 1);
      parts.push(...part.items.map(({ id }) => id));
      more = part.more;
    }
    assert.deepEqual(parts, all);
  }
});

test('people of one name stand below it, each with posts of his own', () => {
  const several = buildCorpus({
    '/a.txt': '会议\n2019-03-02\n河南省宝丰县委书记张伟在宝丰县讲话。张伟强调安全。宝丰县县长李某参加。',
    '/b.txt': '会议\n2019-03-03\n河南省宝丰县委书记张伟到宝丰县赵庄镇调研。张伟强调安全。',
    '/c.txt': '手术\n2019-04-02\n四川省凉山州昭觉县人民医院院长张伟在昭觉县介绍情况。张伟说，手术很成功。',
  });
  const snapshot = several.snapshot();
  const people = snapshot.bearers('张伟')?.people.length ?? 0;
  assert.equal(people, 2);
  const shown = drawn('officials', { snapshot, below: { is: 'person', key: '张伟' } });
  assert.equal(shown.filter((line) => line.startsWith('张伟')).length, 2, shown.join('\n'));
});

test('what articles say is only text in a tooltip', () => {
  const odd = buildCorpus({
    '/a.txt': '[宝丰县](command:evil) **会议** <b>召开</b>\n2020-01-01\n宝丰县委书记许红兵出席了在县城举行的会议。',
  });
  const below = { is: 'month', date: 202001 } as const;
  const [item] = ask('articles', { snapshot: odd.snapshot(), below }).items;
  const text = tooltipText(item?.tooltip ?? []);
  assert.doesNotMatch(text, /(?<!\\)\]\(command|(?<!\\)<b>/);
});
