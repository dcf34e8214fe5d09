import assert from 'node:assert/strict';
import { renameSync, rmSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { afterEach, test } from 'node:test';
import { Corpus, type CorpusOptions } from '../../../server/src/corpus/corpus.ts';
import { recordPath } from '../../../server/src/corpus/record-files/format.ts';
import { folderOf, put } from '../../support/folders.ts';

const DECLARED = JSON.stringify({ records: [{ files: '**/*.{jsonl,csv}', text: 'content', title: 'title', date: 'day' }] });
const LI = '国家卫生健康委副主任李斌出席会议并讲话。李斌指出，要抓好落实。';
const XU = '宝丰县委书记许红兵出席会议并讲话。许红兵强调，健康是大事。';

const running: Corpus[] = [];
afterEach(async () => {
  for (const corpus of running.splice(0)) await corpus.dispose();
});

async function indexed(folder: string, options: CorpusOptions = {}): Promise<Corpus> {
  const corpus = new Corpus({ quiet: 5, ...options });
  running.push(corpus);
  corpus.setFolders([folder]);
  await corpus.settled({ words: true });
  return corpus;
}

const json = (...values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');
const articles = (folder: string, corpus: Corpus): string[] =>
  corpus
    .snapshot()
    .paths()
    .map((file) => path.relative(folder, file).replaceAll('\\', '/'));

/** Puts a file, which is then read again. @returns the articles that changed, relative to the folder */
async function change(folder: string, corpus: Corpus, name: string, content: string): Promise<string[]> {
  const changed = new Set<string>();
  const subscription = corpus.onChanged((paths) => {
    for (const each of paths ?? ['all']) changed.add(path.relative(folder, each).replaceAll('\\', '/'));
  });
  corpus.filesChanged([put(folder, name, content)]);
  await corpus.settled();
  subscription.dispose();
  return [...changed].sort();
}

test('each record is an article, with its title and day, and names lead to it', async () => {
  const folder = folderOf({
    'yuliao.json': DECLARED,
    'sub/a.jsonl': json({ title: '卫健委开会研究落实工作', day: '2020-06-05', content: LI }, { content: XU }),
    'b.csv': `title,content\n会议召开研究健康大事,"${LI}\n${XU}"\n`,
    'c.txt': XU,
  });
  const corpus = await indexed(folder);
  assert.deepEqual(articles(folder, corpus), ['b.csv/1', 'c.txt', 'sub/a.jsonl/1', 'sub/a.jsonl/2']);
  const snapshot = corpus.snapshot();
  const first = recordPath(path.join(folder, 'sub/a.jsonl'), 1);
  assert.deepEqual([snapshot.article(first)?.title, snapshot.article(first)?.published], ['卫健委开会研究落实工作', '2020-06-05']);
  assert.equal(snapshot.text(first), `卫健委开会研究落实工作\n发布时间：2020-06-05\n${LI}`);
  const mention = snapshot.mentions('person', '李斌').find((each) => each.path === first);
  assert.equal(mention?.line, 3);
  assert.deepEqual(snapshot.statistics().skipped, {});
  assert.deepEqual(
    snapshot.statements('李斌', 10).map(({ excerpt }) => excerpt.length > 0),
    [true, true],
  );
});

test('a declaration makes records of a file, and takes them back', async () => {
  const folder = folderOf({ 'a.jsonl': json({ content: LI }, { text: XU }) });
  const corpus = await indexed(folder);
  assert.deepEqual(articles(folder, corpus), []);
  await change(folder, corpus, 'yuliao.json', DECLARED);
  assert.deepEqual(articles(folder, corpus), ['a.jsonl/1']);
  await change(folder, corpus, 'yuliao.json', DECLARED.replace('content', 'text'));
  assert.deepEqual(articles(folder, corpus), ['a.jsonl/2']);
  await change(folder, corpus, 'yuliao.json', '{ "include": ["**/*.jsonl"] }');
  assert.deepEqual(articles(folder, corpus), ['a.jsonl']);
  await change(folder, corpus, 'yuliao.json', '{ "records": [{ "files": "*.jsonl" }], "exclude": ["*.jsonl"] }');
  assert.deepEqual(articles(folder, corpus), []);
  assert.match(corpus.notices.map(({ message }) => message).join('\n'), /"records": entry 1: "text" must be the name of a field/);
});

test('only records that are others than before change', async () => {
  const folder = folderOf({ 'yuliao.json': DECLARED, 'a.jsonl': json({ content: LI }, { content: XU }) });
  const corpus = await indexed(folder);
  assert.deepEqual(await change(folder, corpus, 'a.jsonl', json({ content: LI }, { content: XU }, { content: `${XU}${LI}` })), [
    'a.jsonl/3',
  ]);
  assert.deepEqual(await change(folder, corpus, 'a.jsonl', `\n\n${json({ content: LI }, { content: LI }, { content: `${XU}${LI}` })}`), [
    'a.jsonl/2',
  ]);
  // What has only moved is found where it is now.
  assert.equal(corpus.snapshot().text(recordPath(path.join(folder, 'a.jsonl'), 3)), `${XU}${LI}`);
  assert.deepEqual(await change(folder, corpus, 'a.jsonl', json({ content: LI })), ['a.jsonl/2', 'a.jsonl/3']);
  rmSync(path.join(folder, 'a.jsonl'));
  corpus.filesChanged([path.join(folder, 'a.jsonl')]);
  await corpus.settled();
  assert.deepEqual(articles(folder, corpus), []);
  assert.equal(corpus.progress.total, 0);
});

test('records that give no article are told of once, and as long as they are there', async () => {
  const folder = folderOf({ 'yuliao.json': DECLARED, 'a.jsonl': `${json({ content: LI })}{\n${json({ text: XU })}`, 'b.csv': 'id\n1\n' });
  const storage = folderOf();
  const told = (corpus: Corpus): string[] => corpus.notices.map(({ message }) => message.replaceAll(folder + path.sep, '')).sort();
  const expected = [
    'a.jsonl: records without an article: 2. The first stands in line 2, which is no JSON object.',
    'b.csv has no column “content”, which is to hold the texts of its records.',
  ];
  // Old enough to be taken by their times alone when they are looked at again.
  for (const name of ['a.jsonl', 'b.csv']) utimesSync(path.join(folder, name), 1e9, 1e9);
  for (const round of ['first', 'second']) {
    const corpus = await indexed(folder, { storage });
    assert.deepEqual(told(corpus), expected, round);
    await corpus.dispose();
  }
  const corpus = await indexed(folder, { storage });
  await change(folder, corpus, 'a.jsonl', json({ content: LI }));
  rmSync(path.join(folder, 'b.csv'));
  corpus.filesChanged([path.join(folder, 'b.csv')]);
  await corpus.settled();
  assert.deepEqual(told(corpus), []);
});

test('a file of records may become a folder, and the folder one again', async () => {
  const folder = folderOf({
    'yuliao.json': '{ "records": [{ "files": "a.csv", "text": "t" }], "include": ["**"] }',
    'a.csv': `t\n${LI}\n${XU}\n`,
  });
  const file = path.join(folder, 'a.csv');
  const corpus = await indexed(folder);
  assert.deepEqual(articles(folder, corpus), ['a.csv/1', 'a.csv/2', 'yuliao.json']);
  rmSync(file);
  corpus.filesChanged([file, put(folder, 'a.csv/1', XU), put(folder, 'a.csv/9', XU)]);
  await corpus.settled();
  assert.deepEqual(articles(folder, corpus), ['a.csv/1', 'a.csv/9', 'yuliao.json']);
  assert.deepEqual([...new Set(corpus.snapshot().mentions('person', '李斌'))], []);
  renameSync(file, path.join(folder, 'b'));
  corpus.filesChanged([file, path.join(folder, 'b')]);
  await corpus.settled();
  await change(folder, corpus, 'a.csv', `t\n${LI}\n`);
  assert.deepEqual(articles(folder, corpus), ['a.csv/1', 'b/1', 'b/9', 'yuliao.json']);
});

test('what is typed into an open file of records counts when it is saved', async () => {
  const folder = folderOf({ 'yuliao.json': DECLARED, 'a.csv': `content\n${LI}\n` });
  const file = path.join(folder, 'a.csv');
  const corpus = await indexed(folder);
  corpus.openDocument(file, `content\n${LI}\n${XU}\n`, 1);
  assert.equal(await corpus.analysed(file, 1), false);
  await corpus.settled();
  assert.deepEqual(articles(folder, corpus), ['a.csv/1']);
  await change(folder, corpus, 'a.csv', `content\n${LI}\n${XU}\n`);
  assert.deepEqual(articles(folder, corpus), ['a.csv/1', 'a.csv/2']);
});

test('an edit is served while a large file of records is read', async () => {
  const many = Array.from({ length: 3000 }, (_, index) => ({ content: `${LI}第${index}号。${XU}` }));
  const folder = folderOf({ 'yuliao.json': DECLARED, 'a.jsonl': json(...many) });
  const corpus = new Corpus({ quiet: 1 });
  running.push(corpus);
  corpus.setFolders([folder]);
  while (corpus.snapshot().paths().length < 10) await new Promise((resolve) => setTimeout(resolve, 1));
  corpus.openDocument(path.join(folder, 'b.txt'), XU, 1);
  assert.equal(await corpus.analysed(path.join(folder, 'b.txt'), 1), true);
  assert.ok(corpus.snapshot().paths().length < many.length);
  assert.equal(corpus.snapshot().partial, true);
  await corpus.settled();
  assert.equal(corpus.snapshot().paths().length, many.length + 1);
});

test('records have words, read again from their places', async () => {
  const folder = folderOf({ 'yuliao.json': DECLARED, 'a.csv': `content\n${LI}\n"${XU}"\n` });
  const corpus = await indexed(folder, { segmenter: new URL('../../support/segmenters/blanks.ts', import.meta.url) });
  assert.deepEqual(corpus.snapshot().statistics().tokens?.articles, 2);
});
