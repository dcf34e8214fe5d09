/** What is made ready beforehand comes to an end, changes no answer, and misses no article that is written meanwhile. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Snapshot } from '../../../server/src/corpus/snapshot.ts';
import { buildCorpus } from '../../support/corpus.ts';

const NAMES = ['王伟', '李斌', '张建国', '刘洋', '陈静', '赵敏', '周涛', '吴磊'];

const article = (index: number, name = NAMES[index % NAMES.length] as string) =>
  `宝丰县召开第${index}次会议\n2016-03-${String(1 + (index % 28)).padStart(2, '0')}\n宝丰县县长${name}主持会议。\n`;

const articles = Object.fromEntries(Array.from({ length: 32 }, (_, index) => [`/c/${index}.txt`, article(index)]));

const answers = (snapshot: Snapshot) => ({
  people: ['王', 'w', 'libin', ''].map((query) => snapshot.search('person', query, 10, true).map(({ key, mentions }) => [key, mentions])),
  titles: ['会议', '宝丰', '31'].map((query) => snapshot.searchTitles(query, 10).map(({ path }) => path)),
  listed: snapshot.lists.officials({ from: 0, count: 20 }),
  surnames: snapshot.lists.surnames(),
});

/** Goes through all steps. @param between is called with the number of portions so far */
function prepared(snapshot: () => Snapshot, between: (portions: number) => void = () => {}): number {
  let portions = 0;
  for (let step: number | undefined = 0; step !== undefined; portions++) {
    assert.ok(portions < 10_000);
    step = snapshot().prepareSearch(step);
    between(portions);
  }
  return portions;
}

test('all is prepared in many portions, in few when it is prepared again, and answers are what they were', () => {
  const corpus = buildCorpus(articles);
  const before = answers(corpus.snapshot());
  const first = prepared(() => corpus.snapshot());
  assert.ok(first > prepared(() => corpus.snapshot()));
  assert.deepEqual(answers(corpus.snapshot()), before);
});

test('an article that is written between two portions is found like any other', () => {
  for (const at of [0, 1, 5, 12, 20, 40]) {
    const corpus = buildCorpus(articles);
    const changed = { '/c/7.txt': article(7, '王小明'), '/c/99.txt': article(99, '李斌') };
    prepared(
      () => corpus.snapshot(),
      (portions) => {
        if (portions === at) for (const [name, text] of Object.entries(changed)) corpus.set(name, text);
      },
    );
    for (const [name, text] of Object.entries(changed)) corpus.set(name, text);
    assert.deepEqual(answers(corpus.snapshot()), answers(buildCorpus({ ...articles, ...changed }).snapshot()), `portion ${at}`);
  }
});
