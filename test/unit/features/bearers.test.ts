import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atOnce } from '../../../server/src/corpus/surroundings.ts';
import { exportOfficials } from '../../../server/src/features/export-officials.ts';
import { findEntities, workspaceSymbols } from '../../../server/src/features/find-names.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { OpenArticle } from '../../../server/src/features/open-article.ts';
import { definition, entityMentions, highlights, references } from '../../../server/src/features/references.ts';
import { toPlainText } from '../../../server/src/features/rich-text.ts';
import { buildCorpus, type TestCorpus } from '../../support/corpus.ts';

/** Two officials called 王伟, a journalist, and an article that does not say which it means. */
const ARTICLES = {
  '/c/lushan-1.txt': '鲁山县召开会议\n2016-11-02\n鲁山县委副书记王伟出席会议并讲话。王伟强调，要抓紧抓好。\n',
  '/c/lushan-2.txt': '鲁山县防汛\n2018-02-05\n鲁山县县长王伟检查防汛工作。王伟指出，要落实责任。\n',
  '/c/lushan-3.txt': '鲁山县项目建设\n2020-08-01\n鲁山县委书记王伟调研项目建设。\n',
  '/c/yongkang-1.txt': '永康市召开会议\n2016-07-02\n永康市副市长王伟主持会议。王伟表示，要加快进度。\n',
  '/c/yongkang-2.txt': '永康市创建工作\n2019-03-02\n永康市副市长王伟检查创建工作。\n',
  '/c/paper.txt': '鲁山县大棚丰收\n2017-09-03\n本报记者 王伟\n走进鲁山县的大棚，一片忙碌。\n',
  '/c/unclear.txt': '读书随想\n2019-05-06\n谈到读书，王伟说，要多读好书。王伟表示，读书使人明白事理。\n',
} as const;

const corpus = (): TestCorpus => buildCorpus(ARTICLES, [{ folder: '/c', people: [] }]);

function at(from: TestCorpus, path: string, name = '王伟') {
  const text = from.text(path) as string;
  const snapshot = from.snapshot();
  const facts = snapshot.facts(path);
  assert.ok(facts);
  return { snapshot, article: new OpenArticle(path, text, facts), offset: text.indexOf(name) + 1 };
}

function hoverText(from: TestCorpus, path: string, name?: string): string {
  const { snapshot, article, offset } = at(from, path, name);
  const found = hover(snapshot, article, offset);
  assert.ok(found);
  return toPlainText(found.blocks);
}

test('a hover tells the career of the person meant, and that the name may be another person', () => {
  const text = hoverText(corpus(), '/c/lushan-1.txt');
  for (const part of [
    'In the corpus · 5 mentions · 3 articles',
    '- 2016 · 鲁山县委副书记 · 1 article',
    '- 2018 · 鲁山县县长 · 1 article',
    '- 2020 · 鲁山县委书记 · 1 article',
    'The name may be another person elsewhere, 2 in all:',
    '永康市副市长 · 2 articles · 2016–2019',
    'journalist · 鲁山县 · 1 article',
    'Not certain whose the name is: 1 article',
    '强调: 要抓紧抓好。',
  ]) {
    assert.ok(text.includes(part), `“${part}” is not in:\n${text}`);
  }
  assert.ok(text.indexOf('2016 · 鲁山县委副书记') < text.indexOf('2020 · 鲁山县委书记'));
  assert.doesNotMatch(text, /要加快进度/);
});

test('a hover says why another of the name is another', () => {
  const text = hoverText(corpus(), '/c/lushan-1.txt');
  assert.match(text, /永康市副市长 · .*places far from each other/);
  assert.match(text, /journalist · 鲁山县 · .*different lines of work/);
});

test('a hover says when it is not certain who is meant, and shows no career', () => {
  const text = hoverText(corpus(), '/c/unclear.txt');
  assert.match(text, /It is not certain who of this name this is\. It may be:/);
  assert.match(text, /Everybody of this name in the corpus · \d+ mentions · 7 articles/);
  assert.match(text, /- 鲁山县委书记/);
  assert.doesNotMatch(text, /2016 · 鲁山县委副书记/);
});

test('a name that one person has needs no word about it', () => {
  const alone = buildCorpus({ '/c/a.txt': ARTICLES['/c/lushan-1.txt'], '/c/b.txt': ARTICLES['/c/lushan-2.txt'] });
  assert.doesNotMatch(hoverText(alone, '/c/a.txt'), /another person|certain|taken to be/);
});

test('references are those of the person, with those that may be of this person', () => {
  const { snapshot, article, offset } = at(corpus(), '/c/lushan-1.txt');
  const paths = [...new Set(references(snapshot, article, offset, true).map(({ path }) => path))];
  assert.deepEqual(paths, ['/c/lushan-1.txt', '/c/lushan-2.txt', '/c/lushan-3.txt', '/c/unclear.txt']);
});

test('references from where it is not certain are those of everybody of the name', () => {
  const { snapshot, article, offset } = at(corpus(), '/c/unclear.txt');
  assert.equal(new Set(references(snapshot, article, offset, true).map(({ path }) => path)).size, 7);
});

test('no mention of a name is lost: each is of a person or of nobody for certain', () => {
  const snapshot = corpus().snapshot();
  const found = new Set(
    snapshot
      .bearers('王伟')
      ?.people.flatMap(({ id }) => [...atOnce(entityMentions(snapshot, 'person', id))].flat())
      .map(({ path, start }) => `${path} ${start}`),
  );
  assert.equal(found.size, snapshot.mentions('person', '王伟').length);
});

test('definition leads to the introduction of the person meant', () => {
  const { snapshot, article, offset } = at(corpus(), '/c/yongkang-2.txt');
  assert.match(definition(snapshot, article, offset)?.target.path ?? '', /yongkang/);
});

test('two people of a name are two entries, told apart by their posts', () => {
  const snapshot = corpus().snapshot();
  const found = findEntities(snapshot, 'person', '王伟', 10, true);
  assert.deepEqual(
    found.map(({ name, post }) => [name, post]),
    [
      ['王伟', '鲁山县委书记'],
      ['王伟', '永康市副市长'],
    ],
  );
  assert.notEqual(found[0]?.id, found[1]?.id);
  assert.match(found[1]?.location.path ?? '', /yongkang/);
  assert.deepEqual(
    workspaceSymbols(snapshot, 'wangwei')
      .filter(({ kind }) => kind === 'person')
      .map(({ label, container }) => `${label} · ${container}`),
    ['王伟 (wangwei) · 鲁山县委书记', '王伟 (wangwei) · 永康市副市长'],
  );
});

test('a name is one entry until it is typed in full', () => {
  const snapshot = corpus().snapshot();
  for (const query of ['', '王', 'w', 'wang', 'ww', '伟']) {
    const [first, ...others] = findEntities(snapshot, 'person', query, 10, true).filter(({ key }) => key === '王伟');
    assert.deepEqual([first?.id, first?.name, first?.articles], ['王伟', '王伟', 7], query);
    assert.deepEqual(others, [], query);
    assert.equal(snapshot.mentions('person', '王伟').length, first?.mentions);
  }
});

test('of the many names that one spelling may mean the most mentioned are told apart', () => {
  const names = ['王伟', '王维', '王威', '王薇', '王卫', '王唯'];
  const articles = names.flatMap((name, index) =>
    Array.from({ length: names.length - index }, (_, day) => [
      [`/c/${name}-lushan-${day}.txt`, `鲁山县防汛\n2018-02-0${day + 1}\n鲁山县县长${name}检查防汛工作。\n`],
      [`/c/${name}-yongkang-${day}.txt`, `永康市会议\n2018-02-0${day + 1}\n永康市副市长${name}主持会议。\n`],
    ]).flat(),
  );
  const snapshot = buildCorpus(Object.fromEntries(articles)).snapshot();
  const ids = (query: string) => findEntities(snapshot, 'person', query, 100, true).map(({ id }) => id);
  const told = names.slice(0, 4).flatMap((name) => [`${name}#1`, `${name}#2`]);
  assert.deepEqual(new Set(ids('wangwei')), new Set([...told, '王卫', '王唯']));
  assert.deepEqual(ids('王唯'), ['王唯#1', '王唯#2']);
});

test('the export numbers people of one name, and gives their posts in the order of time', () => {
  const officials = JSON.parse(exportOfficials(corpus().snapshot(), 'json').text) as {
    identity: string;
    posts: { post: string; first: string }[];
  }[];
  assert.deepEqual(
    officials
      .filter(({ identity }) => identity.startsWith('王伟'))
      .map(({ identity, posts }) => [identity, posts.map(({ post, first }) => `${first} ${post}`)]),
    [
      ['王伟#2', ['2016-11-02 副书记', '2018-02-05 县长', '2020-08-01 书记']],
      ['王伟#1', ['2016-07-02 副市长']],
    ],
  );
});

test('the order in which articles were read does not show', () => {
  const reversed = buildCorpus(Object.fromEntries(Object.entries(ARTICLES).reverse()));
  const all = (from: TestCorpus) => JSON.stringify([...from.snapshot().officials()]);
  assert.equal(all(reversed), all(corpus()));
});

test('several names that yuliao.json makes one person are highlighted together', () => {
  const text = '文学史话\n2019-05-06\n作家钱望舒出席座谈会。钱望舒说，很高兴。笔名青岩的作家钱望舒，以青岩著称。作家青岩讲话。\n';
  const people = [{ name: '钱望舒', also: ['青岩'] }];
  const named = buildCorpus({ '/c/a.txt': text }, [{ folder: '/c', people }]);
  const { snapshot, article } = at(named, '/c/a.txt', '钱望舒');
  const shown = highlights(snapshot, article, text.indexOf('钱望舒') + 1).map(({ span }) => text.slice(span.start, span.end));
  const own = article.facts.people.filter(({ key }) => key === '钱望舒' || key === '青岩').flatMap(({ mentions }) => mentions);
  assert.equal(shown.length, own.length);
});
