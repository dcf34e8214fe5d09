import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import {
  type CodeLens,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type InlayHint,
  type Location,
} from 'vscode-languageserver/node';
import { lensPlaces } from '../../server/src/protocol/editing.ts';
import { COUNTY, HOSPITAL } from '../support/articles.ts';
import { FULL, folderOf, type LspClient, positionOf, type StartOptions, startServer, textIn, uriOf } from '../support/lsp-client.ts';
import { readMarks } from '../support/marks.ts';

const limit = { timeout: 60_000 };
/** Our own client, which has commands. */
const OURS: StartOptions = { initializationOptions: {} };
const COUNTY_AGAIN = `宝丰县委召开常委会
2020年7月3日
本报讯 7月2日,宝丰县委书记许红兵主持会议。
县长王代强列席会议。
天气晴好。
许红兵强调,要抓好落实。
`;

/** A server with a folder of articles, of which the first is open. */
async function opened(test: TestContext, articles: Readonly<Record<string, string>>, options: StartOptions = {}) {
  const folder = folderOf(test, articles);
  const client = await startServer(test, { ...options, folders: [folder] });
  await client.ready();
  const [[name, text]] = Object.entries(articles) as [[string, string]];
  const uri = uriOf(`${folder}/${name}`);
  await client.open(uri, text, 'zh-article');
  return { client, uri, text, document: { textDocument: { uri } } };
}

test('lenses: titles of our own client run a command that leads to what they count', limit, async (t) => {
  const { client, uri, text, document } = await opened(t, { 'b.txt': COUNTY_AGAIN, 'a.txt': COUNTY }, OURS);
  const lenses = await client.request<CodeLens[]>('textDocument/codeLens', document);
  const resolved = await Promise.all(lenses.map((lens) => (lens.command ? lens : client.request<CodeLens>('codeLens/resolve', lens))));
  const said = resolved.map(({ range, command }) => `${range.start.line}: ${command?.title}`);
  assert.deepEqual(said.slice(0, 2), ['0: 2 officials', '0: 1 organisation']);
  const references = resolved.find(({ command }) => command?.title.startsWith('许红兵'));
  assert.match(references?.command?.title ?? '', /^许红兵: \d references$/);
  assert.equal(references?.command?.command, 'yuliao.showLens');
  const [asked] = references?.command?.arguments ?? [];
  const places = await client.request<Location[]>(lensPlaces, asked);
  assert.equal(`许红兵: ${places.length} references`, references?.command?.title);
  const officials = await client.request<Location[]>(lensPlaces, resolved[0]?.command?.arguments?.[0]);
  assert.deepEqual(
    officials.map((place) => textIn(text, place.range)),
    ['许红兵', '王代强'],
  );
  assert.ok(officials.every((place) => place.uri === uri));
});

test('lenses say the same to clients that have no commands of ours', limit, async (t) => {
  const { client, document } = await opened(t, { 'a.txt': COUNTY });
  const [lens] = await client.request<CodeLens[]>('textDocument/codeLens', document);
  assert.equal(lens?.command?.title, '2 officials');
  assert.equal(lens?.command?.command, '');
});

test('hints of a range, in the order of the text; each kind can be turned off at any time', limit, async (t) => {
  const { client, text, document } = await opened(t, { 'a.txt': COUNTY_AGAIN });
  const ask = async (from: number, to: number): Promise<string[]> => {
    const range = { start: { line: from, character: 0 }, end: { line: to, character: 0 } };
    const hints = await client.request<InlayHint[]>('textDocument/inlayHint', { ...document, range });
    return hints.map(({ position, label }) => `${textIn(text, { start: { ...position, character: 0 }, end: position })}|${label}`);
  };
  assert.deepEqual(await ask(0, 6), ['本报讯 |2020年', '许红兵|宝丰县委书记']);
  assert.deepEqual(await ask(0, 4), ['本报讯 |2020年']);
  client.settings = { inlayHints: { dates: false } };
  await client.notify('workspace/didChangeConfiguration', { settings: null });
  assert.deepEqual(
    await client.until(async () => {
      const hints = await ask(0, 6);
      return hints.length === 1 ? hints : undefined;
    }),
    ['许红兵|宝丰县委书记'],
  );
});

async function complete(test: TestContext, line: string, capabilities = FULL) {
  const { text, caret } = readMarks(COUNTY.replace('上一篇', `${line}\n上一篇`));
  const { client, uri } = await opened(test, { 'a.txt': text, 'b.txt': HOSPITAL }, { capabilities });
  const position = positionOf(text, caret);
  const list = await client.at<CompletionList>('textDocument/completion', uri, position, { context: { triggerKind: 1 } });
  return { client, uri, text, position, list };
}

test('completion: pinyin is not filtered away, and details come when they are wanted', limit, async (t) => {
  const { client, text, list } = await complete(t, '会后wdq<|>');
  const [item] = list.items;
  assert.equal(item?.label, '王代强');
  assert.equal(item?.filterText, 'wdq');
  assert.ok(list.isIncomplete && item.textEdit !== undefined && 'range' in item.textEdit);
  assert.equal(textIn(text, item.textEdit.range), 'wdq');
  assert.equal(item.documentation, undefined);
  const resolved = await client.request<CompletionItem>('completionItem/resolve', item);
  assert.match((resolved.documentation as { value: string }).value, /\*\*王代强\*\*/);
});

test('completion: right behind a keystroke it is about the text as it stands', limit, async (t) => {
  const { client, uri } = await opened(t, { 'a.txt': COUNTY });
  await client.at('textDocument/hover', uri, { line: 0, character: 0 });
  for (const typed of ['w', 'wd', 'wdq']) {
    const text = `${COUNTY}会后${typed}`;
    await client.change(uri, text);
    const { items } = await client.at<CompletionList>('textDocument/completion', uri, positionOf(text, text.length));
    const [item] = items;
    assert.equal(item?.label, '王代强');
    assert.ok(item.textEdit !== undefined && 'range' in item.textEdit);
    assert.equal(textIn(text, item.textEdit.range), typed);
  }
});

test('completion: characters that bring it in queries do not in prose', limit, async (t) => {
  const { client, uri, position } = await complete(t, '会后wdq<|>');
  const context = { triggerKind: 2, triggerCharacter: '(' };
  assert.equal(await client.at('textDocument/completion', uri, position, { context }), null);
});

test('completion: posts to choose from where the client has snippets', limit, async (t) => {
  const line = '会后，宝丰县人大常委会主任许红兵走了。xhb<|>';
  const newText = (list: CompletionList) => list.items.find(({ kind }) => kind === CompletionItemKind.Snippet)?.textEdit?.newText;
  assert.equal(newText((await complete(t, line)).list), '宝丰县委书记许红兵');
  const completion = { completionItem: { snippetSupport: true } };
  const { list } = await complete(t, line, { ...FULL, textDocument: { ...FULL.textDocument, completion } });
  assert.equal(newText(list), `$\{1|${['宝丰县委书记', '宝丰县人大常委会主任'].join(',')}|}许红兵`);
});

test('lenses and hints are asked for anew when other articles change what they tell', limit, async (t) => {
  const capabilities = {
    ...FULL,
    workspace: { ...FULL.workspace, codeLens: { refreshSupport: true }, inlayHint: { refreshSupport: true } },
  };
  const { client, uri } = await opened(t, { 'a.txt': COUNTY }, { capabilities });
  const asked = (): boolean =>
    ['workspace/codeLens/refresh', 'workspace/inlayHint/refresh'].every((each) => client.received.includes(each));
  await refreshed(client, asked);
  client.received.length = 0;
  await client.change(uri, `${COUNTY}许红兵走了。\n`);
  await refreshed(client, asked);
});

function refreshed(client: LspClient, asked: () => boolean): Promise<true> {
  return client.until(() => asked() || undefined);
}
