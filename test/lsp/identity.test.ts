import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { Hover, Location, MarkupContent } from 'vscode-languageserver/node';
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
