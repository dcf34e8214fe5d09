import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as protocol from '../../server/src/protocol/protocol.ts';
import { COUNTY } from '../support/articles.ts';
import { positionOf, startServer, uriOf } from '../support/lsp-client.ts';

const uri = uriOf('/corpus/article.txt');

test('the name at a position is told with its kind, and nothing where none stands', { timeout: 60_000 }, async (t) => {
  const client = await startServer(t);
  await client.open(uri, COUNTY, 'zh-article');
  const ask = (parameters: protocol.NameAtParams) => client.request<protocol.NameAtResult>(protocol.nameAt, parameters);
  assert.deepEqual(await ask({ uri, position: positionOf(COUNTY, COUNTY.indexOf('王代强') + 1) }), { kind: 'person', key: '王代强' });
  assert.equal(await ask({ uri, position: positionOf(COUNTY, COUNTY.indexOf('持续改善')) }), null);
  assert.equal(await ask({ uri, position: { line: 9999, character: 0 } }), null);
  assert.equal(await ask({ uri: 'nonsense', position: { line: 0, character: 0 } }), null);
});
