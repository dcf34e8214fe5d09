import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import * as protocol from '../../server/src/protocol/protocol.ts';
import { COUNTY } from '../support/articles.ts';
import { folderOf, type LspClient, startServer, uriOf } from '../support/lsp-client.ts';

const limit = { timeout: 60_000 };

test('initialize offers every feature and reads nothing yet', limit, async (t) => {
  const client = await startServer(t, { folders: ['/does/not/exist'] });
  const { capabilities } = client.result;
  for (const provider of [
    'hover',
    'documentSymbol',
    'foldingRange',
    'definition',
    'references',
    'documentHighlight',
    'workspaceSymbol',
    'codeAction',
    'semanticTokens',
    'diagnostic',
  ]) {
    assert.ok(`${provider}Provider` in capabilities, provider);
  }
  assert.equal(capabilities.positionEncoding, 'utf-16');
  assert.deepEqual(client.early, [], 'a client may refuse a server that speaks before it has answered');
  assert.equal(await client.ready(), 0);
  assert.equal(await client.stop(), 0);
});

test('exit without shutdown ends the process, with the code that the protocol demands', limit, async (t) => {
  const client = await startServer(t, { folders: [folderOf(t, { 'a.txt': COUNTY })] });
  await client.notify('exit', {});
  assert.equal(await client.exited(), 1);
});

test('a client that hangs up ends the process', limit, async (t) => {
  const client = await startServer(t, { folders: [folderOf(t, { 'a.txt': COUNTY })] });
  await client.ready();
  client.process.stdin?.end();
  await client.exited();
});

test('a plain client gets plain answers and no request that it does not know', limit, async (t) => {
  const folder = folderOf(t, { 'a.txt': COUNTY });
  const client = await startServer(t, { capabilities: {}, folders: [folder] });
  const uri = uriOf(folder, 'a.txt');
  await client.open(uri, COUNTY);
  const position = { line: 2, character: COUNTY.split('\n')[2]?.indexOf('许红兵') ?? 0 };
  const hover = await client.at<{ contents: { kind: string; value: string } }>('textDocument/hover', uri, position);
  assert.equal(hover.contents.kind, 'plaintext');
  assert.match(hover.contents.value, /^许红兵 \(xǔ hóng bīng\) · official\n/);
  const symbols = await client.request<{ name: string; location: object }[]>('textDocument/documentSymbol', { textDocument: { uri } });
  assert.ok(symbols.every(({ location }) => location !== undefined));
  assert.equal(symbols[0]?.name, '宝丰县召开卫生健康大会');
  const definition = await client.at<{ uri: string }>('textDocument/definition', uri, position);
  assert.equal(definition.uri, uri);
  assert.ok((await client.pushed(uri)).length > 0);
  await client.request(protocol.indexStatus, {});
  const allowed = ['textDocument/publishDiagnostics', 'window/logMessage', 'window/showMessage'];
  assert.deepEqual(
    client.received.filter((method) => !allowed.includes(method)),
    [],
  );
});

test('one document without a folder is read, too', limit, async (t) => {
  const client = await startServer(t);
  for (const uri of ['untitled:Untitled-1', uriOf('/nowhere/a.txt')]) {
    await client.open(uri, COUNTY, 'zh-article');
    const hover = await client.at<{ contents: { value: string } }>('textDocument/hover', uri, { line: 2, character: 19 });
    assert.ok(hover, uri);
  }
});

test('a document that is opened at once is judged by the folders', limit, async (t) => {
  const folder = folderOf(t, { 'a.txt': COUNTY });
  const client = await startServer(t, { folders: [folder] });
  const uri = uriOf(folder, 'a.txt');
  await client.open(uri, COUNTY);
  assert.ok(await client.at('textDocument/hover', uri, { line: 2, character: 19 }));
});

test('a document that is opened while the client is still asked for its settings is answered, with its newest text', limit, async (t) => {
  const folder = folderOf(t, { 'a.txt': COUNTY });
  const client = await startServer(t, { folders: [folder] });
  const uri = uriOf(folder, 'a.txt');
  await client.open(uri, '');
  await client.change(uri, COUNTY);
  assert.ok(await client.at('textDocument/hover', uri, { line: 2, character: 19 }));
});

test('the crawl reports its progress', limit, async (t) => {
  const files = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`${index}.txt`, COUNTY]));
  const client = await startServer(t, { folders: [folderOf(t, files)] });
  const kinds = () => client.progress.map(({ value }) => (value as { kind: string }).kind);
  assert.equal(await client.ready(), 60);
  await client.until(() => (kinds().at(-1) === 'end' ? true : undefined));
  assert.equal(kinds()[0], 'begin');
  assert.ok(client.received.includes('window/workDoneProgress/create'));
});

/**
 * A folder whose reading is cancelled as soon as the client is told of it, as somebody does who presses the button. A crawl may end
 * before it hears of that: then everything is read again, until one does not.
 * @param answer the button that is pressed on the message that follows
 */
async function cancelled(t: TestContext, answer?: string): Promise<LspClient> {
  const files = Object.fromEntries(Array.from({ length: ARTICLES }, (_, index) => [`${index}.txt`, COUNTY]));
  const client = await startServer(t, { folders: [folderOf(t, files)] });
  client.answer = answer;
  const begun = () => client.progress.filter(({ value }) => (value as { kind: string }).kind === 'begin');
  const pressed = new Set<string | number>();
  await client.until(async () => {
    for (const { token, value } of begun()) {
      assert.equal((value as { cancellable?: boolean }).cancellable, true);
      if (!pressed.has(token)) await client.notify('window/workDoneProgress/cancel', { token });
      pressed.add(token);
    }
    const status = await client.request<protocol.IndexStatus>(protocol.indexStatus, {});
    // What was said of a cancelling came before this answer; no other is under way that a rebuild might undo.
    if (client.messages.some(({ message }) => PAUSED.test(message))) return true;
    if (status.state === 'ready') void client.request(protocol.rebuildIndex, {}).catch(() => {});
    return undefined;
  });
  return client;
}

const ARTICLES = 300;
const PAUSED = /^Reading the corpus is paused/;

test('cancelling the progress pauses reading, until the server is told otherwise', limit, async (t) => {
  const client = await cancelled(t);
  const status = () => client.request<protocol.IndexStatus>(protocol.indexStatus, {});
  await client.until(async () => ((await status()).paused ? true : undefined));
  const last = client.progress.at(-1);
  await client.until(() => (client.progress.some(({ token, value }) => token === last?.token && isEnd(value)) ? true : undefined));
  assert.equal((await status()).paused, true);
  await client.request(protocol.pauseIndexing, { paused: false });
  assert.equal(await client.ready(), ARTICLES);
  assert.equal((await status()).paused, false);
});

test('cancelled reading goes on when the user wants it to', limit, async (t) => {
  const client = await cancelled(t, 'Resume');
  await client.until(async () => ((await client.request<protocol.IndexStatus>(protocol.indexStatus, {})).paused ? undefined : true));
  assert.equal(await client.ready(), ARTICLES);
});

test('our own client pauses in its own way: its progress cannot be cancelled', limit, async (t) => {
  const client = await startServer(t, { folders: [folderOf(t, { 'a.txt': COUNTY })], initializationOptions: { settings: {} } });
  await client.ready();
  const begun = await client.until(() => client.progress.find(({ value }) => (value as { kind: string }).kind === 'begin'));
  assert.notEqual((begun.value as { cancellable?: boolean }).cancellable, true);
});

function isEnd(value: unknown): boolean {
  return (value as { kind: string }).kind === 'end';
}

test('our own client is told of the state of the index', limit, async (t) => {
  const folder = folderOf(t, { 'a.txt': COUNTY });
  const client = await startServer(t, { folders: [folder], initializationOptions: { settings: {} } });
  await client.ready();
  await client.until(() => (client.received.includes(protocol.indexStatusChanged) ? true : undefined));
});

test('the server speaks the language of its client', limit, async (t) => {
  const client = await startServer(t, { locale: 'zh-cn' });
  const uri = 'untitled:Untitled-1';
  await client.open(uri, COUNTY, 'zh-article');
  const hover = await client.at<{ contents: { value: string } }>('textDocument/hover', uri, { line: 3, character: 1 });
  assert.match(hover.contents.value, /官员[\s\S]*本文/);
});
