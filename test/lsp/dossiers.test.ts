/** Dossiers over the wire: places are addresses, and what nobody knows is null. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import * as protocol from '../../server/src/protocol/dossier.ts';
import { folderOf, positionOf, startServer, uriOf } from '../support/lsp-client.ts';

const limit = { timeout: 60_000 };
const LUSHAN = '鲁山县召开会议\n2016-11-02\n鲁山县委副书记王伟出席会议并讲话。王伟强调，要抓紧抓好。副县长周晓东主持会议。\n';
const LATER = '鲁山县防汛\n2018-02-05\n鲁山县县长王伟检查防汛工作。王伟指出，要落实责任。鲁山县副县长周晓东参加检查。\n';
const YONGKANG = '永康市召开会议\n2016-12-02\n永康市副市长王伟主持会议。王伟表示，要加快进度。\n';
const FILES = { 'a/lushan.txt': LUSHAN, 'a/later.txt': LATER, 'b/yongkang.txt': YONGKANG };

async function opened(t: Parameters<typeof startServer>[0]) {
  const folder = folderOf(t, FILES);
  const client = await startServer(t, { folders: [folder] });
  await client.ready();
  const uri = uriOf(folder, 'a/lushan.txt');
  await client.open(uri, LUSHAN);
  const at = (offset: number) =>
    client.request<protocol.DossierAtResult>(protocol.dossierAt, { uri, position: positionOf(LUSHAN, offset) });
  return { client, folder, uri, at };
}

test('the dossier of whom the caret stands on: posts, statements and homonyms with their places', limit, async (t) => {
  const { client, folder, uri, at } = await opened(t);
  const subject = await at(LUSHAN.indexOf('王伟强调') + 1);
  assert.equal(subject?.kind, 'person');
  assert.match(subject?.key ?? '', /^王伟#\d$/);
  assert.equal(await at(LUSHAN.indexOf('会议')), null);
  const found = await client.request<protocol.DossierResult>(protocol.dossier, subject as object);
  assert.ok(found);
  assert.equal(found.partial, null);
  assert.deepEqual(
    found.career.map(({ post, first, location }) => [post, first, path.posix.basename(location.uri)]),
    [
      ['副书记', '2016-11-02', 'lushan.txt'],
      ['县长', '2018-02-05', 'later.txt'],
    ],
  );
  const said = found.statements.find(({ verb }) => verb === '强调');
  assert.equal(said?.title, '鲁山县召开会议');
  assert.deepEqual(said?.location.uri, uri);
  assert.deepEqual(said?.location.range.start.line, 2);
  const [other] = found.identity?.others ?? [];
  assert.equal(other?.introduction.uri, uriOf(folder, 'b/yongkang.txt'));
  assert.match(other?.apart ?? '', /places far from each other/);
});

test('company, and the articles that have both', limit, async (t) => {
  const { client, at } = await opened(t);
  const subject = (await at(LUSHAN.indexOf('王伟强调') + 1)) as protocol.DossierSubject;
  const company = await client.request<protocol.DossierCompanyResult>(protocol.dossierCompany, { ...subject, limit: 10 });
  assert.deepEqual(
    company.people.map(({ name, together }) => [name, together]),
    [['周晓东', 2]],
  );
  const { kind, key } = company.people[0] as protocol.WireCompanion;
  const asked = { ...subject, with: { kind, key }, time: '2018', limit: 10 };
  const { articles, more } = await client.request<protocol.DossierArticlesResult>(protocol.dossierArticles, asked);
  assert.equal(more, false);
  assert.deepEqual(
    articles.map(({ title, excerpt }) => [title, excerpt]),
    [['鲁山县防汛', '鲁山县县长王伟检查防汛工作。']],
  );
  const more2 = await client.request<protocol.DossierStatementsResult>(protocol.dossierStatements, { key: subject.key, from: 1, count: 5 });
  assert.equal(more2.statements.length, 1);
});

test('an overview, and nothing of what nobody knows', limit, async (t) => {
  const { client } = await opened(t);
  const overview = await client.request<protocol.OverviewResult>(protocol.overview);
  assert.equal(overview.articles, 3);
  assert.deepEqual(overview.sites, [
    { site: 'a', articles: 2 },
    { site: 'b', articles: 1 },
  ]);
  const behind = await client.request<protocol.DossierArticlesResult>(protocol.overviewArticles, { site: 'a', limit: 1 });
  assert.equal(behind.more, true);
  assert.deepEqual(
    behind.articles.map(({ title, location }) => [title, path.posix.basename(location.uri), location.range.start]),
    [['鲁山县防汛', 'later.txt', { line: 0, character: 0 }]],
  );
  const unknown = { kind: 'person', key: '没有' };
  assert.equal(await client.request<protocol.DossierResult>(protocol.dossier, unknown), null);
  assert.deepEqual((await client.request<protocol.DossierCompanyResult>(protocol.dossierCompany, { ...unknown, limit: 5 })).people, []);
  assert.deepEqual(await client.request<protocol.DossierArticlesResult>(protocol.dossierArticles, { ...unknown, limit: 5 }), {
    articles: [],
    more: false,
  });
});
