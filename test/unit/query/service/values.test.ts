/** Values that a query can ask for, from an index, with how often each is there. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Corpus } from '../../../../server/src/corpus/corpus.ts';
import { databaseIn } from '../../../../server/src/corpus/opening.ts';
import { TokenSession, Vocabularies } from '../../../../server/src/corpus/words/session.ts';
import type { ValueName } from '../../../../server/src/query/service/messages.ts';
import { QueryService } from '../../../../server/src/query/service/service.ts';
import { valuesBeginning } from '../../../../server/src/query/service/values.ts';
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

test('of many articles those are read that can have what is typed', { timeout: 120_000 }, async () => {
  const numbers = Array.from({ length: 100 }, (_, index) => index);
  const many = folderOf(
    Object.fromEntries(
      numbers.map((index) => [`${index}.txt`, index === 50 ? STORY.replace('宝丰县召开', '丽江市举行').replace('强调', '重申') : STORY]),
    ),
  );
  const stored = folderOf();
  const large = new Corpus({ storage: stored, segmenter: ENTRIES.segmenter });
  large.setFolders([many]);
  await large.settled({ words: true });
  const vocabularies = new Vocabularies();
  const read = (name: ValueName, prefix: string, most: number): string => {
    const session = TokenSession.open(databaseIn(stored), [many], vocabularies);
    assert.ok(session instanceof TokenSession);
    const found = valuesBeginning(session, name, prefix, 10, most);
    session.close();
    return found.map(({ value, frequency }) => `${value} ${frequency ?? '?'}`).join();
  };
  // The index tells of no article which words it has until there has been a moment's rest.
  while (read('section.label', '丽江', 1) === '') await new Promise((resolve) => setTimeout(resolve, 50));
  // One has it, and no more is read: it is found, and its number is known.
  assert.equal(read('section.label', '丽江', 1), '丽江市举行大会 1');
  assert.equal(read('statement.verb', '重', 1), '重申 1');
  // All but one have it, and one is read: how many there are is not.
  assert.equal(read('section.label', '宝丰', 1), '宝丰县召开大会 ?');
  assert.equal(read('section.label', '宝丰', 100), '宝丰县召开大会 99');
  assert.equal(read('section.label', '昆明', 1), '');
  vocabularies.close();
  await large.dispose();
});

test('of words', async () => {
  assert.deepEqual(await values('word', '健康'), ['健康 3']);
  assert.match((await values('pos', 'w'))[0] ?? '', /^w \d+$/);
});
