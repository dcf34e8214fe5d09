import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bareText } from '../../../server/src/corpus/duplicates/bare.ts';
import type { Compared } from '../../../server/src/corpus/duplicates/compared.ts';
import { duplicateRows } from '../../../server/src/corpus/duplicates/rows.ts';
import { containment, jaccard, shingles } from '../../../server/src/corpus/duplicates/shingles.ts';
import { likeness } from '../../../server/src/corpus/duplicates/sketch.ts';
import { NOTHING_ACROSS } from '../../../server/src/hygiene/across.ts';
import { assertAcross, assertMarks, findingsIn } from '../../support/across.ts';
import { buildCorpus } from '../../support/corpus.ts';
import { OTHER_STORIES as STORIES } from '../../support/page.ts';

/** Furniture that no rule knows by itself, and a sentence that might belong to any story. */
const FURNITURE = '更多县域资讯以各单位正式公布为准';
const SENTENCE = '欲知全县各项惠民政策的最新进展可留意后续刊出的专栏。';
const RECURRING = 'dup/recurring-line';
const ALIKE = 'dup/near-article';
const PASSAGE = 'dup/shared-passage';

/** A story of one line. */
const story = (bare: string): Compared => ({ story: [{ line: 1, bare, open: true }], furniture: [] });
const page = (story: number, line: string): string => `${STORIES[story]}\n\n${line}`;
/** Marks a sentence as expected. */
const marked = (line: string): string => `[|${line}|]`;

test('two articles with a line are not yet enough; the third one marks them all', () => {
  const corpus = assertAcross(RECURRING, { '/c/a.txt': page(0, SENTENCE), '/c/b.txt': page(1, SENTENCE) });
  corpus.set('/c/c.txt', page(2, SENTENCE));
  assertMarks(corpus, RECURRING, {
    '/c/a.txt': page(0, marked(SENTENCE)),
    '/c/b.txt': page(1, marked(SENTENCE)),
    '/c/c.txt': page(2, marked(SENTENCE)),
  });
  assert.deepEqual(corpus.snapshot().recurrence('/c/a.txt', 6), { articles: 3, more: false });
  assert.deepEqual(corpus.snapshot().articlesWithLine('/c/b.txt', 6), ['/c/a.txt', '/c/b.txt', '/c/c.txt']);
});

test('when one of the three goes, or says something else, the others are cleared', () => {
  const three = { '/c/a.txt': page(0, SENTENCE), '/c/b.txt': page(1, SENTENCE), '/c/c.txt': page(2, SENTENCE) };
  const corpus = buildCorpus(three);
  corpus.remove('/c/c.txt');
  const cleared = { '/c/a.txt': three['/c/a.txt'], '/c/b.txt': three['/c/b.txt'] };
  assertMarks(corpus, RECURRING, cleared);
  corpus.set('/c/c.txt', three['/c/c.txt']);
  assertMarks(corpus, RECURRING, { '/c/a.txt': page(0, marked(SENTENCE)) });
  corpus.set('/c/c.txt', page(2, '馆长说,下个学期还要开设读书课。'));
  assertMarks(corpus, RECURRING, cleared);
});

test('furniture recurs whatever figures stand in it; a sentence of a story does not', () => {
  const furniture = (count: number): string => `\n\n\n${FURNITURE} ${count}`;
  const corpus = buildCorpus(
    Object.fromEntries([0, 1, 2].map((story) => [`/c/${story}.txt`, `${STORIES[story]}${furniture(story * 17)}`])),
  );
  for (const path of ['/c/0.txt', '/c/1.txt', '/c/2.txt']) {
    assert.deepEqual(
      findingsIn(corpus, path).map(({ rule }) => rule),
      [RECURRING],
      'instead of the finding without a reason',
    );
  }
  assertAcross(RECURRING, Object.fromEntries([0, 1, 2].map((n) => [`/c/${n}.txt`, page(n, `全县新增家庭农场${n + 3}家,面积增加不少。`)])));
});

test('copies of one story are together one witness', () => {
  const copies = { '/c/a.txt': page(0, SENTENCE), '/c/b.txt': page(0, SENTENCE), '/c/c.txt': page(0, SENTENCE) };
  const corpus = assertAcross(RECURRING, { ...copies, '/c/d.txt': page(1, SENTENCE) });
  corpus.set('/c/e.txt', page(2, SENTENCE));
  assertMarks(corpus, RECURRING, { '/c/a.txt': page(0, marked(SENTENCE)), '/c/e.txt': page(2, marked(SENTENCE)) });
});

test('what recurs by nature is left alone: titles, datelines, bylines, headings, formulae, short lines, lines that name people', () => {
  const lines = [
    '会议还研究了其他需要尽快落实的事项。',
    '各乡镇主要负责同志和县直有关单位负责人列席会议。',
    '青禾融媒记者 丁小满 摄影报道',
    '县委书记秦立山对做好下一步工作提出要求。',
    '注意安全。',
    '一、加快推进农田水利基本建设',
  ];
  const between = (story: number, line: string): string => (STORIES[story] as string).replace(/\n(?=.*$)/, `\n${line}\n`);
  for (const line of lines) assertAcross(RECURRING, Object.fromEntries([0, 1, 2].map((n) => [`/c/${n}.txt`, between(n, line)])));
  const column = (story: number): string => (STORIES[story] as string).replace(/^.*$/m, '青禾县每周民生观察专栏文章');
  assertAcross(RECURRING, { '/c/0.txt': column(0), '/c/1.txt': column(1), '/c/2.txt': column(2) });
});

test('a line for which a rule has given the reason is not marked again', () => {
  const corpus = buildCorpus(Object.fromEntries([0, 1, 2].map((n) => [`/c/${n}.txt`, page(n, '版权所有:青禾新闻网 未经许可不得转载')])));
  assert.deepEqual(
    findingsIn(corpus, '/c/0.txt').map(({ rule }) => rule),
    ['boilerplate/copyright'],
  );
  assert.equal(corpus.snapshot().recurrence('/c/0.txt', 6)?.articles, 3);
});

test('neighbouring lines that recur are one finding', () => {
  const two = `${SENTENCE}\n\n想了解更多往期内容的读者可以到各乡镇文化站借阅合订本。`;
  assertAcross(RECURRING, Object.fromEntries([0, 1, 2].map((n) => [`/c/${n}.txt`, page(n, marked(two))])));
});

test('a story that another page tells in nearly the same words is found whatever stands around it', () => {
  const [title, ...rest] = (STORIES[0] as string).split('\n');
  const other = `首页 新闻 体育 财经\n\n水库开工\n2023-09-13 07:00 来源:邻县新闻\n${rest.slice(1).join('\n').replace('四千余万元', '四千多万元')}`;
  const corpus = assertAcross(ALIKE, {
    '/c/a.txt': `[|${title}|]\n${rest.join('\n')}`,
    '/c/b.txt': other.replace('水库开工', '[|水库开工|]'),
    '/c/c.txt': STORIES[1],
  });
  const [finding] = findingsIn(corpus, '/c/a.txt').filter(({ rule }) => rule === ALIKE);
  assert.deepEqual(
    finding?.related?.map(({ path, name, line }) => ({ path, name, line })),
    [{ path: '/c/b.txt', name: '水库开工', line: 3 }],
  );
  assert.deepEqual([finding?.arguments[0], finding?.arguments[2]], ['水库开工', '1']);
  assert.ok(Number(finding?.arguments[1]) >= 85);
  corpus.remove('/c/b.txt');
  assertMarks(corpus, ALIKE, { '/c/a.txt': STORIES[0] as string });
});

test('a paragraph most of which another article has is marked, with the place there', () => {
  const [, , passage] = (STORIES[1] as string).split('\n') as [string, string, string];
  const taken = `他们写道:${passage}真是好风光。`;
  const corpus = assertAcross(PASSAGE, {
    '/c/a.txt': STORIES[1].replace(passage, marked(passage)),
    '/c/b.txt': page(2, marked(taken)),
    '/c/c.txt': STORIES[3],
  });
  const [finding] = findingsIn(corpus, '/c/b.txt').filter(({ rule }) => rule === PASSAGE);
  assert.deepEqual(
    finding?.related?.map(({ path, name, line }) => ({ path, name, line })),
    [{ path: '/c/a.txt', name: '柳河镇举办首届采莲节', line: 3 }],
  );
});

test('passages of nearly equal articles, and lines that recur, are not told a second time', () => {
  const corpus = buildCorpus({ '/c/a.txt': STORIES[0], '/c/b.txt': STORIES[0] });
  assert.deepEqual(
    findingsIn(corpus, '/c/a.txt').map(({ rule }) => rule),
    [ALIKE],
  );
  const column =
    '本栏目由县融媒体中心与县农业农村局共同开设,每周介绍一个村的发展故事,讲述干部群众怎样依靠自己的双手把日子越过越红火,欢迎各乡镇推荐身边的好做法。';
  const three = buildCorpus(Object.fromEntries([0, 1, 2].map((n) => [`/c/${n}.txt`, page(n, column)])));
  assert.deepEqual(
    findingsIn(three, '/c/0.txt').map(({ rule }) => rule),
    [RECURRING],
  );
});

test('groups of nearly equal articles are united, and the earliest published represents them', () => {
  const later = (STORIES[0] as string).replace('2023-09-12', '2023-09-14');
  const undated = (STORIES[0] as string).replace(/^2023.*\n/m, '').replace('9月12日,', '');
  const corpus = buildCorpus({ '/c/a.txt': later, '/c/b.txt': STORIES[0], '/c/c.txt': undated, '/c/d.txt': STORIES[1] });
  assert.deepEqual(corpus.snapshot().repetitions().groups, [{ representative: '/c/b.txt', copies: ['/c/a.txt', '/c/c.txt'] }]);
  corpus.remove('/c/b.txt');
  assert.deepEqual(corpus.snapshot().repetitions().groups, [{ representative: '/c/a.txt', copies: ['/c/c.txt'] }]);
});

test('where copies count once, the figures are those of a corpus without them', () => {
  const officials = '县委书记秦立山对做好下一步工作提出要求。秦立山强调,要抓紧抓好。';
  const later = `${page(0, officials).replace('2023-09-12', '2024-01-05')}\n版权所有 京ICP备12345678号`;
  const whole = { '/c/a.txt': page(0, officials), '/c/b.txt': page(1, officials), '/c/c.txt': STORIES[2] };
  const corpus = buildCorpus({ ...whole, '/c/copy.txt': later });
  const without = buildCorpus(whole).snapshot().statistics();
  assert.deepEqual(corpus.snapshot().statistics('once'), without);
  assert.equal(without.articles, 3);
  assert.equal(corpus.snapshot().statistics().articles, 4);
  assert.equal(corpus.snapshot().statistics().lastPublished, '2024-01-05');
});

test('recurring lines are counted over the corpus', () => {
  const corpus = buildCorpus(Object.fromEntries([0, 1, 2].map((n) => [`/c/${n}.txt`, page(n, SENTENCE)])));
  assert.equal(corpus.snapshot().repetitions().recurringLines, 1);
});

test('an article that the corpus does not have has nothing in common with others', () => {
  const snapshot = buildCorpus({ '/c/a.txt': STORIES[0] }).snapshot();
  assert.deepEqual(snapshot.across('/c/none.txt'), NOTHING_ACROSS);
  assert.equal(snapshot.recurrence('/c/none.txt', 1), undefined);
  assert.deepEqual(snapshot.articlesWithLine('/c/a.txt', 99), []);
});

test('a bare text has letters and digits, ASCII in lower case', () => {
  assert.equal(bareText('  GDP增长 3.5%,“好”于预期!'), 'gdp增长35好于预期');
  assert.equal(bareText('𠮷野家'), '𠮷野家');
  assert.equal(bareText(' ,。'), '');
});

test('shingles tell how much two texts share', () => {
  const [a, b] = [shingles('一二三四五六七八', 5), shingles('一二三四五六七九', 5)];
  assert.equal(a.length, 4);
  assert.equal(jaccard(a, b), 3 / 5);
  assert.equal(containment(shingles('二三四五六', 5), a), 1);
  assert.equal(containment(shingles('', 5), a), 0);
  assert.equal(jaccard(shingles('一二', 5), a), 0);
});

test('stories of a similarity of .9 share a band, stories that have nothing in common do not, short ones have none', () => {
  const digits = (from: number, count: number): string =>
    Array.from({ length: count }, (_, i) => String.fromCharCode(0x4e00 + ((from + i * 7919) % 20000))).join('');
  const bandsOf = (bare: string): readonly number[] => duplicateRows(story(bare)).bands;
  let shared = 0;
  for (let n = 0; n < 50; n++) {
    const text = digits(n * 31, 400);
    const bands = new Set(bandsOf(text));
    if (bandsOf(text.slice(0, 380) + digits(n + 9999, 20)).some((band) => bands.has(band))) shared++;
    assert.ok(!bandsOf(digits(n * 31 + 12345, 400)).some((band) => bands.has(band)));
  }
  assert.ok(shared >= 49, String(shared));
  assert.deepEqual(bandsOf(digits(1, 40)), []);
});

test('a sketch tells how alike two stories are, to within three standard errors', () => {
  const text = Array.from({ length: 600 }, (_, i) => String.fromCharCode(0x4e00 + ((i * 7919) % 20000))).join('');
  const sketchOf = (bare: string): Uint8Array => duplicateRows(story(bare)).sketch as Uint8Array;
  for (const kept of [600, 570, 500, 400, 300]) {
    const other =
      text.slice(0, kept) +
      text
        .slice(0, 600 - kept)
        .split('')
        .reverse()
        .join('');
    const likely = likeness(sketchOf(text), sketchOf(other));
    assert.ok(Math.abs(likely - jaccard(shingles(text, 5), shingles(other, 5))) < 0.14, `${kept}: ${likely}`);
  }
  assert.equal(duplicateRows(story('四个字短')).sketch, undefined);
});
