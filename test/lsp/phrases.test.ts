import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hover, Location } from 'vscode-languageserver/node';
import { positionOf, startServer, uriOf } from '../support/lsp-client.ts';

const THOUGHT = '习近平新时代中国特色社会主义思想';
const TEXT = `县委召开会议\n2020年6月25日\n县委书记许红兵强调，要深入学习${THOUGHT}。会议传达了习近平总书记重要讲话。\n`;
const uri = uriOf('/corpus/article.txt');
const inPhrase = positionOf(TEXT, TEXT.indexOf(THOUGHT) + 1);
const plain = positionOf(TEXT, TEXT.indexOf('习近平总书记') + 1);

test('a change of how names in fixed phrases count shows in the next answer', { timeout: 60_000 }, async (t) => {
  const client = await startServer(t, { settings: {} });
  await client.open(uri, TEXT, 'zh-article');
  const references = async () => {
    const parameters = { textDocument: { uri }, position: plain, context: { includeDeclaration: true } };
    return (await client.request<Location[] | null>('textDocument/references', parameters))?.length;
  };
  const hovered = async () => (await client.at<Hover | null>('textDocument/hover', uri, inPhrase)) !== null;
  assert.deepEqual([await references(), await hovered()], [1, true]);
  for (const [phrases, found, names] of [
    ['count', 2, true],
    ['ignore', 1, false],
    ['separate', 1, true],
  ] as const) {
    client.settings = { mentions: { phrases } };
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.until(async () => ((await references()) === found && (await hovered()) === names ? true : undefined));
  }
});
