/** How a query runs: what it looks at, what it keeps, and that no pattern makes it give up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate } from '../../../../server/src/query/evaluating/evaluate.ts';
import { Hits } from '../../../../server/src/query/hits.ts';
import { ZONE_BITS } from '../../../../server/src/query/source.ts';
import { readQuery } from '../../../support/cql.ts';
import { run, wordsOf } from '../../../support/query-hits.ts';
import { querySource } from '../../../support/query-source.ts';

/** Articles in which 健康 and 调研 are rare. */
const many = querySource(
  Array.from({ length: 400 }, (_, index) => `他 说 ${index % 100 === 7 ? '健康' : '今天'} ${index % 200 === 7 ? '调研' : '好'} 的`),
  [208],
);

test('only articles are looked at that can have hits', () => {
  assert.equal(run(many, '"健康"').last.looked, 4);
  assert.equal(run(many, '[] "健康" []* "的"').last.looked, 4);
  assert.equal(run(many, '"健康" | "无"').last.looked, 4);
  assert.equal(run(many, '"健康" "无"').last.looked, 0);
  assert.equal(run(many, '[person="许红兵"]').last.looked, 0);
  assert.equal(run(many, '[]').last.looked, 400);
});

test('only articles are looked at that name somebody whose name may begin so', () => {
  const names = ['许红兵', '许兵', '王强', '欧阳强', '许红梅'];
  const source = querySource(names.map((name) => `<person> ${name} </person> 说 <statement speaker=${name}> 好 </statement>`));
  const lookedFor = (query: string) => {
    const { last } = run(source, query);
    return [last.hits, last.looked];
  };
  assert.deepEqual(lookedFor('<person name="许.*"/>'), [3, 3]);
  assert.deepEqual(lookedFor('<person name="許.*"/>'), [3, 3]);
  assert.deepEqual(lookedFor('[person="许红?兵"]'), [2, 3]);
  assert.deepEqual(lookedFor('[person="许红{0,1}兵"]'), [2, 3]);
  assert.deepEqual(lookedFor('[person="许红*兵"]'), [2, 3]);
  assert.deepEqual(lookedFor('[person="许红+兵"]'), [1, 2]);
  assert.deepEqual(lookedFor('"好" within <statement speaker="欧阳."/>'), [1, 1]);
  assert.deepEqual(lookedFor('<statement speaker="赵.*"/>'), [0, 0]);
  assert.deepEqual(lookedFor('<person name="许红兵|王.*"/>'), [2, 5]);
  assert.deepEqual(lookedFor('<person name=".*强"/>'), [2, 5]);
  assert.deepEqual(lookedFor('<person name!="许.*"/>'), [2, 5]);
});

test('facts are read only where tokens leave open who or what it is', () => {
  const source = querySource([
    '<person role=official> 许红兵 </person> 说 <statement speaker=许红兵> 健康 第一 </statement> 。',
    '<person role=official> 王强 </person> 说 <statement speaker=王强> 健康 第一 </statement> 。',
    '<section kind=heading> 健康 </section> 说 <statement speaker=王强> 调研 </statement> 。',
    '健康 调研',
  ]);
  const readFor = (query: string): { hits: number; articles: number[] } => {
    const articles: number[] = [];
    const facts = source.facts.bind(source);
    source.facts = (article) => {
      articles.push(article);
      return facts(article);
    };
    const { last } = run(source, query);
    source.facts = facts;
    return { hits: last.hits, articles };
  };
  assert.deepEqual(readFor('<statement/> containing "健康"'), { hits: 2, articles: [] });
  assert.deepEqual(readFor('"健康" within <section/>'), { hits: 1, articles: [] });
  assert.deepEqual(readFor('"健康" !within <statement/>'), { hits: 2, articles: [] });
  assert.deepEqual(readFor('<person role="official"/>'), { hits: 2, articles: [] });
  assert.deepEqual(readFor('<statement speaker="王强"/> containing "健康"'), { hits: 1, articles: [2] });
  assert.deepEqual(readFor('"调研" within <statement speaker="王.*"/>'), { hits: 1, articles: [3] });
  assert.deepEqual(readFor('<section kind="heading"> "健康"'), { hits: 1, articles: [3] });
  assert.deepEqual(readFor('<person name=".*"/> containing "调研"'), { hits: 0, articles: [] });
  assert.deepEqual(readFor('"健康" !within <statement speaker="王强"/>'), { hits: 3, articles: [1, 2, 3] });
});

test('copies are passed over where articles count once', () => {
  assert.equal(run(many, '"健康"', { once: true }).last.hits, 3);
  assert.equal(run(many, '"健康"').last.hits, 4);
});

test('hits beyond those that are kept are counted', () => {
  const { hits, last } = run(many, '"的"', { most: 10 });
  assert.equal(hits.length, 10);
  assert.equal(last.hits, 400);
  assert.equal(last.articles, 400);
  assert.equal(last.cut, true);
  assert.equal(run(many, '"的"', { most: 400 }).last.cut, false);
});

test('the first hits are told before later parts of the corpus are looked into', () => {
  const hits = new Hits();
  const asked: number[] = [];
  const source = querySource(Array.from({ length: 30 }, () => '健康 的 调研'));
  const articlesWith = source.articlesWith.bind(source);
  source.articlesWith = (words, part) => {
    asked.push(part?.articles[0] ?? 0);
    return articlesWith(words, part);
  };
  const running = evaluate(readQuery('"健康"'), source, hits, { zones: ZONE_BITS.body, most: 1000 });
  assert.ok(!('template' in running));
  running.next();
  assert.ok(hits.length > 0);
  assert.deepEqual(asked, [1]);
  while (running.next().done !== true);
  assert.deepEqual([hits.length, asked], [30, [1, 11, 21]]);
});

test('a run stops between articles, and what it found until then stays', () => {
  const hits = new Hits();
  const running = evaluate(readQuery('"的"'), many, hits, { zones: ZONE_BITS.body, most: 1000 });
  assert.ok(!('template' in running));
  const first = running.next();
  assert.equal(first.done, false);
  assert.ok(first.value.done < first.value.total);
  assert.equal(hits.length, first.value.hits);
  running.return(first.value);
  assert.equal(running.next().done, true);
  assert.equal(hits.length, first.value.hits);
});

test('an empty corpus has no hits', () => {
  const { last } = run(querySource([]), '[]');
  assert.deepEqual({ hits: last.hits, total: last.total }, { hits: 0, total: 0 });
  assert.equal(run(querySource(['']), '"健康"').last.hits, 0);
});

const LENGTH = 20_000;
const long = querySource([`${'好 '.repeat(LENGTH - 1)}坏`]);

for (const [pattern, hits] of [
  ['[]+ []* []*', LENGTH],
  ['([]* "好")* []+', LENGTH],
  ['[]* "坏"', LENGTH],
  ['("好" | "好" "好" | "好"+)* "坏"', LENGTH],
  ['"好" []* "无" | [word="坏"]', 1],
  ['[]* "无.*"', 0],
  ['[]{1,1000} "坏"', 1000],
  ['("好"? "好"?){30} "坏"', 61],
  ['[]+ within ("好" []* "坏")', LENGTH],
  ['[]+ containing "坏"', LENGTH],
  ['[]+ !containing "坏"', LENGTH - 1],
] as const) {
  test(`${pattern} over a line of many tokens`, () => {
    const { last } = run(long, pattern);
    assert.equal(last.hits, hits);
    assert.equal(last.unfinished, 0);
  });
}

test('a match in too many ways is told of', () => {
  const { last } = run(long, '[]* A:"好" []* B:"好" []* C:"好" :: A.word != B.word & B.word != C.word');
  assert.equal(last.unfinished, 1);
});

test('a pattern of too many tokens is refused', () => {
  const nowhere = { start: 0, end: 4 };
  const token = { kind: 'token', ...nowhere } as const;
  const pattern = { kind: 'repeated', item: token, least: 0, most: 1_000_000, ...nowhere } as const;
  const problem = evaluate({ pattern, ...nowhere }, long, new Hits(), { zones: ZONE_BITS.body, most: 10 });
  assert.ok('template' in problem);
  assert.deepEqual({ start: problem.start, end: problem.end }, nowhere);
});

test('hits are in the order of articles and tokens', () => {
  const source = querySource(['甲 好 好', '乙', '丙 好']);
  const { hits } = run(source, '"好" | "丙"');
  assert.deepEqual(wordsOf(source, hits), ['好', '好', '丙', '好']);
  assert.deepEqual(
    Array.from({ length: hits.length }, (_, hit) => [hits.article(hit), hits.start(hit), hits.end(hit)]),
    [
      [1, 1, 2],
      [1, 2, 3],
      [3, 0, 1],
      [3, 1, 2],
    ],
  );
});
