import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { madeCorpus, spreadOver } from '../../bench/corpus/made.ts';
import { folderOf, put } from '../../support/folders.ts';

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

test('so many articles are written as are asked for, and their bytes are counted', () => {
  const { folder, bytes } = madeCorpus(folderOf(), 7);
  const files = filesIn(folder);
  assert.equal(files.length, 7);
  assert.equal(
    files.reduce((sum, file) => sum + readFileSync(file).length, 0),
    bytes,
  );
});

test('a kept corpus is used again', () => {
  const parent = folderOf();
  const first = madeCorpus(parent, 5);
  const mark = put(first.folder, 'mark.txt', '');
  assert.deepEqual(madeCorpus(parent, 5), first);
  assert.ok(existsSync(mark));
});

test('a corpus that another generator wrote is made anew, and its index is thrown away', () => {
  const parent = folderOf();
  const { folder, storage, bytes } = madeCorpus(parent, 5);
  put(parent, `${path.basename(folder)}.json`, JSON.stringify({ made: 'otherwise', bytes }));
  const stale = [put(folder, 'mark.txt', ''), put(storage, 'corpus.db', ''), put(parent, `${path.basename(storage)}.json`, '{}')];
  assert.equal(madeCorpus(parent, 5).bytes, bytes);
  assert.deepEqual(stale.filter(existsSync), []);
});

test('a corpus whose writing was broken off is made anew', () => {
  const parent = folderOf();
  const half = put(parent, 'articles-5/00000/mark.txt', '');
  assert.equal(filesIn(madeCorpus(parent, 5).folder).length, 5);
  assert.ok(!existsSync(half));
});

test('articles spread over a corpus are all different, and are those on the disk', () => {
  const corpus = madeCorpus(folderOf(), 9);
  for (const count of [1, 4, 9, 20]) {
    const texts = spreadOver(corpus, count);
    assert.equal(new Set(texts.map((each) => each.path)).size, Math.min(count, 9));
    for (const { path: file, text } of texts) assert.equal(readFileSync(file, 'utf8'), text);
  }
});
