/** What hits have in common. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QueryGroup } from '../../../../server/src/protocol/query.ts';
import { finish } from '../../../../server/src/query/analyses/steps.ts';
import { arrange } from '../../../../server/src/query/arranging/arrange.ts';
import { groupLines } from '../../../../server/src/query/arranging/grouping.ts';
import { articlesInScope, articlesOf, type Scope } from '../../../../server/src/query/arranging/scope.ts';
import { ZONE_BITS } from '../../../../server/src/query/source.ts';
import { run } from '../../../support/query-hits.ts';
import { querySource } from '../../../support/query-source.ts';

const source = querySource([
  {
    text: 'title> 健康/n\n<person name=许红兵>许</person> 说/v ， <statement speaker=许红兵>調研/v 健康/n 。</statement>',
    path: 'a.cn/1.txt',
    published: '2019-05-01',
    script: 'traditional',
  },
  { text: '他 调研/v 健康/n 和 调研/v 安全/n', path: 'b.cn/x/1.txt', published: '2020-03-01' },
  { text: '<place>宝丰</place> <organisation name=宝丰县委>县委</organisation> 调研/v 健康/n', path: 'b.cn/y/2.txt' },
]);

function groups(query: string, by: QueryGroup, limit = 100): string[] {
  const { hits } = run(source, query, { zones: ZONE_BITS.title | ZONE_BITS.body });
  const lines = Uint32Array.from({ length: hits.length }, (_, hit) => hit);
  const found = finish(groupLines(source, hits, lines, by, limit));
  if (limit > found.total) assert.equal(found.groups.length, found.total);
  return found.groups.map((group) => `${group.value} ${group.hits} ${group.articles}`);
}

test('by the hit, as written, folded and by part of speech', () => {
  assert.deepEqual(groups('[pos="v"]', { by: 'node', attribute: 'word' }), ['调研 3 2', '調研 1 1', '说 1 1']);
  assert.deepEqual(groups('[pos="v"]', { by: 'node', attribute: 'folded' }), ['调研 4 3', '说 1 1']);
  assert.deepEqual(groups('[pos="v"] [pos="n"]', { by: 'node', attribute: 'pos' }), ['v n 4 3']);
  assert.deepEqual(groups('[folded="调研"] []', { by: 'node', attribute: 'folded' }), ['调研健康 3 3', '调研安全 1 1']);
});

test('the lines of a group are as many as it has, in their order', () => {
  const { hits } = run(source, '[pos="v"] [pos="n"]');
  const linesOf = (by: QueryGroup, value: string) => {
    const chosen = arrange(source, hits, { group: { by, value } });
    assert.ok(!('template' in chosen));
    return Array.from(finish(chosen));
  };
  assert.deepEqual(linesOf({ by: 'node', attribute: 'folded' }, '调研健康'), [0, 1, 3]);
  assert.deepEqual(linesOf({ by: 'node', attribute: 'pos' }, 'v n'), [0, 1, 2, 3]);
  assert.deepEqual(linesOf({ by: 'speaker' }, '许红兵'), [0]);
  assert.deepEqual(linesOf({ by: 'left', attribute: 'word', distance: 1 }, '和'), [2]);
  assert.deepEqual(linesOf({ by: 'speaker' }, ''), [1, 2, 3]);
});

test('by the words beside the hit', () => {
  assert.deepEqual(groups('[folded="调研"]', { by: 'right', attribute: 'word' }), ['健康 3 3', '安全 1 1']);
  assert.deepEqual(groups('"健康"', { by: 'left', attribute: 'folded', distance: 1 }), ['调研 3 3', ' 1 1']);
  assert.deepEqual(groups('"健康"', { by: 'right', attribute: 'pos', distance: 2 }), [' 2 2', 'v 2 2']);
});

test('by what is known of the article', () => {
  assert.deepEqual(groups('[folded="调研"]', { by: 'year' }), ['2020 2 1', ' 1 1', '2019 1 1']);
  assert.deepEqual(groups('[folded="调研"]', { by: 'month' }), ['2020-03 2 1', ' 1 1', '2019-05 1 1']);
  assert.deepEqual(groups('[folded="调研"]', { by: 'site' }), ['b.cn 3 2', 'a.cn 1 1']);
  assert.deepEqual(groups('[folded="调研"]', { by: 'path' }), ['b.cn/x/1.txt 2 1', 'a.cn/1.txt 1 1', 'b.cn/y/2.txt 1 1']);
  assert.deepEqual(groups('[folded="调研"]', { by: 'script' }), ['simplified 3 2', 'traditional 1 1']);
  assert.deepEqual(groups('"健康"', { by: 'zone' }), ['body 3 3', 'title 1 1']);
});

test('by who or what is named in the hit, and by who speaks', () => {
  assert.deepEqual(groups('[entity="person"]', { by: 'person' }), ['许红兵 1 1']);
  assert.deepEqual(groups('[folded="调研"] | [entity="place"]', { by: 'place' }), [' 4 3', '宝丰 1 1']);
  assert.deepEqual(groups('[entity="place"] [entity="organisation"]', { by: 'place' }), ['宝丰 1 1']);
  assert.deepEqual(groups('"健康"', { by: 'speaker' }), [' 3 3', '许红兵 1 1']);
  assert.deepEqual(groups('[entity="organisation"]', { by: 'organisation' }), ['宝丰县委 1 1']);
});

test('the first groups, and how many there are', () => {
  const { hits } = run(source, '[]');
  const found = finish(
    groupLines(
      source,
      hits,
      Uint32Array.from({ length: hits.length }, (_, hit) => hit),
      { by: 'node', attribute: 'word' },
      2,
    ),
  );
  assert.deepEqual(
    found.groups.map(({ value }) => value),
    ['健康', '调研'],
  );
  assert.equal(found.total, 12);
});

test('parts of a corpus', () => {
  const scope = (of: Scope) => Array.from(finish(articlesInScope(source, of)) ?? [0]);
  assert.deepEqual(scope({}), [0]);
  assert.deepEqual(scope({ folders: ['/corpus/b.cn'] }), [2, 3]);
  assert.deepEqual(scope({ folders: ['/corpus/b'] }), []);
  assert.deepEqual(scope({ folders: ['/corpus/b.cn/y', '/corpus/a.cn/'] }), [1, 3]);
  assert.deepEqual(scope({ articles: ['/corpus/b.cn/y/2.txt', '/elsewhere'] }), [3]);
  assert.deepEqual(scope({ from: '2020-01-01' }), [2]);
  assert.deepEqual(scope({ from: '2019', until: '2019' }), [1]);
  assert.deepEqual(scope({ until: '2020-03' }), [1, 2]);
  const { hits } = run(source, '"调研"');
  assert.deepEqual(Array.from(articlesOf(hits)), [2, 3]);
  assert.deepEqual(scope({ hits, until: '2020-03-01' }), [2]);
  assert.deepEqual(scope({ hits }), [2, 3]);
});
