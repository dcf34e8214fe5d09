/** Asking in the Concordance panel, in a real browser with a made-up host behind it: problems, progress, what is partial, where a query looks. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked, lastAsked, query, row, withHits, zoneBox } from '../support/panel/concordance-page.ts';
import { FakeHost } from '../support/panel/fake-host.ts';
import { browserOfTests, eventually } from '../support/panel/in-browser.ts';
import { openPanel } from '../support/panel/open-panel.ts';

const browser = browserOfTests();

test('a problem is underlined where it is, and said', async (t) => {
  const { page } = await openPanel(t, browser());
  await page.getByLabel('Query language').selectOption('cql');
  await query(page).fill('[word="调研"');
  await page.locator('.marks .wrong', { hasText: '[word="调研"' }).waitFor();
  await page.getByText('Column 1: expected ] to close the token that began here').waitFor();
  assert.equal(await query(page).getAttribute('aria-invalid'), 'true');
  await query(page).press('Enter');
  await page.getByText('The query cannot be run as it is.').waitFor();
  await query(page).fill('[word="调研"]');
  await page.locator('.problem').waitFor({ state: 'hidden' });
  await query(page).press('Enter');
  await row(page, 0).filter({ hasText: '调研' }).waitFor();
});

test('progress is told while the query runs; it can be stopped; what is cut or partial is said', async (t) => {
  const host = new FakeHost();
  host.progress = [{ hits: 250, articles: 20, done: 40, milliseconds: 500 }];
  const panel = await openPanel(t, browser(), { host, shown: { state: { asked }, run: true } });
  const { page, tell } = panel;
  await page.locator('.status', { hasText: /^1–\d+ of 250 hits in 20 articles · 40 % · 500 hits a second/ }).waitFor();
  await row(page, 0).filter({ hasText: '调研' }).waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await eventually('the stop', () => lastAsked(host, 'stop'));
  await tell({ kind: 'progress', progress: host.progressOf({ ended: true, cut: true, partial: true, read: { articles: 300, of: 1200 } }) });
  await page.getByText('more hits than are kept').first().waitFor();
  await page.getByRole('button', { name: '(partial: 300 of 1,200 articles)' }).waitFor();
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
  assert.equal(await page.getByRole('grid').getAttribute('aria-rowcount'), '1000001');
  await page.getByRole('button', { name: /^\(partial/ }).click();
  await eventually('the query once more', () => host.asked.filter(({ ask }) => ask === 'start').length === 2 || undefined);
});

test('what is missing is looked for when the corpus has been read, but lines do not go from under who reads them', async (t) => {
  const host = new FakeHost();
  host.progress = [{ ended: true, partial: true, hits: 0, lines: 0, articles: 0 }];
  const { page, tell } = await openPanel(t, browser(), { host, shown: { state: { asked }, run: true } });
  const starts = () => host.asked.filter(({ ask }) => ask === 'start').length;
  await page.getByText('The corpus is still being read.').waitFor();
  host.progress = [{ ended: true, partial: true, hits: 500, articles: 40 }];
  await tell({ kind: 'settled' });
  await row(page, 0).filter({ hasText: '调研' }).waitFor();
  assert.equal(starts(), 2);
  // There are more now; somebody has gone to the third line.
  await row(page, 2).click();
  await tell({ kind: 'settled' });
  await page.getByRole('button', { name: 'The corpus has changed: run again' }).waitFor();
  assert.equal(starts(), 2);
  host.progress = [{ ended: true }];
  await page.getByRole('button', { name: 'The corpus has changed: run again' }).click();
  await page.locator('.status', { hasText: '1,000,000 hits in 40,000 articles' }).waitFor();
  // What was complete stays what it is, and is said to be of yesterday.
  await tell({ kind: 'settled' });
  await page.getByRole('button', { name: 'The corpus has changed: run again' }).waitFor();
  assert.equal(starts(), 3);
});

test('a word list of a corpus that is being read is counted again when it has been', async (t) => {
  const host = new FakeHost();
  const { words } = host.answers;
  host.answers.words = async (given) => ({ ...(await words(given)), partial: true });
  const { page, tell } = await openPanel(t, browser(), { host, shown: { state: { tab: 'words' }, run: false } });
  await page.getByText('(partial)').first().waitFor();
  host.answers.words = words;
  await tell({ kind: 'settled' });
  await page.getByText('(partial)').first().waitFor({ state: 'detached' });
  assert.equal(host.asked.filter(({ ask }) => ask === 'words').length, 2);
  await tell({ kind: 'settled' });
  await page.getByRole('tab', { name: 'Lines' }).click();
  await page.getByRole('tab', { name: 'Word List' }).click();
  assert.equal(host.asked.filter(({ ask }) => ask === 'words').length, 2);
});

test('a corpus without articles is said to have none', async (t) => {
  const host = new FakeHost();
  host.progress = [{ ended: true, hits: 0, lines: 0, articles: 0, done: 0, total: 0 }];
  const { page } = await openPanel(t, browser(), { host, shown: { state: { asked }, run: true } });
  await page.getByText('The corpus has no articles.').waitFor();
});

test('where a query looks, and what was asked before', async (t) => {
  const { page, host, tell } = await withHits(t, browser());
  await zoneBox(page, 'Title').check();
  await eventually('the zones', () => JSON.stringify(lastAsked(host, 'start'))?.includes('["title","body"]') || undefined);
  await page.getByRole('checkbox', { name: 'Near-duplicates once' }).check();
  await eventually('once', () => JSON.stringify(lastAsked(host, 'start'))?.includes('"once":true') || undefined);
  host.answers.part = () => ({ kind: 'hits', label: 'articles with hits' });
  await page.getByRole('button', { name: 'Scope: whole corpus' }).click();
  await page.getByRole('button', { name: 'Scope: articles with hits of 调研' }).waitFor();
  await query(page).fill('健康');
  await query(page).press('Enter');
  const narrower = await eventually('the narrower query', () => {
    const last = lastAsked(host, 'start') as { query: string; within?: { query: string } } | undefined;
    return last?.query === '健康' ? last : undefined;
  });
  assert.equal(narrower.within?.query, '调研');
  await tell({
    kind: 'history',
    history: [
      { query: '考察', language: 'plain' },
      { query: '[]', language: 'cql' },
    ],
  });
  await query(page).press('ArrowUp');
  assert.equal(await query(page).inputValue(), '考察');
  await query(page).press('ArrowUp');
  assert.equal(await query(page).inputValue(), '[]');
  assert.equal(await page.getByLabel('Query language').inputValue(), 'cql');
  await query(page).press('ArrowDown');
  await query(page).press('ArrowDown');
  assert.equal(await query(page).inputValue(), '健康');
});

test('after a reload the panel is as it was, and its query is run again', async (t) => {
  const { page, host } = await openPanel(t, browser(), {
    kept: {
      asked: { ...asked, zones: ['title', 'body'] },
      tab: 'lines',
      arrangement: { sort: [{ by: 'node' }] },
      columns: ['site'],
      current: 700_000,
      top: 699_990,
    },
  });
  await row(page, 700_000).filter({ hasText: '第700000次' }).waitFor();
  assert.equal(await query(page).inputValue(), '调研');
  assert.ok(await zoneBox(page, 'Title').isChecked());
  assert.deepEqual(lastAsked(host, 'arrange'), { id: 1, sort: [{ by: 'node' }] });
  await page.getByRole('columnheader', { name: 'Site' }).waitFor();
});

test('what to do is said where there is nothing to show', async (t) => {
  const host = new FakeHost();
  const { page, tell } = await openPanel(t, browser(), { host });
  await page.getByText('Type a word or a pattern above and press Enter.').waitFor();
  host.hits = 0;
  await query(page).fill('没有');
  await query(page).press('Enter');
  await page.getByText('Only a part of the corpus was looked at.').waitFor();
  await page.getByRole('button', { name: 'Look everywhere' }).click();
  await page.getByText('Try a shorter query').waitFor();
  await tell({ kind: 'lost' });
  await page.getByText('The server was started again').waitFor();
  host.answers.start = () => {
    throw new Error('no such server');
  };
  await page.getByRole('button', { name: 'Run again' }).click();
  await page.getByText('no such server').waitFor();
});
