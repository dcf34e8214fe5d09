/** What a client saves: all rows, and a head that says truly what they are of. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Corpus } from '../../../../server/src/corpus/corpus.ts';
import { databaseIn } from '../../../../server/src/corpus/opening.ts';
import type { QueryParams } from '../../../../server/src/protocol/query.ts';
import type { ExportParams } from '../../../../server/src/query/service/messages.ts';
import { QueryService } from '../../../../server/src/query/service/service.ts';
import { ENTRIES } from '../../../support/cli.ts';
import { folderOf } from '../../../support/folders.ts';

const STORY =
  '全市卫生健康工作会议召开\n2023-05-04\n\n会议要求，各级各部门要推进健康建设，保障人民健康。\n县委书记许红兵强调，要推进健康教育，重视健康检查，把工作做好做实。\n会议还就下一步的工作作了具体安排，各乡镇负责人参加会议。\n';
const ARTICLES = {
  'a/story.txt': STORY,
  'b/copy.txt': STORY,
  'b/roads.txt': '公路建设提速\n2023-07-09\n\n县长王强指出，要推进公路建设，保障公路安全。\n',
};
const NEVER = new AbortController().signal;

let folder: string;
let storage: string;
const service = new QueryService(() => {});
before(async () => {
  folder = folderOf(ARTICLES);
  storage = folderOf();
  const corpus = new Corpus({ storage, segmenter: ENTRIES.segmenter });
  corpus.setFolders([folder]);
  await corpus.settled({ words: true });
  await corpus.dispose();
});
let opened = 0;
after(async () => {
  for (let id = 1; id <= opened; id++) await service.close({ id });
});

/** The lines of a file that is saved as JSON lines: its provenance, and its rows. */
async function saved(what: ExportParams['what'], options: object, query?: Partial<QueryParams> & { scope?: { folders: string[] } }) {
  const place = { database: databaseIn(storage), folders: [folder], partial: false };
  const file = path.join(folderOf(), 'saved.jsonl');
  if (query !== undefined) {
    const { scope, ...text } = query;
    const params = {
      query: '"健康"',
      language: 'cql' as const,
      ...text,
      ...(scope === undefined ? {} : { scope }),
      place,
      id: ++opened,
      most: 1000,
    };
    assert.ok('cql' in (await service.start(params, NEVER)));
  }
  const asked = {
    ...(query === undefined ? {} : { id: opened }),
    what,
    with: options,
    format: 'jsonl' as const,
    file,
    version: '1.2.3',
    place,
  };
  const { rows, failure } = await service.export(asked, NEVER);
  assert.equal(failure, undefined);
  const [head, ...lines] = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.equal(lines.length, rows);
  return { head: head.provenance as Record<string, string | number>, rows: lines as Record<string, string | number>[] };
}

const BESIDE = { window: { left: 1, right: 1 }, attribute: 'word', measure: 'g2', minimum: 1, limit: 100 };

describe('a file that is saved', () => {
  it('has all lines, and says of what', async () => {
    const { head, rows } = await saved('lines', {}, {});
    assert.ok(rows.length >= 6 && rows.every(({ node }) => node === '健康'));
    assert.deepEqual(
      [head.query, head.language, head.hits, head.articles, head.scope, head.folders, head.product],
      ['"健康"', 'cql', rows.length, 3, 'whole corpus', path.basename(folder), 'Yuliao 1.2.3'],
    );
  });
  it('counts copies once where they do, in the figures and in the size of the corpus', async () => {
    const all = await saved('collocations', BESIDE, {});
    const once = await saved('collocations', BESIDE, { once: true });
    assert.deepEqual([all.head.articles, once.head.articles, once.head.near_duplicates], [3, 2, 'once']);
    assert.deepEqual([once.head.words_N, once.head.hits], [once.head.tokens, (all.head.hits as number) / 2]);
    const frequencies = (rows: Record<string, string | number>[]) => rows.map(({ value, frequency }) => `${value} ${frequency}`);
    assert.ok(frequencies(all.rows).includes('教育 2') && frequencies(once.rows).includes('教育 1'), frequencies(once.rows).join());
  });
  it('tells the size of the part of the corpus that was looked at', async () => {
    const { head } = await saved('trend', { by: 'month' }, { scope: { folders: [path.join(folder, 'a')] } });
    const { head: whole } = await saved('trend', { by: 'month' }, {});
    assert.deepEqual([head.articles, head.undated_hits, whole.articles], [1, 0, 3]);
    assert.ok((head.tokens as number) > 10 && (head.tokens as number) < (whole.tokens as number) / 2);
    assert.equal(head.scope, 'in a');
  });
  it('says nothing of where the corpus lies', async () => {
    const inA = { folders: [path.join(folder, 'a')] };
    const files = await Promise.all([
      saved('lines', {}, { scope: inA }),
      saved('keywords', { target: inA, reference: { articles: [path.join(folder, 'b', 'roads.txt')] }, ...BESIDE }),
      saved('frequencies', { length: 1, attribute: 'word', limit: 3, scope: { folders: [folder] } }),
    ]);
    assert.deepEqual(
      files.map(({ head }) => [head.target ?? head.scope, head.reference]),
      [
        ['in a', undefined],
        ['in a', 'in b/roads.txt'],
        [`in ${path.basename(folder)}`, undefined],
      ],
    );
    const away = path.dirname(folder);
    for (const { head, rows } of files)
      assert.ok(![head, ...rows].some((each) => JSON.stringify(each).includes(away)), JSON.stringify(head));
  });
  it('has the figures that are of all rows', async () => {
    const { head, rows } = await saved('dispersion', {}, {});
    assert.deepEqual([head.articles_with_hits, head.articles_with_words, rows.length], [2, 3, 2]);
    assert.ok((head.juilland_d as number) > 0 && (head.gries_dp as number) < 1);
  });
  it('of words needs no query', async () => {
    const options = { length: 1, attribute: 'word', limit: 3, scope: { folders: [path.join(folder, 'b')] } };
    const { head, rows } = await saved('frequencies', options);
    assert.deepEqual([head.content, head.articles, head.query, rows.length], ['frequencies', 2, undefined, 3]);
  });
  it('of words and keywords counts copies once where they do', async () => {
    const options = { length: 1, attribute: 'word', limit: 1000 };
    const [all, once] = [await saved('frequencies', options), await saved('frequencies', { ...options, once: true })];
    const of = (rows: Record<string, string | number>[], word: string) => rows.find(({ value }) => value === word)?.frequency as number;
    assert.deepEqual([once.head.articles, once.head.near_duplicates], [2, 'once']);
    assert.equal(of(once.rows, '健康'), of(all.rows, '健康') / 2);
    const about = async (more: object) => {
      const { head } = await saved('keywords', { target: { folders: [path.join(folder, 'a')] }, ...BESIDE, ...more });
      return [head.target_tokens as number, head.reference_tokens as number];
    };
    const [target, rest] = (await about({})) as [number, number];
    // The copy in the other folder is nothing that the article could be compared with.
    assert.deepEqual(await about({ once: true }), [target, rest - target]);
  });
  it('of what somebody says is of the part of the corpus that was looked at, and counts copies once where they do', async () => {
    const about = async (more: object) => {
      const { head } = await saved('speakerProfile', { speaker: '许红兵', measure: 'g2', limit: 100, ...more });
      return [head.target_tokens as number, head.reference_tokens as number, head.articles, head.near_duplicates];
    };
    const [said, others] = await about({});
    assert.ok((said as number) > 0 && (others as number) > 0);
    assert.deepEqual(await about({ once: true }), [(said as number) / 2, others, 2, 'once']);
    assert.deepEqual(await about({ scope: { folders: [path.join(folder, 'a')] } }), [(said as number) / 2, 0, 1, 'count']);
  });
  it('of keywords says how large either part is', async () => {
    const target = { folders: [path.join(folder, 'a')] };
    const { head, rows } = await saved('keywords', { target, attribute: 'word', measure: 'g2', minimum: 1, limit: 5 });
    assert.ok(rows.length > 0);
    assert.equal((head.target_tokens as number) + (head.reference_tokens as number), head.tokens);
  });
});
