import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { read } from '../../../server/src/article/reading.ts';
import { analyseReading } from '../../../server/src/corpus/analyse.ts';
import { hashOf } from '../../../server/src/corpus/article-file.ts';
import { contributionOf } from '../../../server/src/corpus/contribution.ts';
import type { Notice } from '../../../server/src/corpus/messages.ts';
import { openDatabase } from '../../../server/src/corpus/opening.ts';
import { Readers } from '../../../server/src/corpus/readers.ts';
import { Store } from '../../../server/src/corpus/store.ts';
import { WordCounter } from '../../../server/src/corpus/word-counter.ts';

/** A corpus of open documents whose words are counted. */
class Words {
  readonly texts = new Map<string, string>();
  readonly notices: Notice[] = [];
  readonly #database = openDatabase(null, { recreate: false, memory: true, rows: 'test' });
  readonly store = new Store(this.#database.database);
  counter: WordCounter;
  #wake: () => void = () => {};

  /** @param segmenter the process that cuts, of those in `test/support/segmenters` */
  constructor(t: TestContext, segmenter = 'blanks') {
    this.counter = this.load(segmenter);
    t.after(() => this.counter.close());
  }

  load(segmenter: string): WordCounter {
    this.counter?.close();
    this.counter = new WordCounter({
      store: this.store,
      openText: (file) => this.texts.get(file),
      note: (notice) => this.notices.push(notice),
      segmenting: { entry: new URL(`../../support/segmenters/${segmenter}.ts`, import.meta.url) },
      wake: () => this.#wake(),
    });
    return this.counter;
  }

  set(file: string, text: string): void {
    this.texts.set(file, text);
    const reading = read(text);
    this.store.putArticle(
      file,
      { hash: hashOf(text), recipe: '', stamp: null, buffer: false },
      contributionOf(analyseReading(reading), reading),
    );
    this.counter.add(file);
  }

  /** Takes steps while there are any that need not wait. @returns how many did something */
  steps(): number {
    let steps = 0;
    while (this.counter.step(1e6, true)) steps++;
    return steps;
  }

  /** Counts what is to be counted. @returns the statistics of words, as `word count` */
  async count(): Promise<{ words: string[]; tokens: number; types: number; articles: number } | null> {
    for (;;) {
      this.steps();
      assert.equal(this.counter.isReady(true), false);
      if (!this.counter.hasWork) break;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.store.commit();
    const readers = new Readers(assert.ifError);
    readers.open(':memory:', this.#database.database);
    const found = readers.snapshot({ partial: false, indexed: 0, total: 0 })?.statistics().tokens;
    if (found == null) return null;
    const { tokens, types, articles } = found;
    return { words: found.topWords.map(({ word, count }) => `${word} ${count}`), tokens, types, articles };
  }
}

const limit = { timeout: 60_000 };

test('words are counted, and follow their articles', limit, async (t) => {
  const words = new Words(t);
  words.set('/a', '会议 召开 的 会议');
  words.set('/b', '会议 结束');
  assert.deepEqual(await words.count(), { words: ['会议 3', '召开 1', '结束 1'], tokens: 6, types: 4, articles: 2 });
  words.set('/a', '结束 结束');
  assert.deepEqual(await words.count(), { words: ['结束 3', '会议 1'], tokens: 4, types: 2, articles: 2 });
  words.store.remove('/a');
  words.store.remove('/b');
  assert.equal(await words.count(), null);
});

test('the words of an open document wait until nobody types, unless somebody waits for them', limit, async (t) => {
  const words = new Words(t);
  await words.count();
  words.set('/a', '会议 召开');
  assert.equal(words.counter.hasWork, true);
  assert.equal(words.counter.isReady(false), false);
  assert.equal(words.counter.step(1e6, false), false);
  assert.ok(words.counter.due !== undefined);
  assert.deepEqual((await words.count())?.words, ['会议 1', '召开 1']);
  assert.equal(words.counter.due, undefined);
});

test('words under injected pinyin and in traditional script are counted as what they are', limit, async (t) => {
  const words = new Words(t);
  words.set('/a', '會(huì)議(yì) 会议 會議');
  assert.deepEqual((await words.count())?.words, ['会议 3']);
  words.store.remove('/a');
  assert.equal(await words.count(), null);
});

test('what was counted before is not counted again, unless by another segmenter', limit, async (t) => {
  const words = new Words(t);
  words.set('/a', '会议 召开');
  await words.count();
  // One that is started would be found missing.
  words.load('missing');
  await words.count();
  assert.deepEqual(words.notices, []);
  words.load('whole');
  words.set('/b', '会议结束');
  assert.deepEqual((await words.count())?.words, ['会议 召开 1', '会议结束 1']);
});

test('a segmenter that cannot be had is said once, and nothing else is lost', limit, async (t) => {
  const words = new Words(t, 'missing');
  words.set('/a', '会议 召开');
  words.set('/b', '会议 召开');
  assert.equal(await words.count(), null);
  words.set('/c', '会议 召开');
  assert.equal(await words.count(), null);
  assert.deepEqual(
    words.notices.map(({ message }) => message),
    ['It is missing. Install it. Everything but words works without it.'],
  );
});

test('an article over which the segmenter crashes is passed over and named, and the others are counted', limit, async (t) => {
  const words = new Words(t);
  words.set('/a', '会议');
  words.set('/b', 'crash 会议');
  words.set('/c', '会议');
  assert.deepEqual((await words.count())?.words, ['会议 2']);
  assert.deepEqual(
    words.notices.map(({ id, arguments: named }) => [id, ...named]),
    [['words /b', '/b']],
  );
  words.set('/b', '会议 召开');
  assert.deepEqual((await words.count())?.words, ['会议 3', '召开 1']);
});

test('what changes, or goes, while it is being cut is counted as it is then', limit, async (t) => {
  const words = new Words(t);
  words.set('/a', '会议 召开');
  words.set('/b', '会议 结束');
  words.set('/c', '会议 的');
  words.steps();
  assert.ok(words.counter.hasWork);
  words.set('/a', '结束');
  words.store.remove('/c');
  assert.deepEqual((await words.count())?.words, ['结束 2', '会议 1']);
});

test('words that were lost with their batch are counted again', limit, async (t) => {
  const words = new Words(t);
  words.set('/a', '会议 召开');
  words.set('/b', '会议');
  words.store.commit();
  while (words.counter.hasWork) {
    words.steps();
    if (words.counter.hasWork) await new Promise((resolve) => setImmediate(resolve));
  }
  words.store.rollback();
  words.counter.lookAgain();
  assert.deepEqual((await words.count())?.words, ['会议 2', '召开 1']);
});

test('however many articles there are, and however long, few are under way at a time', limit, async (t) => {
  const many = new Words(t);
  for (let i = 0; i < 200; i++) many.set(`/${i}`, '会议');
  assert.ok(many.steps() < 100);
  assert.deepEqual((await many.count())?.words, ['会议 200']);
  const long = new Words(t);
  for (let i = 0; i < 5; i++) long.set(`/${i}`, '会议 '.repeat(100_000));
  assert.equal(long.steps(), 1);
  assert.deepEqual((await long.count())?.words, ['会议 500000']);
});
