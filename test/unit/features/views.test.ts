/**
 * The views of the side bar, as trees of text: an item a line, two blanks deeper for each level.
 */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { Policies } from '../../../server/src/corpus/policies.ts';
import { atOnce } from '../../../server/src/corpus/surroundings.ts';
import { articlesView } from '../../../server/src/features/views/articles.ts';
import { findingsView } from '../../../server/src/features/views/findings.ts';
import type { ViewItem, ViewItems, ViewQuestion } from '../../../server/src/features/views/items.ts';
import { tooltipText } from '../../../server/src/features/views/items.ts';
import { officialsInPortions } from '../../../server/src/features/views/officials.ts';
import { organisationsInPortions } from '../../../server/src/features/views/organisations.ts';
import { lineKey } from '../../../server/src/hygiene/line-key.ts';
import { buildCorpus } from '../../support/corpus.ts';
import { folderOf, put } from '../../support/folders.ts';

const corpus = buildCorpus({
  '/corpus/daily/a.txt':
    '宝丰县卫生工作会议召开\n2019-03-02\n本报讯（记者巫鹏）宝丰县委书记许红兵强调，要抓好卫生工作。许红兵指出，责任要落实。',
  '/corpus/daily/b.txt':
    '宝丰县教育工作会议召开\n2020-05-06\n宝丰县委书记许红兵出席会议。国家卫生健康委员会副主任李斌讲话。国家卫生健康委员会人事司司长周宁参加。',
  '/corpus/weekly/c.txt': '卫生调研\n国家卫生健康委员会副主任李斌到宝丰县调研。宝丰县教育局局长欧阳明汇报。',
  '/corpus/d.txt': '读书活动\n2020-05-01\n宝丰县教育局局长欧阳明参加了在县城举行的读书活动，学生们都很高兴。',
});

/** As a walk over the corpus would find them. */
const GROUPS = [{ representative: '/corpus/daily/a.txt', copies: ['/corpus/weekly/c.txt'] }];

type View = (question: ViewQuestion) => ViewItems | Promise<ViewItems>;
const views: Readonly<Record<string, View>> = {
  officials: (question) => atOnce(officialsInPortions(question)),
  organisations: (question) => atOnce(organisationsInPortions(question)),
  articles: (question) => articlesView(question, { folders: ['/corpus'], groups: async () => GROUPS }),
};

async function ask(view: string, asked: Partial<ViewQuestion>): Promise<ViewItems> {
  const given = { snapshot: corpus.snapshot(), order: '', filter: '', below: undefined, from: 0, count: 100, ...asked };
  return await (views[view] as View)(given);
}

/** @param open labels of items that are opened */
async function drawn(view: string, asked: Partial<ViewQuestion>, open: readonly string[] = [], depth = 0): Promise<string[]> {
  const lines: string[] = [];
  for (const { label, description, parent } of (await ask(view, asked)).items) {
    lines.push(`${'  '.repeat(depth)}${label}${description ? ` | ${description}` : ''}`);
    if (parent !== undefined && open.includes(label)) lines.push(...(await drawn(view, { ...asked, below: parent }, open, depth + 1)));
  }
  return lines;
}

const itemOf = async (view: string, asked: Partial<ViewQuestion>, label: string): Promise<ViewItem> =>
  (await ask(view, asked)).items.find((item) => item.label === label) as ViewItem;

test('officials by how often they are named, each with posts over time and articles', async () => {
  assert.deepEqual(await drawn('officials', { order: 'frequency' }, ['许红兵', 'Articles']), [
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

test('officials by organisation', async () => {
  assert.deepEqual(await drawn('officials', { order: 'organisation' }, ['宝丰县委']), [
    '国家卫生健康委员会 | 1',
    '国家卫生健康委员会人事司 | 1',
    '宝丰县委 | 1',
    '  许红兵 | 书记 · 2019-03-02 – 2020-05-06',
    '宝丰县教育局 | 1',
  ]);
});

test('officials by pinyin', async () => {
  assert.deepEqual(await drawn('officials', { order: 'pinyin' }, ['O', 'X']), [
    'L | 1',
    'O | 1',
    '  欧阳明 | 宝丰县教育局局长 · 2',
    'X | 1',
    '  许红兵 | 宝丰县委书记 · 3',
    'Z | 1',
  ]);
});

test('surnames stand between a letter and very many officials', async () => {
  const given = '安邦昌德恩方刚海建康明宁平强泉山涛伟文勇'.split('');
  const names = given.flatMap((first) => given.slice(0, 3).map((second) => first + second));
  const many = buildCorpus({
    '/a.txt': names.map((name) => `宝丰县委书记许${name}讲话。宝丰县县长徐${name}出席会议。`).join('\n'),
  });
  const letters = (await ask('officials', { snapshot: many.snapshot(), order: 'pinyin' })).items;
  const below = letters.find(({ label }) => label === 'X')?.parent;
  const surnames = await drawn('officials', { snapshot: many.snapshot(), order: 'pinyin', below });
  assert.deepEqual(
    surnames.map((line) => line.replace(/\d+/, 'n')),
    ['徐 | xú · n', '许 | xǔ · n'],
  );
  const first = (await drawn('officials', { snapshot: many.snapshot(), order: 'pinyin', below: { is: 'surname', surname: '许' } }))[0];
  assert.match(first ?? '', /^许安/);
});

test('a long list of officials, which is made some at a time, is the list that single ones make', async () => {
  const given = '安邦昌德恩方刚海建康明宁平强泉山涛伟文勇'.split('');
  const many = buildCorpus({ '/a.txt': given.flatMap((a) => ['许', '徐', '周'].map((b) => `宝丰县委书记${b}${a}平讲话。`)).join('\n') });
  for (const asked of [
    { order: 'frequency' },
    { order: 'frequency', from: 7, count: 30 },
    { order: 'pinyin', below: { is: 'surname', surname: '许' } },
  ]) {
    const question = { snapshot: many.snapshot(), from: 0, count: 100, ...asked } as const;
    const { items, more, total } = await ask('officials', question as Partial<ViewQuestion>);
    const single: string[] = [];
    for (let from = question.from; from < Math.min(total as number, question.from + question.count); from++)
      single.push(...(await ask('officials', { ...question, from, count: 1 } as Partial<ViewQuestion>)).items.map(({ id }) => id));
    assert.ok(single.length >= 20);
    assert.deepEqual(
      items.map(({ id }) => id),
      single,
    );
    assert.equal(more, question.from + question.count < (total as number));
  }
});

test('a filter takes what matches by characters, pinyin or initials, in whatever order', async () => {
  for (const filter of ['许红', 'xuhong', 'xhb'])
    assert.deepEqual(await drawn('officials', { order: 'pinyin', filter }), ['许红兵 | 宝丰县委书记 · 3']);
  assert.deepEqual(await drawn('organisations', { filter: '教育' }), ['宝丰县教育局 | 2']);
  assert.deepEqual(await drawn('articles', { filter: 'dshd' }), ['读书活动 | 2020-05-01']);
  assert.deepEqual(await drawn('officials', { filter: '没有的人' }), []);
});

test('organisations by place, with their parts and those who hold posts in them', async () => {
  const open = ['National, and of no place', '国家卫生健康委员会', 'Parts of it', '河南省', '平顶山市', '宝丰县', '宝丰县委'];
  assert.deepEqual(await drawn('organisations', { order: 'hierarchy' }, open), [
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

test('organisations by how often they are named', async () => {
  assert.deepEqual(await drawn('organisations', { order: 'frequency' }), [
    '国家卫生健康委员会 | 6',
    '宝丰县委 | 2',
    '宝丰县教育局 | 2',
    '国家卫生健康委员会人事司 | 1',
  ]);
});

test('articles by date, and by site', async () => {
  assert.deepEqual(await drawn('articles', { order: 'date' }, ['2020', '2020-05', 'undated']), [
    '2020 | 2',
    '  2020-05 | 2',
    '    宝丰县教育工作会议召开 | 2020-05-06',
    '    读书活动 | 2020-05-01',
    '2019 | 1',
    'undated | 1',
    '  c.txt | undated',
  ]);
  assert.deepEqual(await drawn('articles', { order: 'site' }, ['daily', 'corpus']), [
    'corpus | 1',
    '  读书活动 | 2020-05-01',
    'daily | 2',
    '  宝丰县教育工作会议召开 | 2020-05-06',
    '  宝丰县卫生工作会议召开 | 2019-03-02',
    'weekly | 1',
  ]);
});

test('articles that are nearly the same stand together, the first of them first', async () => {
  assert.deepEqual(await drawn('articles', { order: 'copies' }, ['宝丰县卫生工作会议召开']), [
    '宝丰县卫生工作会议召开 | 2',
    '  宝丰县卫生工作会议召开 | 2019-03-02 · daily/a.txt',
    '  c.txt | undated · weekly/c.txt',
  ]);
});

test('a list comes in parts, which together are all of it and nothing twice', async () => {
  const below = (await itemOf('organisations', { order: 'hierarchy' }, 'National, and of no place')).parent;
  const whole = (await itemOf('organisations', { order: 'hierarchy', below }, '国家卫生健康委员会')).parent;
  for (const asked of [
    { view: 'officials', order: 'frequency' },
    { view: 'organisations', below: whole },
    { view: 'articles', order: 'site' },
  ]) {
    const { view, ...question } = asked;
    const all = (await ask(view, question)).items.map(({ id }) => id);
    const parts: string[] = [];
    for (let more = true; more; ) {
      const part = await ask(view, { ...question, from: parts.length, count: 1 });
      assert.equal(part.items.length, 1);
      parts.push(...part.items.map(({ id }) => id));
      more = part.more;
    }
    assert.deepEqual(parts, all);
  }
});

test('people of one name stand below it, each with posts of his own', async () => {
  const several = buildCorpus({
    '/a.txt': '会议\n2019-03-02\n河南省宝丰县委书记张伟在宝丰县讲话。张伟强调安全。宝丰县县长李某参加。',
    '/b.txt': '会议\n2019-03-03\n河南省宝丰县委书记张伟到宝丰县赵庄镇调研。张伟强调安全。',
    '/c.txt': '手术\n2019-04-02\n四川省凉山州昭觉县人民医院院长张伟在昭觉县介绍情况。张伟说，手术很成功。',
  });
  const snapshot = several.snapshot();
  const people = snapshot.bearers('张伟')?.people.length ?? 0;
  assert.equal(people, 2);
  const shown = await drawn('officials', { snapshot, below: { is: 'person', key: '张伟' } });
  assert.equal(shown.filter((line) => line.startsWith('张伟')).length, 2, shown.join('\n'));
});

test('what articles say is only text in a tooltip', async () => {
  const odd = buildCorpus({
    '/a.txt': '[宝丰县](command:evil) **会议** <b>召开</b>\n2020-01-01\n宝丰县委书记许红兵出席了在县城举行的会议。',
  });
  const below = { is: 'month', date: 202001 } as const;
  const [item] = (await ask('articles', { snapshot: odd.snapshot(), below })).items;
  const text = tooltipText(item?.tooltip ?? []);
  assert.doesNotMatch(text, /(?<!\\)\]\(command|(?<!\\)<b>/);
});

test('findings by rule, the gravest first, with the articles below, as users have decided', async () => {
  const footer = '版权所有 宝丰县融媒体中心\n豫ICP备09014970号\n';
  const text =
    '宝丰县卫生工作会议召开\n2019-03-02\n宝丰县委书记许红兵强调，要抓好卫生工作。会议要求，各单位要抓好落实，确保全年任务完成。\n';
  const articles = Object.fromEntries(['a', 'b', 'c'].map((name) => [`/corpus/${name}.txt`, text.replace('召开', name) + footer]));
  const snapshot = buildCorpus(articles).snapshot();
  const policies = new Policies();
  const shown = async (asked: Partial<ViewQuestion>, next?: string) => {
    const question = { snapshot, order: 'rule', filter: '', below: undefined, from: 0, count: 100, ...asked };
    return await findingsView(question, { policies, openText: () => undefined, folders: [] }, next);
  };
  const rule = 'boilerplate/icp-record';
  const { items } = await shown({});
  const icp = items.find((item) => item.rule === rule);
  assert.equal(icp?.description, '3');
  const weights = ['error', 'warning', 'information', 'hint'];
  const icons = items.map(({ icon }) => weights.indexOf(icon));
  assert.deepEqual(icons, [...icons].sort());
  const below = await shown({ below: { is: 'rule', rule } });
  assert.deepEqual(
    below.items.map(({ article, location }) => `${article} ${location?.line}`),
    ['/corpus/a.txt 5', '/corpus/b.txt 5', '/corpus/c.txt 5'].map((each) => each),
  );
  assert.equal(below.more, false);
  policies.choose({ rules: { [rule]: 'off' } });
  assert.equal(
    (await shown({})).items.some((item) => item.rule === rule),
    false,
  );
  assert.deepEqual((await shown({ below: { is: 'rule', rule } })).items, []);
});

test('findings are narrowed by the titles and names of their rules', async () => {
  const text = '宝丰县卫生工作会议召开\n2019-03-02\n宝丰县委书记许红兵强调，要抓好卫生工作，各单位要抓好落实，确保全年任务完成。\n';
  const snapshot = buildCorpus({ '/corpus/a.txt': `${text}版权所有 宝丰县融媒体中心\n豫ICP备09014970号\n` }).snapshot();
  const policies = new Policies();
  const rulesBy = async (filter: string) => {
    const question = { snapshot, order: 'rule', filter, below: undefined, from: 0, count: 100 };
    const { items } = await findingsView(question, { policies, openText: () => undefined, folders: [] }, undefined);
    return items.map(({ rule }) => rule);
  };
  const all = await rulesBy('');
  const icp = await rulesBy('icp-');
  assert.ok(icp.includes('boilerplate/icp-record') && icp.length < all.length);
  assert.deepEqual(await rulesBy('COPYRIGHT'), ['boilerplate/copyright']);
  assert.deepEqual(
    (await rulesBy('boilerplate/')).filter((rule) => !rule?.startsWith('boilerplate/')),
    [],
  );
  assert.deepEqual(await rulesBy('nothing is called so'), []);
});

test('findings that are ignored or in the baseline are not counted with the others, and told beside them', async () => {
  const text = '宝丰县卫生工作会议召开\n2019-03-02\n宝丰县委书记许红兵强调，要抓好卫生工作，各单位要抓好落实，确保全年任务完成。\n';
  const footer = '版权所有 宝丰县融媒体中心\n豫ICP备09014970号\n';
  const folder = folderOf();
  const files = Object.fromEntries(['a', 'b', 'c'].map((name) => [path.join(folder, `${name}.txt`), text.replace('召开', name) + footer]));
  const snapshot = buildCorpus(files).snapshot();
  const said = async (ignore: readonly object[], content: readonly object[] = []) => {
    put(folder, '.yuliao/suppressions.json', JSON.stringify({ version: 1, ignore, content }));
    const policies = new Policies();
    policies.setFolders([folder]);
    const question = { snapshot, order: 'rule', filter: '', below: undefined, from: 0, count: 100 };
    const judging = { policies, openText: (file: string) => files[file], folders: [folder] };
    const { items } = await findingsView(question, judging, undefined);
    const item = items.find(({ rule }) => rule === 'boilerplate/icp-record');
    return [
      item?.description,
      tooltipText(item?.tooltip ?? [])
        .split('\n')
        .at(-1),
    ];
  };
  assert.deepEqual(await said([]), ['3', '*3 findings in 3 articles.*']);
  const ofArticle = { rule: 'boilerplate/*', article: 'b.txt' };
  assert.deepEqual(await said([ofArticle]), ['2 · 1 ignored', '*3 findings in 3 articles. · 1 ignored*']);
  assert.deepEqual(await said([{ rule: 'boilerplate/icp-record' }]), ['0 · 3 ignored', '*3 findings in 3 articles. · 3 ignored*']);
  const line = { line: lineKey('豫ICP备09014970号') };
  assert.deepEqual((await said([], [line]))[1], '*3 findings in 3 articles, some of which may be ignored.*');
});
