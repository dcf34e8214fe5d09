import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CancellationTokenSource, type Hover } from 'vscode-languageserver/node';
import * as protocol from '../../server/src/protocol/protocol.ts';
import { COUNTY } from '../support/articles.ts';
import { folderOf, type LspClient, startServer, uriOf, writeFile } from '../support/lsp-client.ts';
import { HEADLINE, STORY } from '../support/page.ts';

const limit = { timeout: 60_000 };
const CLEAN = `${HEADLINE}\n\n2023-09-12 10:20:00 来源:青禾新闻\n\n${STORY.join('\n\n')}\n`;
const PAGE = `${CLEAN}\n豫ICP备09014970号\n扫一扫 分享到微信\n`;

const params = (source: string, destination: string): protocol.ExportCleanCopyParams => ({
  source: uriOf(source),
  destination: uriOf(destination),
  run: destination,
});

function exportCopy(client: LspClient, source: string, destination: string): Promise<protocol.ExportCleanCopyResult> {
  return client.request(protocol.exportCleanCopy, params(source, destination));
}

test('a clean copy of a folder, with a report, in the user’s language', limit, async (t) => {
  const [folder, other] = [folderOf(t, { 'a.txt': PAGE, 'sub/b.txt': PAGE }), folderOf(t, {})];
  const client = await startServer(t, { folders: [folder], locale: 'zh-cn' });
  const { message, copy } = await exportCopy(client, folder, path.join(other, 'clean'));
  assert.match(message, /^2篇文章：共\d+字符，删除\d+字符（\d+\.\d%）$/);
  assert.deepEqual([copy?.complete, copy?.articles, copy?.problems], [true, 2, 0]);
  const report = readFileSync(fileURLToPath(copy?.report ?? ''), 'utf8');
  assert.match(report, /# 净本/);
  assert.match(report, /网站备案号/);
  assert.equal(readFileSync(path.join(other, 'clean/sub/b.txt'), 'utf8'), CLEAN);
  assert.equal(readFileSync(path.join(folder, 'a.txt'), 'utf8'), PAGE);
});

test('it honours settings, yuliao.json and what was said of findings', limit, async (t) => {
  const [folder, other] = [folderOf(t, { 'a.txt': PAGE, 'drafts/b.txt': PAGE }), folderOf(t, {})];
  const settings = { exclude: ['drafts/**'], hygiene: { rules: { 'boilerplate/share-qr': 'off' as const } } };
  const client = await startServer(t, { folders: [folder], settings, initializationOptions: { settings } });
  const { copy } = await exportCopy(client, folder, path.join(other, 'clean'));
  assert.equal(copy?.articles, 1);
  assert.equal(readFileSync(path.join(other, 'clean/a.txt'), 'utf8'), PAGE.replace('豫ICP备09014970号\n', ''));
});

test('folders that cannot be taken are refused with a sentence, and nothing is written', limit, async (t) => {
  const [folder, full] = [folderOf(t, { 'a.txt': PAGE }), folderOf(t, { 'notes.txt': 'mine' })];
  const client = await startServer(t, { folders: [folder] });
  for (const [destination, refused] of [
    [folder, 'same'],
    [path.join(folder, 'clean'), 'inSource'],
    [path.dirname(folder), 'aroundSource'],
    [full, 'notEmpty'],
    [path.join(full, 'notes.txt'), 'notFolder'],
  ] as const) {
    const result = await exportCopy(client, folder, destination);
    assert.deepEqual([result.refused, result.copy], [refused, undefined]);
    assert.ok(result.message.includes(destination), result.message);
  }
  assert.ok(!existsSync(path.join(folder, 'clean')));
  const remote = await client.request<protocol.ExportCleanCopyResult>(protocol.exportCleanCopy, {
    ...params(folder, full),
    destination: 'memfs:/clean',
  });
  assert.equal(remote.refused, 'notLocal');
});

test('the server answers while it copies; cancelled, the copy is in order and a later one completes it', limit, async (t) => {
  const count = 600;
  const pages = Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.txt`, `${PAGE}${index}\n`]));
  const [folder, other] = [folderOf(t, pages), folderOf(t, {})];
  writeFile(folder, 'county.txt', COUNTY);
  const client = await startServer(t, { folders: [folder] });
  await client.open(uriOf(folder, 'county.txt'), COUNTY);
  await client.ready();
  const progress: protocol.CleanCopyProgress[] = [];
  client.connection.onNotification(protocol.cleanCopyProgress, (params: protocol.CleanCopyProgress) => {
    progress.push(params);
  });
  const cancel = new CancellationTokenSource();
  const destination = path.join(other, 'clean');
  const copying = client.request<protocol.ExportCleanCopyResult>(protocol.exportCleanCopy, params(folder, destination), cancel.token);
  await client.until(() => (progress.length > 0 ? true : undefined));
  const hover = await client.at<Hover | null>('textDocument/hover', uriOf(folder, 'county.txt'), { line: 0, character: 0 });
  assert.ok(hover === null || hover.contents);
  cancel.cancel();
  const stopped = await copying;
  assert.equal(stopped.copy?.complete, false);
  assert.ok((stopped.copy?.articles ?? count) < count);
  const completed = await exportCopy(client, folder, destination);
  assert.deepEqual([completed.copy?.complete, completed.copy?.articles], [true, count + 1]);
  assert.ok(progress.every(({ run, done, total }) => run === destination && done <= total && total === count + 1));
});
