/** Values that a query can ask for, from an index, with how often each is there. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Corpus } from '../../../../server/src/corpus/corpus.ts';
import { databaseIn } from '../../../../server/src/corpus/opening.ts';
import type { ValueName } from '../../../../server/src/query/service/messages.ts';
import { QueryService } from '../../../../server/src/query/service/service.ts';
import { ENTRIES } from '../../../support/cli.ts';
import { folderOf } from '../../../support/folders.ts';

const STORY = '宝丰县召开大会\n2020年6月25日\n\n一、县委书记讲话\n县委书记许红兵强调，要提升健康水平。\n';
const folder = folderOf({
  'bao/a.txt': STORY,
  'bao/b.txt': STORY.replace('2020年6月25日', '2020年7月1日').replace('强调', '指出'),
  'li/c.txt': STORY.replace('宝丰县召开', '丽江市举行').replace('2020', '2021'),
});
const storage = folderOf();
const service = new QueryService(() => {});
const corpus = new Corpus({ storage, segmenter: ENTRIES.segmenter });

before(async () => {
  corpus.setFolders([folder]);
  await corpus.settled({ words: true });
});
after(() => corpus.dispose());

async function values(name: ValueName, prefix = '', limit = 10): Promise<string[]> {
  const place = { database: databaseIn(storage), folders: [folder], partial: false };
  const found = await service.values({ place, name, prefix, limit });
  return found.values.map(({ value, frequency }) => `${value} ${frequency}`);
}

test('of articles: sites, titles, dates as far as they are typed, paths', async () => {
  assert.deepEqual(await values('article.site'), ['bao 2', 'li 1']);
  assert.deepEqual(await values('article.site', 'l'), ['li 1']);
  assert.deepEqual(await values('article.title', '', 1), ['宝丰县召开大会 2']);
  assert.deepEqual(await values('article.published'), ['2020 2', '2021 1']);
  assert.deepEqual(await values('article.published', '2020-'), ['2020-06 1', '2020-07 1']);
  assert.deepEqual(await values('article.published', '2020-07'), ['2020-07-01 1']);
  assert.deepEqual(await values('article.path', 'li'), ['li/c.txt 1']);
});

test('of what only facts tell: scripts, headings, verbs of statements', async () => {
  assert.deepEqual(await values('article.script'), ['simplified 3']);
  assert.deepEqual(await values('statement.verb'), ['强调 2', '指出 1']);
  assert.deepEqual(await values('section.label', '宝'), ['宝丰县召开大会 2']);
  assert.ok((await values('section.kind')).length > 1);
});

test('of words', async () => {
  assert.deepEqual(await values('word', '健康'), ['健康 3']);
  assert.match((await values('pos', 'w'))[0] ?? '', /^w \d+$/);
});
