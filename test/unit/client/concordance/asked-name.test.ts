/** What a query is called beside its text. */
import '../../../support/fake-vscode.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Asked } from '../../../../client/src/panels/concordance/messages.ts';

const { askedName } = await import('../../../../client/src/panels/concordance/asked-name.ts');
const name = (asked: Partial<Asked>) => askedName({ query: '健康', language: 'plain', ...asked });

test('a plain query of the whole corpus is its text', () => {
  assert.equal(name({}), '');
});

test('language, zones and copies', () => {
  assert.equal(name({ language: 'cql', zones: ['body', 'title'], once: true }), 'CQL · Title + Body · Near-duplicates once');
});

test('times are as short as they can be said', () => {
  const during = (from?: string, until?: string) => name({ scope: { ...(from ? { from } : {}), ...(until ? { until } : {}) } });
  assert.equal(during('2021-01-01', '2021-12-31'), '2021');
  assert.equal(during('2020-02-01', '2020-02-29'), '2020-02');
  assert.equal(during('2021-02-01', '2021-02-27'), '2021-02-01 … 2021-02-27');
  assert.equal(during('2021-02-03', '2021-02-03'), '2021-02-03');
  assert.equal(during('2021-01-01'), '2021-01-01 …');
  assert.equal(during(undefined, '2021-12-31'), '… 2021-12-31');
});

test('folders, articles, and articles with hits', () => {
  assert.equal(name({ scope: { folders: ['file:///news/%E5%AE%9D%E4%B8%B0/', 'file:///news/li'] } }), '宝丰, li');
  assert.equal(name({ scope: { articles: ['file:///news/100%.txt'], from: '2021-01-01', until: '2021-12-31' } }), '100%.txt · 2021');
  assert.equal(name({ within: { query: '许红兵  $&', language: 'plain' } }), 'articles with hits of 许红兵 $&');
});
