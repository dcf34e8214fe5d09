import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildCorpus } from '../../support/corpus.ts';

const FIRST =
  '宝丰县着力提升人民群众健康水平\n2020年6月25日\n宝丰县委书记许红兵指出，要着力提升人民群众健康水平。许红兵强调，健康是大事。\n';
const SECOND = '全县卫生健康工作会议召开\n2021年3月2日\n宝丰县委书记许红兵出席会议并讲话。国家卫生健康委副主任李斌出席。\n';
const TRADITIONAL = '魏妮婭主持會議\n麗江市人民政府副市長魏妮婭主持會議。\n';

test('mentions come in path order, then text order, with columns that need no text', () => {
  const corpus = buildCorpus({ '/c/b.txt': FIRST, '/c/a.txt': SECOND });
  const mentions = corpus.snapshot().mentions('person', '许红兵');
  assert.deepEqual(
    mentions.map(({ path }) => path),
    ['/c/a.txt', '/c/b.txt', '/c/b.txt'],
  );
  for (const { path, start, end, line, column, endColumn } of mentions) {
    const text = corpus.text(path) ?? '';
    assert.equal(text.slice(start, end), '许红兵');
    assert.equal(text.split('\n')[line - 1]?.slice(column, endColumn), '许红兵');
  }
  assert.equal(corpus.snapshot().mentions('person', '许红兵', { limit: 2 }).length, 2);
});

test('mentions that are taken article by article are of one state, whatever changes meanwhile', () => {
  const corpus = buildCorpus({ '/c/b.txt': FIRST, '/c/a.txt': SECOND, '/c/c.txt': FIRST });
  for (const [kind, key] of [
    ['person', '许红兵'],
    ['organisation', '宝丰县委'],
  ] as const) {
    const snapshot = corpus.snapshot();
    const all = snapshot.mentions(kind, key);
    assert.ok(all.length >= 3);
    const taken = [];
    for (const mentions of snapshot.mentionsByArticle(kind, key)) {
      assert.equal(new Set(mentions.map(({ path }) => path)).size, 1);
      taken.push(...mentions);
      corpus.set('/c/c.txt', TRADITIONAL);
    }
    assert.deepEqual(taken, all);
    corpus.set('/c/c.txt', FIRST);
  }
});

test('a person is one across articles and scripts', () => {
  const corpus = buildCorpus({ '/c/a.txt': TRADITIONAL, '/c/b.txt': '丽江市人民政府副市长魏妮娅讲话。魏妮娅表示同意。\n' });
  const found = corpus.snapshot().entity('person', '魏妮娅');
  assert.equal(found?.articles, 2);
  assert.equal(found?.role, 'official');
});

test('an official has posts with counts, the latest statement of each, and an introduction', () => {
  const corpus = buildCorpus({ '/c/a.txt': FIRST, '/c/b.txt': SECOND });
  const official = corpus.snapshot().official('许红兵');
  assert.equal(official?.post, '宝丰县委书记');
  assert.deepEqual(
    official?.posts.map(({ organisation, post, articles, latest }) => ({ organisation, post, articles, latest })),
    [{ organisation: '宝丰县委', post: '书记', articles: 2, latest: '2021-03-02' }],
  );
  assert.equal(official?.posts[0]?.location.path, '/c/b.txt');
  assert.equal(official?.introduction.path, '/c/b.txt');
  assert.equal(SECOND.slice(official?.introduction.start, official?.introduction.end), '许红兵');
});

test('the holders of an organisation are found under its key', () => {
  const holders = buildCorpus({ '/c/a.txt': FIRST, '/c/b.txt': SECOND }).snapshot().holders?.('国家卫生健康委', 10);
  assert.deepEqual(
    holders?.map(({ official, post }) => [official.key, post.post]),
    [['李斌', '副主任']],
  );
});

test('people come newest first', () => {
  const snapshot = buildCorpus({ '/c/a.txt': FIRST, '/c/b.txt': SECOND }).snapshot();
  assert.deepEqual(
    snapshot.people('许红兵', 10).map(({ article, person }) => [article.path, article.published, person.key]),
    [
      ['/c/b.txt', '2021-03-02', '许红兵'],
      ['/c/a.txt', '2020-06-25', '许红兵'],
    ],
  );
});

test('a statement has its verb, a clean excerpt of at most 120 characters and its place', () => {
  const long = `宝丰县委书记许红兵指出，${'要抓好健康(kāng)工作，'.repeat(40)}。\n`;
  const [statement] = buildCorpus({ '/c/a.txt': long }).snapshot().statements('许红兵', 5);
  assert.equal(statement?.verb, '指出');
  assert.ok(statement && [...statement.excerpt].length <= 120 && statement.excerpt.endsWith('…'));
  assert.ok(statement?.excerpt.includes('健康工作'), statement?.excerpt);
  assert.equal(statement?.location.line, 1);
});

test('somebody is called what most articles write, the key or another way', () => {
  const [simplified, traditional] = ['宝丰县委书记许红兵讲话。\n', '寶豐縣委書記許紅兵講話。\n'];
  const corpus = buildCorpus({ '/c/a.txt': simplified, '/c/b.txt': traditional, '/c/c.txt': traditional });
  const name = () => corpus.snapshot().entity('person', '许红兵')?.name;
  assert.equal(name(), '許紅兵');
  corpus.set('/c/d.txt', simplified);
  corpus.set('/c/e.txt', simplified);
  assert.equal(name(), '许红兵');
  corpus.remove('/c/a.txt');
  corpus.remove('/c/d.txt');
  assert.equal(name(), '許紅兵');
  corpus.remove('/c/b.txt');
  corpus.remove('/c/c.txt');
  assert.equal(name(), '许红兵');
});

test('an organisation leads to the newest article that names it outside boilerplate', () => {
  const corpus = buildCorpus({
    '/c/a.txt': '旧闻\n2015-03-01\n宝丰县教育局发布通知。\n',
    '/c/b.txt': '新闻\n2019-03-01\n日前，宝丰县教育局召开会议。宝丰县教育局要求落实。\n',
    '/c/c.txt': '读书随想\n读书使人明白事理。\n',
  });
  const place = () => {
    const { path, line, column } = corpus.snapshot().introduction('organisation', '宝丰县教育局') ?? {};
    return [path, line, column];
  };
  assert.deepEqual(place(), ['/c/b.txt', 3, 3]);
  corpus.remove('/c/b.txt');
  assert.deepEqual(place(), ['/c/a.txt', 3, 0]);
  corpus.remove('/c/a.txt');
  assert.deepEqual(place(), [undefined, undefined, undefined]);
});

for (const query of ['李斌', '李', '斌', 'libin', 'lib', 'lb', 'LB', ' 李斌 ', '李 斌']) {
  test(`李斌 is found by "${query}"`, () => {
    const snapshot = buildCorpus({ '/c/a.txt': FIRST, '/c/b.txt': SECOND }).snapshot();
    assert.equal(snapshot.search('person', query, 10)[0]?.key, '李斌');
  });
}

test('许红兵 is found by "xuhb", before the end of it is typed', () => {
  const snapshot = buildCorpus({ '/c/a.txt': '县委书记许红兵讲话。' }).snapshot();
  for (const query of ['xuh', 'xuhb']) assert.equal(snapshot.search('person', query, 10)[0]?.key, '许红兵');
});

test('whole matches come before beginnings, and beginnings before parts', () => {
  const names = ['国家卫生健康委', '卫生健康委', '卫生健康委办公室'];
  const text = names.map((name) => `${name}主任李斌讲话。`).join('\n');
  const found = buildCorpus({ '/c/a.txt': `${text}\n国家卫生健康委表示同意。国家卫生健康委要求落实。\n` })
    .snapshot()
    .search('organisation', '卫生健康委', 10)
    .map(({ key }) => key);
  assert.deepEqual(found, ['卫生健康委员会', '卫生健康委员会办公室', '国家卫生健康委员会']);
});

test('an organisation is found by any of its names', () => {
  const snapshot = buildCorpus({ '/c/a.txt': '国家卫生健康委员会发布通知。', '/c/b.txt': '国家卫健委主任李斌讲话。' }).snapshot();
  for (const query of ['国家卫健委', '国家卫生健康委', '国家卫生健康委员会', '國家衛健委']) {
    const [first] = snapshot.search('organisation', query, 10);
    assert.equal(first?.key, '国家卫生健康委员会');
    assert.equal(first.articles, 2);
  }
  assert.deepEqual(
    snapshot.holders('国家卫生健康委员会', 10).map(({ official }) => official.name),
    ['李斌'],
  );
});

test('what nobody is called finds nobody', () => {
  const snapshot = buildCorpus({ '/c/a.txt': FIRST }).snapshot();
  for (const query of ['赵钱孙', 'zzz', '%', '_', "'", '許紅兵許', '\u{20000}']) assert.deepEqual(snapshot.search('person', query, 10), []);
});

test('a query in the other script finds the same', () => {
  assert.equal(buildCorpus({ '/c/a.txt': FIRST }).snapshot().search('person', '許紅兵', 10)[0]?.key, '许红兵');
});

test('titles are found by characters, pinyin and initials; the newest first', () => {
  const snapshot = buildCorpus({ '/c/a.txt': FIRST, '/c/b.txt': SECOND }).snapshot();
  for (const query of ['提升', 'baofeng', 'bfx'])
    assert.deepEqual(
      snapshot.searchTitles(query, 5).map(({ path }) => path),
      ['/c/a.txt'],
    );
  assert.deepEqual(
    snapshot.searchTitles('', 5).map(({ path }) => path),
    ['/c/b.txt', '/c/a.txt'],
  );
  assert.equal(snapshot.searchTitles('提升', 5)[0]?.titleLocation?.line, 1);
});

test('what is taken out leaves nothing behind', () => {
  const corpus = buildCorpus({ '/c/a.txt': FIRST, '/c/b.txt': SECOND, '/c/c.txt': TRADITIONAL });
  for (const path of ['/c/a.txt', '/c/b.txt', '/c/c.txt']) corpus.remove(path);
  const snapshot = corpus.snapshot();
  assert.deepEqual(snapshot.statistics(), buildCorpus({}).snapshot().statistics());
  assert.deepEqual(snapshot.search('person', '', 10), []);
  assert.equal(snapshot.official('许红兵'), undefined);
  assert.equal(snapshot.facts('/c/a.txt'), undefined);
});

test('facts come back as they went in', () => {
  const corpus = buildCorpus({ '/c/a.txt': `${FIRST}\n责任编辑：王小明\n京ICP备12345678号\n` });
  const facts = corpus.snapshot().facts('/c/a.txt');
  assert.equal(facts?.zones.length, 7);
  assert.equal(facts?.title?.text, '宝丰县着力提升人民群众健康水平');
  assert.ok(facts?.people.some(({ key }) => key === '许红兵'));
});
