/** The figures of the Concordance panel, in a real browser with a made-up host behind it: plots and tables, and the way from them to lines and files. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked, lastAsked, withHits } from '../support/panel/concordance-page.ts';
import { FakeHost } from '../support/panel/fake-host.ts';
import { browserOfTests, eventually } from '../support/panel/in-browser.ts';
import { openPanel } from '../support/panel/open-panel.ts';

const browser = browserOfTests();

test('tabs are gone through by keys, and each shows its figures in a plot and a table', async (t) => {
  const { page, errors } = await withHits(t, browser());
  await page.getByRole('tab', { name: 'Lines' }).focus();
  const figures: Record<string, string> = {
    Frequencies: '调研0',
    Collocations: '扎实0',
    Keywords: '扎实0',
    Dispersion: '全县卫生健康工作会议召开（0）',
    Trend: '2008',
    'Word List': '调研0',
  };
  for (const [tab, first] of Object.entries(figures)) {
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.getByRole('tab', { name: tab }).getAttribute('aria-selected'), 'true');
    await page.getByRole('tabpanel').getByRole('rowheader', { name: first, exact: true }).waitFor();
    await page.getByRole('tabpanel').getByRole('img').waitFor();
  }
  assert.deepEqual(errors, []);
});

test('what somebody says is of where the query bar looks, and so is what is saved of it', async (t) => {
  const speaker = { kind: 'speaker' as const, label: '许红兵的讲话', key: '许红兵' };
  const state = { attribute: 'word', measure: 'g2', minimum: 3, reference: { kind: 'rest', label: '' }, target: speaker } as const;
  const scope = { folders: ['file:///corpus/news'], from: '2020' };
  const host = new FakeHost();
  host.answers.profile = (parameters) => host.answers.keywords({ ...parameters, target: {}, attribute: 'folded' });
  const { page } = await openPanel(t, browser(), {
    host,
    shown: { state: { asked: { ...asked, scope }, tab: 'keywords', keywords: state }, run: true },
  });
  const first = page.getByRole('tabpanel').getByRole('rowheader', { name: '扎实0', exact: true });
  await first.waitFor();
  const expected = { speaker: '许红兵', scope, measure: 'g2', limit: 500 };
  assert.deepEqual(lastAsked(host, 'profile'), expected);
  await page.getByRole('checkbox', { name: 'Near-duplicates once' }).check();
  await eventually('copies once', () => (lastAsked(host, 'profile') as { once?: boolean }).once);
  await first.waitFor();
  await page.getByRole('button', { name: 'Save these results…' }).click();
  const wish = await eventually('the wish', () => host.heard.find((message) => message.kind === 'save'));
  assert.deepEqual(wish.saved, { what: 'speakerProfile', with: { ...expected, once: true, limit: 1_000_000 } });
});

test('words and keywords count near-duplicates once where the query bar says so', async (t) => {
  const host = new FakeHost();
  const { page } = await openPanel(t, browser(), { host, shown: { state: { asked, tab: 'words' }, run: true } });
  const ask = (what: 'words' | 'keywords') => (lastAsked(host, what) as { once?: boolean } | undefined)?.once;
  await eventually('words', () => host.asked.some(({ ask }) => ask === 'words') || undefined);
  assert.equal(ask('words'), undefined);
  await page.getByRole('checkbox', { name: 'Near-duplicates once' }).check();
  await eventually('words, copies once', () => ask('words'));
  await page.getByRole('tab', { name: 'Keywords' }).click();
  await eventually('keywords, copies once', () => ask('keywords'));
});

test('figures tell how far they are', async (t) => {
  const { page, host } = await withHits(t, browser());
  const groups = host.answers.group;
  let times = 0;
  let give = (): void => {};
  host.working = [0.2, 0.438];
  host.answers.group = (parameters) =>
    new Promise((resolve) => {
      times++;
      give = () => resolve(groups(parameters));
    });
  await page.getByRole('tab', { name: 'Frequencies' }).click();
  await page.getByText('Counting… 43 %').waitFor();
  // Nobody waits for them any more, and then somebody does.
  await page.getByRole('tab', { name: 'Lines' }).click();
  await eventually('that they are given up', () => host.heard.some(({ kind }) => kind === 'forget') || undefined);
  await page.getByRole('tab', { name: 'Frequencies' }).click();
  await eventually('that they are asked for again', () => times === 2 || undefined);
  give();
  await page.getByRole('tabpanel').getByRole('rowheader', { name: '调研0', exact: true }).waitFor();
  assert.equal(await page.getByText('Counting…').count(), 0);
});

test('what is missing is told by its reason', async (t) => {
  const { page, host, tell } = await withHits(t, browser());
  assert.equal(await page.locator('.note').count(), 0);
  await tell({ kind: 'progress', progress: host.progressOf({ ended: true, unfinished: 3 }) });
  const note = page.locator('.note', { hasText: 'hits may be missing' });
  await note.waitFor();
  assert.match((await note.getAttribute('title')) ?? '', /too many ways in some articles \(3\)/);
  assert.equal(await page.locator('.note').count(), 1);
  await tell({ kind: 'progress', progress: host.progressOf({ ended: true, done: 40 }) });
  await page.locator('.note', { hasText: 'stopped' }).waitFor();
  assert.equal(await page.locator('.note').count(), 1);
});

test('a figure opens its lines', async (t) => {
  const { page, host } = await withHits(t, browser());
  await page.getByRole('tab', { name: 'Trend' }).click();
  await page.getByRole('button', { name: '2009', exact: true }).click();
  await eventually(
    'the year',
    () => JSON.stringify(lastAsked(host, 'start'))?.includes('"from":"2009-01-01","until":"2009-12-31"') || undefined,
  );
  assert.equal(await page.getByRole('tab', { name: 'Lines' }).getAttribute('aria-selected'), 'true');
  await page.getByRole('tab', { name: 'Collocations' }).click();
  await page.getByRole('button', { name: '扎实0', exact: true }).click();
  await eventually('the collocate', () => JSON.stringify(lastAsked(host, 'arrange'))?.includes('扎实0') || undefined);
  await page.getByRole('tab', { name: 'Word List' }).click();
  await page.getByRole('button', { name: '考察1', exact: true }).click();
  await eventually('the word', () => JSON.stringify(lastAsked(host, 'start'))?.includes('考察1') || undefined);
});

test('what is looked at is saved', async (t) => {
  const { page, host } = await withHits(t, browser());
  const save = page.getByRole('button', { name: 'Save these results…' });
  await save.click();
  await page.getByRole('tab', { name: 'Word List' }).click();
  await page.getByRole('rowheader', { name: '调研0', exact: true }).waitFor();
  await save.click();
  const saved = await eventually('two wishes', () => {
    const wishes = host.heard.filter((message) => message.kind === 'save');
    return wishes.length === 2 ? wishes : undefined;
  });
  assert.deepEqual(
    saved.map(({ saved: { what } }) => what),
    ['lines', 'frequencies'],
  );
});
