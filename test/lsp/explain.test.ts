import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hover } from 'vscode-languageserver/node';
import * as protocol from '../../server/src/protocol/protocol.ts';
import { COUNTY } from '../support/articles.ts';
import { positionOf, type StartOptions, startServer, textIn, uriOf } from '../support/lsp-client.ts';

const limit = { timeout: 60_000 };
const uri = uriOf('/corpus/article.txt');
const person = positionOf(COUNTY, COUNTY.indexOf('王代强') + 1);
const nobody = positionOf(COUNTY, COUNTY.indexOf('持续改善'));

function shown(hover: Hover | null): string {
  return hover === null ? '' : (hover.contents as { value: string }).value;
}

test('a hover tells the evidence where the setting asks for it, from the next hover on', limit, async (t) => {
  const client = await startServer(t, { settings: {} });
  await client.open(uri, COUNTY, 'zh-article');
  const ask = (position: typeof person) => client.at<Hover | null>('textDocument/hover', uri, position);
  assert.doesNotMatch(shown(await ask(person)), /left\.officialPost/);
  assert.equal(await ask(nobody), null);
  client.settings = { debug: { hover: true } };
  await client.notify('workspace/didChangeConfiguration', { settings: null });
  await client.until(async () => (shown(await ask(person)).includes('left.officialPost') ? true : undefined));
  const told = await ask(person);
  assert.match(shown(told), /^\*\*王代强\*\*[\s\S]*\n---\n[\s\S]*\*\*\\\+7\.0\*\* left “县长”/);
  assert.equal(told?.range && textIn(COUNTY, told.range), '王代强');
  assert.match(shown(await ask(nobody)), /nobody is recognised here/);
});

test('a position is explained on a page, in the user’s language', limit, async (t) => {
  const explain = async (options: StartOptions, where = uri, position = person): Promise<string | null> => {
    const client = await startServer(t, options);
    await client.open(uri, COUNTY, 'zh-article');
    const parameters: protocol.ExplainRecognitionParams = { uri: where, position };
    return (await client.request<protocol.ExplainRecognitionResult>(protocol.explainRecognition, parameters)).markdown;
  };
  const page = await explain({});
  assert.match(page ?? '', /^# Recognition at line 3, column \d+\n\n## \*\*王代强\*\* · official · \*left\.officialPost\*\n/);
  assert.match(page ?? '', /\]\(file:\/\/\/[^)]*article\.txt#L3,\d+\)/);
  assert.match((await explain({ locale: 'zh-CN' })) ?? '', /^# 第3行第\d+列的识别依据/);
});

test('a place that is not there, and a document that is no article, are answered without a page', limit, async (t) => {
  const client = await startServer(t);
  await client.open(uri, COUNTY, 'zh-article');
  for (const parameters of [
    { uri, position: { line: 9999, character: 0 } },
    { uri: uriOf('/unknown.txt'), position: { line: 0, character: 0 } },
    { uri: 'nonsense', position: { line: 0, character: 0 } },
  ])
    assert.deepEqual(await client.request(protocol.explainRecognition, parameters), { markdown: null }, parameters.uri);
});
