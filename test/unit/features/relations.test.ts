import assert from 'node:assert/strict';
import { test } from 'node:test';
import { companyOf, namedAt } from '../../../server/src/features/appearing-with.ts';
import { aboveOf, belowOf, hierarchyAt } from '../../../server/src/features/name-hierarchy.ts';
import { copiesOf } from '../../../server/src/features/related-articles.ts';
import { typeDefinition } from '../../../server/src/features/type-definition.ts';
import { buildCorpus } from '../../support/corpus.ts';
import { readMarks } from '../../support/marks.ts';
import { openedIn } from '../../support/opened.ts';

const MEETING =
  '宝丰县召开卫生健康大会\n2020年6月25日\n本报讯 6月19日上午，宝丰县委书记许红兵出席会议并讲话。宝丰县县长王代强主持会议。宝丰县卫生健康委员会主任李明山作了汇报。\n';
const VISIT =
  '许红兵调研城关镇\n2020年8月2日\n本报讯 8月1日，宝丰县委书记许红兵到城关镇调研。宝丰县县长王代强参加调研。平顶山市财政局负责人陪同。\n';
const OTHER =
  '平顶山市召开教育工作会议\n2020年9月2日\n本报讯 平顶山市教育局局长赵文海主持会议，平顶山市教育局人事科负责人参加。河南省教育厅派人到会。\n';

/** The corpus, with the article that has the caret open. */
function prepare(marked: string) {
  const { text, caret } = readMarks(marked);
  const corpus = buildCorpus({ '/a.txt': text, '/v.txt': VISIT, '/o.txt': OTHER });
  return { snapshot: corpus.snapshot(), article: openedIn(corpus, '/a.txt'), caret, textAt: textOf(corpus.text.bind(corpus)) };
}

function textOf(text: (path: string) => string | undefined) {
  return ({ path, start, end }: { path: string; start: number; end: number }) => text(path)?.slice(start, end);
}

test('company: the people and organisations of the same articles, those of most articles first, and where', () => {
  const { snapshot, article, caret, textAt } = prepare(MEETING.replace('许红', '许<|>红'));
  const named = namedAt(snapshot, article, caret);
  assert.ok(named);
  assert.equal(named.name, '许红兵');
  const people = companyOf(snapshot, named.kind, named.id, 'person');
  assert.deepEqual(
    people.map(({ named: { name, detail } }) => `${name}: ${detail}`),
    ['王代强: 宝丰县县长 · 2 articles', '李明山: 宝丰县卫生健康委员会主任 · 1 article'],
  );
  const [first] = people;
  assert.ok(first);
  // In the newest article that both stand in.
  assert.equal(first.named.location.path, '/v.txt');
  assert.equal(textAt(first.named.location), '王代强');
  assert.ok(first.beside.length > 0 && first.beside.every((place) => place.path === '/v.txt' && textAt(place) === '许红兵'));
  const organisations = companyOf(snapshot, named.kind, named.id, 'organisation').map(({ named: { name } }) => name);
  assert.ok(organisations.includes('平顶山市财政局') && organisations.includes('宝丰县卫生健康委员会'), organisations.join());
});

test('company of an organisation, and of nobody', () => {
  const { snapshot, article } = prepare(`<|>${MEETING}`);
  const people = companyOf(snapshot, 'organisation', '平顶山市教育局', 'person').map(({ named: { name } }) => name);
  assert.deepEqual(people, ['赵文海']);
  assert.equal(namedAt(snapshot, article, article.text.indexOf('讲话')), undefined);
  assert.deepEqual(companyOf(snapshot, 'person', '没有', 'person'), []);
});

test('hierarchy: parts below an organisation, the whole and the division above it', () => {
  const { snapshot, article } = prepare(`<|>${MEETING}`);
  const below = belowOf(snapshot, { kind: 'organisation', key: '平顶山市教育局' }).map(({ name }) => name);
  assert.deepEqual(below, ['平顶山市教育局人事科']);
  const asked = { path: article.path, start: 0, end: 0, line: 1, column: 0, endColumn: 0 };
  const above = (kind: 'organisation' | 'place', key: string, division?: string) =>
    aboveOf(snapshot, { kind, key, ...(division === undefined ? {} : { division }) }, asked).map(({ name }) => name);
  assert.deepEqual(above('organisation', '平顶山市教育局人事科'), ['平顶山市教育局']);
  assert.deepEqual(above('organisation', '平顶山市教育局'), ['平顶山市']);
  assert.deepEqual(above('place', '平顶山市', '410400'), ['河南省']);
  assert.deepEqual(above('place', '河南省', '410000'), []);
});

test('hierarchy: a county is found in its city, with its organisations', () => {
  const { snapshot, article, caret } = prepare(MEETING.replace('宝丰县召开', '宝<|>丰县召开'));
  const name = hierarchyAt(snapshot, article, caret);
  assert.equal(name?.division, '410421');
  const inCity = belowOf(snapshot, { kind: 'place', key: '平顶山市', division: '410400' }).map((each) => each.name);
  assert.equal(inCity[0], '宝丰县');
  assert.ok(inCity.includes('平顶山市教育局'));
  assert.ok(belowOf(snapshot, { kind: 'place', key: '宝丰县', division: '410421' }).some((each) => each.name === '宝丰县卫生健康委员会'));
});

/** Where the type of what stands at the caret is. */
function typesAt(marked: string): string[] {
  const { snapshot, article, caret, textAt } = prepare(marked);
  const found = typeDefinition(snapshot, article, caret);
  return (found?.targets ?? []).map((target) => `${target.path} ${textAt(target)}`);
}

test('type definition: a person’s and a post’s organisation, what is above an organisation or a place', () => {
  assert.deepEqual(typesAt(`${MEETING}平顶山市教育局局长孙<|>正海来了。\n`), ['/o.txt 平顶山市教育局']);
  assert.deepEqual(typesAt(`${MEETING}平顶山市教育局局<|>长孙正海来了。\n`), ['/o.txt 平顶山市教育局']);
  assert.deepEqual(typesAt(`${MEETING}平顶山市教育局人<|>事科来人。\n`), ['/o.txt 平顶山市教育局']);
  assert.deepEqual(typesAt(MEETING.replace('大会', '大<|>会')), []);
});

test('implementation: near-duplicates of an article, first those that share the paragraph under the caret', () => {
  const passage =
    '全市干部群众纷纷走上街头清理积雪，沿街商户主动打扫门前，环卫工人连夜奋战在主要道路和桥梁隧道，确保市民出行安全顺畅有序。交警部门在重点路段增设警力，引导车辆减速慢行；公交公司及时调整线路，让乘客少等一分钟。';
  const story = `除雪保畅通\n本报讯 ${passage}\n气象部门预计未来三天仍有降雪，请大家注意防寒保暖，减少不必要的外出。\n`;
  const corpus = buildCorpus({
    '/a.txt': story,
    '/b.txt': `${story}记者后来获悉雪停了\n`,
    '/c.txt': '春运首日平稳\n铁路部门今天发送旅客十二万人次，比去年同期增长一成，各站秩序良好。\n',
    '/d.txt': `一周回顾\n${passage}\n市图书馆举办了多场读书活动，邀请作家与读者见面，现场气氛热烈，孩子们踊跃提问。\n`,
  });
  const article = openedIn(corpus, '/a.txt');
  const copies = (part: string) => copiesOf(corpus.snapshot(), article, story.indexOf(part)).map(({ path, line }) => `${path}:${line}`);
  assert.deepEqual(copies('气象部门'), ['/b.txt:1']);
  assert.deepEqual(copies('环卫工人'), ['/d.txt:2', '/b.txt:1']);
});
