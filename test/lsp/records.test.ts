/** Records of JSON lines and CSV files, as a client sees them: names lead into them, and they answer like articles in files. */
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import {
  type CodeAction,
  CodeActionKind,
  type DefinitionLink,
  type DocumentDiagnosticReport,
  type DocumentHighlight,
  type DocumentSymbol,
  type Hover,
  type Location,
  type SymbolInformation,
  type TextEdit,
} from 'vscode-languageserver/node';
import * as protocol from '../../server/src/protocol/protocol.ts';
import { COUNTY, HOSPITAL } from '../support/articles.ts';
import { folderOf, type LspClient, positionOf, startServer, textIn, uriOf, writeFile } from '../support/lsp-client.ts';

const limit = { timeout: 60_000 };
const DECLARED = '{ "records": [{ "files": "*.{jsonl,csv}", "text": "body", "title": "title", "date": "day", "source": "site" }] }';
const [TITLE = '', , ...LINES] = COUNTY.split('\n');
const BODY = LINES.join('\n');
/** The text of the first record. */
const FIRST = `${TITLE}\n发布时间：2020-06-25 来源：县融媒体中心\n${BODY}`;

const line = (value: object): string => `${JSON.stringify(value)}\n`;
const JSONL = line({ title: TITLE, day: '2020-06-25', site: '县融媒体中心', body: BODY }) + line({ body: HOSPITAL });

const recordUri = (folder: string, name: string, number: number): string =>
  uriOf(folder, name, String(number)).replace('file:', 'yuliao-record:');

async function start(t: TestContext, files: Readonly<Record<string, string>>): Promise<{ folder: string; client: LspClient }> {
  const folder = folderOf(t, { 'yuliao.json': DECLARED, ...files });
  const client = await startServer(t, { folders: [folder], initializationOptions: {} });
  return { folder, client };
}

/** Opens a record as VS Code does: it asks for its text first. */
async function openRecord(client: LspClient, uri: string): Promise<string> {
  const { text } = await client.request<protocol.RecordTextResult>(protocol.recordText, { uri });
  assert.ok(text !== null, uri);
  await client.open(uri, text, 'zh-article');
  return text;
}

test('references, definitions and symbols lead into records, at their places', limit, async (t) => {
  const { folder, client } = await start(t, { 'a.jsonl': JSONL, 'b.txt': COUNTY });
  assert.equal(await client.ready(), 3);
  const uri = uriOf(folder, 'b.txt');
  await client.open(uri, COUNTY);
  const at = positionOf(COUNTY, COUNTY.indexOf('许红兵指出'));
  const found = await client.at<Location[]>('textDocument/references', uri, at, { context: { includeDeclaration: true } });
  const texts = new Map([[uri, COUNTY]]);
  for (const number of [1, 2]) {
    const record = recordUri(folder, 'a.jsonl', number);
    const { text } = await client.request<protocol.RecordTextResult>(protocol.recordText, { uri: record });
    texts.set(record, text ?? '');
  }
  assert.equal(texts.get(recordUri(folder, 'a.jsonl', 1)), FIRST);
  assert.deepEqual(new Set(found.map((each) => each.uri)), new Set(texts.keys()));
  assert.deepEqual([...new Set(found.map((each) => textIn(texts.get(each.uri) ?? '', each.range)))].sort(), ['許紅兵', '许红兵']);
  const symbols = await client.request<SymbolInformation[]>('workspace/symbol', { query: TITLE });
  assert.ok(symbols.some(({ location }) => location.uri === recordUri(folder, 'a.jsonl', 1)));
});

test('a record that is open answers like an article in a file', limit, async (t) => {
  const { folder, client } = await start(t, { 'a.jsonl': JSONL, 'b.txt': HOSPITAL });
  // Before the index is complete: the text comes as soon as it is known.
  const uri = recordUri(folder, 'a.jsonl', 1);
  assert.equal(await openRecord(client, uri), FIRST);
  const at = positionOf(FIRST, FIRST.indexOf('许红兵指出'));
  const hover = await client.at<Hover>('textDocument/hover', uri, at);
  assert.match(JSON.stringify(hover.contents), /县委书记/);
  const outline = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
  assert.equal(outline[0]?.name, TITLE);
  const highlights = await client.at<DocumentHighlight[]>('textDocument/documentHighlight', uri, at);
  assert.deepEqual(
    highlights.map(({ range }) => textIn(FIRST, range)),
    ['许红兵', '许红兵'],
  );
  const [definition] = await client.at<DefinitionLink[]>('textDocument/definition', uri, at);
  assert.equal(definition?.targetUri, uri);
  const { data } = await client.request<{ data: number[] }>('textDocument/semanticTokens/full', { textDocument: { uri } });
  assert.ok(data.length > 0);
});

test('problems of a record are told, and only what leaves it as it is is offered', limit, async (t) => {
  const { folder, client } = await start(t, { 'a.jsonl': JSONL, 'b.txt': COUNTY });
  await client.ready();
  const offered = async (uri: string, text: string): Promise<CodeAction[]> => {
    const textDocument = { uri };
    const report = await client.request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument });
    const [problem] = (report as { items: { code: string; range: Location['range'] }[] }).items.filter(({ code }) =>
      code.startsWith('boilerplate/'),
    );
    assert.ok(problem !== undefined, text);
    const context = { diagnostics: [], only: undefined };
    return await client.request<CodeAction[]>('textDocument/codeAction', { textDocument, range: problem.range, context });
  };
  const [file, record] = [uriOf(folder, 'b.txt'), recordUri(folder, 'a.jsonl', 1)];
  await client.open(file, COUNTY);
  await openRecord(client, record);
  assert.ok((await offered(file, COUNTY)).some(({ edit }) => edit !== undefined));
  const actions = await offered(record, FIRST);
  assert.ok(actions.length > 0);
  assert.deepEqual(
    actions.filter(({ edit, data, kind }) => edit !== undefined || data !== undefined || kind !== CodeActionKind.QuickFix),
    [],
  );
  const options = { tabSize: 2, insertSpaces: true };
  assert.deepEqual(await client.request<TextEdit[]>('textDocument/formatting', { textDocument: { uri: record }, options }), []);
  const { files } = await client.request<protocol.SafeFixesResult>(protocol.safeFixes, {});
  assert.deepEqual(
    files.filter(({ uri }) => uri.startsWith('yuliao-record:')),
    [],
  );
  // A finding that is ignored in a record is remembered for it.
  const ignore = actions.find(({ command }) => JSON.stringify(command?.arguments ?? []).includes('"article":'))?.command;
  assert.ok(ignore !== undefined);
  await client.request('workspace/executeCommand', { command: ignore.command, arguments: ignore.arguments });
  const { ignore: remembered } = JSON.parse(readFileSync(path.join(folder, '.yuliao', 'suppressions.json'), 'utf8'));
  assert.deepEqual(
    remembered.map(({ article }: { article: string }) => article),
    ['a.jsonl/1'],
  );
});

test('a record whose file changes is told of, and answers anew', limit, async (t) => {
  const { folder, client } = await start(t, { 'a.jsonl': JSONL, 'b.csv': `body\n"${COUNTY}"\n` });
  await client.ready();
  const changed: string[] = [];
  client.connection.onNotification(protocol.recordChanged, ({ uri }: protocol.RecordChanged) => {
    changed.push(uri);
  });
  const [first, second, third] = [recordUri(folder, 'a.jsonl', 1), recordUri(folder, 'a.jsonl', 2), recordUri(folder, 'b.csv', 1)];
  for (const uri of [first, second, third]) await openRecord(client, uri);
  writeFile(folder, 'a.jsonl', line({ body: HOSPITAL }) + line({ body: HOSPITAL }));
  await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(folder, 'a.jsonl'), type: 2 }] });
  await client.until(() => (changed.includes(first) ? true : undefined));
  // What the client still shows is not what the index has.
  assert.deepEqual(await client.request('textDocument/documentSymbol', { textDocument: { uri: first } }), []);
  const { text } = await client.request<protocol.RecordTextResult>(protocol.recordText, { uri: first });
  await client.change(first, text ?? '');
  const at = positionOf(HOSPITAL, HOSPITAL.indexOf('副書記許紅兵') + 3);
  assert.ok((await client.at<Hover | null>('textDocument/hover', first, at)) !== null);
  rmSync(path.join(folder, 'b.csv'));
  await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(folder, 'b.csv'), type: 3 }] });
  await client.until(() => (changed.includes(third) ? true : undefined));
  assert.deepEqual(await client.request(protocol.recordText, { uri: third }), { text: null });
  assert.ok(!changed.includes(second));
  for (const uri of [uriOf(folder, 'a.jsonl'), recordUri(folder, 'a.jsonl', 9), 'yuliao-record:%', 'untitled:a'])
    assert.deepEqual(await client.request(protocol.recordText, { uri }), { text: null }, uri);
});
