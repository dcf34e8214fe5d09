/**
 * What other articles show of an open one, as a client sees it: marks come with the third article and go with it, and only
 * what has changed is told anew.
 */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { CodeAction, Diagnostic, DocumentDiagnosticReport, Hover } from 'vscode-languageserver/node';
import * as protocol from '../../server/src/protocol/protocol.ts';
import { FULL, folderOf, type LspClient, positionOf, startServer, textIn, uriOf, writeFile } from '../support/lsp-client.ts';
import { OTHER_STORIES, STORY } from '../support/page.ts';

const limit = { timeout: 60_000 };
const SENTENCE = '欲知全县各项惠民政策的最新进展可留意后续刊出的专栏。';
const RECURRING = 'dup/recurring-line';
const ALIKE = 'dup/near-article';

const page = (story: number): string => `${OTHER_STORIES[story]}\n\n${SENTENCE}`;

function pull(client: LspClient, uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
  return client.request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
}

/** How often the client was told to pull again. */
function refreshes(client: LspClient): number {
  return client.received.filter((method) => method === 'workspace/diagnostic/refresh').length;
}

/** The watcher tells of a file. */
function touched(client: LspClient, folder: string, name: string): Promise<void> {
  return client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(folder, name), type: 2 }] });
}

async function problems(client: LspClient, uri: string, rule: string): Promise<Diagnostic[]> {
  const report = await pull(client, uri);
  return (report as { items: Diagnostic[] }).items.filter(({ code }) => code === rule);
}

test('the third article with a line marks the open ones, and clears them when it goes', limit, async (t) => {
  const folder = folderOf(t, { 'a.txt': page(0), 'b.txt': page(1) });
  const client = await startServer(t, { folders: [folder] });
  const [a, b] = [uriOf(folder, 'a.txt'), uriOf(folder, 'b.txt')];
  await client.open(a, page(0));
  await client.open(b, page(1));
  await client.ready();
  assert.deepEqual(await problems(client, a, RECURRING), []);
  const before = refreshes(client);
  writeFile(folder, 'c.txt', page(2));
  await touched(client, folder, 'c.txt');
  await client.until(async () => (refreshes(client) > before ? true : undefined));
  for (const [uri, story] of [
    [a, 0],
    [b, 1],
  ] as const) {
    const [marked] = await problems(client, uri, RECURRING);
    assert.equal(marked === undefined ? '' : textIn(page(story), marked.range), SENTENCE);
  }
  const hover = await client.at<Hover>('textDocument/hover', a, positionOf(page(0), page(0).indexOf('惠民政策')));
  assert.match(JSON.stringify(hover.contents), /3 articles have this line/);
  const marked = refreshes(client);
  rmSync(path.join(folder, 'c.txt'));
  await touched(client, folder, 'c.txt');
  await client.until(async () => (refreshes(client) > marked ? true : undefined));
  assert.deepEqual([await problems(client, a, RECURRING), await problems(client, b, RECURRING)], [[], []]);
});

test('a change that changes no open article’s problems is not told, and what is pulled again is unchanged', limit, async (t) => {
  const folder = folderOf(t, { 'a.txt': page(0), 'b.txt': page(1) });
  const client = await startServer(t, { folders: [folder] });
  const a = uriOf(folder, 'a.txt');
  await client.open(a, page(0));
  await client.ready();
  const first = await pull(client, a);
  assert.equal(first.kind, 'full');
  const before = refreshes(client);
  writeFile(folder, 'd.txt', OTHER_STORIES[3]);
  await touched(client, folder, 'd.txt');
  await client.until(async () =>
    JSON.stringify(await client.request('workspace/symbol', { query: '夜间公交' })).includes('d.txt') ? true : undefined,
  );
  assert.equal((await pull(client, a, first.resultId)).kind, 'unchanged');
  assert.equal(refreshes(client), before);
});

test('a client that pulls nothing is sent the marks, and to nobody else', limit, async (t) => {
  const { diagnostic: _, ...textDocument } = FULL.textDocument ?? {};
  const folder = folderOf(t, { 'a.txt': page(0), 'b.txt': page(1), 'd.txt': OTHER_STORIES[3] });
  const client = await startServer(t, { folders: [folder], capabilities: { ...FULL, textDocument } });
  const [a, d] = [uriOf(folder, 'a.txt'), uriOf(folder, 'd.txt')];
  await client.open(a, page(0));
  await client.open(d, OTHER_STORIES[3]);
  await client.ready();
  await client.pushed(a);
  await client.pushed(d);
  const sent = () => client.published.filter(({ uri }) => uri === d).length;
  const before = sent();
  writeFile(folder, 'c.txt', page(2));
  await touched(client, folder, 'c.txt');
  await client.until(async () => ((await client.pushed(a)).some(({ code }) => code === RECURRING) ? true : undefined));
  assert.equal(sent(), before);
});

test('a nearly equal article is told on the title, with the way there', limit, async (t) => {
  const copy = OTHER_STORIES[0].replace('四千余万元', '四千多万元');
  const folder = folderOf(t, { 'a.txt': OTHER_STORIES[0], 'b.txt': copy });
  const client = await startServer(t, { folders: [folder] });
  const [a, b] = [uriOf(folder, 'a.txt'), uriOf(folder, 'b.txt')];
  await client.open(a, OTHER_STORIES[0]);
  await client.ready();
  const [alike] = await problems(client, a, ALIKE);
  assert.equal(alike === undefined ? '' : textIn(OTHER_STORIES[0], alike.range), '青禾县开工建设三座水库');
  assert.deepEqual(
    alike?.relatedInformation?.map(({ location, message }) => [location.uri, location.range.start.line, message]),
    [[b, 0, '青禾县开工建设三座水库']],
  );
  assert.equal(alike?.tags, undefined);
});

/** What our own client is offered at a place. */
async function offered(client: LspClient, uri: string, text: string, on: string): Promise<CodeAction[]> {
  const caret = positionOf(text, text.indexOf(on));
  const range = { start: caret, end: caret };
  return await client.request('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: [] } });
}

test('our client is offered to compare an article with its copy', limit, async (t) => {
  const copy = `${OTHER_STORIES[0]}\n\n欢迎关注本刊`;
  const folder = folderOf(t, { 'a.txt': OTHER_STORIES[0] as string, 'b.txt': copy });
  const client = await startServer(t, { folders: [folder], initializationOptions: {} });
  const a = uriOf(folder, 'a.txt');
  await client.open(a, OTHER_STORIES[0] as string);
  await client.ready();
  const [alike] = await client.until(async () => {
    const found = await problems(client, a, ALIKE);
    return found.length > 0 ? found : undefined;
  });
  assert.ok(alike);
  const actions = await offered(client, a, OTHER_STORIES[0] as string, textIn(OTHER_STORIES[0] as string, alike.range));
  const compare = actions.find(({ command }) => command?.command === protocol.clientCommands.compareArticles);
  assert.deepEqual(compare?.command?.arguments, [a, uriOf(folder, 'b.txt')]);
});

test('a line that recurs can be deleted in all articles that have it, and in no other', limit, async (t) => {
  const folder = folderOf(t, { 'a.txt': page(0), 'b.txt': page(1), 'c.txt': page(2), 'd.txt': OTHER_STORIES[3] ?? STORY.join('\n') });
  const client = await startServer(t, { folders: [folder], initializationOptions: {} });
  const a = uriOf(folder, 'a.txt');
  await client.open(a, page(0));
  await client.ready();
  await client.until(async () => ((await problems(client, a, RECURRING)).length > 0 ? true : undefined));
  const remove = (await offered(client, a, page(0), SENTENCE)).find(
    ({ command }) => command?.command === protocol.clientCommands.deleteEverywhere,
  );
  assert.ok(remove?.command?.arguments);
  const { files, left } = await client.request<protocol.LinesEverywhereResult>(protocol.linesEverywhere, remove.command.arguments[0]);
  assert.equal(left, 0);
  assert.deepEqual(
    files.map(({ uri, edits }) => [uri, edits.map(({ oldText }) => oldText.trim())]),
    ['a.txt', 'b.txt', 'c.txt'].map((name) => [uriOf(folder, name), [SENTENCE]]),
  );
});

test('a line that recurs stays in an article where other problems would show without it', limit, async (t) => {
  // Two sub-headings alike, with the line between them.
  const heading = '建设任务与保障措施落实情况';
  const guarded = OTHER_STORIES[2]?.replace('\n馆内', `\n${heading}\n${SENTENCE}\n${heading}\n馆内`) ?? '';
  const folder = folderOf(t, { 'a.txt': page(0), 'b.txt': page(1), 'c.txt': guarded });
  const client = await startServer(t, { folders: [folder], initializationOptions: {} });
  const a = uriOf(folder, 'a.txt');
  await client.open(a, page(0));
  await client.ready();
  await client.until(async () => ((await problems(client, a, RECURRING)).length > 0 ? true : undefined));
  const line = page(0).split('\n').indexOf(SENTENCE) + 1;
  const answer = await client.request<protocol.LinesEverywhereResult>(protocol.linesEverywhere, { uri: a, lines: [line] });
  assert.deepEqual(
    answer.files.map(({ uri }) => uri),
    ['a.txt', 'b.txt'].map((name) => uriOf(folder, name)),
  );
  assert.deepEqual(answer.refused, [uriOf(folder, 'c.txt')]);
});
