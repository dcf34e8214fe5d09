import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  DocumentLink,
  Location,
  SelectionRange,
  TypeHierarchyItem,
} from 'vscode-languageserver/node';
import { COUNTY, HOSPITAL } from '../support/articles.ts';
import { folderOf, type LspClient, positionOf, startServer, textIn, uriOf } from '../support/lsp-client.ts';

const limit = { timeout: 60_000 };
const TEXT = COUNTY.replace('上一篇', '详见www.example.cn，又见《省醫院領導到壤塘縣開展幫扶》。\n上一篇');

async function opened(test: TestContext) {
  const folder = folderOf(test, { 'a.txt': TEXT, 'b.txt': HOSPITAL, 'c.txt': `${TEXT}编辑:王小明\n` });
  const client = await startServer(test, { folders: [folder] });
  await client.ready();
  const [uri, other, copy] = ['a', 'b', 'c'].map((name) => uriOf(`${folder}/${name}.txt`)) as [string, string, string];
  await client.open(uri, TEXT, 'zh-article');
  const at = <Result>(method: string, part: string, more: object = {}) =>
    client.at<Result>(method, uri, positionOf(TEXT, TEXT.indexOf(part)), more);
  return { client, uri, other, copy, at, textAt: textsOf({ [uri]: TEXT, [other]: HOSPITAL, [copy]: TEXT }) };
}

function textsOf(texts: Readonly<Record<string, string>>) {
  return ({ uri, range }: Pick<Location, 'uri' | 'range'>) => textIn(texts[uri] as string, range);
}

test('call hierarchy: people come in, organisations go out, and it goes on from them', limit, async (t) => {
  const { client, uri, at, textAt } = await opened(t);
  const [item] = await at<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', '许红兵');
  assert.ok(item);
  assert.equal(item.name, '许红兵');
  assert.equal(textAt({ uri: item.uri, range: item.selectionRange }), '许红兵');
  const incoming = await client.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });
  const [first] = incoming;
  assert.ok(first);
  assert.equal(first.from.name, '王代强');
  assert.match(first.from.detail ?? '', /2 articles/);
  assert.equal(textAt({ uri: first.from.uri, range: first.from.selectionRange }), '王代强');
  for (const range of first.fromRanges) assert.equal(textAt({ uri: first.from.uri, range }), '许红兵');
  const outgoing = await client.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item });
  assert.ok(outgoing.some(({ to }) => to.name.startsWith('宝丰县')));
  for (const { fromRanges } of outgoing) for (const range of fromRanges) assert.equal(textAt({ uri, range }), '许红兵');
  const back = await client.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item: first.from });
  assert.ok(back.some(({ from }) => from.name === '许红兵'));
});

test('type hierarchy: from a county to its city and back', limit, async (t) => {
  const { client, at } = await opened(t);
  const [item] = await at<TypeHierarchyItem[]>('textDocument/prepareTypeHierarchy', '宝丰县召开');
  assert.equal(item?.name, '宝丰县');
  const above = await client.request<TypeHierarchyItem[]>('typeHierarchy/supertypes', { item });
  assert.deepEqual(
    above.map(({ name }) => name),
    ['平顶山市'],
  );
  const below = await client.request<TypeHierarchyItem[]>('typeHierarchy/subtypes', { item: above[0] });
  assert.ok(below.some(({ name }) => name === '宝丰县'));
  assert.equal(await at('textDocument/prepareTypeHierarchy', '上午'), null);
});

test('type definition and implementation lead to the organisation and to the copies', limit, async (t) => {
  const { copy, at, textAt } = await opened(t);
  const types = await at<Location[]>('textDocument/typeDefinition', '许红兵');
  assert.ok(types.length > 0 && types.every((each) => textAt(each).startsWith('宝丰县委')));
  assert.equal(await at('textDocument/typeDefinition', '上午'), null);
  const copies = await at<Location[]>('textDocument/implementation', '召开');
  assert.deepEqual(
    copies.map(({ uri }) => uri),
    [copy],
  );
});

test('document links: addresses and headlines of other articles', limit, async (t) => {
  const { client, uri, other } = await opened(t);
  const links = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } });
  assert.deepEqual(
    links.map(({ range, target }) => [textIn(TEXT, range), target]),
    [
      ['www.example.cn', 'http://www.example.cn'],
      ['省醫院領導到壤塘縣開展幫扶', `${other}#L1,1`],
    ],
  );
  assert.match(links[1]?.tooltip ?? '', /2024-11-02$/);
});

test('selection ranges: one for each caret, each inside the next', limit, async (t) => {
  const { client, uri } = await opened(t);
  const positions = [positionOf(TEXT, TEXT.indexOf('许红兵') + 1), positionOf(TEXT, 0), { line: 999, character: 0 }];
  const ranges = await client.request<SelectionRange[]>('textDocument/selectionRange', { textDocument: { uri }, positions });
  assert.equal(ranges.length, 3);
  const chain = (range: SelectionRange | undefined): string[] =>
    range === undefined ? [] : [textIn(TEXT, range.range), ...chain(range.parent)];
  const [first] = ranges;
  assert.deepEqual(chain(first).slice(0, 3), ['许红兵', '宝丰县委书记许红兵', '宝丰县委书记许红兵出席会议并讲话']);
  for (const range of ranges) assert.equal(chain(range).at(-1), TEXT);
});

test('a document that is no article has none of it', limit, async (t) => {
  const { client } = await opened(t);
  const plain = uriOf('/elsewhere/readme.txt');
  await client.open(plain, 'Nothing but English text in here, and http://example.com.');
  const textDocument = { uri: plain };
  const position = { line: 0, character: 3 };
  await none(client, 'textDocument/prepareCallHierarchy', { textDocument, position });
  await none(client, 'textDocument/prepareTypeHierarchy', { textDocument, position });
  await none(client, 'textDocument/typeDefinition', { textDocument, position });
  await none(client, 'textDocument/implementation', { textDocument, position });
  await none(client, 'textDocument/documentLink', { textDocument });
  await none(client, 'textDocument/selectionRange', { textDocument, positions: [position] });
});

async function none(client: LspClient, method: string, params: object): Promise<void> {
  const answer = await client.request<unknown[] | null>(method, params);
  assert.ok(answer === null || answer.length === 0, method);
}
