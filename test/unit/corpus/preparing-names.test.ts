/** Names are told apart before anybody asks, in steps, and an edit in between is not missed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Snapshot } from '../../../server/src/corpus/snapshot.ts';
import type { Portions } from '../../../server/src/corpus/surroundings.ts';
import { buildCorpus } from '../../support/corpus.ts';
import { whole } from '../../support/portions.ts';

const COUNTIES = ['宝丰县', '鲁山县', '叶县', '郏县', '永康市', '义乌市', '东阳市', '兰溪市'];
const POSTS = ['县长', '教育局局长', '卫生健康委主任', '财政局局长', '副书记', '公安局局长', '水利局副局长', '审计局局长'];

function article(index: number, post = POSTS[Math.floor(index / COUNTIES.length) % POSTS.length] as string): string {
  const county = COUNTIES[index % COUNTIES.length] as string;
  const day = String(1 + (index % 28)).padStart(2, '0');
  return `${county}召开会议\n20${10 + (index % 9)}-03-${day}\n${county}${post}王伟主持会议。王伟强调，要抓好落实。\n`;
}

const articles = Object.fromEntries(Array.from({ length: 64 }, (_, index) => [`/c/${index}.txt`, article(index)]));

function stepsOf(steps: Portions<unknown>): number {
  let count = 0;
  while (!steps.next().done) count++;
  return count;
}

const told = (snapshot: Snapshot) =>
  snapshot.bearers('王伟')?.people.map(({ id }) => [id, snapshot.bearer(id)?.posts.map(({ post }) => post)]);

test('a name with many posts takes many steps, and none once it is known', () => {
  const snapshot = buildCorpus(articles).snapshot();
  assert.ok(stepsOf(snapshot.prepareBearers('王伟')) > 40);
  assert.equal(stepsOf(snapshot.prepareBearers('王伟')), 0);
  assert.equal(stepsOf(snapshot.prepareBearers('李四光')), 0);
  assert.deepEqual(told(snapshot), told(buildCorpus(articles).snapshot()));
});

test('an article that changes between two steps is as if it had always been so', () => {
  const corpus = buildCorpus(articles);
  const steps = corpus.snapshot().prepareBearers('王伟');
  for (let step = 0; step < 20; step++) steps.next();
  const changed = { ...articles, '/c/0.txt': article(0, '人大常委会主任'), '/c/9.txt': '叶县召开会议\n2016-03-01\n县长李斌主持会议。\n' };
  for (const name of ['/c/0.txt', '/c/9.txt'] as const) corpus.set(name, changed[name]);
  whole(steps);
  assert.deepEqual(told(corpus.snapshot()), told(buildCorpus(changed).snapshot()));
});

test('mentions that are looked for while an article changes are those of the corpus as it is then', () => {
  // More than are compared: most are looked for in portions, and two people bear the name.
  const many = Object.fromEntries(
    Array.from({ length: 500 }, (_, index) => [`/c/${index}.txt`, article(8 * index + (index % 5 === 0 ? 1 : 0), '县长')]),
  );
  const changed = { ...many, '/c/42.txt': '叶县召开会议\n2016-03-01\n县长李斌主持会议。\n' };
  const portionsOf = (snapshot: Snapshot) => snapshot.mentionsInPortions('person', '王伟#1', { unsure: true });
  const before = buildCorpus(many).snapshot();
  const steps = stepsOf(portionsOf(before));
  const after = [...whole(portionsOf(buildCorpus(changed).snapshot()))].flat();
  assert.equal(after.length, [...whole(portionsOf(before))].flat().length - 2);
  for (const step of [1, Math.floor(steps / 2), steps - 2, steps]) {
    const corpus = buildCorpus(many);
    const portions = portionsOf(corpus.snapshot());
    for (let taken = 0; taken < step; taken++) assert.equal(portions.next().done, false);
    corpus.set('/c/42.txt', changed['/c/42.txt']);
    assert.deepEqual([...whole(portions)].flat(), after, `changed after ${step} of ${steps} steps`);
  }
});
