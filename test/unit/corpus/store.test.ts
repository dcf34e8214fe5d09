import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from '../../../server/src/article/reading.ts';
import { analyseReading } from '../../../server/src/corpus/analyse.ts';
import { hashOf } from '../../../server/src/corpus/article-file.ts';
import { contributionOf } from '../../../server/src/corpus/contribution.ts';
import { openDatabase } from '../../../server/src/corpus/opening.ts';
import { Readers } from '../../../server/src/corpus/readers.ts';
import type { Snapshot } from '../../../server/src/corpus/snapshot.ts';
import { Store } from '../../../server/src/corpus/store.ts';
import { folderOf } from '../../support/folders.ts';
import { OTHER_STORIES, pageWith } from '../../support/page.ts';

const LI = '国家卫生健康委副主任李斌出席会议并讲话。\n';
const XU = '宝丰县委书记许红兵出席会议并讲话。\n';

function put(store: Store, path: string, text: string): void {
  const reading = read(text);
  store.putArticle(
    path,
    { hash: hashOf(text), recipe: '', stamp: null, buffer: true },
    contributionOf(analyseReading(reading), reading),
    text,
  );
}

const open = (storage: string) => openDatabase(storage, { recreate: false, memory: false, rows: 'test' });

test('two writers of one database do not lead each other astray', (context) => {
  const storage = folderOf();
  const [one, two] = [open(storage), open(storage)];
  context.after(() => {
    one.database.close();
    two.database.close();
  });
  const [first, second] = [new Store(one.database), new Store(two.database)];
  put(first, '/a', LI);
  first.commit();
  second.remove('/a');
  put(second, '/b', XU);
  second.commit();
  // The first writer still remembers a number for 李斌, which now may be another name's.
  put(first, '/c', LI);
  // Nor is 许红兵 new, whom the first writer has never met.
  put(first, '/d', XU);
  first.commit();
  const readers = new Readers(assert.ifError);
  readers.open(one.file);
  context.after(() => readers.close());
  const snapshot = readers.snapshot({ partial: false, indexed: 0, total: 0 }) as Snapshot;
  assert.deepEqual(
    ['李斌', '许红兵'].map((key) => snapshot.mentions('person', key).map(({ path }) => path)),
    [['/c'], ['/b', '/d']],
  );
  assert.equal(first.articles, 3);
});

test('a reader keeps its state while it asks, and sees the next one afterwards', (context) => {
  const { database, file } = open(folderOf());
  context.after(() => database.close());
  const store = new Store(database);
  put(store, '/a', LI);
  store.commit();
  const readers = new Readers(assert.ifError);
  context.after(() => readers.close());
  readers.open(file);
  const state = { partial: false, indexed: 0, total: 0 };
  const before = readers.snapshot(state) as Snapshot;
  assert.equal(before.mentions('person', '李斌').length, 1);
  put(store, '/b', LI);
  store.commit();
  readers.advance();
  const after = readers.snapshot(state) as Snapshot;
  assert.deepEqual(
    [before, after].map((each) => each.mentions('person', '李斌').length),
    [1, 2],
  );
});

test('a batch that is given up leaves nothing', (context) => {
  const { database, file } = open(folderOf());
  context.after(() => database.close());
  const store = new Store(database);
  put(store, '/a', LI);
  store.rollback();
  put(store, '/b', LI);
  store.commit();
  const readers = new Readers(assert.ifError);
  context.after(() => readers.close());
  readers.open(file);
  const snapshot = readers.snapshot({ partial: false, indexed: 0, total: 0 }) as Snapshot;
  assert.deepEqual(snapshot.entity('person', '李斌')?.mentions, 1);
  assert.equal(store.articles, 1);
});

test('articles take every row out that they brought in', (context) => {
  const { database } = open(folderOf());
  context.after(() => database.close());
  const store = new Store(database);
  const pages = [pageWith('版权所有:青禾新闻网'), ...OTHER_STORIES.map((story) => `${story}\n\n${LI}宝丰县委书记许红兵强调，要抓紧抓好。`)];
  for (const [index, page] of pages.entries()) put(store, `/${index}`, page);
  store.commit();
  // Words come in a second pass, where names stand is told when there is time; of postings only the numbers of dead articles are kept, until they are many.
  const others =
    "'meta', 'word', 'tokens', 'segment', 'segmented', 'loose', 'posting', 'extent', 'meeting', 'run', 'block', 'dead', 'standing', 'moved', 'sqlite_sequence'";
  const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN (${others})`).all();
  const filled = () => tables.map(({ name }) => name as string).filter((name) => database.prepare(`SELECT 1 FROM ${name} LIMIT 1`).get());
  assert.deepEqual(
    filled(),
    tables.map(({ name }) => name),
    'each table has rows',
  );
  for (const [index, page] of pages.entries()) put(store, `/${index}`, page.slice(0, page.length / 2));
  for (const index of pages.keys()) store.remove(`/${index}`);
  store.commit();
  assert.deepEqual(filled(), []);
  assert.equal(database.prepare('SELECT count(*) AS dead FROM dead').get()?.dead, 2 * pages.length);
});
