import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QueryGroup } from '../../../../server/src/protocol/query.ts';
import { isQuery, parseQuery } from '../../../../server/src/query/cql/parse.ts';
import '../../../support/fake-vscode.ts';
import { during, type Grouped, linesOfGroup } from '../../../../client/src/panels/concordance/view/narrowing.ts';

const { readDates } = await import('../../../../client/src/panels/concordance/choose-part.ts');

const asked = { query: '调研', language: 'plain' as const };

/** The query that opens the lines of a group; undefined where they are chosen among those that are there. */
const ALL = { arrangement: { sort: [{ by: 'node' as const }] }, cut: false };
function opens(by: QueryGroup, value: string, cql = '[word="调研"]'): unknown {
  const narrower = linesOfGroup(asked, cql, by, value, ALL);
  if ('asked' in narrower) return narrower.asked;
  assert.deepEqual(narrower.arrangement, { group: { by, value } });
  return undefined;
}

test('the lines of a word, a neighbour, a zone, a speaker or a name are chosen among those that are there', () => {
  assert.equal(opens({ by: 'right', attribute: 'word', distance: 1 }, '活动'), undefined);
  for (const by of ['zone', 'speaker', 'person', 'organisation', 'place'] as const) assert.equal(opens({ by }, 'body'), undefined);
});

test('the lines of an article are those of a narrower query, which can be read', () => {
  const queries = (['title', 'path', 'site'] as const).map((by) => (opens({ by }, 'a.b"(c') as { query: string }).query);
  assert.equal(queries[0], '([word="调研"]) within <article title="a\\.b\\"\\(c"/>');
  for (const query of queries) assert.ok(isQuery(parseQuery(query)), query);
});

test('the lines of a time are those of its days', () => {
  assert.deepEqual(during(asked, '2019').scope, { from: '2019-01-01', until: '2019-12-31' });
  assert.deepEqual(during(asked, '2020-02').scope, { from: '2020-02-01', until: '2020-02-29' });
  assert.deepEqual(opens({ by: 'published' }, '2020-02-03'), { ...asked, scope: { from: '2020-02-03', until: '2020-02-03' } });
});

test('what no query can name is chosen, too', () => {
  assert.equal(opens({ by: 'node', attribute: 'word' }, '调研'), undefined);
  assert.equal(opens({ by: 'year' }, ''), undefined);
  assert.equal(opens({ by: 'site' }, 'example.cn', 'A:[] :: A.word = "a"'), undefined);
});

test('of lines that are not all hits those of a group are chosen among them, since another query would find more', () => {
  const of = (more: Partial<Grouped>) => linesOfGroup(asked, '[word="调研"]', { by: 'year' }, '2019', { ...ALL, ...more });
  const group = { by: { by: 'year' }, value: '2019' };
  const filter = { query: '"健康"', left: 5, right: 5 };
  const within = { by: { by: 'site' } as const, value: 'a' };
  assert.ok('asked' in of({}));
  assert.deepEqual(of({ cut: true }), { arrangement: { group } });
  assert.deepEqual(of({ arrangement: { filter } }), { arrangement: { group } });
  assert.deepEqual(of({ arrangement: { sample: { size: 10, seed: 1 } } }), { arrangement: { group: { ...group, sampled: true } } });
  assert.deepEqual(of({ arrangement: { group: within } }), { arrangement: { group: { ...group, within } } });
});

test('dates as people write them', () => {
  const days = { from: '2019-03-01', until: '2020-12-31' };
  for (const text of ['2019-03 … 2020', '2019-03..2020', '2019-03 至 2020']) assert.deepEqual(readDates(text), days, text);
  assert.deepEqual(readDates('2019-02'), { from: '2019-02-01', until: '2019-02-28' });
  assert.deepEqual(readDates('2019 …'), { from: '2019-01-01' });
  assert.deepEqual(readDates('… 2019'), { until: '2019-12-31' });
  for (const text of ['', '…', 'yesterday', '1…2…3', '19']) assert.equal(readDates(text), undefined, text);
});
