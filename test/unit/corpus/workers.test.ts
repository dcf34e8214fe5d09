import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, test } from 'node:test';
import type { Worker } from 'node:worker_threads';
import { Corpus } from '../../../server/src/corpus/corpus.ts';
import { folderOf, put } from '../../support/folders.ts';

const ANALYSTS = new URL('../../support/analysts/', import.meta.url);
const ANALYST = new URL('../../../server/src/corpus/analysing/analyst.ts', import.meta.url);
/** Enough articles for threads to be started. */
const ARTICLES = 160;
/** The exit code of the analyst that crashes; threads that are ended have another one. */
const CRASHED = 7;

/** Threads that were started, with what they said, and how many ended by themselves. */
let threads: Worker[] = [];
let told: unknown[] = [];
let crashes = 0;
process.on('worker', (thread) => {
  // Those of an earlier test may still have something to say.
  const [ownThreads, ownTold] = [threads, told];
  ownThreads.push(thread);
  thread.on('message', (message) => ownTold.push(message));
  thread.once('exit', (code) => {
    if (code === CRASHED && ownThreads === threads) crashes++;
  });
});

const running: Corpus[] = [];
afterEach(async () => {
  for (const corpus of running.splice(0)) await corpus.dispose();
  threads = [];
  told = [];
  crashes = 0;
});

function folderOfArticles(extra: Readonly<Record<string, string>> = {}): string {
  const texts = Array.from({ length: ARTICLES }, (_, index) => [`${index}.txt`, `国家卫生健康委副主任李斌出席第${index}次会议并讲话。\n`]);
  return folderOf({ ...Object.fromEntries(texts), ...extra });
}

function start(folder: string, analyst: URL, workers: number, cores = 1): Corpus {
  const corpus = new Corpus({ quiet: 1, storage: folderOf(), analyst, cores });
  running.push(corpus);
  corpus.useWorkers(workers);
  corpus.setFolders([folder]);
  return corpus;
}

const articles = (corpus: Corpus) => corpus.snapshot().statistics().articles;
const ended = (thread: Worker) => new Promise<void>((resolve) => thread.once('exit', () => resolve()));

/** Reads everything again and again until something has happened: threads take a while to load, in which much is done without them. */
async function rebuildUntil(corpus: Corpus, happened: () => boolean): Promise<void> {
  while (!happened()) {
    assert.notEqual(corpus.progress.phase, 'failed');
    await Promise.race([
      corpus.rebuild(),
      (async () => {
        while (!happened()) await new Promise((resolve) => setTimeout(resolve, 5));
      })(),
    ]);
  }
}

test('articles are analysed in further threads, and those end when nothing is left to do', async () => {
  const corpus = start(folderOfArticles(), ANALYST, 3);
  await rebuildUntil(corpus, () => told.length > 10);
  await corpus.settled();
  assert.equal(articles(corpus), ARTICLES);
  await Promise.all(threads.filter(({ threadId }) => threadId !== -1).map(ended));
});

test('few articles start no thread, and one worker on one core is none', async () => {
  const few = folderOf({ 'a.txt': '国家卫生健康委副主任李斌讲话。' });
  await start(few, ANALYST, 8).settled();
  const corpus = start(folderOfArticles(), ANALYST, 1);
  await corpus.settled();
  await corpus.rebuild();
  assert.deepEqual(threads, []);
});

test('where there is a core for it, one worker is a thread that makes all', async () => {
  const folder = folderOfArticles();
  const corpus = start(folder, ANALYST, 1, 2);
  await corpus.settled();
  assert.equal(articles(corpus), ARTICLES);
  assert.equal(threads.length, 1);
  const made = told.flatMap((answers) => answers as readonly unknown[]);
  assert.equal(made.length, ARTICLES);
});

test('an article that ends a thread is analysed all the same, and the thread is replaced', async () => {
  const corpus = start(folderOfArticles({ 'crash.txt': '省委书记强卫说，困难压垮不了我们。\n' }), new URL('crashing.ts', ANALYSTS), 2);
  await rebuildUntil(corpus, () => crashes > 0);
  const [crashed] = threads;
  await rebuildUntil(corpus, () => threads.length > 1);
  assert.notEqual(threads.at(-1), crashed);
  await corpus.settled();
  assert.equal(articles(corpus), ARTICLES + 1);
  assert.equal(corpus.snapshot().mentions('person', '强卫').length, 1);
  assert.deepEqual(corpus.notices, []);
});

test('threads that stop again and again are not started any more, which is said; the articles are analysed without them', async () => {
  const crashing = Object.fromEntries(
    Array.from({ length: ARTICLES }, (_, index) => [`crash${index}.txt`, `省委书记强卫说，压垮${index}。\n`]),
  );
  const corpus = start(folderOf(crashing), new URL('crashing.ts', ANALYSTS), 3);
  await rebuildUntil(corpus, () => corpus.notices.length > 0);
  await corpus.settled();
  assert.deepEqual(
    corpus.notices.map(({ id }) => id),
    ['analysts'],
  );
  assert.equal(articles(corpus), ARTICLES);
  const started = threads.length;
  await corpus.rebuild();
  assert.equal(threads.length, started);
});

test('what threads fail at is done without them', async () => {
  const corpus = start(folderOfArticles(), new URL('failing.ts', ANALYSTS), 2);
  await rebuildUntil(corpus, () => told.length > 0);
  await corpus.settled();
  assert.equal(articles(corpus), ARTICLES);
  assert.deepEqual(corpus.notices, []);
});

test('an open document does not wait for threads, nor does a change of their number', async () => {
  const folder = folderOfArticles();
  const corpus = start(folder, new URL('stuck.ts', ANALYSTS), 3);
  await rebuildUntil(corpus, () => told.length > 0);
  let whole = false;
  const settled = corpus.settled().then(() => {
    whole = true;
  });
  const file = path.join(folder, 'new.txt');
  corpus.openDocument(file, '省委书记强卫讲话。', 1);
  assert.equal(await corpus.analysed(file, 1), true);
  corpus.changeDocument(file, '县委书记许红兵讲话。', 2);
  assert.equal(await corpus.analysed(file, 2), true);
  assert.deepEqual(
    corpus
      .snapshot()
      .mentions('person', '许红兵')
      .map((mention) => mention.path),
    [file],
  );
  assert.equal(whole, false);
  corpus.useWorkers(1);
  await settled;
  assert.equal(articles(corpus), ARTICLES + 1);
});

test('what changes or goes after it was read, and before its turn, is what it is then', async () => {
  const folder = folderOfArticles({ 'x.txt': '省委书记强卫讲话。\n', 'y.txt': '省委书记强卫主持会议。\n' });
  const corpus = start(folder, new URL('stuck.ts', ANALYSTS), 2);
  await rebuildUntil(corpus, () => told.length > 0);
  const where = (key: string) =>
    corpus
      .snapshot()
      .mentions('person', key)
      .map(({ path: file }) => path.basename(file));
  put(folder, 'x.txt', '县委书记许红兵讲话。\n');
  rmSync(path.join(folder, 'y.txt'));
  corpus.filesChanged(['x.txt', 'y.txt'].map((name) => path.join(folder, name)));
  while (where('许红兵').length === 0 || where('强卫').length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  corpus.useWorkers(1);
  await corpus.settled();
  assert.deepEqual([where('许红兵'), where('强卫')], [['x.txt'], []]);
  assert.equal(articles(corpus), ARTICLES + 1);
});

test('a pause takes back what threads have not begun with, and going on gives it again', async () => {
  const corpus = start(folderOfArticles(), new URL('stuck.ts', ANALYSTS), 2);
  await rebuildUntil(corpus, () => told.length > 0);
  corpus.pause();
  const file = put(folderOf(), 'x.txt', '省委书记强卫讲话。');
  corpus.openDocument(file, '省委书记强卫讲话。', 1, { always: true });
  assert.equal(await corpus.analysed(file, 1), true);
  assert.equal(corpus.progress.paused, true);
  await Promise.all(threads.map((thread) => thread.terminate()));
  corpus.resume();
  await rebuildUntil(corpus, () => told.length > 1);
  corpus.useWorkers(1);
  await corpus.settled();
  assert.equal(articles(corpus), ARTICLES + 1);
});

test('disposing of a corpus ends its threads', async () => {
  const corpus = start(folderOfArticles(), new URL('stuck.ts', ANALYSTS), 4);
  await rebuildUntil(corpus, () => told.length > 0);
  const all = threads.filter(({ threadId }) => threadId !== -1).map(ended);
  await corpus.dispose();
  await Promise.all(all);
});

test('where no thread can be started the articles are analysed all the same', async () => {
  const corpus = start(folderOfArticles(), new URL('https://example.org/analyst.js'), 2);
  await corpus.settled();
  assert.equal(articles(corpus), ARTICLES);
});
