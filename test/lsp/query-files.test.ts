import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { CodeAction, CodeLens, CompletionList, Diagnostic, DocumentSymbol, FoldingRange, Hover } from 'vscode-languageserver/node';
import { type PauseIndexingParams, pauseIndexing } from '../../server/src/protocol/protocol.ts';
import { COUNTY } from '../support/articles.ts';
import {
  FULL,
  folderOf,
  type LspClient,
  positionOf,
  type StartOptions,
  startServer,
  textIn,
  uriOf,
  writeFile,
} from '../support/lsp-client.ts';
import { readMarks } from '../support/marks.ts';

const limit = { timeout: 60_000 };
const uri = uriOf('/corpus/questions.cql');
const document = { textDocument: { uri } };
/** Our own client, which has commands. */
const OURS = { initializationOptions: {} };

async function opened(test: TestContext, text: string, options: StartOptions = {}): Promise<LspClient> {
  const client = await startServer(test, options);
  await client.open(uri, text, 'cql');
  return client;
}

const QUERIES = '# 谁说了健康\n<statement/>\n  containing "健康"\n\n"a" []{0,3} "b"\n';

test('problems of queries: pulled, pushed, and whatever hygiene is set to', limit, async (t) => {
  const text = '"a"\n\n# 二\n[wrod="b"] [pos="n"\n';
  const client = await opened(t, text, { settings: { diagnostics: { enabled: false } } });
  const { items } = await client.request<{ items: Diagnostic[] }>('textDocument/diagnostic', document);
  assert.deepEqual(
    items.map(({ message, range }) => `${textIn(text, range)}: ${message}`),
    ['wrod: there is no attribute wrod; did you mean word?', '[: expected ] to close the token that began here'],
  );
  const capabilities = { ...FULL, textDocument: { ...FULL.textDocument } };
  delete capabilities.textDocument.diagnostic;
  const pushed = await opened(t, text, { capabilities });
  const published = await pushed.until(async () => pushed.published.find((each) => each.uri === uri && each.diagnostics.length === 2));
  assert.equal(published?.diagnostics.length, 2);
  await pushed.change(uri, '"a"\n');
  assert.ok(await pushed.until(async () => pushed.published.at(-1)?.diagnostics.length === 0 || undefined));
});

test('fixes: a name that was meant, quotation marks, wide signs at once', limit, async (t) => {
  const text = '【wrod="a"】\n\n健康\n';
  const client = await opened(t, text);
  const at = (line: number, character: number): Promise<CodeAction[]> => {
    const range = { start: { line, character }, end: { line, character } };
    return client.request('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: [] } });
  };
  const titles = async (line: number, character: number) => (await at(line, character)).map(({ title }) => title);
  assert.deepEqual(await titles(0, 3), ['Replace with word']);
  assert.deepEqual(await titles(0, 9), ['Replace with ]', 'Write all signs half-width']);
  assert.deepEqual(await titles(2, 1), ['Replace with "健康"']);
  const [, all] = await at(0, 0);
  const [change] = all?.edit?.documentChanges ?? [];
  assert.ok(change !== undefined && 'edits' in change);
  assert.deepEqual(
    change.edits.map((edit) => ('newText' in edit ? edit.newText : '')),
    ['[', ']'],
  );
});

test('hover says the part under the caret in words', limit, async (t) => {
  const client = await opened(t, QUERIES);
  const at = async (part: string): Promise<string> => {
    const hover = await client.at<Hover | null>('textDocument/hover', uri, positionOf(QUERIES, QUERIES.indexOf(part) + 1));
    if (hover === null || hover.range === undefined) return '';
    return `${textIn(QUERIES, hover.range)}: ${(hover.contents as { value: string }).value}`;
  };
  assert.equal(await at('[]{0,3}'), '[]{0,3}: any word up to 3 times');
  assert.equal(await at('containing'), '<statement/>\n  containing "健康": a statement that contains “健康”');
  assert.equal(await at('谁说'), '');
});

test('symbols and folding: one query a block', limit, async (t) => {
  const client = await opened(t, QUERIES);
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', document);
  assert.deepEqual(
    symbols.map(({ name, detail }) => [name, detail]),
    [
      ['谁说了健康', '<statement/> containing "健康"'],
      ['"a" []{0,3} "b"', undefined],
    ],
  );
  const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', document);
  assert.deepEqual(
    folds.map(({ startLine, endLine }) => [startLine, endLine]),
    [[0, 2]],
  );
});

test('completion: names with their mentions, by pinyin too', limit, async (t) => {
  const folder = folderOf(t, { 'a.txt': COUNTY });
  const { text, caret } = readMarks('"a"\n\n<statement speaker="wdq<|>"/>');
  const client = await opened(t, text, { folders: [folder] });
  await client.ready();
  const list = await client.at<CompletionList>('textDocument/completion', uri, positionOf(text, caret));
  const [item] = list.items;
  assert.equal(item?.label, '王代强');
  assert.match(item?.detail ?? '', /\d+$/);
  assert.ok(item?.textEdit !== undefined && 'range' in item.textEdit);
  assert.equal(textIn(text, item.textEdit.range), 'wdq');
});

test('a lens runs a query, for our own client', limit, async (t) => {
  const client = await opened(t, `${QUERIES}\n[bad\n\n[zone="title" & word="大会"]\n`, OURS);
  const lenses = await client.request<CodeLens[]>('textDocument/codeLens', document);
  assert.deepEqual(
    lenses.map(({ range }) => range.start.line),
    [1, 4, 8],
  );
  // What a query asks of titles is looked for in titles.
  const titled = await client.request<CodeLens>('codeLens/resolve', lenses[2]);
  assert.deepEqual(titled.command?.arguments, [{ query: '[zone="title" & word="大会"]', zones: ['title', 'body'], language: 'cql' }]);
  const lens = await client.request<CodeLens>('codeLens/resolve', lenses[0]);
  assert.match(lens.command?.title ?? '', /Run$/);
  assert.equal(lens.command?.command, 'yuliao.concordance');
  assert.deepEqual(lens.command?.arguments, [{ query: '<statement/> containing "健康"', language: 'cql' }]);
});

test('lenses count, and values come with their frequencies', limit, async (t) => {
  const folder = folderOf(t, { 'a.txt': COUNTY });
  const { text, caret } = readMarks('text("群众健康")\n\n[word="大<|>"]\n');
  const client = await opened(t, text, { ...OURS, folders: [folder] });
  await client.ready();
  const found = await client.until(async () => {
    const [lens] = await client.request<CodeLens[]>('textDocument/codeLens', document);
    const { command } = await client.request<CodeLens>('codeLens/resolve', lens);
    return /^\d+ hits? (in|·)/.test(command?.title ?? '') ? command?.title : undefined;
  });
  assert.match(found, /hits? in 1 article · Run$|^1 hit · Run$/);
  const { items } = await client.at<CompletionList>('textDocument/completion', uri, positionOf(text, caret));
  assert.ok(items.some(({ label }) => label === '大会'));
  assert.ok(items.every(({ label, detail }) => label.startsWith('大') && Number(detail) > 0));
});

/** The titles of the lenses of all queries, as often as they are asked for. */
async function lensTitles(client: LspClient): Promise<(string | undefined)[]> {
  const lenses = await client.request<CodeLens[]>('textDocument/codeLens', document);
  return await Promise.all(lenses.map(async (lens) => (await client.request<CodeLens>('codeLens/resolve', lens)).command?.title));
}

test('a lens says “so far” while words of some articles are missing, and no longer when they are there', limit, async (t) => {
  const folder = folderOf(t, { 'a.txt': COUNTY });
  const client = await opened(t, '[word="王代强"]\n', { ...OURS, folders: [folder] });
  await client.ready();
  const lens = async (expected: RegExp): Promise<string> =>
    await client.until(async () => {
      const [title = ''] = await lensTitles(client);
      return expected.test(title) ? title : undefined;
    });
  const whole = await lens(/^[1-9](?!.*so far)/);
  // Files that come are read while reading is paused; that their words wait is what makes the count a partial one.
  await client.request(pauseIndexing, { paused: true } satisfies PauseIndexingParams);
  writeFile(folder, 'b.txt', COUNTY);
  await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(folder, 'b.txt'), type: 1 }] });
  assert.equal(await lens(/so far/), whole.replace(' · Run', ' so far · Run'));
  await client.request(pauseIndexing, { paused: false } satisfies PauseIndexingParams);
  assert.match(await lens(/in 2 articles/), /^\d+ hits in 2 articles · Run$/);
});

test('a lens says “so far” where a pattern can be matched in too many ways, and of no other query', limit, async (t) => {
  const folder = folderOf(t, { 'a.txt': `${COUNTY}${'要坚持发展。'.repeat(3000)}\n` });
  const many = '[]* A:"发展" []* B:"发展" []* C:"发展" :: A.word != B.word & B.word != C.word';
  const client = await opened(t, `${many}\n\n[word="坚持"]\n`, { ...OURS, folders: [folder] });
  await client.ready();
  // Both were counted when all words were there.
  const [cut] = await client.until(async () => {
    const titles = await lensTitles(client);
    return /^3\d{3} hits in 1 article · Run$/.test(titles[1] ?? '') && / hits? /.test(titles[0] ?? '') ? titles : undefined;
  });
  assert.match(cut ?? '', / so far · Run$/);
});

test('a file of queries is no article, whatever it says', limit, async (t) => {
  const client = await opened(t, COUNTY);
  assert.deepEqual(await client.request('yuliao/isArticle', { uri }), { article: false });
  await client.open('untitled:Untitled-1', COUNTY, 'cql');
  assert.deepEqual(await client.request('yuliao/isArticle', { uri: 'untitled:Untitled-1' }), { article: false });
});
