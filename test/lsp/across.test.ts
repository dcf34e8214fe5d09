import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { CancellationTokenSource, type Location, type LocationLink, type SymbolInformation } from 'vscode-languageserver/node';
import * as protocol from '../../server/src/protocol/protocol.ts';
import { COUNTY, HOSPITAL } from '../support/articles.ts';
import { folderOf, positionOf, startServer, textIn, uriOf } from '../support/lsp-client.ts';

const limit = { timeout: 60_000 };
const withDeclaration = { context: { includeDeclaration: true } };

/** What stands at the locations, as `file: text`. */
function shown(locations: readonly Location[], texts: Readonly<Record<string, string>>): string[] {
  return locations.map(({ uri, range }) => {
    const file = path.posix.basename(new URL(uri).pathname);
    return `${file}: ${textIn(texts[file] ?? '', range)}`;
  });
}

test('references: open or not, in both scripts, through injected pinyin', limit, async (t) => {
  const texts = { 'county.txt': COUNTY, 'hospital.txt': HOSPITAL };
  const folder = folderOf(t, texts);
  const client = await startServer(t, { folders: [folder] });
  await client.ready();
  const uri = uriOf(folder, 'county.txt');
  await client.open(uri, COUNTY);
  const position = positionOf(COUNTY, COUNTY.indexOf('许红兵'));
  const found = await client.at<Location[]>('textDocument/references', uri, position, withDeclaration);
  assert.deepEqual(shown(found, texts), ['county.txt: 许红兵', 'county.txt: 许红兵', 'hospital.txt: 許紅兵']);
  const without = await client.at<Location[]>('textDocument/references', uri, position, { context: { includeDeclaration: false } });
  assert.equal(without.length, found.length - 1);
});

test('references: unsaved edits count, and closing without saving takes them back', limit, async (t) => {
  const folder = folderOf(t, { 'county.txt': COUNTY, 'hospital.txt': HOSPITAL });
  const client = await startServer(t, { folders: [folder] });
  await client.ready();
  const [county, hospital] = [uriOf(folder, 'county.txt'), uriOf(folder, 'hospital.txt')];
  await client.open(county, COUNTY);
  await client.open(hospital, HOSPITAL);
  const edited = `${HOSPITAL}縣委書記許紅兵強調,要加強領導,確保各項工作落到實處。\n`;
  await client.change(hospital, edited);
  // The edit is known once the edited document answers.
  await client.request('textDocument/documentSymbol', { textDocument: { uri: hospital } });
  const position = positionOf(COUNTY, COUNTY.indexOf('许红兵'));
  const references = () => client.at<Location[]>('textDocument/references', county, position, withDeclaration);
  const inHospital = (await references()).filter(({ uri }) => uri === hospital);
  assert.deepEqual(
    inHospital.map(({ range }) => textIn(edited, range)),
    ['許紅兵', '許紅兵'],
  );
  await client.close(hospital);
  await client.until(async () => ((await references()).filter(({ uri }) => uri === hospital).length === 1 ? true : undefined));
});

test('references come in portions to a client that asks for them', limit, async (t) => {
  const folder = folderOf(t, { 'county.txt': COUNTY });
  const client = await startServer(t, { folders: [folder] });
  await client.ready();
  const uri = uriOf(folder, 'county.txt');
  await client.open(uri, COUNTY);
  const position = positionOf(COUNTY, COUNTY.indexOf('许红兵'));
  const rest = await client.at<Location[]>('textDocument/references', uri, position, {
    ...withDeclaration,
    partialResultToken: 'references',
  });
  assert.deepEqual(rest, []);
  const parts = client.progress.filter(({ token }) => token === 'references').flatMap(({ value }) => value as Location[]);
  assert.equal(parts.length, 2);
});

test('the first portion of many references is small, and all portions together are the whole answer', limit, async (t) => {
  const many = `宝丰县召开大会\n2020年6月25日\n\n宝丰县委书记许红兵出席会议。\n${'许红兵指出，要抓好落实。\n'.repeat(1300)}`;
  const folder = folderOf(t, { 'county.txt': COUNTY, 'many.txt': many });
  const client = await startServer(t, { folders: [folder] });
  await client.ready();
  const uri = uriOf(folder, 'county.txt');
  await client.open(uri, COUNTY);
  const position = positionOf(COUNTY, COUNTY.indexOf('许红兵'));
  for (const includeDeclaration of [true, false]) {
    const context = { includeDeclaration };
    const whole = await client.at<Location[]>('textDocument/references', uri, position, { context });
    assert.ok(whole.length > 1300);
    const token = `references ${includeDeclaration}`;
    assert.deepEqual(await client.at<Location[]>('textDocument/references', uri, position, { context, partialResultToken: token }), []);
    const portions = client.progress.filter((each) => each.token === token).map(({ value }) => value as Location[]);
    assert.ok(portions.length >= 3 && (portions[0] as Location[]).length <= 100, String(portions.length));
    assert.deepEqual(portions.flat(), whole);
  }
});

test('definition leads to the fullest introduction, from either script', limit, async (t) => {
  const folder = folderOf(t, { 'county.txt': COUNTY, 'hospital.txt': HOSPITAL });
  const client = await startServer(t, { folders: [folder] });
  await client.ready();
  const uri = uriOf(folder, 'hospital.txt');
  await client.open(uri, HOSPITAL);
  const [link] = await client.at<LocationLink[]>('textDocument/definition', uri, positionOf(HOSPITAL, HOSPITAL.indexOf('許紅兵')));
  assert.ok(link);
  assert.equal(link.targetUri, uriOf(folder, 'county.txt'));
  assert.equal(textIn(COUNTY, link.targetSelectionRange), '许红兵');
  assert.equal(link.targetSelectionRange.start.line, 2);
  assert.ok(link.originSelectionRange);
  assert.equal(textIn(HOSPITAL, link.originSelectionRange), '許紅兵');
});

test('highlights mark the mentions in this text', limit, async (t) => {
  const client = await startServer(t);
  const uri = uriOf('/nowhere/county.txt');
  await client.open(uri, COUNTY, 'zh-article');
  const found = await client.at<{ kind: number }[]>(
    'textDocument/documentHighlight',
    uri,
    positionOf(COUNTY, COUNTY.lastIndexOf('许红兵')),
  );
  assert.deepEqual(
    found.map(({ kind }) => kind),
    [3, 2],
  );
});

test('symbols by Chinese, pinyin and initials', limit, async (t) => {
  const folder = folderOf(t, { 'county.txt': COUNTY });
  const client = await startServer(t, { folders: [folder] });
  await client.ready();
  for (const query of ['许红兵', 'xuhongbing', 'xhb', '許紅兵']) {
    const found = await client.request<SymbolInformation[]>('workspace/symbol', { query });
    assert.ok(
      found.some(({ name, location }) => name.startsWith('许红兵') && location.uri === uriOf(folder, 'county.txt')),
      query,
    );
  }
  const titles = await client.request<SymbolInformation[]>('workspace/symbol', { query: '卫生健康大会' });
  assert.ok(titles.some(({ name, containerName }) => name === '宝丰县召开卫生健康大会' && containerName === '2020-06-25'));
  assert.deepEqual(await client.request('workspace/symbol', { query: 'qqqqq' }), []);
});

test('a cancelled request is answered as cancelled, and the server goes on', limit, async (t) => {
  const client = await startServer(t);
  const uri = uriOf('/nowhere/county.txt');
  await client.open(uri, COUNTY, 'zh-article');
  const source = new CancellationTokenSource();
  const params = { textDocument: { uri }, position: { line: 2, character: 19 } };
  const answer = client.request('textDocument/hover', params, source.token);
  source.cancel();
  await assert.rejects(answer, { code: -32800 });
  assert.ok(await client.request('textDocument/hover', params));
});

test('our own requests: find, references, statistics, export, rebuild', limit, async (t) => {
  const folder = folderOf(t, { 'county.txt': COUNTY, 'hospital.txt': HOSPITAL });
  const client = await startServer(t, { folders: [folder] });
  await client.ready();
  const params: protocol.FindEntitiesParams = { kind: 'person', query: 'xhb', limit: 10, officials: true };
  const { items, partial } = await client.request<protocol.FindEntitiesResult>(protocol.findEntities, params);
  assert.equal(partial, false);
  assert.equal(items[0]?.key, '许红兵');
  assert.equal(items[0]?.location.uri, uriOf(folder, 'county.txt'));
  assert.equal(items[0]?.articles, 2);
  const references = await client.request<protocol.WireLocation[]>(protocol.entityReferences, { kind: 'person', key: items[0].key });
  assert.equal(references.length, items[0].mentions);
  assert.deepEqual(await client.request(protocol.entityReferences, { kind: 'place', key: '不在' }), []);
  const { markdown } = await client.request<protocol.StatisticsResult>(protocol.statistics, {});
  assert.match(markdown, /\| Articles \| 2 \|/);
  const csv = await client.request<protocol.ExportOfficialsResult>(protocol.exportOfficials, { format: 'csv' });
  assert.match(csv.text, /^\ufeffname,.*\r\n/);
  assert.match(csv.text, /许红兵/);
  const rebuilt = await client.request<protocol.RebuildIndexResult>(protocol.rebuildIndex, {});
  assert.deepEqual(rebuilt, { articles: 2, cancelled: false });
  assert.deepEqual(await client.request(protocol.rebuildIndex), rebuilt);
});
