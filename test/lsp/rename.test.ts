import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import iconv from 'iconv-lite';
import type { AnnotatedTextEdit, ClientCapabilities, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import * as protocol from '../../server/src/protocol/protocol.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import { FULL, folderOf, type LspClient, positionOf, startServer, textIn, uriOf } from '../support/lsp-client.ts';

const limit = { timeout: 60_000 };
const HERE = '宝丰县召开会议\n2016-11-02\n宝丰县委书记许红兵出席会议并讲话。许红兵强调，要抓紧抓好。\n';
const OTHER = '宝丰县防汛\n2016-12-05\n宝丰县委书记許(xǔ)紅(hóng)兵检查防汛工作。\n';

/** As VS Code: it shows annotations, and asks what is to be renamed. */
const ANNOTATING: ClientCapabilities = {
  ...FULL,
  textDocument: { ...FULL.textDocument, rename: { prepareSupport: true } },
  workspace: { ...FULL.workspace, workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } } },
};

async function opened(
  t: Parameters<typeof startServer>[0],
  files: Readonly<Record<string, string | Buffer>>,
  capabilities: ClientCapabilities = ANNOTATING,
) {
  const folder = folderOf(t, { 'here.txt': HERE, ...files });
  const client = await startServer(t, { folders: [folder], capabilities });
  await client.ready();
  const uri = uriOf(folder, 'here.txt');
  await client.open(uri, HERE);
  const rename = (newName: string, at = '许红兵') =>
    client.at<WorkspaceEdit>('textDocument/rename', uri, positionOf(HERE, HERE.indexOf(at) + 1), { newName });
  return { folder, client, uri, rename };
}

/** The texts after an edit, and the annotations of each change, by the name of the file. */
function applied({ documentChanges = [], changeAnnotations = {} }: WorkspaceEdit, texts: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    (documentChanges as TextDocumentEdit[]).map(({ textDocument, edits }) => {
      const name = path.posix.basename(textDocument.uri);
      const text = texts[name] ?? '';
      const lines = new LineIndex(text);
      let result = text;
      for (const { range, newText } of (edits as AnnotatedTextEdit[]).toReversed()) {
        const [start, end] = [range.start, range.end].map(({ line, character }) => lines.offsetAt(line + 1, character));
        result = result.slice(0, start) + newText + result.slice(end);
      }
      const confirmed = (edits as AnnotatedTextEdit[]).map(({ annotationId }) => changeAnnotations[annotationId]?.needsConfirmation);
      return [name, { version: textDocument.version, result, confirmed }];
    }),
  );
}

const warnings = (client: LspClient) => client.messages.map(({ message }) => message).join('\n');

test('a rename shows every mention of every article; those in other articles are to be confirmed', limit, async (t) => {
  const { client, uri, rename } = await opened(t, { 'other.txt': OTHER });
  const prepared = await client.at<{ range: Parameters<typeof textIn>[1]; placeholder: string }>(
    'textDocument/prepareRename',
    uri,
    positionOf(HERE, HERE.indexOf('许红兵')),
  );
  assert.equal(prepared.placeholder, '许红兵');
  assert.equal(textIn(HERE, prepared.range), '许红兵');
  assert.deepEqual(applied(await rename('许卫东'), { 'here.txt': HERE, 'other.txt': OTHER }), {
    'here.txt': { version: 1, result: HERE.replaceAll('许红兵', '许卫东'), confirmed: [false, false] },
    'other.txt': { version: null, result: OTHER.replace('許(xǔ)紅(hóng)兵', '許衛東'), confirmed: [true] },
  });
  assert.deepEqual(client.messages, []);
});

test('our own client previews mentions in other articles as ticked: what is to be confirmed changes nothing', limit, async (t) => {
  const folder = folderOf(t, { 'here.txt': HERE, 'other.txt': OTHER });
  const client = await startServer(t, { folders: [folder], capabilities: ANNOTATING, initializationOptions: {} });
  await client.ready();
  const uri = uriOf(folder, 'here.txt');
  await client.open(uri, HERE);
  const edit = await client.at<WorkspaceEdit>('textDocument/rename', uri, positionOf(HERE, HERE.indexOf('许红兵')), { newName: '许卫东' });
  const [guard, ...changes] = edit.documentChanges ?? [];
  assert.deepEqual(guard, { kind: 'create', uri, options: { ignoreIfExists: true }, annotationId: 'guard' });
  assert.equal(edit.changeAnnotations?.guard?.needsConfirmation, true);
  const found = applied({ ...edit, documentChanges: changes }, { 'here.txt': HERE, 'other.txt': OTHER });
  assert.deepEqual([found['here.txt']?.confirmed, found['other.txt']?.confirmed], [[false, false], [false]]);
});

test('a place that is no name cannot be renamed, and a name must be one', limit, async (t) => {
  const { client, uri, rename } = await opened(t, {});
  assert.equal(await client.at('textDocument/prepareRename', uri, positionOf(HERE, HERE.indexOf('抓紧'))), null);
  await assert.rejects(rename('许\n兵'), /one line/);
  for (const none of ['  ', '', null, undefined, 7]) await assert.rejects(rename(none as string), /empty/, String(none));
  await assert.rejects(rename('許紅兵'), /same name/);
});

test('an unsaved article is renamed as it is shown, with its version', limit, async (t) => {
  const { folder, client, rename } = await opened(t, { 'other.txt': OTHER });
  const other = uriOf(folder, 'other.txt');
  await client.open(other, OTHER);
  const unsaved = `首行\n${OTHER}`;
  const version = await client.change(other, unsaved);
  const found = applied(await rename('许卫东'), { 'here.txt': HERE, 'other.txt': unsaved });
  assert.deepEqual(found['other.txt'], { version, result: unsaved.replace('許(xǔ)紅(hóng)兵', '許衛東'), confirmed: [true] });
});

test('a file that has changed since it was read is read again first', limit, async (t) => {
  const { folder, rename } = await opened(t, { 'other.txt': OTHER });
  const moved = `新的一行\n${OTHER}`;
  writeFileSync(path.join(folder, 'other.txt'), moved);
  const found = applied(await rename('许卫东'), { 'here.txt': HERE, 'other.txt': moved });
  assert.equal(found['other.txt']?.result, moved.replace('許(xǔ)紅(hóng)兵', '許衛東'));
});

test('what cannot be changed is left out and named', limit, async (t) => {
  const files = {
    'guarded.txt': OTHER,
    'legacy.txt': iconv.encode(OTHER.replace('許(xǔ)紅(hóng)兵', '许红兵').repeat(3), 'gb18030'),
    'yuliao.json': '{ "records": [{ "files": ["*.jsonl"], "text": "text" }] }',
    'many.jsonl': `${JSON.stringify({ text: OTHER })}\n`,
  };
  const folder = folderOf(t, { 'here.txt': HERE, ...files });
  chmodSync(path.join(folder, 'guarded.txt'), 0o444);
  const client = await startServer(t, { folders: [folder], capabilities: ANNOTATING });
  await client.ready();
  const uri = uriOf(folder, 'here.txt');
  await client.open(uri, HERE);
  const edit = await client.at<WorkspaceEdit>('textDocument/rename', uri, positionOf(HERE, HERE.indexOf('许红兵')), { newName: '许卫东' });
  assert.deepEqual(Object.keys(applied(edit, { 'here.txt': HERE })), ['here.txt']);
  assert.match(warnings(client), /read-only: guarded\.txt/);
  assert.match(warnings(client), /UTF-8.*: legacy\.txt/);
  assert.match(warnings(client), /records cannot be changed: many\.jsonl/);
});

test('an article in a file of records cannot be renamed', limit, async (t) => {
  const { folder, client } = await opened(t, {
    'yuliao.json': '{ "records": [{ "files": ["*.jsonl"], "text": "text" }] }',
    'many.jsonl': `${JSON.stringify({ text: OTHER })}\n`,
  });
  const uri = `${protocol.recordScheme}:${uriOf(folder, 'many.jsonl', '1').slice('file:'.length)}`;
  const { text } = await client.request<protocol.RecordTextResult>(protocol.recordText, { uri });
  assert.ok(text);
  await client.open(uri, text);
  await assert.rejects(client.at('textDocument/prepareRename', uri, positionOf(text, text.indexOf('兵检查'))), /records cannot be changed/);
});

test('a client that cannot ask its user gets what is certain, and is told of the rest', limit, async (t) => {
  const text = '宝丰县学习讲话精神\n2018-03-02\n会议学习了习近平总书记的讲话。会议要求，以习近平新时代中国特色社会主义思想为指导。\n';
  const { folder, client } = await opened(t, { 'phrase.txt': text }, FULL);
  const uri = uriOf(folder, 'phrase.txt');
  await client.open(uri, text);
  const edit = await client.at<WorkspaceEdit>('textDocument/rename', uri, positionOf(text, text.indexOf('习近平')), { newName: '习远平' });
  assert.equal(edit.changeAnnotations, undefined);
  assert.equal(applied(edit, { 'phrase.txt': text })['phrase.txt']?.result, text.replace('习近平总', '习远平总'));
  assert.match(warnings(client), /1 mentions? .* stay as they are/);
});

test('a thousand articles are renamed at once, with progress, and the user is led to the next of those that are left', limit, async (t) => {
  const many = Object.fromEntries(Array.from({ length: 1004 }, (_, i) => [`${i}.txt`, OTHER]));
  const folder = folderOf(t, { 'here.txt': HERE, ...many });
  const capabilities = { ...ANNOTATING, window: { workDoneProgress: true, showDocument: { support: true } } };
  const client = await startServer(t, { folders: [folder], capabilities });
  client.answer = 'Go to the Next Article';
  await client.ready();
  const uri = uriOf(folder, 'here.txt');
  await client.open(uri, HERE);
  const edit = await client.at<WorkspaceEdit>('textDocument/rename', uri, positionOf(HERE, HERE.indexOf('许红兵')), { newName: '许卫东' });
  assert.equal(edit.documentChanges?.length, 1000);
  await client.until(() => client.received.includes('window/showDocument') || undefined);
  assert.match(warnings(client), /No more than 1000 articles are renamed at once: 5 are left/);
  assert.ok(client.progress.some(({ value }) => (value as { message?: string }).message === '500 of 1000'));
});
