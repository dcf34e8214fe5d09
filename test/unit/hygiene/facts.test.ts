import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../../server/src/corpus/analyse.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { OpenArticle } from '../../../server/src/features/open-article.ts';
import { toMarkdown } from '../../../server/src/features/rich-text.ts';
import { applyEdits } from '../../../server/src/hygiene/edit.ts';
import { fixesOf } from '../../../server/src/hygiene/fixes.ts';
import { areSimilarNames } from '../../../server/src/text/similar-names.ts';
import { assertAcross, findingsIn } from '../../support/across.ts';
import { buildCorpus, type TestCorpus } from '../../support/corpus.ts';
import { readMarks, writeMarks } from '../../support/marks.ts';

/** The findings of a rule must be what is marked, and nothing else. */
function check(rule: string, marked: string): void {
  const { text } = readMarks(marked);
  const found = analyse(text).findings.filter((finding) => finding.rule === rule);
  assert.equal(writeMarks(text, found), marked);
}

test('a day that its month does not have, and a thirteenth month', () => {
  for (const text of [
    '截至[|6月31日|]，全县共完成二百余公里。',
    '会议定于[|2023年2月29日|]召开，[|2023年13月|]结束。',
    '[|２月３０日|]，全县开展检查。[|2月(yuè)30日|]，全市开展检查。',
  ])
    check('fact/impossible-date', text);
});

test('dates that the calendar has, those of the moon, and counts of months are left alone', () => {
  for (const text of [
    '2024年2月29日，全县召开会议。12月31日结束，2月29日是星期几？',
    '农历2月30日，村里赶集。农历闰2月30日也是。',
    '工期1至13月，历时15月，第3.14月，110月5日。',
    '二月三十日，村里赶集。9999年2月30日以后再说。',
  ])
    check('fact/impossible-date', text);
});

test('a weekday that contradicts a date in full', () => {
  check('fact/wrong-weekday', '定于[|2023年9月12日(星期五)|]举行，[|2023年9月12日 星期日|]结束。');
  check('fact/wrong-weekday', '定于2023年9月12日(星期二)举行，9月12日(星期五)再说，2023年9月12日周五平主持。2023年9月10日(周天)休息。');
});

test('head and deputy of one body at once', () => {
  check('fact/two-posts', '青禾县副县长钱伯渊到柳河镇检查水利工程。[|青禾县县长|]钱伯渊要求，各乡镇要加快进度。');
});

test('other bodies, steps of a career and former posts are no contradiction', () => {
  for (const text of [
    '青禾县副县长钱伯渊到柳河镇检查水利工程。柳河镇镇长钱伯渊要求，各村要加快进度。',
    '会议决定任命青禾县副县长钱伯渊为青禾县县长。青禾县县长钱伯渊作了讲话。',
    '原青禾县副县长钱伯渊作了汇报。青禾县县长钱伯渊要求，各乡镇要加快进度。',
  ])
    check('fact/two-posts', text);
});

/** An article of a day on what somebody does. */
const dated = (day: string, sentence: string): string => `青禾县检查水利工程\n${day}\n${sentence}\n`;
const HEAD = '青禾县县长钱伯渊主持会议，听取了汇报。';
const DEPUTY = '青禾县副县长钱伯渊到柳河镇检查水利工程。';

test('head of a body in one article, deputy in another of the same day: each leads to the other', () => {
  const corpus = assertAcross('fact/posts-elsewhere', {
    '/c/0.txt': dated('2023-09-12', `[|青禾县县长|]${HEAD.slice(5)}`),
    '/c/1.txt': dated('2023-09-12', `汇报会后，[|青禾县副县长|]${DEPUTY.slice(6)}`),
    '/c/2.txt': dated('2023-09-13', DEPUTY),
  });
  const [found] = findingsIn(corpus, '/c/1.txt').filter(({ rule }) => rule === 'fact/posts-elsewhere');
  assert.deepEqual(found?.arguments, ['钱伯渊', '青禾县副县长', '青禾县县长']);
  assert.deepEqual(
    found?.related?.map(({ path, line }) => ({ path, line })),
    [{ path: '/c/0.txt', line: 3 }],
  );
  // The hover is about the post, and leads there all the same.
  const snapshot = corpus.snapshot();
  const facts = snapshot.facts('/c/1.txt');
  assert.ok(facts && found);
  const article = new OpenArticle('/c/1.txt', corpus.text('/c/1.txt') ?? '', { ...facts, findings: findingsIn(corpus, '/c/1.txt') });
  assert.match(toMarkdown(hover(snapshot, article, found.start + 1)?.blocks ?? []), /\[青禾县检查水利工程\]\([^)]*\/c\/0\.txt#L3,1\)/);
});

test('several posts at once, other bodies, other days, steps and people of one name are no contradiction', () => {
  const others = [
    dated('2023-09-12', '青禾县委书记钱伯渊主持会议，听取了汇报。'),
    dated('2023-09-12', '柳河县县长钱伯渊主持会议，听取了汇报。'),
    dated('2023-09-12', '县长钱伯渊主持会议，听取了汇报。'),
    dated('2023-09-13', HEAD),
    dated('2023-09', HEAD),
    '青禾县检查水利工程\n青禾县县长钱伯渊主持会议，听取了汇报。\n',
    dated('2023-09-12', '青禾县代县长钱伯渊主持会议，听取了汇报。'),
    dated('2023-09-12', '会议任命副县长为县长，新任青禾县县长钱伯渊作了讲话。'),
    dated('2023-09-12', '青禾县副县长钱伯渊汇报了工作。青禾县县长钱伯渊作了讲话。'),
  ];
  for (const other of others) assertAcross('fact/posts-elsewhere', { '/c/0.txt': dated('2023-09-12', DEPUTY), '/c/1.txt': other });
});

test('people of one name whom the user tells apart do not contradict each other', () => {
  const articles = { '/c/0.txt': dated('2023-09-12', DEPUTY), '/c/1.txt': dated('2023-09-12', HEAD) };
  const told = [{ folder: '/c', people: [{ name: '钱伯渊', articles: ['0.txt'] }, { name: '钱伯渊' }] }];
  const rulesOf = (corpus: TestCorpus) => findingsIn(corpus, '/c/0.txt').map(({ rule }) => rule);
  assert.ok(rulesOf(buildCorpus(articles)).includes('fact/posts-elsewhere'));
  assert.ok(!rulesOf(buildCorpus(articles, told)).includes('fact/posts-elsewhere'));
});

/** Articles that know somebody for a post. */
const KNOWN = Object.fromEntries(
  Array.from('甲乙丙丁戊己', (group, n) => [
    `/c/known-${n}.txt`,
    `青禾县召开会议\n2023-05-06\n青禾县委书记钱伯渊主持会议，听取了${group}组的工作。\n`,
  ]),
);

test('a name one character off the one that others know for the post', () => {
  assertAcross('fact/misprint', {
    ...KNOWN,
    '/c/0.txt': '青禾县检查工作\n青禾县委书记[|钱博渊|]到柳河镇检查水利工程。钱博渊要求加快进度。\n',
  });
  assertAcross('fact/misprint', { ...KNOWN, '/c/0.txt': '青禾县检查工作\n青禾县委书记[|钱渊伯|]到柳河镇检查水利工程。\n' });
});

test('another post, another sound, both in one article, or a name that is known itself: no misprint', () => {
  for (const text of [
    '柳河镇检查工作\n柳河镇党委书记钱博渊到村里检查水利工程。\n',
    '青禾县检查工作\n青禾县委书记钱明渊到柳河镇检查水利工程。\n',
    '青禾县检查工作\n青禾县委书记钱博渊到柳河镇检查水利工程。青禾县委书记钱伯渊作了讲话。\n',
  ])
    assertAcross('fact/misprint', { ...KNOWN, '/c/0.txt': text });
  const often = Object.fromEntries(
    Array.from('子丑寅', (group, n) => [
      `/c/other-${n}.txt`,
      `青禾县部署${group}组工作\n青禾县委书记钱博渊到柳河镇检查${group}组的工程。\n`,
    ]),
  );
  assertAcross('fact/misprint', { ...KNOWN, ...often });
});

test('the fix gives the name that others have, everywhere in the file, in its script', () => {
  const text = '青禾县检查工作\n青禾县委书记钱博渊到柳河镇检查水利工程。錢(qián)博淵要求加快进度。\n';
  const corpus = assertAcross('fact/misprint', { ...KNOWN, '/c/0.txt': text.replace('钱博渊', '[|钱博渊|]') });
  const finding = findingsIn(corpus, '/c/0.txt').find(({ rule }) => rule === 'fact/misprint');
  assert.ok(finding);
  const [fix] = fixesOf(text, finding);
  assert.ok(fix);
  assert.equal(fix.safe, false);
  assert.equal(applyEdits(text, fix.edits), '青禾县检查工作\n青禾县委书记钱伯渊到柳河镇检查水利工程。錢伯淵要求加快进度。\n');
});

test('similar names: one character by sound or look, or two given names that changed places', () => {
  for (const [a, b] of [
    ['许红兵', '许洪兵'],
    ['李国强', '李强国'],
    ['王晏', '王宴'],
  ] as const)
    assert.ok(areSimilarNames(a, b), `${a} ${b}`);
  for (const [a, b] of [
    ['许红兵', '许红兵'],
    ['许红兵', '许红'],
    ['王国', '国王'],
    ['许红兵', '许明兵'],
    ['许红兵', '徐洪滨'],
  ] as const)
    assert.equal(areSimilarNames(a, b), false, `${a} ${b}`);
});
