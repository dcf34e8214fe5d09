/** How much queries keep: no more room than their hits need, and all that are open together no more than a few times what one may. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Corpus } from '../../../../server/src/corpus/corpus.ts';
import { databaseIn } from '../../../../server/src/corpus/opening.ts';
import { Hits } from '../../../../server/src/query/hits.ts';
import { NOT_OPEN } from '../../../../server/src/query/service/refusals.ts';
import { QueryService } from '../../../../server/src/query/service/service.ts';
import { ENTRIES } from '../../../support/cli.ts';
import { folderOf } from '../../../support/folders.ts';

const NEVER = new AbortController().signal;

test('there is never room for more hits than are kept, and none is left where no more come', () => {
  const hits = new Hits(2500);
  const words = Uint32Array.from({ length: 4000 }, (_, token) => 10_000 + token);
  for (let token = 0; token < 2500; token++) hits.add(7, token, token + 1, words);
  assert.deepEqual([hits.length, hits.room], [2500, 2500]);
  const few = new Hits(2500);
  for (let token = 0; token < 1100; token++) few.add(7, token, token + 1, words);
  assert.ok(few.room > 1100);
  few.trim();
  assert.deepEqual([few.length, few.room], [1100, 1100]);
  for (const kept of [hits, few]) {
    assert.deepEqual([kept.article(1099), kept.start(1099), kept.end(1099)], [7, 1099, 1100]);
    assert.deepEqual([kept.wordBeside(1099, 'left', 1), kept.wordBeside(1099, 'right', 3)], [11_098, 11_102]);
  }
});

test('the queries that were opened first give way where all keep too much together', async () => {
  const folder = folderOf({ 'a.txt': `全国卫生健康工作会议在京召开\n2020年6月25日\n${'会议强调，要加强调研。\n'.repeat(6000)}` });
  const storage = folderOf();
  const corpus = new Corpus({ storage, segmenter: ENTRIES.segmenter });
  corpus.setFolders([folder]);
  await corpus.settled({ words: true });
  await corpus.dispose();
  const ended = new Map<number, (hits: number) => void>();
  const service = new QueryService((progress) => {
    if (progress.ended) ended.get(progress.id)?.(progress.lines);
  });
  const place = { database: databaseIn(storage), folders: [folder], partial: false };
  const opened = Array.from({ length: 12 }, (_, index) => index + 1);
  after(async () => {
    for (const id of opened) await service.close({ id });
  });
  let each = 0;
  for (const id of opened) {
    const isAtEnd = new Promise<number>((resolve) => ended.set(id, resolve));
    const started = await service.start({ id, query: '[]', language: 'cql', most: 100_000, place }, NEVER);
    assert.ok('cql' in started);
    each = await isAtEnd;
  }
  const isOpen = (id: number): boolean => {
    try {
      return service.page({ id, from: 0, count: 1 }).lines.length === 1;
    } catch (error) {
      assert.equal((error as Error).message, NOT_OPEN);
      return false;
    }
  };
  // Three times a hundred thousand, and the newest.
  const most = Math.floor(300_000 / each) + 1;
  assert.ok(most > 1 && most < opened.length, String(each));
  assert.deepEqual(opened.filter(isOpen), opened.slice(-most));
});
