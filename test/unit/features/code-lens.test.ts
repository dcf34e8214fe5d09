import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeLenses, lensPlaces, referencesTitle } from '../../../server/src/features/code-lens.ts';
import { buildCorpus } from '../../support/corpus.ts';
import { type Written, writtenArticle } from '../../support/facts.ts';
import { MemorySnapshot } from '../../support/memory-snapshot.ts';
import { openedIn } from '../../support/opened.ts';

const BOTH = { title: true, introductions: true };

/** An article of the files, and each lens of it as `line: title`. */
function lensesOf(files: Readonly<Record<string, readonly [text: string, written: Written]>>, choice = BOTH) {
  const articles = Object.entries(files).map(([path, [text, written]]) => writtenArticle(path, text, written));
  const snapshot = new MemorySnapshot(articles);
  const [article] = articles;
  assert.ok(article);
  const lenses = codeLenses(snapshot, article, choice).map(({ span, subject, title }) => {
    const said = title ?? (subject.kind === 'references' ? referencesTitle(snapshot, article, subject.key) : undefined);
    return `${article.lines.lineAt(span.start)}: ${said}`;
  });
  return { lenses, snapshot, article };
}

const HERE: readonly [string, Written] = [
  '县里开会\n宝丰县委书记许红兵、县长王代强出席。\n许红兵说\n张三',
  {
    title: '县里开会',
    people: [
      { name: '许红兵', posts: ['宝丰县委/书记'] },
      { name: '王代强', posts: ['/县长'] },
      { name: '张三', role: 'other' },
    ],
    organisations: ['宝丰县委'],
  },
];
const THERE: readonly [string, Written] = ['书记许红兵', { people: [{ name: '许红兵', posts: ['/书记'] }] }];

test('lenses: the title counts, an introduction tells of those whom other articles name', () => {
  const { lenses } = lensesOf({ '/a.txt': HERE, '/b.txt': THERE });
  assert.deepEqual(lenses, ['1: 2 officials', '1: 1 organisation', '2: 许红兵: 3 references']);
});

test('lenses: each kind is left out where it is not wanted', () => {
  const files = { '/a.txt': HERE, '/b.txt': THERE };
  assert.deepEqual(lensesOf(files, { title: false, introductions: true }).lenses, ['2: 许红兵: 3 references']);
  assert.deepEqual(lensesOf(files, { title: true, introductions: false }).lenses, ['1: 2 officials', '1: 1 organisation']);
});

test('lenses: nobody is introduced in page furniture, and where there is no title the story begins', () => {
  const [text, written] = HERE;
  const { title: _, ...rest } = written;
  const untitled = lensesOf({ '/a.txt': [text, { ...rest, boilerplate: [1, 2] }], '/b.txt': THERE });
  assert.deepEqual(untitled.lenses, ['3: 1 official']);
});

test('lenses: no more than three names above a line', () => {
  const names = ['李一', '李二', '李三', '李四', '李五'];
  const people = names.map((name) => ({ name, posts: ['/县长'] }));
  const text = names.map((name) => `县长${name}`).join('、');
  const { lenses } = lensesOf({ '/a.txt': [text, { people }], '/b.txt': [text, { people }] }, { title: false, introductions: true });
  assert.equal(lenses.length, 3);
});

test('what a lens counts is what it leads to', () => {
  const { snapshot, article } = lensesOf({ '/a.txt': HERE, '/b.txt': THERE });
  const texts = (kind: 'officials' | 'organisations') =>
    lensPlaces(snapshot, article, kind).map(({ start, end }) => article.text.slice(start, end));
  assert.deepEqual(texts('officials'), ['许红兵', '王代强']);
  assert.deepEqual(texts('organisations'), ['宝丰县委']);
});

test('related articles are near-duplicates and those that share a passage', () => {
  const passage = (place: string) =>
    `${place}干部群众纷纷走上街头清理积雪，沿街商户主动打扫门前，环卫工人连夜奋战在主要道路和桥梁隧道，确保市民出行安全顺畅有序。交警部门在重点路段增设警力，引导车辆减速慢行；公交公司及时调整线路，让乘客少等一分钟。`;
  const story = `除雪保畅通\n本报讯 ${passage('全市')}\n气象部门预计未来三天仍有降雪，请大家注意防寒保暖，减少不必要的外出。\n`;
  const corpus = buildCorpus({
    '/a.txt': story,
    '/b.txt': `${story}记者后来获悉雪停了\n`,
    '/c.txt': '春运首日平稳\n铁路部门今天发送旅客十二万人次，比去年同期增长一成，各站秩序良好。\n',
    '/d.txt': `一周回顾\n${passage('上周')}\n市图书馆举办了多场读书活动，邀请作家与读者见面，现场气氛热烈，孩子们踊跃提问。\n`,
  });
  const found = lensPlaces(corpus.snapshot(), openedIn(corpus, '/a.txt'), 'related');
  assert.deepEqual(
    found.map(({ path }) => path),
    ['/b.txt', '/d.txt'],
  );
});
