/** Lines in an order, some of them by chance, some by what stands beside them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QuerySort } from '../../../../server/src/protocol/query.ts';
import { finish } from '../../../../server/src/query/analyses/steps.ts';
import { type Arrangement, arrange } from '../../../../server/src/query/arranging/arrange.ts';
import { sampleLines } from '../../../../server/src/query/arranging/sampling.ts';
import { placesInOrder } from '../../../../server/src/text/pinyin-order.ts';
import { readQuery } from '../../../support/cql.ts';
import { run } from '../../../support/query-hits.ts';
import { querySource, type WrittenArticle } from '../../../support/query-source.ts';

/** The texts of the lines of a query over articles, as arranged: what stands left of the hit, the hit, what stands right of it. */
function arranged(articles: readonly (string | WrittenArticle)[], query: string, arrangement: Arrangement): string[] {
  const source = querySource(articles);
  const { hits } = run(source, query);
  const steps = arrange(source, hits, arrangement);
  assert.ok(!('template' in steps));
  return Array.from(finish(steps), (hit) => {
    const words = Array.from(source.tokens(hits.article(hit))?.words ?? [], (word) => source.vocabulary.word(word));
    const [start, end] = [hits.start(hit), hits.end(hit)];
    return [words.slice(0, start), words.slice(start, end), words.slice(end)].map((part) => part.join('')).join('|');
  });
}

const sorted = (articles: readonly (string | WrittenArticle)[], query: string, ...sort: readonly QuerySort[]) =>
  arranged(articles, query, { sort });

test('Chinese texts are in the order of pinyin, signs and digits before them, letters behind', () => {
  const texts = ['张', '李四', '安徽', '，', '李', 'a', '2', '王', '里', '阿'];
  const places = placesInOrder(texts);
  const inOrder = texts.toSorted((a, b) => (places[texts.indexOf(a)] as number) - (places[texts.indexOf(b)] as number));
  assert.deepEqual(inOrder, ['，', '2', '阿', '安徽', '李', '李四', '里', '王', '张', 'a']);
});

test('by the words beside the hit, at any distance', () => {
  const articles = ['王 说 好 的', '安 说 坏 啊', '李 说 好 啊'];
  assert.deepEqual(sorted(articles, '"说"', { by: 'left', distance: 1 }), ['安|说|坏啊', '李|说|好啊', '王|说|好的']);
  assert.deepEqual(sorted(articles, '"说"', { by: 'right', distance: 1 }), ['王|说|好的', '李|说|好啊', '安|说|坏啊'].toSorted(byRight));
  assert.deepEqual(sorted(articles, '"说"', { by: 'right', distance: 2 }, { by: 'left', distance: 1 }), [
    '安|说|坏啊',
    '李|说|好啊',
    '王|说|好的',
  ]);
  assert.deepEqual(sorted(articles, '"说"', { by: 'left', distance: 1, descending: true }), ['王|说|好的', '李|说|好啊', '安|说|坏啊']);
  assert.deepEqual(sorted(['好 事', '大 好'], '"好"', { by: 'left', distance: 1 }), ['|好|事', '大|好|']);
});

/** 坏 huài, 好 hǎo; of two 好 the first stays first. */
function byRight(a: string, b: string): number {
  return (a.includes('好') ? 0 : 1) - (b.includes('好') ? 0 : 1);
}

test('by the hit itself, and by what is known of the article', () => {
  const articles = [
    { text: '乙', title: '张', published: '2020-02-01', path: 'b.cn/2.txt' },
    { text: '甲', title: '李', published: '2020-01-01', path: 'b.cn/1.txt' },
    { text: '丙', title: '安', path: 'a.cn/1.txt' },
  ];
  assert.deepEqual(sorted(articles, '[]', { by: 'node' }), ['|丙|', '|甲|', '|乙|']);
  assert.deepEqual(sorted(articles, '[]', { by: 'published' }), ['|丙|', '|甲|', '|乙|']);
  assert.deepEqual(sorted(articles, '[]', { by: 'published', descending: true }), ['|乙|', '|甲|', '|丙|']);
  assert.deepEqual(sorted(articles, '[]', { by: 'title' }), ['|丙|', '|甲|', '|乙|']);
  assert.deepEqual(sorted(articles, '[]', { by: 'path' }), ['|丙|', '|甲|', '|乙|']);
  assert.deepEqual(sorted(articles, '[]', { by: 'site', descending: true }, { by: 'node', descending: true }), ['|乙|', '|甲|', '|丙|']);
});

test('lines that are equal in all keys stay in the order of the corpus', () => {
  assert.deepEqual(sorted(['大 好 一', '大 好 二', '大 好 三'], '"好"', { by: 'left', distance: 1 }), ['大|好|一', '大|好|二', '大|好|三']);
});

test('hits of several words are ordered as texts', () => {
  assert.deepEqual(sorted(['好 人', '好 啊', '坏 人'], '[] []', { by: 'node' }), ['|好啊|', '|好人|', '|坏人|']);
});

const all = Uint32Array.from({ length: 1000 }, (_, index) => 3 * index);

test('a sample is the same for a seed, another one for another, and in order', () => {
  const sample = sampleLines(all, 50, 7);
  assert.equal(sample.length, 50);
  assert.deepEqual(sample, sampleLines(all, 50, 7));
  assert.notDeepEqual(sample, sampleLines(all, 50, 8));
  assert.deepEqual(sample, sample.toSorted());
  assert.equal(new Set(sample).size, 50);
  assert.ok(sample.every((line) => line % 3 === 0));
});

test('a sample of more than there are is all, and one of none is none', () => {
  assert.deepEqual(sampleLines(all, 5000, 1), all);
  assert.equal(sampleLines(all, 0, 1).length, 0);
  assert.equal(sampleLines(all, -3, 1).length, 0);
});

test('every line is chosen about as often as any other', () => {
  const chosen = new Uint32Array(100);
  const lines = Uint32Array.from(chosen.keys());
  for (let seed = 0; seed < 1000; seed++) for (const line of sampleLines(lines, 10, seed)) chosen[line] = (chosen[line] as number) + 1;
  assert.ok(
    chosen.every((times) => times > 60 && times < 145),
    `${Math.min(...chosen)} to ${Math.max(...chosen)}`,
  );
});

test('only lines beside whose hit something is found', () => {
  const articles = ['老 李 说 好', '李 想 了 想 说 好', '说 李 好', '他 说 好\n李 来'];
  const filtered = (query: string, left: number, right: number, not?: boolean) =>
    arranged(articles, '"说"', { filter: { query: readQuery(query), left, right, ...(not === undefined ? {} : { not }) } });
  assert.deepEqual(filtered('"李"', 1, 0), ['老李|说|好']);
  assert.deepEqual(filtered('"李"', 4, 0), ['老李|说|好', '李想了想|说|好']);
  assert.deepEqual(filtered('"李"', 0, 2), ['|说|李好', '他|说|好李来']);
  assert.deepEqual(filtered('"老" "李"', 1, 0), []);
  assert.deepEqual(filtered('"老" "李"', 2, 0), ['老李|说|好']);
  assert.deepEqual(filtered('"李" "说"', 5, 5), []);
  assert.deepEqual(filtered('"李"', 1, 1, true), ['李想了想|说|好', '他|说|好李来']);
});

test('a sample of what a filter keeps is sorted', () => {
  const articles = Array.from({ length: 20 }, (_, index) => `${index % 2 === 0 ? '甲' : '乙'} 好 第${20 - index}`);
  const lines = arranged(articles, '"好"', {
    filter: { query: readQuery('"甲"'), left: 1, right: 0 },
    sample: { size: 5, seed: 1 },
    sort: [{ by: 'right', distance: 1 }],
  });
  assert.equal(lines.length, 5);
  assert.ok(lines.every((line) => line.startsWith('甲|')));
  assert.deepEqual(lines, lines.toSorted());
});
