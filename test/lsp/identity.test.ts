import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { CodeAction, Hover, Location, MarkupContent } from 'vscode-languageserver/node';
import * as identity from '../../server/src/protocol/identity.ts';
import * as protocol from '../../server/src/protocol/protocol.ts';
import { folderOf, positionOf, startServer, uriOf } from '../support/lsp-client.ts';

const limit = { timeout: 60_000 };
const LUSHAN = '鲁山县召开会议\n2016-11-02\n鲁山县委副书记王伟出席会议并讲话。王伟强调，要抓紧抓好。\n';
const LATER = '鲁山县防汛\n2018-02-05\n鲁山县县长王伟检查防汛工作。王伟指出，要落实责任。\n';
const YONGKANG = '永康市召开会议\n2016-12-02\n永康市副市长王伟主持会议。王伟表示，要加快进度。\n';
const FILES = { 'lushan.txt': LUSHAN, 'later.txt': LATER, 'yongkang.txt': YONGKANG };

async function opened(t: Parameters<typeof startServer>[0]) {
  const folder = folderOf(t, FILES);
  const client = await startServer(t, { folders: [folder] });
  await client.ready();
  const uri = uriOf(folder, 'lushan.txt');
  await client.open(uri, LUSHAN);
  const position = positionOf(LUSHAN, LUSHAN.indexOf('王伟'));
  const hover = async () => ((await client.at<Hover>('textDocument/hover', uri, position)).contents as MarkupContent).value;
  const find = () =>
    client.request<protocol.FindEntitiesResult>(protocol.findEntities, { kind: 'person', query: 'wangwei', limit: 10, officials: true });
  return { folder, client, uri, position, hover, find };
}

test('two people of one name: a hover for each, an entry for each, references of each', limit, async (t) => {
  const { client, uri, position, hover, find } = await opened(t);
  const text = await hover();
  assert.match(text, /2016 · 鲁山县委副书记[\s\S]*2018 · 鲁山县县长/);
  assert.match(text, /may be another person[\s\S]*永康市副市长/);
  assert.doesNotMatch(text, /要加快进度/);
  const { items } = await find();
  assert.deepEqual(
    items.map(({ name, post, articles }) => [name, post, articles]),
    [
      ['王伟', '鲁山县县长', 2],
      ['王伟', '永康市副市长', 1],
    ],
  );
  const files = (locations: readonly { uri: string }[]) => [...new Set(locations.map((each) => path.posix.basename(each.uri)))].sort();
  const found = await client.at<Location[]>('textDocument/references', uri, position, { context: { includeDeclaration: true } });
  assert.deepEqual(files(found), ['later.txt', 'lushan.txt']);
  const references = (key: string) => client.request<protocol.WireLocation[]>(protocol.entityReferences, { kind: 'person', key });
  assert.deepEqual(files(await references(items[1]?.key as string)), ['yongkang.txt']);
  assert.deepEqual(files(await references('王伟')), ['later.txt', 'lushan.txt', 'yongkang.txt']);
  // An identity of which the corpus knows nothing any more still leads to the name.
  assert.equal((await references('王伟#9')).length, (await references('王伟')).length);
  const { text: csv } = await client.request<protocol.ExportOfficialsResult>(protocol.exportOfficials, { format: 'csv' });
  assert.match(csv, /王伟,王伟,王伟#1,/);
  assert.match(csv, /王伟,王伟,王伟#2,/);
});

test('a yuliao.json that makes them one takes effect when it is saved', limit, async (t) => {
  const { folder, client, hover, find } = await opened(t);
  writeFileSync(path.join(folder, 'yuliao.json'), '{ "people": [{ "name": "王伟" }] }');
  await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(folder, 'yuliao.json'), type: 1 }] });
  await client.until(async () => ((await find()).items.length === 1 ? true : undefined));
  const text = await hover();
  assert.doesNotMatch(text, /may be another person/);
  assert.match(text, /永康市副市长/);
});

/** Asks for edits of `yuliao.json`, writes them, and tells the server as an editor would. */
async function decide(client: Awaited<ReturnType<typeof startServer>>, folder: string, method: string, params: object): Promise<string> {
  const file = path.join(folder, 'yuliao.json');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : null;
  const declarations = [{ folder: uriOf(folder), text }];
  const { changes } = await client.request<identity.DeclarationEditsResult>(method, { ...params, declarations });
  const [change] = changes;
  assert.equal(changes.length, 1);
  assert.equal(change?.folder, uriOf(folder));
  let after = text ?? '';
  for (const { offset, length, text: put } of change?.edits?.toReversed() ?? [])
    after = after.slice(0, offset) + put + after.slice(offset + length);
  writeFileSync(file, after);
  await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(folder, 'yuliao.json'), type: 1 }] });
  return after;
}

test('people are merged and parted through yuliao.json, and no article changes', limit, async (t) => {
  const { folder, client, uri, position, find } = await opened(t);
  const { people, meant } = await client.request<identity.PeopleOfNameResult>(identity.peopleOfName, { uri, position });
  assert.deepEqual(
    people.map(({ name, detail, articles }) => [name, detail, articles]),
    [
      ['王伟', '鲁山县县长', 2],
      ['王伟', '永康市副市长', 1],
    ],
  );
  assert.equal(meant, people[0]?.id);
  const text = await decide(client, folder, identity.mergePeople, { ids: people.map(({ id }) => id) });
  assert.deepEqual(JSON.parse(text), { people: [{ name: '王伟' }] });
  await client.until(async () => ((await find()).items.length === 1 ? true : undefined));

  const articles = [uriOf(folder, 'later.txt')];
  const { articles: listed } = await client.request<identity.ArticlesOfPersonResult>(identity.articlesOfPerson, { id: '王伟' });
  assert.deepEqual(
    listed.map(({ name, published, posts }) => [name, published, posts]),
    [
      ['later.txt', '2018-02-05', '鲁山县县长'],
      ['yongkang.txt', '2016-12-02', '永康市副市长'],
      ['lushan.txt', '2016-11-02', '鲁山县委副书记'],
    ],
  );
  await decide(client, folder, identity.splitPerson, { id: '王伟', articles });
  await client.until(async () => ((await find()).items.length === 2 ? true : undefined));
  const { items } = await find();
  assert.deepEqual(items.map(({ articles: count }) => count).sort(), [1, 2]);
  for (const [name, content] of Object.entries(FILES)) assert.equal(readFileSync(path.join(folder, name), 'utf8'), content);
});

test('names of one person are merged, and only the people who were chosen', limit, async (t) => {
  const { folder, client, uri, position, find } = await opened(t);
  const { people } = await client.request<identity.PeopleOfNameResult>(identity.peopleOfName, { uri, position });
  writeFileSync(path.join(folder, 'pen.txt'), '永康市采风\n2019-01-02\n永康市作家协会主席王卓文出席。王卓文说，要写好家乡。\n');
  await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(folder, 'pen.txt'), type: 1 }] });
  await client.until(async () => ((await client.ready()) === 4 ? true : undefined));
  const text = await decide(client, folder, identity.mergePeople, { ids: [people[1]?.id, '王卓文'] });
  assert.deepEqual(JSON.parse(text).people, [
    { name: '王伟', also: ['王卓文'], articles: ['pen.txt', 'yongkang.txt'], posts: ['永康市副市长', '永康市作家协会主席'] },
  ]);
  const merged = await client.until(async () => (await find()).items.find(({ articles }) => articles === 2 && true));
  assert.ok(merged);
  await client.until(async () => {
    const found = await client.request<identity.PeopleOfNameResult>(identity.peopleOfName, { key: '王卓文' });
    return found.people.some(({ articles }) => articles === 2) ? true : undefined;
  });
});

test('code actions at a name that several people have lead to the commands', limit, async (t) => {
  const folder = folderOf(t, FILES);
  const client = await startServer(t, { folders: [folder], initializationOptions: {} });
  await client.ready();
  const uri = uriOf(folder, 'lushan.txt');
  await client.open(uri, LUSHAN);
  const position = positionOf(LUSHAN, LUSHAN.indexOf('王伟'));
  const range = { start: position, end: position };
  const params = { textDocument: { uri }, range, context: { diagnostics: [], only: ['refactor'] } };
  const found = await client.request<CodeAction[]>('textDocument/codeAction', params);
  assert.deepEqual(
    found.map(({ command }) => command?.command),
    [identity.identityCommands.merge, identity.identityCommands.split],
  );
});
