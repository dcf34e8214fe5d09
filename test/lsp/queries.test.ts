/** Queries as a client asks them: of the whole server, with the real segmenter. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import * as protocol from '../../server/src/protocol/query.ts';
import { folderOf, type LspClient, startServer, textIn, uriOf, writeFile } from '../support/lsp-client.ts';

const MEETING =
  '寶豐縣召開衛生健康大會\n2020年6月25日\n\n縣委書記許紅兵強調，要提升人民健康水平。許紅兵指出，健康是大事。\n上一篇：健康宝丰\n';
const VISIT = '许红兵到学校调研\n2021年3月2日\n\n县委书记许红兵到县第一中学调研，了解学生健康情况。许红兵强调，教育是民生之基。\n';
const OTHER = '丽江市召开旅游工作会议\n2021年5月8日\n\n丽江市副市长魏妮娅强调，旅游要高质量发展。\n';

async function corpus(t: TestContext): Promise<{ client: LspClient; folder: string; progress: protocol.QueryProgress[] }> {
  const folder = folderOf(t, { 'bao/a.txt': MEETING, 'bao/b.txt': VISIT, 'li/c.txt': OTHER });
  const client = await startServer(t, { folders: [folder] });
  const progress: protocol.QueryProgress[] = [];
  client.connection.onNotification(protocol.queryProgress, (params: protocol.QueryProgress) => {
    progress.push(params);
  });
  await client.ready();
  // Words are cut when all articles have been read.
  await client.until(async () => ((await frequencies(client)).partial ? undefined : true));
  return { client, folder, progress };
}

const frequencies = (client: LspClient, more: Partial<protocol.WordFrequenciesParams> = {}) =>
  client.request<protocol.WordFrequenciesResult>(protocol.wordFrequencies, { length: 1, attribute: 'folded', limit: 100, ...more });

async function start(client: LspClient, query: protocol.QueryParams): Promise<{ id: number; cql: string }> {
  const started = await client.request<protocol.StartQueryResult>(protocol.startQuery, query);
  assert.ok('id' in started, JSON.stringify(started));
  return started;
}

/** Runs a query to its end. @returns its lines as `left[node]right` */
async function lines(
  { client, progress }: Awaited<ReturnType<typeof corpus>>,
  query: protocol.QueryParams,
  context = 6,
): Promise<string[]> {
  const { id } = await start(client, query);
  const end = await client.until(() => progress.find((each) => each.id === id && each.ended));
  const page = await client.request<protocol.QueryPageResult>(protocol.queryPage, { id, from: 0, count: 100, context });
  assert.equal(page.lines.length, end.hits);
  await client.request(protocol.closeQuery, { id });
  return page.lines.map(({ left, node, right }) => `${left}[${node}]${right}`);
}

test('a concordance finds both scripts in the body, and leads to the text', { timeout: 120_000 }, async (t) => {
  const opened = await corpus(t);
  const { client, folder, progress } = opened;
  assert.deepEqual(await lines(opened, { query: '[folded="健康"]', language: 'cql' }), [
    '，要提升人民[健康]水平。許紅兵',
    '許紅兵指出，[健康]是大事。¶上',
    '研，了解学生[健康]情况。许红兵',
  ]);
  assert.deepEqual((await lines(opened, { query: '健康', language: 'plain', zones: ['boilerplate'] })).length, 1);
  assert.deepEqual(
    await lines(opened, { query: '<statement speaker="许红兵"/> containing [folded="健康"]', language: 'cql' }, 0).then(
      (all) => all.length,
    ),
    2,
  );
  assert.equal((await lines(opened, { query: '[zone="title" & folded="健康"]', language: 'cql' })).length, 1);
  const { id, cql } = await start(client, { query: '调研', language: 'plain', scope: { folders: [uriOf(folder, 'bao')] } });
  assert.match(cql, /text/);
  await client.until(() => progress.find((each) => each.id === id && each.ended));
  const { lines: page } = await client.request<protocol.QueryPageResult>(protocol.queryPage, { id, from: 0, count: 10 });
  const [line] = page;
  assert.equal(line?.location.uri, uriOf(folder, 'bao', 'b.txt'));
  assert.equal(textIn(VISIT, line?.location.range as never), '调研');
  assert.deepEqual(
    [line?.title, line?.published, line?.site, line?.zone, line?.path],
    ['许红兵到学校调研', '2021-03-02', 'bao', 'body', 'bao/b.txt'],
  );
});

test('of more hits than the setting keeps all are counted, and those that are kept are given', { timeout: 120_000 }, async (t) => {
  const { client, folder, progress } = await corpus(t);
  client.settings = { query: { hits: 1 } };
  await client.notify('workspace/didChangeConfiguration', { settings: null });
  const ended = await client.until(async () => {
    const { id } = await start(client, { query: '[folded="强调"]', language: 'cql' });
    const end = await client.until(() => progress.find((each) => each.id === id && each.ended));
    return end.lines === 1 ? end : undefined;
  });
  assert.deepEqual([ended.hits, ended.cut], [3, true]);
  const { lines: page } = await client.request<protocol.QueryPageResult>(protocol.queryPage, { id: ended.id, from: 0, count: 10 });
  assert.equal(page.length, 1);
  const { articles } = await client.request<protocol.QueryDispersionResult>(protocol.queryDispersion, { id: ended.id });
  assert.deepEqual(
    articles.map(({ path: name, uri }) => [name, uri]),
    [['bao/a.txt', uriOf(folder, 'bao', 'a.txt')]],
  );
});

test('hits stay those of one state while the corpus changes', { timeout: 120_000 }, async (t) => {
  const { client, folder, progress } = await corpus(t);
  const { id } = await start(client, { query: '"强调"', language: 'cql' });
  const end = await client.until(() => progress.find((each) => each.id === id && each.ended));
  writeFile(folder, 'bao/b.txt', '空的文章没有什么内容，只有这一句话。\n');
  await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(folder, 'bao', 'b.txt'), type: 2 }] });
  await client.until(async () => ((await frequencies(client)).rows.some(({ value }) => value === '文章') ? true : undefined));
  const { lines: page } = await client.request<protocol.QueryPageResult>(protocol.queryPage, { id, from: 0, count: 10 });
  assert.equal(page.length, end.hits);
  assert.ok(page.every(({ node }) => node === '强调' || node === '強調'));
});

test('lines are sorted, sampled, filtered, grouped; figures and files are of them', { timeout: 120_000 }, async (t) => {
  const { client, folder, progress } = await corpus(t);
  const { id } = await start(client, { query: '[folded="强调|指出"]', language: 'cql' });
  await client.until(() => progress.find((each) => each.id === id && each.ended));
  const arranged = await client.request<protocol.ArrangeQueryResult>(protocol.arrangeQuery, {
    id,
    sort: [{ by: 'published', descending: true }],
    filter: { query: '[person="许红兵"]', left: 2, right: 0 },
  } satisfies protocol.ArrangeQueryParams);
  assert.deepEqual(arranged, { lines: 3 });
  const { lines: page } = await client.request<protocol.QueryPageResult>(protocol.queryPage, { id, from: 0, count: 10 });
  assert.deepEqual(
    page.map(({ published }) => published),
    ['2021-03-02', '2020-06-25', '2020-06-25'],
  );
  const { groups } = await client.request<protocol.GroupQueryResult>(protocol.groupQuery, { id, by: { by: 'year' }, limit: 10 });
  assert.deepEqual(groups, [
    { value: '2020', hits: 2, articles: 1 },
    { value: '2021', hits: 1, articles: 1 },
  ]);
  const { collocates } = await client.request<protocol.QueryCollocationsResult>(protocol.queryCollocations, {
    id,
    window: { left: 2, right: 0 },
    attribute: 'folded',
    measure: 'logDice',
    minimum: 2,
    limit: 10,
  } satisfies protocol.QueryCollocationsParams);
  assert.equal(collocates[0]?.value, '许红兵');
  const { range } = await client.request<protocol.QueryDispersionResult>(protocol.queryDispersion, { id });
  assert.deepEqual(range, { with: 3, of: 3 });
  const { times } = await client.request<protocol.QueryTrendResult>(protocol.queryTrend, {
    id,
    by: 'year',
  } satisfies protocol.QueryTrendParams);
  assert.deepEqual(
    times.map(({ time, hits }) => [time, hits]),
    [
      ['2020', 2],
      ['2021', 2],
    ],
  );
  const file = path.join(folder, 'lines.csv');
  const saved = await client.request<protocol.ExportQueryResult>(protocol.exportQuery, {
    id,
    what: 'lines',
    format: 'csv',
    file: uriOf(file),
  } satisfies protocol.ExportQueryParams);
  assert.deepEqual(saved, { rows: 3 });
  assert.match(readFileSync(file, 'utf8'), /^\ufeff# content,concordance\r\n# query,/);
  const refused = await client.request<protocol.ExportQueryResult>(protocol.exportQuery, {
    id,
    what: 'trend',
    with: { by: 'year' },
    format: 'xlsx',
    file: uriOf(folder, 'nowhere', 'x.xlsx'),
  } satisfies protocol.ExportQueryParams);
  assert.match(refused.problem ?? '', /cannot be written \(ENOENT\)/);
  const { text, links } = await client.request<protocol.QueryDocumentResult>(protocol.queryDocument, { id, from: 0, count: 10 });
  assert.equal(text.split('\n').length - 1, 3);
  assert.equal(links.length, 3);
});

test('words, sequences and keywords of parts of the corpus', { timeout: 120_000 }, async (t) => {
  const { client, folder } = await corpus(t);
  const { rows } = await frequencies(client, { scope: { articles: [uriOf(folder, 'bao', 'a.txt')] } });
  assert.equal(rows.find(({ value }) => value === '健康')?.frequency, 2);
  assert.ok(!rows.some(({ value }) => value === '，'));
  const { rows: pairs } = await frequencies(client, { length: 2, having: '许红兵', minimum: 2 });
  assert.ok(
    pairs.some(({ value }) => value.replaceAll(' ', '') === '许红兵强调'),
    JSON.stringify(pairs),
  );
  const { keywords } = await client.request<protocol.KeywordsResult>(protocol.keywords, {
    target: { folders: [uriOf(folder, 'li')] },
    attribute: 'folded',
    measure: 'g2',
    minimum: 1,
    limit: 5,
  } satisfies protocol.KeywordsParams);
  assert.ok(keywords.some(({ value, reference }) => value === '旅游' && reference === 0));
  const profile = await client.request<protocol.KeywordsResult>(protocol.speakerProfile, {
    speaker: '许红兵',
    measure: 'g2',
    limit: 20,
  } satisfies protocol.SpeakerProfileParams);
  assert.ok(profile.targetTokens > 0 && profile.referenceTokens > 0);
  const inPart = async (scope: protocol.QueryScope) => {
    const params: protocol.SpeakerProfileParams = { speaker: '许红兵', scope, measure: 'g2', limit: 20 };
    const { targetTokens, referenceTokens } = await client.request<protocol.KeywordsResult>(protocol.speakerProfile, params);
    return [targetTokens, referenceTokens];
  };
  const [early, late] = await Promise.all([inPart({ until: '2020' }), inPart({ folders: [uriOf(folder, 'bao')], from: '2021' })]);
  assert.ok(early[0] !== 0 && late[0] !== 0);
  assert.deepEqual([(early[0] as number) + (late[0] as number), early[1], late[1]], [profile.targetTokens, 0, 0]);
  assert.deepEqual(await inPart({ folders: [uriOf(folder, 'li')] }), [0, profile.referenceTokens]);
});

test('what is wrong with a query is told at its place, and what is gone is said', { timeout: 120_000 }, async (t) => {
  const { client } = await corpus(t);
  const wrong = await client.request<protocol.StartQueryResult>(protocol.startQuery, { query: '[word="健康"', language: 'cql' });
  assert.deepEqual('problems' in wrong && wrong.problems.map(({ start }) => start), [0]);
  await assert.rejects(client.request(protocol.queryPage, { id: 99, from: 0, count: 10 }), /no longer open/);
  const explained = await client.request<protocol.ExplainQueryResult>(protocol.explainQuery, {
    query: '"健康" [pos="n"]',
    language: 'cql',
  });
  assert.match(explained.explanation, /健康/);
});
