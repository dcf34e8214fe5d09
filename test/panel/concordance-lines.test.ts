/** The lines of the Concordance panel, in a real browser with a made-up host behind it: how they scroll, what the keys do, what they may hold. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked, row, withHits } from '../support/panel/concordance-page.ts';
import { FakeHost, lineOf, MARKUP } from '../support/panel/fake-host.ts';
import { browserOfTests, eventually } from '../support/panel/in-browser.ts';
import { openPanel } from '../support/panel/open-panel.ts';

const browser = browserOfTests();

test('a million lines scroll: a page of them are elements, and the last is as near as the first', async (t) => {
  const { page, host, errors } = await withHits(t, browser());
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
  const { page } = await withHits(t, browser());
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
  const { page, host, tell } = await withHits(t, browser());
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
  const { page } = await withHits(t, browser());
  await row(page, 3).click();
  await page.evaluate(`document.addEventListener('copy', (event) => { globalThis.copied = event.clipboardData.getData('text/plain'); })`);
  await page.keyboard.press('Control+c');
  const copied = String(await page.evaluate('globalThis.copied')).split('\t');
  const { left, node, right, published, title, path: file } = lineOf(3);
  assert.deepEqual(copied, [left, node, right, published, title, file]);
});

test('all columns leave room for what stands around the hits', async (t) => {
  const { page } = await withHits(t, browser(), {
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
  const { page } = await withHits(t, browser());
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
  const panel = await openPanel(t, browser(), {
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
  const { page, errors } = await openPanel(t, browser());
  await page.evaluate(`document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(MARKUP)})`);
  await eventually('the refusal', () => errors.some((error) => /Content Security Policy/i.test(error)) || undefined);
  assert.equal(await page.evaluate('globalThis.pwned'), undefined);
});

test('which lines are on the screen is said before how many there are', async (t) => {
  const host = new FakeHost();
  host.progress = [{ ended: true, hits: 1000, articles: 1 }];
  const { page } = await withHits(t, browser(), { host });
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

test('of more hits than are kept all are counted, and those that are kept are listed', async (t) => {
  const host = new FakeHost();
  host.progress = [{ ended: true, cut: true, hits: 3_000_000, lines: 1_000_000 }];
  const { page } = await withHits(t, browser(), { host });
  await page.getByText(/^1–\d+ of 1,000,000 lines · 3,000,000 hits in 40,000 articles/).waitFor();
  assert.equal(await page.getByRole('grid').getAttribute('aria-rowcount'), '1000001');
});
