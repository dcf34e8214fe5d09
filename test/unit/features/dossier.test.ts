/** Dossiers over the real store: what is told of an official, an organisation, a place and the corpus, and from which articles. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Snapshot } from '../../../server/src/corpus/snapshot.ts';
import type { AppearanceFilter } from '../../../server/src/corpus/surroundings.ts';
import { articlesBehind, daysOf } from '../../../server/src/features/articles-behind.ts';
import { companyOf } from '../../../server/src/features/company.ts';
import { type Dossier, dossierOf, dossierStatements } from '../../../server/src/features/dossier.ts';
import { OpenArticle } from '../../../server/src/features/open-article.ts';
import { type OverviewFigure, overviewArticles, overviewOf } from '../../../server/src/features/overview.ts';
import { buildCorpus, type TestCorpus } from '../../support/corpus.ts';
import { MemorySnapshot } from '../../support/memory-snapshot.ts';
import { whole } from '../../support/portions.ts';

/** Two officials called 王伟, and a colleague who is beside the first of them twice. */
const ARTICLES = {
  '/c/a.cn/1.txt': '鲁山县召开会议\n2016-11-02\n鲁山县委副书记王伟出席会议并讲话。王伟强调，要抓紧抓好。副县长周晓东主持会议。\n',
  '/c/a.cn/2.txt': '鲁山县防汛\n2018-02-05\n鲁山县县长王伟检查防汛工作。王伟指出，要落实责任。鲁山县副县长周晓东参加检查。\n',
  '/c/a.cn/3.txt': '鲁山县项目建设\n2020-08-01\n鲁山县委书记王伟调研项目建设。\n',
  '/c/b.cn/1.txt': '永康市召开会议\n2016-07-02\n永康市副市长王伟主持会议。王伟表示，要加快进度。\n',
  '/c/b.cn/2.txt': '永康市创建工作\n2019-03-02\n永康市副市长王伟检查创建工作。永康市教育局局长李明参加检查。\n',
  '/c/4.txt': '鲁山县项目开工\n鲁山县委书记王伟出席开工仪式。\n',
} as const;

const corpus = (): TestCorpus => buildCorpus(ARTICLES, [{ folder: '/c', people: [] }]);

function dossier(snapshot: Snapshot, kind: 'person' | 'organisation' | 'place', id: string): Dossier {
  const found = whole(dossierOf(snapshot, kind, id));
  assert.ok(found, id);
  return found;
}

function ofLushan(snapshot: Snapshot): Dossier {
  const id = snapshot.bearers('王伟')?.people.find((each) => snapshot.bearer(each.id)?.post?.startsWith('鲁山'))?.id;
  assert.ok(id);
  return dossier(snapshot, 'person', id);
}

test('an official: posts in their order, times, places, statements with the titles of their articles', () => {
  const found = ofLushan(corpus().snapshot());
  assert.deepEqual(
    found.career.map(({ organisation, post, first, articles }) => [first, (organisation ?? '') + post, articles]),
    [
      ['2016-11-02', '鲁山县委副书记', 1],
      ['2018-02-05', '鲁山县县长', 1],
      ['2020-08-01', '鲁山县委书记', 2],
    ],
  );
  assert.deepEqual(found.times, [
    { time: '2016-11', articles: 1, mentions: 2 },
    { time: '2018-02', articles: 1, mentions: 2 },
    { time: '2020-08', articles: 1, mentions: 1 },
  ]);
  assert.equal(found.undated, 1);
  assert.deepEqual(
    found.places.map(({ name, articles }) => [name, articles]),
    [['鲁山县', 4]],
  );
  assert.deepEqual(
    found.statements.map(({ title, published, verb, excerpt }) => [title, published, verb, excerpt]),
    [
      ['鲁山县防汛', '2018-02-05', '指出', '要落实责任。'],
      ['鲁山县召开会议', '2016-11-02', '强调', '要抓紧抓好。'],
    ],
  );
  assert.equal(found.reading, 'wáng wěi');
});

test('who else has the name is told, with what speaks against one person', () => {
  const { identity } = ofLushan(corpus().snapshot());
  assert.equal(identity?.everybody, false);
  assert.deepEqual(
    identity?.others.map(({ distinction, years, articles, apart }) => [distinction, years, articles, apart.includes('places far')]),
    [['永康市副市长', '2016–2019', 2, true]],
  );
});

test('a plain name that several people bear is everybody, and says so', () => {
  const found = dossier(corpus().snapshot(), 'person', '王伟');
  assert.equal(found.identity?.everybody, true);
  assert.equal(found.identity?.others.length, 2);
  assert.equal(found.articles, 6);
});

test('a name as articles write it finds its dossier, and posts lead to the dossiers of their organisations', () => {
  const snapshot = corpus().snapshot();
  assert.equal(dossier(snapshot, 'organisation', '魯山縣委').key, '鲁山县委');
  const { career } = ofLushan(snapshot);
  assert.deepEqual(
    career.map(({ house }) => house !== undefined && dossier(snapshot, 'organisation', house).holders.length > 0),
    career.map(({ organisation }) => organisation === '鲁山县委'),
  );
});

test('nobody and nothing have no dossier', () => {
  const snapshot = corpus().snapshot();
  for (const kind of ['person', 'organisation', 'place'] as const) {
    assert.equal(whole(dossierOf(snapshot, kind, '没有')), undefined);
    assert.equal(whole(companyOf(snapshot, kind, '没有', 10)), undefined);
    assert.deepEqual(whole(articlesBehind(snapshot, kind, '没有', {}, 10)), { articles: [], more: false });
  }
});

test('further statements begin where those that are there end', () => {
  const snapshot = corpus().snapshot();
  const { key } = ofLushan(snapshot);
  const first = whole(dossierStatements(snapshot, key, 0, 1));
  const rest = whole(dossierStatements(snapshot, key, 1, 10));
  assert.deepEqual([first.statements.length, first.more, rest.statements.length, rest.more], [1, true, 1, false]);
  assert.equal(rest.statements[0]?.verb, '强调');
});

test('who stands beside somebody is counted in full, the one of the other name not at all', () => {
  const snapshot = corpus().snapshot();
  const { key } = ofLushan(snapshot);
  const company = whole(companyOf(snapshot, 'person', key, 10));
  assert.deepEqual(
    company?.people.map(({ name, together, articles }) => [name, together, articles]),
    [['周晓东', 2, 2]],
  );
  const [zhou] = company?.people ?? [];
  // Of 6 articles 4 are of the one and 2 of the other: chance would give 4·2/6.
  assert.equal(zhou?.lift, 2 / ((4 * 2) / 6));
  assert.ok((zhou?.strength ?? 0) > 0);
});

test('of two people of one name only the one who stands beside somebody is company, with the articles of both', () => {
  const snapshot = corpus().snapshot();
  const company = whole(companyOf(snapshot, 'person', '周晓东', 10));
  const { key } = ofLushan(snapshot);
  assert.deepEqual(
    company?.people.map((each) => [each.key, each.post, each.together, each.articles]),
    [[key, '鲁山县委书记', 2, 4]],
  );
  const behind = (other: string) =>
    whole(articlesBehind(snapshot, 'person', '周晓东', { with: { kind: 'person', key: other } }, 10)).articles.length;
  const [elsewhere] = (snapshot.bearers('王伟')?.people ?? []).filter(({ id }) => id !== key);
  assert.deepEqual([behind(key), behind(elsewhere?.id ?? ''), behind('王伟'), behind('没有')], [2, 0, 2, 0]);
});

test('somebody whom the user gives two names is company once', () => {
  const articles = {
    '/c/1.txt': '鲁山县召开会议\n2016-11-02\n鲁山县委书记王伟出席会议。鲁山县副县长周晓东主持会议。\n',
    '/c/2.txt': '鲁山县防汛\n2018-02-05\n鲁山县委书记王伟检查防汛工作。鲁山县副县长周晓冬参加检查。\n',
  };
  const declared = [{ folder: '/c', people: [{ name: '周晓东', also: ['周晓冬'] }] }];
  const company = whole(companyOf(buildCorpus(articles, declared).snapshot(), 'person', '王伟', 10));
  assert.deepEqual(
    company?.people.map(({ name, together }) => [name, together]),
    [['周晓东', 2]],
  );
});

test('pairs of those who stand beside somebody, where they stand together', () => {
  const articles = Object.fromEntries(
    ['周晓东、李明', '周晓东、李明', '周晓东', '赵建国'].map((beside, index) => [
      `/c/${index}.txt`,
      `鲁山县召开会议\n2016-11-0${index + 1}\n鲁山县委书记王伟出席会议。鲁山县领导${beside}参加会议。\n`,
    ]),
  );
  const company = whole(companyOf(buildCorpus(articles).snapshot(), 'person', '王伟', 10));
  const name = (index: number) => company?.people[index]?.name ?? '';
  assert.deepEqual(
    company?.ties.map(({ a, b, articles: both }) => [[name(a), name(b)].sort().join('+'), both]),
    [[['周晓东', '李明'].sort().join('+'), 2]],
  );
});

test('the articles behind a figure, with the sentence that has the name', () => {
  const snapshot = corpus().snapshot();
  const { key, places } = ofLushan(snapshot);
  const found = (filter: AppearanceFilter, limit = 10) => {
    const { articles, more } = whole(articlesBehind(snapshot, 'person', key, filter, limit));
    return { titles: articles.map(({ article }) => article.title), more, excerpts: articles.map(({ excerpt }) => excerpt) };
  };
  assert.deepEqual(found({}).titles, ['鲁山县项目建设', '鲁山县防汛', '鲁山县召开会议', '鲁山县项目开工']);
  assert.deepEqual([found({}, 2).titles.length, found({}, 2).more], [2, true]);
  const of2018 = found(daysOf('2018') ?? {});
  assert.deepEqual(of2018, { titles: ['鲁山县防汛'], more: false, excerpts: ['鲁山县县长王伟检查防汛工作。'] });
  assert.deepEqual(found(daysOf('2016-11') ?? {}).titles, ['鲁山县召开会议']);
  assert.deepEqual(found(daysOf('2016-12') ?? {}).titles, []);
  assert.deepEqual(found(daysOf('') ?? {}).titles, ['鲁山县项目开工']);
  assert.deepEqual(found({ with: { kind: 'person', key: '周晓东' } }).titles, ['鲁山县防汛', '鲁山县召开会议']);
  assert.deepEqual(found({ place: places[0]?.code ?? '' }).titles.length, 4);
  assert.deepEqual(found({ post: { organisation: '鲁山县', post: '县长' } }).titles, ['鲁山县防汛']);
  const stated = whole(articlesBehind(snapshot, 'person', key, { post: { organisation: '鲁山县', post: '县长' } }, 1)).articles[0]
    ?.location;
  assert.equal(ARTICLES['/c/a.cn/2.txt'].slice(stated?.start, stated?.end), '鲁山县县长');
});

test('an organisation tells who held which post in it, in their order', () => {
  const { holders, career } = dossier(corpus().snapshot(), 'organisation', '鲁山县委');
  assert.deepEqual(career, []);
  assert.deepEqual(
    holders.map(({ name, post, articles }) => [name, post, articles]),
    [
      ['王伟', '书记', 2],
      ['王伟', '副书记', 1],
    ],
  );
});

test('a place tells who held posts in its organisations', () => {
  const { holders } = dossier(corpus().snapshot(), 'place', '永康市');
  assert.deepEqual(holders.map(({ name, organisation, post }) => name + organisation + post).sort(), [
    '李明永康市教育局局长',
    '王伟永康市副市长',
  ]);
});

test('the corpus as a whole: when, by which site, where, and how clean', () => {
  const found = whole(overviewOf(corpus().snapshot(), ['/c']));
  assert.equal(found.articles, 6);
  assert.equal(found.undated, 1);
  assert.deepEqual(
    found.times.map(({ time }) => time),
    ['2016-07', '2016-11', '2018-02', '2019-03', '2020-08'],
  );
  assert.deepEqual(found.sites, [
    { site: 'a.cn', articles: 3 },
    { site: 'b.cn', articles: 2 },
    { site: '', articles: 1 },
  ]);
  assert.deepEqual(
    found.places.map(({ name, articles }) => [name, articles]),
    [
      ['鲁山县', 4],
      ['永康市', 2],
    ],
  );
  assert.equal(found.sampled, 6);
  assert.ok(found.officials.some(({ name }) => name === '王伟'));
});

test('each figure of the overview is the number of the articles behind it', () => {
  const snapshot = corpus().snapshot();
  const { times, sites, places, undated } = whole(overviewOf(snapshot, ['/c']));
  const behind = (figure: OverviewFigure) => whole(overviewArticles(snapshot, ['/c'], figure, 9)).articles.map(({ path }) => path);
  for (const { time, articles } of times) assert.equal(behind({ time }).length, articles, time);
  for (const { site, articles } of sites) assert.equal(behind({ site }).length, articles, site);
  for (const { code, articles } of places) assert.equal(behind({ place: code }).length, articles, code);
  assert.equal(undated, 1);
  assert.deepEqual(behind({ time: '' }), ['/c/4.txt']);
  assert.deepEqual(behind({ time: '2016' }), ['/c/a.cn/1.txt', '/c/b.cn/1.txt']);
  assert.deepEqual(behind({ time: 'last year' }), []);
  assert.deepEqual(whole(overviewArticles(snapshot, ['/c'], { site: 'a.cn' }, 2)).more, true);
});

test('the index tells the same of a name as its articles do, one by one', () => {
  const built = corpus();
  const stored = built.snapshot();
  const articles = Object.entries(ARTICLES).map(([path, text]) => {
    const facts = stored.facts(path);
    assert.ok(facts);
    return new OpenArticle(path, text, facts);
  });
  const memory = new MemorySnapshot(articles);
  const ids = ['周晓东', '王伟', ...(stored.bearers('王伟')?.people ?? []).map(({ id }) => id)];
  for (const id of ids) {
    assert.deepEqual(whole(stored.surroundings('person', id)), whole(memory.surroundings('person', id)), id);
    const others = [
      { kind: 'person' as const, key: '周晓东' },
      { kind: 'organisation' as const, key: '鲁山县委' },
      { kind: 'place' as const, key: '鲁山县' },
    ];
    assert.deepEqual(whole(stored.jointly('person', id, others)), whole(memory.jointly('person', id, others)), id);
    const paths = (snapshot: Snapshot) =>
      whole(snapshot.appearances('person', id, {}, 10)).map(({ article, mentions }) => [article.path, mentions]);
    assert.deepEqual(paths(stored), paths(memory), id);
  }
  for (const key of ['鲁山县委', '永康市教育局']) {
    assert.deepEqual(whole(stored.surroundings('organisation', key)), whole(memory.surroundings('organisation', key)), key);
  }
  assert.deepEqual({ ...whole(stored.chronicle(['/c'])), rules: [] }, whole(memory.chronicle(['/c'])));
  for (const filter of [
    {},
    { site: 'a.cn' },
    { site: '' },
    { days: { from: 20160000, until: 20169999 } },
    { days: { from: 0, until: 0 } },
  ]) {
    assert.deepEqual(whole(stored.chronicled(['/c'], filter, 9)), whole(memory.chronicled(['/c'], filter, 9)), JSON.stringify(filter));
  }
});
