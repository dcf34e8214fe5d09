import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as protocol from '../../server/src/protocol/views.ts';
import { COUNTY } from '../support/articles.ts';
import { startServer, uriOf } from '../support/lsp-client.ts';

const uri = uriOf('/corpus/article.txt');

test('a view gives items that lead to their places, and what lies below them', { timeout: 60_000 }, async (t) => {
  const client = await startServer(t);
  await client.open(uri, COUNTY, 'zh-article');
  const ask = (parameters: Partial<protocol.ViewItemsParams>) =>
    client.request<protocol.ViewItemsResult>(protocol.viewItems, {
      view: 'officials',
      order: 'frequency',
      from: 0,
      count: 10,
      ...parameters,
    });
  const items = await client.until(async () => {
    const found = await ask({ filter: '王代强' });
    return found.items.length > 0 ? found.items : undefined;
  });
  const [official] = items;
  assert.equal(items.length, 1);
  assert.equal(official?.label, '王代强');
  assert.equal(official.location?.uri, uri);
  assert.deepEqual(official.entity, { kind: 'person', key: '王代强' });
  const below = await ask(official.parent ? { below: official.parent } : {});
  assert.ok(below.items.some(({ icon }) => icon === 'post'));
  const articles = below.items.find(({ icon }) => icon === 'articles')?.parent;
  const { items: naming } = await ask(articles ? { below: articles } : {});
  assert.deepEqual(
    naming.map(({ article }) => article),
    [uri],
  );
});

test('what nobody can ask for gets nothing', { timeout: 60_000 }, async (t) => {
  const client = await startServer(t);
  const ask = (parameters: object) => client.request<protocol.ViewItemsResult>(protocol.viewItems, parameters);
  for (const strange of [
    { view: 'nonsense' },
    { view: 'officials', below: { is: 'nonsense' } },
    { view: 'articles', below: { is: 'month', date: 'x' } },
  ]) {
    const { items, more } = await ask({ order: 'frequency', from: 0, count: 10, ...strange });
    assert.deepEqual({ items, more }, { items: [], more: false });
  }
});
