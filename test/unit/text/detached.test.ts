import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { detached } from '../../../server/src/text/detached.ts';

test('a detached text is the same text', () => {
  for (const text of ['', '省', '省委', '一二三四五六七八九十甲乙', '一二三四五六七八九十甲乙丙', 'a'.repeat(500), '\ud83d半'.repeat(9)])
    assert.equal(detached(text), text);
});

test('what a text was cut from need not stay in memory with it', async () => {
  // Two hundred texts of two megabytes each, of which a few characters are kept, in a heap that has room for ten.
  const keep = `import(${JSON.stringify(new URL('../../../server/src/text/detached.ts', import.meta.url).href)}).then(({ detached }) => {
    const kept = [];
    for (let index = 0; index < 200; index++) {
      const whole = ('省委' + index + '书记').repeat(150000);
      kept.push(detached(whole.slice(index, index + 40)));
    }
    require('node:worker_threads').parentPort.postMessage(kept.length);
  })`;
  const worker = new Worker(keep, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 24 } });
  assert.deepEqual(await once(worker, 'message'), [200]);
});
