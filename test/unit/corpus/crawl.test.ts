import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { Crawl } from '../../../server/src/corpus/crawl.ts';
import { folderOf } from '../../support/folders.ts';

/** A walk over a folder with one file, which the database has and which is as it was. */
function walked(): { crawl: Crawl; seen: string } {
  const folder = folderOf({ 'a.txt': '宝丰县召开大会' });
  const crawl = new Crawl();
  crawl.start([folder], {});
  while (
    !crawl.step(
      () => true,
      () => true,
    )
  );
  return { crawl, seen: path.join(folder, 'a.txt') };
}

test('a file that the walk has missed is gone, whatever has come or gone meanwhile', () => {
  const missed = '/corpus/missed.txt';
  const unchanged = walked();
  unchanged.crawl.finish(() => [unchanged.seen, missed], 2);
  assert.equal(unchanged.crawl.takeGone(), missed);
  // What was seen has been taken out since: there are as many as were seen, and not the same.
  const changed = walked();
  changed.crawl.finish(() => [missed], undefined);
  assert.equal(changed.crawl.takeGone(), missed);
});

test('where all that is known was seen, no list of it is made', () => {
  const { crawl } = walked();
  crawl.finish(() => assert.fail('asked for'), 1);
  assert.equal(crawl.takeGone(), undefined);
});
