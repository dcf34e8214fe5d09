import assert from 'node:assert/strict';
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import type { SymbolInformation } from 'vscode-languageserver/node';
import * as protocol from '../../server/src/protocol/protocol.ts';
import { COUNTY, HOSPITAL } from '../support/articles.ts';
import { folderOf, type LspClient, SERVER, startServer, uriOf, writeFile } from '../support/lsp-client.ts';

const limit = { timeout: 60_000 };

function many(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.txt`, `${COUNTY}第${index}号\n`]));
}

function changeFolders(client: LspClient, added: readonly string[], removed: readonly string[]): Promise<void> {
  const folders = (paths: readonly string[]) => paths.map((folder) => ({ uri: uriOf(folder), name: path.basename(folder) }));
  return client.notify('workspace/didChangeWorkspaceFolders', { event: { added: folders(added), removed: folders(removed) } });
}

/** Waits until the index holds exactly so many articles. */
async function holds(client: LspClient, articles: number): Promise<void> {
  await client.until(async () => ((await client.ready()) === articles ? true : undefined));
}

test('folders come and go while the crawl runs', limit, async (t) => {
  const [first, second] = [folderOf(t, many(200)), folderOf(t, { 'hospital.txt': HOSPITAL })];
  const client = await startServer(t, { folders: [first] });
  await changeFolders(client, [second], []);
  await changeFolders(client, [], [first]);
  await holds(client, 1);
  await changeFolders(client, [first], [second]);
  await holds(client, 200);
});

test('two folders that overlap give each article once', limit, async (t) => {
  const folder = folderOf(t, { 'county.txt': COUNTY, 'inner/hospital.txt': HOSPITAL });
  const client = await startServer(t, { folders: [folder, path.join(folder, 'inner')] });
  await holds(client, 2);
  await changeFolders(client, [], [folder]);
  await holds(client, 1);
});

test('files that come, change and go are followed', limit, async (t) => {
  const folder = folderOf(t, { 'county.txt': COUNTY });
  const client = await startServer(t, { folders: [folder] });
  await holds(client, 1);
  const changed = (name: string, type: number) =>
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(folder, name), type }] });
  writeFile(folder, 'hospital.txt', HOSPITAL);
  await changed('hospital.txt', 1);
  await holds(client, 2);
  rmSync(path.join(folder, 'county.txt'));
  await changed('county.txt', 3);
  await holds(client, 1);
  const found = await client.request<SymbolInformation[]>('workspace/symbol', { query: '王代强' });
  assert.deepEqual(found, []);
});

test('what the settings exclude is left out, and comes back', limit, async (t) => {
  const folder = folderOf(t, { 'county.txt': COUNTY, 'drafts/hospital.txt': HOSPITAL });
  const client = await startServer(t, { folders: [folder], settings: { exclude: ['drafts'] } });
  await holds(client, 1);
  client.settings = { exclude: 'no list' as unknown as string[] };
  await client.notify('workspace/didChangeConfiguration', { settings: null });
  await holds(client, 2);
});

test('folders of one workspace leave out what their own settings say', limit, async (t) => {
  const articles = { 'county.txt': COUNTY, 'drafts/hospital.txt': HOSPITAL };
  const [first, second] = [folderOf(t, articles), folderOf(t, articles)];
  const client = await startServer(t, { folders: [first, second], settings: {} });
  await holds(client, 4);
  client.folderSettings = { [uriOf(second)]: { exclude: ['drafts'] } };
  await client.notify('workspace/didChangeConfiguration', { settings: null });
  await holds(client, 3);
  const third = folderOf(t, articles);
  client.folderSettings[uriOf(third)] = { exclude: ['*.txt'] };
  await changeFolders(client, [third], [first]);
  await holds(client, 2);
});

test('an open document becomes an article with its folder, and is none without it', limit, async (t) => {
  const folder = folderOf(t, { 'county.txt': COUNTY });
  const client = await startServer(t, { capabilities: { workspace: { workspaceFolders: true } } });
  const uri = uriOf(folder, 'county.txt');
  await client.open(uri, COUNTY);
  assert.deepEqual(await client.pushed(uri), []);
  assert.deepEqual(await client.request('textDocument/documentSymbol', { textDocument: { uri } }), []);
  await changeFolders(client, [folder], []);
  await client.until(() => ((client.published.at(-1)?.diagnostics.length ?? 0) > 0 ? true : undefined));
  await changeFolders(client, [], [folder]);
  await client.until(() => (client.published.at(-1)?.diagnostics.length === 0 ? true : undefined));
  assert.deepEqual(await client.request('textDocument/documentSymbol', { textDocument: { uri } }), []);
});

test('without the segmenter the server says so once, with the remedy, and goes on', limit, async (t) => {
  const client = await startServer(t, { folders: [folderOf(t, { 'county.txt': COUNTY })], server: withoutSegmenter(t) });
  await holds(client, 1);
  const told = await client.until(() => (client.messages.length > 0 ? client.messages : undefined));
  assert.match(told[0]?.message ?? '', /nodejieba[\s\S]*(npm|reinstall)/);
  const { items } = await client.request<protocol.FindEntitiesResult>(protocol.findEntities, { kind: 'person', query: 'xhb', limit: 1 });
  assert.equal(items.length, 1);
  const { markdown } = await client.request<protocol.StatisticsResult>(protocol.statistics, {});
  assert.match(markdown, /the segmenter has not run/);
  await client.request(protocol.rebuildIndex, {});
  await holds(client, 1);
  assert.equal(client.messages.length, 1);
});

/** A copy of the built server without the addon beside it. */
function withoutSegmenter(test: TestContext): string {
  const folder = folderOf(test, {});
  for (const file of ['server.js', 'worker.js', 'segmenter.js', 'chunks'])
    cpSync(path.join(path.dirname(SERVER), file), path.join(folder, file), { recursive: true });
  writeFile(folder, 'package.json', '{ "type": "module" }');
  return path.join(folder, 'server.js');
}
