import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../../server/src/corpus/analyse.ts';
import { article } from '../../bench/generator/corpus.ts';

const SAMPLE = 200;
const articles = Array.from({ length: SAMPLE }, (_, index) => article(index));

test('the same number gives the same article, whatever was made before', () => {
  for (const index of [0, 7, 123, 70_123]) assert.deepEqual(article(index), article(index));
  assert.deepEqual(article(50), articles[50]);
});

test('articles lie at paths of their own and differ, but for reprints', () => {
  assert.equal(new Set(articles.map(({ path }) => path)).size, SAMPLE);
  assert.equal(new Set(articles.map(({ text }) => text)).size, SAMPLE);
});

test('articles are as long as news is, and hold officials, boilerplate and flaws', () => {
  const bytes = articles.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / SAMPLE;
  assert.ok(bytes > 3500 && bytes < 7000, `${bytes} bytes on average`);
  const facts = articles.map(({ text }) => analyse(text));
  const share = (test: (each: (typeof facts)[number]) => boolean) => facts.filter(test).length / SAMPLE;
  assert.ok(share(({ people }) => people.some(({ role }) => role === 'official')) > 0.95);
  assert.ok(share(({ zones }) => zones.includes('boilerplate')) > 0.7);
  assert.ok(share(({ findings }) => findings.some(({ rule }) => rule === 'artifact/injected-pinyin')) > 0);
  assert.ok(share(({ script }) => script === 'traditional') > 0);
});

test('few officials are named in many articles, and most in few', () => {
  const named = new Map<string, number>();
  for (const { text } of articles) for (const { key } of analyse(text).people) named.set(key, (named.get(key) ?? 0) + 1);
  const counts = [...named.values()].sort((a, b) => b - a);
  assert.ok((counts[0] as number) >= 3);
  assert.ok(counts.filter((count) => count === 1).length > counts.length / 2);
});
