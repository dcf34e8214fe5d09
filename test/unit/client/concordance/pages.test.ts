import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pages } from '../../../../client/src/panels/concordance/view/lines/pages.ts';

/** Pages of ten numbers; what was asked for, and answering it. */
function made(most = 3) {
  const asked: { from: number; answer: (lines: number[] | undefined) => Promise<void> }[] = [];
  let arrived = 0;
  const failures: string[] = [];
  const pages = new Pages<number>(
    10,
    most,
    (from) =>
      new Promise((resolve, reject) => {
        asked.push({
          from,
          answer: async (lines) => {
            if (lines) resolve(lines);
            else reject(new Error('none'));
            await new Promise((turn) => setImmediate(turn));
          },
        });
      }),
    () => arrived++,
    (error) => failures.push(String(error)),
  );
  return { pages, asked, failures, arrived: () => arrived };
}
const ten = (from: number) => Array.from({ length: 10 }, (_, index) => from + index);

test('pages are asked for once, two at a time, and the latest wish replaces those that were not asked for yet', async () => {
  const { pages, asked, arrived } = made();
  pages.want(0, 60, 1000);
  assert.deepEqual(
    asked.map(({ from }) => from),
    [0, 10],
  );
  pages.want(500, 510, 1000);
  await asked[0]?.answer(ten(0));
  assert.deepEqual(
    asked.map(({ from }) => from),
    [0, 10, 500],
  );
  assert.equal(pages.get(7), 7);
  assert.equal(pages.get(507), undefined);
  assert.equal(arrived(), 1);
  pages.want(0, 10, 1000);
  assert.equal(asked.length, 3);
});

test('old pages are forgotten', async () => {
  const { pages, asked } = made(2);
  for (const from of [0, 10, 20]) {
    pages.want(from, from + 10, 1000);
    await asked.at(-1)?.answer(ten(from));
  }
  assert.deepEqual([pages.get(0), pages.get(10), pages.get(20)], [undefined, 10, 20]);
});

test('a page that was not full is asked for again when there are more lines, and not before', async () => {
  const { pages, asked } = made();
  pages.want(0, 20, 4);
  await asked[0]?.answer([0, 1, 2, 3]);
  pages.want(0, 20, 4);
  assert.equal(asked.length, 1);
  pages.want(0, 20, 7);
  assert.equal(asked.length, 2);
});

test('a page that could not be had is asked for again when it is wanted again, not for ever', async () => {
  const { pages, asked, failures, arrived } = made();
  pages.want(0, 10, 1000);
  await asked[0]?.answer(undefined);
  assert.deepEqual(failures, ['Error: none']);
  assert.deepEqual([asked.length, arrived()], [1, 0]);
  pages.want(0, 10, 1000);
  assert.equal(asked.length, 2);
});

test('answers to what was asked before everything was forgotten are not taken', async () => {
  const { pages, asked, arrived } = made();
  pages.want(0, 10, 1000);
  pages.forget();
  await asked[0]?.answer(ten(0));
  assert.deepEqual([pages.get(0), arrived()], [undefined, 0]);
});
