/** Verification: silent on what an indexer has made, whatever came before; it names each thing that was tampered with. */
import assert from 'node:assert/strict';
import { closeSync, cpSync, openSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { before, describe, it, test } from 'node:test';
import { Corpus } from '../../../server/src/corpus/corpus.ts';
import { databaseIn } from '../../../server/src/corpus/opening.ts';
import { type Verification, verify } from '../../../server/src/corpus/verifying/verification.ts';
import { ENTRIES, yuliao } from '../../support/cli.ts';
import { folderOf, put } from '../../support/folders.ts';

const seeds = path.join(import.meta.dirname, '../../../seeds');
const STORY = '宝丰县召开大会\n2020年6月25日\n\n本报讯 6月19日上午，宝丰县卫生健康大会召开。县委书记许红兵出席会议并讲话。\n';

async function indexing(folder: string, storage: string, change?: (corpus: Corpus) => Promise<void> | void): Promise<void> {
  const corpus = new Corpus({ storage, segmenter: ENTRIES.segmenter });
  try {
    corpus.setFolders([folder]);
    await corpus.settled({ words: true });
    await change?.(corpus);
    await corpus.settled({ words: true });
  } finally {
    await corpus.dispose();
  }
}

async function indexed(): Promise<{ folder: string; storage: string }> {
  const folder = folderOf();
  cpSync(seeds, folder, { recursive: true });
  put(folder, 'english.txt', 'Nothing to see here, in no language of the corpus.');
  const storage = folderOf();
  await indexing(folder, storage);
  return { folder, storage };
}

function verified(folder: string, storage: string): Verification {
  const steps = verify(storage, [folder]);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

test('nothing is wrong with what an indexer has made, and every article was looked at', async () => {
  const { folder, storage } = await indexed();
  const { files, articles, analysed, faults, stale } = verified(folder, storage);
  assert.deepEqual({ files, articles, analysed, faults }, { files: 6, articles: 5, analysed: 5, faults: [] });
  assert.deepEqual(Object.values(stale).filter(Boolean), []);
});

test('records are looked at like articles in files, those that have changed since are counted', async () => {
  const record = (number: number) => `${JSON.stringify({ text: `${STORY}第${number}号。` })}\n`;
  const folder = folderOf({ 'yuliao.json': '{ "records": [{ "files": "*.jsonl", "text": "text" }] }', 'a.jsonl': record(1) + record(2) });
  const storage = folderOf();
  await indexing(folder, storage, (corpus) => corpus.filesChanged([put(folder, 'a.jsonl', `${record(0)}[]\n${record(2)}`)]));
  const { files, articles, analysed, faults, stale } = verified(folder, storage);
  assert.deepEqual({ files, articles, analysed, faults }, { files: 3, articles: 2, analysed: 2, faults: [] });
  assert.deepEqual(Object.values(stale).filter(Boolean), []);
  put(folder, 'a.jsonl', record(0) + record(2));
  const after = verified(folder, storage);
  assert.deepEqual([after.analysed, after.faults, after.stale.changed], [1, [], 1]);
});

test('nothing is wrong after articles have come, changed and gone', async () => {
  const { folder, storage } = await indexed();
  const [first, second, third] = readdirSync(folder).filter((name) => name !== 'english.txt') as [string, string, string];
  await indexing(folder, storage, async (corpus) => {
    rmSync(path.join(folder, first));
    put(folder, second, `${readFileSync(path.join(folder, second), 'utf8')}\n　　许红兵指出，要抓实工作。\n`);
    put(folder, 'copy.txt', readFileSync(path.join(folder, third), 'utf8'));
    put(folder, 'new.txt', STORY);
    corpus.filesChanged([first, second, 'copy.txt', 'new.txt'].map((name) => path.join(folder, name)));
    await corpus.settled({ words: true });
    rmSync(path.join(folder, 'new.txt'));
    corpus.filesChanged([path.join(folder, 'new.txt')]);
  });
  const { articles, analysed, faults, stale } = verified(folder, storage);
  assert.deepEqual({ articles, analysed, faults }, { articles: 5, analysed: 5, faults: [] });
  assert.deepEqual(Object.values(stale).filter(Boolean), []);
});

test('what is out of date is told apart from what is wrong', async () => {
  const { folder, storage } = await indexed();
  const names = readdirSync(folder).filter((name) => name !== 'english.txt') as [string, string, string];
  rmSync(path.join(folder, names[0]));
  put(folder, names[1], STORY);
  put(folder, '.gitignore', names[2]);
  put(folder, 'new.txt', STORY);
  const { faults, stale, analysed } = verified(folder, storage);
  assert.deepEqual(faults, []);
  assert.deepEqual([stale.gone, stale.changed, stale.outside, stale.added, analysed], [1, 1, 1, 1, 2]);
});

test('a file that only looks younger is not out of date', async () => {
  const { folder, storage } = await indexed();
  for (const name of readdirSync(folder)) utimesSync(path.join(folder, name), new Date(), new Date());
  assert.equal(verified(folder, storage).analysed, 5);
});

test('verifying writes nothing', async () => {
  const { folder, storage } = await indexed();
  const file = databaseIn(storage);
  const bytes = readFileSync(file);
  verified(folder, storage);
  assert.deepEqual(readFileSync(file), bytes);
});

/** What somebody does to the database → the kind of fault. Statements that find nothing to change would prove nothing. */
const TAMPERING: readonly (readonly [what: string, kind: string, sql: string])[] = [
  ['a counter of a name', 'counters', 'UPDATE entity SET mentions = mentions + 1 WHERE id = (SELECT min(id) FROM entity)'],
  ['another counter of a name', 'counters', 'UPDATE entity SET officials = 9 WHERE id = (SELECT min(id) FROM entity WHERE officials > 0)'],
  ['a counter of a post', 'counters', 'UPDATE post SET articles = 7 WHERE id = (SELECT min(id) FROM post)'],
  ['a counter of a rule', 'counters', 'UPDATE rule SET findings = findings + 1'],
  ['a rule', 'counters', 'DELETE FROM rule'],
  ['a word', 'words', 'UPDATE word SET body = body - 1 WHERE id = (SELECT id FROM word WHERE body > 1)'],
  ['where words are looked for', 'words', 'DELETE FROM loose'],
  ['words of an article', 'words', 'UPDATE tokens SET tokens = tokens + 1'],
  ['how long an article is', 'words', 'UPDATE extent SET body = body + 1'],
  ['how much is said in an article', 'words', 'UPDATE extent SET statements = statements + 1'],
  ['what is said in an article', 'words', "UPDATE extent SET said = x'' WHERE said <> x''"],
  ['how often a word is said', 'words', 'UPDATE word SET said = said + 1 WHERE said > 0'],
  ['an occurrence', 'rows', 'DELETE FROM occurrence WHERE article = (SELECT max(article) FROM occurrence)'],
  ['a name', 'rows', 'DELETE FROM entity WHERE id = (SELECT min(id) FROM entity)'],
  ['where a name stands', 'rows', "UPDATE occurrence SET packed = x'0102' WHERE article = (SELECT max(article) FROM occurrence)"],
  ['who says what', 'rows', 'UPDATE occurrence SET said = NULL WHERE said IS NOT NULL'],
  ['a post', 'rows', 'DELETE FROM post WHERE id = (SELECT min(id) FROM post)'],
  ['the place of a post', 'rows', 'UPDATE holding SET start = start + 1'],
  ['a statement of a post', 'rows', 'DELETE FROM holding WHERE article = (SELECT max(article) FROM holding)'],
  ['a title', 'rows', "UPDATE article SET title = title || '甲' WHERE id = (SELECT max(id) FROM article)"],
  ['an article', 'rows', 'DELETE FROM article WHERE id = (SELECT max(id) FROM article)'],
  ['who is named beside whom', 'rows', 'DELETE FROM setting WHERE article = (SELECT max(article) FROM setting)'],
  ['facts', 'rows', 'DELETE FROM facts WHERE article = (SELECT max(article) FROM facts)'],
  ['facts of another article', 'facts', 'UPDATE facts SET packed = (SELECT packed FROM facts ORDER BY article LIMIT 1)'],
  ['broken facts', 'facts', "UPDATE facts SET packed = x'00' WHERE article = (SELECT max(article) FROM facts)"],
  ['an article that is called none', 'facts', "UPDATE file SET skipped = 'binary' WHERE skipped = 'notChinese'"],
  ['a sketch', 'postings', "UPDATE sketch SET packed = x'0102' WHERE article = (SELECT max(article) FROM sketch)"],
  ['a run', 'postings', 'DELETE FROM block WHERE id = (SELECT max(id) FROM block)'],
  ['a run twice', 'postings', 'INSERT INTO block (run, first, packed) SELECT run, first, packed FROM block ORDER BY id DESC LIMIT 1'],
  ['a living article among the dead', 'postings', 'INSERT INTO dead SELECT max(id) FROM article'],
  ['a sheet', 'search', 'DELETE FROM sheet WHERE number = (SELECT max(number) FROM sheet)'],
  ['a sheet in the place of another', 'search', 'UPDATE sheet SET packed = (SELECT packed FROM sheet ORDER BY number LIMIT 1)'],
  ['where a name stands among others', 'search', 'UPDATE standing SET packed = packed || packed'],
  ['the order of names', 'search', "UPDATE standing SET packed = x'00000000' WHERE kind = 0"],
];

describe('tampering is found', () => {
  let folder: string;
  let storage: string;
  let pristine: Buffer;
  before(async () => {
    ({ folder, storage } = await indexed());
    pristine = readFileSync(databaseIn(storage));
  });
  for (const [what, kind, sql] of TAMPERING) {
    it(what, () => {
      const file = databaseIn(storage);
      for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true });
      writeFileSync(file, pristine);
      const database = new DatabaseSync(file);
      const { changes } = database.prepare(sql).run();
      database.close();
      assert.ok(Number(changes) > 0);
      const { faults } = verified(folder, storage);
      assert.ok(
        faults.some((fault) => fault.kind === kind && fault.count > 0 && fault.example !== ''),
        JSON.stringify(faults),
      );
    });
  }
});

describe('yuliao index --verify', () => {
  it('exits with 0 where nothing is wrong, and tells what is out of date', async () => {
    const { folder, storage } = await indexed();
    const sound = await yuliao(folder, 'index', '--verify', '--storage', storage, '.');
    assert.equal(sound.code, 0, sound.messages + sound.out);
    assert.match(sound.out, /^articles +5, 5 analysed anew and compared$/m);
    assert.match(sound.out, /^out of date +nothing$/m);
    assert.match(sound.out, /^wrong +nothing$/m);
    put(folder, 'new.txt', STORY);
    const older = await yuliao(folder, 'index', '--verify', '--storage', storage, '.');
    assert.equal(older.code, 0);
    assert.match(older.out, /^out of date +1 new /m);
  });

  it('exits with 1 where something is wrong, and says what to do, which helps', async () => {
    const { folder, storage } = await indexed();
    const database = new DatabaseSync(databaseIn(storage));
    database.exec('UPDATE entity SET mentions = mentions + 1');
    database.close();
    const args = ['--storage', storage, '.'];
    const { code, out, messages } = await yuliao(folder, 'index', '--verify', ...args);
    assert.equal(code, 1);
    assert.match(out, /counters that are not what they count: \d+, such as mentions of .+: \d+ in the index, \d+ counted/);
    assert.ok(messages.includes(`yuliao index --rebuild --storage ${storage} .`));
    const json = await yuliao(folder, 'index', '--verify', '--json', ...args);
    assert.equal(json.code, 1);
    assert.deepEqual(
      (JSON.parse(json.out) as Verification).faults.map(({ kind }) => kind),
      ['counters'],
    );
    assert.equal((await yuliao(folder, 'index', '--rebuild', ...args)).code, 0);
    assert.equal((await yuliao(folder, 'index', '--verify', ...args)).code, 0);
  });

  it('exits with 1 where the file is damaged', async () => {
    const { folder, storage } = await indexed();
    const file = openSync(databaseIn(storage), 'r+');
    const { size } = statSync(databaseIn(storage));
    writeSync(file, Buffer.alloc(size - 8192, 0x5a), 0, size - 8192, 8192);
    closeSync(file);
    const { code, out } = await yuliao(folder, 'index', '--verify', '--storage', storage, '.');
    assert.equal(code, 1);
    assert.match(out, /the database file is damaged/);
  });

  it('exits with 2 where there is nothing to verify', async () => {
    const folder = folderOf();
    const { code, messages } = await yuliao(folder, 'index', '--verify', '--storage', 'nowhere', '.');
    assert.equal(code, 2);
    assert.match(messages, /there is no index; yuliao index makes one/);
    assert.equal((await yuliao(folder, 'index', '--verify', '--rebuild', '.')).code, 2);
  });
});
