/**
 * The Concordance panel's page in a real browser, with a made-up host behind it: what a person sees, what the keys do, what a screen
 * reader finds. Pictures of each theme are left in `.cache/pictures`.
 */
import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { Tab } from '../../client/src/panels/concordance/messages.ts';
import type { QuerySort } from '../../server/src/protocol/query.ts';
import { FakeHost, lineOf, MARKUP } from '../support/panel/fake-host.ts';
import { type Opening, type OpenPanel, openPanel } from '../support/panel/open-panel.ts';
import { launchChromium } from '../support/vscode/chromium.ts';

const pictures = path.join(fileURLToPath(new URL('../..', import.meta.url)), '.cache', 'pictures');
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser: Browser;

before(async () => {
  await mkdir(pictures, { recursive: true });
  browser = await launchChromium();
});
after(() => browser?.close());

const asked = { query: '调研', language: 'plain' as const };
const query = (page: Page) => page.getByRole('textbox', { name: /^(Query|检索式)$/ });
const zoneBox = (page: Page, zone: string) => page.getByRole('group', { name: 'Look in' }).getByRole('checkbox', { name: zone });
const row = (page: Page, line: number) => page.locator(`.rows .line[aria-rowindex="${line + 2}"]`);

/** A panel with the hits of a query. */
async function withHits(t: TestContext, opening: Opening = {}): Promise<OpenPanel> {
  const panel = await openPanel(t, browser, { shown: { state: { asked }, run: true }, ...opening });
  await row(panel.page, 0).filter({ hasText: '调研' }).waitFor();
  return panel;
}

/** What the view asked, the latest first. */
const lastAsked = (host: FakeHost, ask: string) => host.asked.findLast((each) => each.ask === ask)?.parameters;

/** Waits for what comes in its own time. */
async function eventually<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited in vain for ${what}`);
}

test('a million lines scroll: a page of them are elements, and the last is as near as the first', async (t) => {
  const { page, host, errors } = await withHits(t);
  assert.equal(await page.getByRole('grid').getAttribute('aria-rowcount'), '1000001');
  assert.ok((await page.locator('.rows .line').count()) < 100);
  await row(page, 0).click();
  await page.keyboard.press('End');
  await row(page, 999_999).filter({ hasText: '第999999次' }).waitFor();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await row(page, 0).filter({ hasText: '第0次' }).waitFor();
  // The scrollbar goes to the same part of the list.
  await page.evaluate(
    `(() => { const bar = document.querySelector('.scroller'); bar.scrollTop = (bar.scrollHeight - bar.clientHeight) / 2; })()`,
  );
  await row(page, 500_000).filter({ hasText: '第500000次' }).waitFor();
  // The wheel goes as many pixels as it says, however long the list is.
  await page.mouse.wheel(0, 2200);
  await row(page, 500_100).filter({ hasText: '第500100次' }).waitFor();
  const pages = host.asked.filter(({ ask }) => ask === 'page').length;
  assert.ok(pages < 20, `${pages} pages were asked for`);
  assert.deepEqual(errors, []);
});

test('hits stand in one column, with what is before them flush against it', async (t) => {
  const { page } = await withHits(t);
  const edges = await page.locator('.rows .line:not([hidden])').evaluateAll((rows) =>
    (rows as unknown as { querySelector(selector: string): { getBoundingClientRect(): { left: number; right: number } } }[]).map(
      (each) => ({
        left: Math.round(each.querySelector('.left > span').getBoundingClientRect().right),
        node: Math.round(each.querySelector('.node').getBoundingClientRect().left),
        right: Math.round(each.querySelector('.right > span').getBoundingClientRect().left),
      }),
    ),
  );
  assert.ok(edges.length > 10);
  assert.equal(new Set(edges.map(({ left }) => left)).size, 1);
  assert.equal(new Set(edges.map(({ right }) => right)).size, 1);
  for (const { left, node } of edges) assert.ok(Math.abs(left - node) <= 1);
});

test('lines are gone through and opened by keys', async (t) => {
  const { page, host, tell } = await withHits(t);
  await row(page, 0).click();
  const opened = () => host.heard.findLast((message) => message.kind === 'open');
  assert.deepEqual(await eventually('the first line opened', opened), { kind: 'open', location: lineOf(0).location, how: 'look' });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await eventually(
    'the third line opened',
    () => (opened()?.location.uri === lineOf(2).location.uri && opened()?.how === 'go') || undefined,
  );
  await page.keyboard.press(' ');
  await eventually('a look', () => opened()?.how === 'look' || undefined);
  await page.keyboard.press('Control+Enter');
  await eventually('to the side', () => opened()?.how === 'beside' || undefined);
  await page.keyboard.press('ArrowRight');
  const more = page.locator('.more');
  await more.waitFor();
  assert.match(await more.innerText(), /督查/);
  await page.keyboard.press('Escape');
  await more.waitFor({ state: 'hidden' });
  // A mouse that rests on a line shows the same.
  await row(page, 6).hover();
  await page.mouse.move(300, (await row(page, 5).boundingBox())?.y ?? 0);
  await page.locator('.more', { hasText: '第5次' }).waitFor();
  await page.mouse.move(300, 10);
  await more.waitFor({ state: 'hidden' });
  // From anywhere else, by command.
  await tell({ kind: 'step', by: 1 });
  await eventually('the next line opened', () => opened()?.location.uri === lineOf(3).location.uri || undefined);
  assert.equal(await row(page, 3).getAttribute('aria-selected'), 'true');
});

test('a line is copied with its cells apart', async (t) => {
  const { page } = await withHits(t);
  await row(page, 3).click();
  await page.evaluate(`document.addEventListener('copy', (event) => { globalThis.copied = event.clipboardData.getData('text/plain'); })`);
  await page.keyboard.press('Control+c');
  const copied = String(await page.evaluate('globalThis.copied')).split('\t');
  const { left, node, right, published, title, path: file } = lineOf(3);
  assert.deepEqual(copied, [left, node, right, published, title, file]);
});

test('all columns leave room for what stands around the hits', async (t) => {
  const { page } = await withHits(t, {
    shown: { state: { asked, columns: ['published', 'site', 'zone', 'title', 'path'] }, run: true },
  });
  const widths = (await row(page, 0)
    .locator('.left, .right')
    .evaluateAll((cells) => (cells as unknown as { clientWidth: number }[]).map(({ clientWidth }) => clientWidth))) as number[];
  assert.equal(widths.length, 2);
  for (const width of widths) assert.ok(width > 150, String(width));
  const edges = await page
    .locator('.head .path, .rows .line:not([hidden]) .path')
    .evaluateAll((cells) =>
      (cells as unknown as { getBoundingClientRect(): { left: number } }[]).map((cell) => Math.round(cell.getBoundingClientRect().left)),
    );
  assert.ok(edges.length > 10);
  assert.equal(new Set(edges).size, 1);
});

test('the focus stays on a line that is scrolled away', async (t) => {
  const { page } = await withHits(t);
  await row(page, 0).click();
  await page.mouse.wheel(0, 22_000);
  await row(page, 1010).filter({ hasText: '第1010次' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await row(page, 1).filter({ hasText: '第1次' }).waitFor();
  assert.equal(await page.evaluate(`document.activeElement.getAttribute('aria-rowindex')`), '3');
});

test('markup in articles, titles and words is shown as the text that it is', async (t) => {
  const host = new FakeHost();
  const { page: pageOf } = host.answers;
  host.hits = 20;
  host.answers.page = async (parameters) => {
    const { lines } = await pageOf(parameters);
    return {
      lines: lines.map((line) => ({ ...line, left: MARKUP, node: MARKUP, right: MARKUP, title: MARKUP, site: MARKUP, path: MARKUP })),
    };
  };
  host.answers.group = () => ({ groups: [{ value: MARKUP, hits: 1, articles: 1 }], total: 1 });
  host.answers.explain = () => ({ problems: [], explanation: MARKUP, cql: MARKUP });
  const panel = await openPanel(t, browser, {
    host,
    shown: { state: { asked, columns: ['title', 'site', 'path'], explained: true }, run: true },
  });
  const { page, errors } = panel;
  const line = row(page, 0);
  await line.filter({ hasText: MARKUP }).waitFor();
  await line.click();
  await page.keyboard.press('ArrowRight');
  await page.locator('.more', { hasText: MARKUP }).waitFor();
  await page.locator('.words', { hasText: MARKUP }).waitFor();
  await page.getByRole('tab', { name: 'Frequencies' }).click();
  await page.getByRole('rowheader', { name: MARKUP }).waitFor();
  assert.equal(await page.evaluate('globalThis.pwned'), undefined);
  assert.equal(await page.locator('img, iframe, body script:not([nonce])').count(), 0);
  assert.deepEqual(errors, []);
});

test('a script that found its way into the page would not run', async (t) => {
  const { page, errors } = await openPanel(t, browser);
  await page.evaluate(`document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(MARKUP)})`);
  await eventually('the refusal', () => errors.some((error) => /Content Security Policy/i.test(error)) || undefined);
  assert.equal(await page.evaluate('globalThis.pwned'), undefined);
});

test('a problem is underlined where it is, and said', async (t) => {
  const { page } = await openPanel(t, browser);
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
  const panel = await openPanel(t, browser, { host, shown: { state: { asked }, run: true } });
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
  const { page, tell } = await openPanel(t, browser, { host, shown: { state: { asked }, run: true } });
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
  const { page, tell } = await openPanel(t, browser, { host, shown: { state: { tab: 'words' }, run: false } });
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

test('which lines are on the screen is said before how many there are', async (t) => {
  const host = new FakeHost();
  host.progress = [{ ended: true, hits: 1000, articles: 1 }];
  const { page } = await withHits(t, { host });
  const status = page.locator('.status-text');
  const shown = async () =>
    /^([\d,]+)–([\d,]+) of 1,000 hits in 1 article · /
      .exec(await status.innerText())
      ?.slice(1)
      .map((each) => Number(each.replace(',', '')));
  const [first, last] = await eventually('the lines', shown);
  assert.equal(first, 1);
  assert.ok((last ?? 0) > 5);
  await row(page, 0).click();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await eventually('later lines', async () => ((await shown())?.[0] ?? 0) > 1 || undefined);
  await page.keyboard.press('End');
  await eventually('the last lines', async () => (await shown())?.[1] === 1000 || undefined);
  await page.getByRole('tab', { name: 'Trend' }).click();
  await eventually('all of them', async () => (await status.innerText()).startsWith('1,000 hits in 1 article · ') || undefined);
});

test('a corpus without articles is said to have none', async (t) => {
  const host = new FakeHost();
  host.progress = [{ ended: true, hits: 0, lines: 0, articles: 0, done: 0, total: 0 }];
  const { page } = await openPanel(t, browser, { host, shown: { state: { asked }, run: true } });
  await page.getByText('The corpus has no articles.').waitFor();
});

test('of more hits than are kept all are counted, and those that are kept are listed', async (t) => {
  const host = new FakeHost();
  host.progress = [{ ended: true, cut: true, hits: 3_000_000, lines: 1_000_000 }];
  const { page } = await withHits(t, { host });
  await page.getByText(/^1–\d+ of 1,000,000 lines · 3,000,000 hits in 40,000 articles/).waitFor();
  assert.equal(await page.getByRole('grid').getAttribute('aria-rowcount'), '1000001');
});

test('lines are sorted, sampled and filtered, and shown as they were again', async (t) => {
  const { page, host } = await withHits(t);
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
  const { page } = await withHits(t);
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
  await row(page, 2).locator('.sorted').waitFor({ state: 'detached' });
  assert.deepEqual(await row(page, 2).locator('.left, .node, .right').allTextContents(), [left, node, right]);
});

test('where a query looks, and what was asked before', async (t) => {
  const { page, host, tell } = await withHits(t);
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

test('tabs are gone through by keys, and each shows its figures in a plot and a table', async (t) => {
  const { page, errors } = await withHits(t);
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

test('a group of hits opens its lines, which say whose they are until the others are wanted again', async (t) => {
  const { page, host } = await withHits(t);
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
  const { page, host } = await withHits(t);
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

test('what somebody says is of where the query bar looks, and so is what is saved of it', async (t) => {
  const speaker = { kind: 'speaker' as const, label: '许红兵的讲话', key: '许红兵' };
  const state = { attribute: 'word', measure: 'g2', minimum: 3, reference: { kind: 'rest', label: '' }, target: speaker } as const;
  const scope = { folders: ['file:///corpus/news'], from: '2020' };
  const host = new FakeHost();
  host.answers.profile = (parameters) => host.answers.keywords({ ...parameters, target: {}, attribute: 'folded' });
  const { page } = await openPanel(t, browser, {
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
  const { page } = await openPanel(t, browser, { host, shown: { state: { asked, tab: 'words' }, run: true } });
  const ask = (what: 'words' | 'keywords') => (lastAsked(host, what) as { once?: boolean } | undefined)?.once;
  await eventually('words', () => host.asked.some(({ ask }) => ask === 'words') || undefined);
  assert.equal(ask('words'), undefined);
  await page.getByRole('checkbox', { name: 'Near-duplicates once' }).check();
  await eventually('words, copies once', () => ask('words'));
  await page.getByRole('tab', { name: 'Keywords' }).click();
  await eventually('keywords, copies once', () => ask('keywords'));
});

test('figures tell how far they are', async (t) => {
  const { page, host } = await withHits(t);
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
  const { page, host, tell } = await withHits(t);
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
  const { page, host } = await withHits(t);
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
  const { page, host } = await withHits(t);
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

test('after a reload the panel is as it was, and its query is run again', async (t) => {
  const { page, host } = await openPanel(t, browser, {
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
  const { page, tell } = await openPanel(t, browser, { host });
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

const sort: QuerySort[] = [
  { by: 'left', distance: 2 },
  { by: 'right', distance: 1 },
  { by: 'left', distance: 1 },
];
const TABS: readonly Tab[] = ['lines', 'groups', 'collocations', 'keywords', 'dispersion', 'trend', 'words'];

for (const theme of ['dark', 'light', 'high-contrast', 'high-contrast-light'] as const) {
  for (const locale of ['en', 'zh-cn'] as const) {
    test(`nothing is in the way of anybody: ${theme}, ${locale}`, async (t) => {
      const { page, errors } = await withHits(t, {
        theme,
        locale,
        shown: { state: { asked, columns: ['published', 'title'], explained: true, arrangement: { sort } }, run: true },
      });
      await page.locator('.words strong').waitFor();
      await row(page, 2).click();
      for (const tab of TABS) {
        await page.getByRole('tab').nth(TABS.indexOf(tab)).click();
        if (tab !== 'lines') await page.getByRole('tabpanel').locator('table').waitFor();
        await page.screenshot({ path: path.join(pictures, `concordance-${tab}-${theme}-${locale}.png`), animations: 'disabled' });
        // What axe looks at does not depend on the language but for the words, and those of all tabs come the same way.
        if (locale === 'en' || tab === 'lines') assert.deepEqual(await violations(page), [], tab);
      }
      assert.deepEqual(errors, []);
    });
  }
}

test('nothing is in the way of anybody: an empty panel, a menu, a problem, a narrow window', async (t) => {
  const { page } = await openPanel(t, browser, { size: { width: 480, height: 600 } });
  assert.deepEqual(await violations(page), []);
  await page.getByLabel('Query language').selectOption('cql');
  await query(page).fill('[word="调研"');
  await page.locator('.problem').waitFor();
  assert.deepEqual(await violations(page), []);
  await query(page).fill('[word="调研"]');
  await query(page).press('Enter');
  await row(page, 0).filter({ hasText: '调研' }).waitFor();
  await page.getByRole('button', { name: 'Sort', exact: true }).click();
  await page.screenshot({ path: path.join(pictures, 'concordance-narrow.png'), animations: 'disabled' });
  assert.deepEqual(await violations(page), []);
});

/** What axe finds, in a sentence each. */
async function violations(page: Page): Promise<string[]> {
  // By the debugger's way, which the page's policy does not reach.
  await page.evaluate(axe);
  const found = (await page.evaluate(`axe.run({ resultTypes: ['violations'] })`)) as {
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
  };
  return found.violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.html} ${node.failureSummary}`));
}
