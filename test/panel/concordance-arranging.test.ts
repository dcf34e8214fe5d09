/** The order of lines in the Concordance panel, in a real browser with a made-up host behind it: sorted, sampled, filtered, in groups. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastAsked, row, withHits } from '../support/panel/concordance-page.ts';
import { lineOf } from '../support/panel/fake-host.ts';
import { browserOfTests, eventually } from '../support/panel/in-browser.ts';

const browser = browserOfTests();

test('lines are sorted, sampled and filtered, and shown as they were again', async (t) => {
  const { page, host } = await withHits(t, browser());
  await page.getByRole('button', { name: '1R', exact: true }).click();
  await eventually('the sort', () => JSON.stringify(lastAsked(host, 'arrange'))?.includes('"by":"right","distance":1') || undefined);
  assert.equal(await page.getByRole('button', { name: '1R', exact: true }).getAttribute('aria-pressed'), 'true');
  await page.getByRole('button', { name: 'Sample' }).click();
  await page.getByRole('checkbox', { name: 'Only some lines, by chance' }).check();
  await page.getByText(/^1–\d+ of 100 lines · 1,000,000 hits/).waitFor();
  assert.equal(await page.getByRole('grid').getAttribute('aria-rowcount'), '101');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByLabel('Word or pattern').fill('[word="健康"]');
  await page.getByRole('button', { name: 'Apply' }).click();
  await eventually('the filter', () => JSON.stringify(lastAsked(host, 'arrange'))?.includes('健康') || undefined);
  // Who wants the lines that have a word need not write a pattern.
  await page.getByLabel('Word or pattern').fill('深入推进');
  await page.getByLabel('Word or pattern').press('Enter');
  await eventually(
    'the word',
    () => (lastAsked(host, 'arrange') as { filter?: { query: string } }).filter?.query === 'text("深入推进")' || undefined,
  );
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Show all lines as in the corpus' }).click();
  await eventually('all lines', async () =>
    (await page.getByRole('grid').getAttribute('aria-rowcount')) === '1000001' ? true : undefined,
  );
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'File' }).check();
  await page.getByRole('columnheader', { name: 'File' }).waitFor();
  assert.match(await row(page, 0).innerText(), /news\/0\.txt/);
});

test('the words that lines are sorted by are marked, each key in its own way, and the text stays what it is', async (t) => {
  const { page } = await withHits(t, browser());
  const marked = (line: number) =>
    row(page, line)
      .locator('.sorted')
      .evaluateAll((words) =>
        (words as unknown as { className: string; innerText: string }[]).map((word) => word.className + word.innerText),
      );
  assert.deepEqual(await marked(2), []);
  const { left, node, right } = lineOf(2);
  const plain = await row(page, 2).ariaSnapshot();
  await page.getByRole('button', { name: '1R', exact: true }).click();
  await row(page, 2).locator('.sorted.key-1').waitFor();
  assert.deepEqual(await marked(2), ['sorted key-1第2次']);
  await page.getByRole('button', { name: '2L', exact: true }).click();
  await row(page, 2).locator('.left .sorted.key-1', { hasText: '认真' }).waitFor();
  assert.deepEqual(await marked(2), ['sorted key-3实，', 'sorted key-1认真', 'sorted key-2开展']);
  assert.deepEqual(await row(page, 2).locator('.left, .node, .right').allTextContents(), [left, node, right]);
  assert.equal(await row(page, 2).ariaSnapshot(), plain);
  const lines = await row(page, 2)
    .locator('.sorted.key-1')
    .evaluate(
      (word) =>
        (globalThis as unknown as { getComputedStyle(of: unknown): { textDecorationLine: string } }).getComputedStyle(word)
          .textDecorationLine,
    );
  assert.equal(lines, 'underline');
  // Those of the corpus's own order are unmarked again, in the same elements.
  await page.getByRole('button', { name: 'Show all lines as in the corpus' }).click();
  await row(page, 2).locator('.sorted').first().waitFor({ state: 'detached' });
  assert.deepEqual(await row(page, 2).locator('.left, .node, .right').allTextContents(), [left, node, right]);
});

test('a group of hits opens its lines, which say whose they are until the others are wanted again', async (t) => {
  const { page, host } = await withHits(t, browser());
  host.answers.arrange = ({ group }) => ({ lines: group ? 4900 : host.hits });
  await page.getByRole('tab', { name: 'Frequencies' }).click();
  const group = page.getByRole('button', { name: '考察1', exact: true });
  await group.focus();
  await page.keyboard.press('Enter');
  await page.getByText(/^1–\d+ of 4,900 lines · 1,000,000 hits/).waitFor();
  assert.deepEqual((lastAsked(host, 'arrange') as { group: unknown }).group, { by: { by: 'node', attribute: 'word' }, value: '考察1' });
  assert.equal(await page.getByRole('tab', { name: 'Lines' }).getAttribute('aria-selected'), 'true');
  await page.getByRole('button', { name: 'Only Hit: 考察1' }).click();
  await eventually('all lines', async () => (await page.getByRole('grid').getAttribute('aria-rowcount')) === '1000001' || undefined);
  assert.equal(await page.getByRole('button', { name: 'Only Hit: 考察1' }).isVisible(), false);
});

test('groups of a sample are counted anew when it is another, and open their lines of that sample', async (t) => {
  const { page, host } = await withHits(t, browser());
  const groups = () => host.asked.filter(({ ask }) => ask === 'group').length;
  await page.getByRole('tab', { name: 'Frequencies' }).click();
  await page.getByLabel('Group by').selectOption('year');
  await eventually('two groupings', () => groups() === 2 || undefined);
  await page.getByRole('tab', { name: 'Lines' }).click();
  await page.getByRole('button', { name: 'Sample' }).click();
  await page.getByRole('checkbox', { name: 'Only some lines, by chance' }).check();
  await page.getByText(/^1–\d+ of 100 lines · 1,000,000 hits/).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Frequencies' }).click();
  await eventually('the groups of the sample', () => groups() === 3 || undefined);
  await page.getByRole('button', { name: '考察1', exact: true }).click();
  const arranged = await eventually('the lines of a group', () => {
    const last = lastAsked(host, 'arrange') as { group?: unknown; sample?: unknown };
    return last.group === undefined ? undefined : last;
  });
  assert.deepEqual(
    [arranged.group, arranged.sample],
    [
      { by: { by: 'year' }, value: '考察1', sampled: true },
      { size: 100, seed: 1 },
    ],
  );
  assert.equal(host.asked.filter(({ ask }) => ask === 'start').length, 1);
});
