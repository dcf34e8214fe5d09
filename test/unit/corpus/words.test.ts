import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from '../../../server/src/article/reading.ts';
import { analyseReading } from '../../../server/src/corpus/analyse.ts';
import { hashOf } from '../../../server/src/corpus/article-file.ts';
import type { Notice } from '../../../server/src/corpus/messages.ts';
import { openDatabase } from '../../../server/src/corpus/opening.ts';
import { Readers } from '../../../server/src/corpus/readers.ts';
import { Store } from '../../../server/src/corpus/store.ts';
import { WordCounter } from '../../../server/src/corpus/word-counter.ts';
import type { Segmenter, SegmenterFailure } from '../../../server/src/tokens/segmenter.ts';

/** Cuts at blanks. */
const BLANKS: Segmenter = {
  version: 'blanks',
  cut: (text) => [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ text: word, start: index, end: index + word.length })),
};

/** A corpus of open documents whose words are counted. */
class Words {
  readonly texts = new Map<string, string>();
  readonly notices: Notice[] = [];
  readonly #database = openDatabase(null, { recreate: false, memory: true, rows: 'test' });
  readonly store = new Store(this.#database.database);
  counter: WordCounter;

  constructor(segmenter: Segmenter | SegmenterFailure = BLANKS) {
    this.counter = this.load(segmenter);
  }

  load(segmenter: Segmenter | SegmenterFailure): WordCounter {
    const note = (notice: Notice) => this.notices.push(notice);
    this.counter = new WordCounter(
      this.store,
      (file) => this.texts.get(file),
      note,
      () => segmenter,
    );
    return this.counter;
  }

  set(file: string, text: string): void {
    this.texts.set(file, text);
    const reading = read(text);
    this.store.putArticle(file, { hash: hashOf(text), recipe: '', stamp: null, buffer: false }, analyseReading(reading), reading);
    this.counter.add(file);
  }

  /** Counts what is to be counted. @returns the statistics of words, as `word count` */
  count(): { words: string[]; tokens: number; types: number; articles: number } | null {
    for (let steps = 0; this.counter.hasWork; steps++) {
      assert.ok(steps < 1000);
      this.counter.step(1e6);
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

test('words are counted, and follow their articles', () => {
  const words = new Words();
  words.set('/a', '会议 召开 的 会议');
  words.set('/b', '会议 结束');
  assert.deepEqual(words.count(), { words: ['会议 3', '召开 1', '结束 1'], tokens: 6, types: 4, articles: 2 });
  words.set('/a', '结束 结束');
  assert.deepEqual(words.count(), { words: ['结束 3', '会议 1'], tokens: 4, types: 2, articles: 2 });
  words.store.remove('/a');
  words.store.remove('/b');
  assert.equal(words.count(), null);
});

test('words under injected pinyin and in traditional script are counted as what they are', () => {
  const words = new Words();
  words.set('/a', '會(huì)議(yì) 会议 會議');
  assert.deepEqual(words.count()?.words, ['会议 3']);
  words.store.remove('/a');
  assert.equal(words.count(), null);
});

test('what was counted before is not counted again, unless by another segmenter', () => {
  const words = new Words();
  words.set('/a', '会议 召开');
  words.count();
  words.load({ ...BLANKS, cut: () => assert.fail('nothing is to be cut') });
  words.count();
  words.load({ version: 'whole', cut: (text) => [{ text, start: 0, end: text.length }] });
  words.set('/b', '会议结束');
  assert.deepEqual(words.count()?.words, ['会议 召开 1', '会议结束 1']);
});

test('a segmenter that cannot be had is said once, and nothing else is lost', () => {
  const failure: SegmenterFailure = { reason: 'missing', path: 'nodejieba', message: 'It is missing.', remedy: 'Install it.' };
  const words = new Words(failure);
  words.set('/a', '会议 召开');
  words.set('/b', '会议 召开');
  assert.equal(words.count(), null);
  words.set('/c', '会议 召开');
  assert.equal(words.count(), null);
  assert.deepEqual(
    words.notices.map(({ message }) => message),
    ['It is missing. Install it. Everything but words works without it.'],
  );
});
