/**
 * A dossier's page in a real browser, with a made-up host behind it: what a person sees, what the keys do, what a screen reader finds.
 * Pictures of each theme are left in `.cache/pictures`.
 */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { companion, type DossierOpening, FakeDossier, locationOf, MARKUP, OFFICIAL, openDossier } from '../support/panel/fake-dossier.ts';
import { browserOfTests, eventually, pictureFile, violations } from '../support/panel/in-browser.ts';

const browser = browserOfTests();

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true }).first();
const section = (page: Page, name: string) => page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) });

/** A dossier with all its parts, those that are asked for later too. */
async function whole(t: TestContext, opening: DossierOpening = {}) {
  const opened = await openDossier(t, browser(), opening);
  await opened.page.locator('.company table').first().waitFor();
  return opened;
}

test('an official: who it is, posts in their order with the articles that state them, and a way to each', async (t) => {
  const { page, host, errors } = await whole(t);
  assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /^张伟\s*zhāng wěi$/);
  assert.match(await page.locator('header').innerText(), /official · 清河县委书记\n+Mentions: 1,284 · articles: 412/);
  const career = section(page, 'Career');
  const rows = await career.getByRole('row').allInnerTexts();
  assert.match(rows[1] ?? '', /副局长\s+清河县教育局\s+2008-03-02\s+2010-11-20\s+held\s+14/);
  assert.match(rows[2] ?? '', /局长\s+清河县教育局\s+before 2010-12-05\s+former\s+46/);
  assert.match(rows[3] ?? '', /副县长\s+清河县人民政府\s/);
  assert.match(rows[7] ?? '', /undated\s+undated/);
  assert.equal(await career.locator('svg .choosable').count(), 7);
  await career.getByRole('button', { name: '县长', exact: true }).click();
  const opened = await eventually('an article', () => host.heard.findLast((message) => message.kind === 'open'));
  assert.deepEqual(opened, { kind: 'open', location: locationOf(131), how: 'go' });
  await career.getByRole('button', { name: '清河县人民政府' }).click();
  const shown = await eventually('another dossier', () => host.heard.findLast((message) => message.kind === 'show'));
  assert.deepEqual(shown, { kind: 'show', subject: { kind: 'organisation', key: '清河县人民政府' } });
  assert.deepEqual(errors, []);
});

test('plots are gone through by the arrow keys, and lead to the articles behind them', async (t) => {
  const { page, host } = await whole(t);
  const posts = section(page, 'Career').locator('svg .choosable');
  await posts.first().focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Articles: 清河县委书记' });
  await dialog.getByRole('listitem').first().waitFor();
  assert.deepEqual(host.asked.findLast(({ ask }) => ask === 'articles')?.parameters, {
    kind: 'person',
    key: '张伟#1',
    post: { organisation: '清河县委', post: '书记' },
    limit: 20,
  });
  assert.match(await dialog.getByRole('listitem').nth(3).innerText(), /undated[\s\S]*调研春季农业生产/);
  await dialog.getByRole('button', { name: 'More' }).click();
  await eventually('more', async () => ((await dialog.getByRole('listitem').count()) === 40 ? true : undefined));
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  const years = section(page, 'Over time').locator('svg .choosable');
  assert.equal(await years.count(), 16);
  await years.nth(2).click();
  await page.getByRole('dialog', { name: 'Articles: 2010' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'By' }).selectOption('month');
  await eventually('months', async () => ((await years.count()) > 150 ? true : undefined));
  await eventually('what is kept', () => (host.state?.times.by === 'month' ? true : undefined));
});

test('who else has the name, why, and what can be done about it', async (t) => {
  const { page, host } = await whole(t);
  const names = section(page, 'Who is who');
  assert.match(await names.innerText(), /may be another person[\s\S]*张伟 · 平原市公安局局长[\s\S]*places far from each other/);
  assert.match(await names.innerText(), /not certain whose the name is: 5/);
  await names.getByRole('button', { name: /is the same person/ }).click();
  await names.getByRole('button', { name: 'Not one person…' }).click();
  const acts = await eventually('both', () => {
    const told = host.heard.filter((message) => message.kind === 'identity');
    return told.length === 2 ? told : undefined;
  });
  assert.deepEqual(
    acts.map((each) => each.kind === 'identity' && each.what),
    [
      { act: 'merge', ids: ['张伟#1', '张伟#2'] },
      { act: 'split', ids: ['张伟#1'] },
    ],
  );
});

test('the network: whom one chooses is told of, expanded, and put back', async (t) => {
  const { page, host } = await whole(t);
  const company = section(page, 'Appears with');
  const nodes = company.locator('svg .choosable');
  const before = await nodes.count();
  assert.equal(before, 15);
  await nodes.first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const card = company.locator('.card');
  assert.match(await card.innerText(), /王秀兰[\s\S]*Together 112/);
  assert.equal(await page.evaluate('document.activeElement.getAttribute("aria-pressed")'), 'true');
  await card.getByRole('button', { name: 'Show who appears with 王秀兰' }).click();
  await eventually('two more', async () => ((await nodes.count()) === before + 2 ? true : undefined));
  await card.getByRole('button', { name: 'Reset network' }).click();
  await eventually('as before', async () => ((await nodes.count()) === before ? true : undefined));
  await company.getByRole('button', { name: 'Together', exact: true }).click();
  assert.equal(await company.locator('th[aria-sort]').innerText(), 'Together');
  await company.getByRole('button', { name: /^120, / }).click();
  await page.getByRole('dialog', { name: 'Articles: 张伟 + 李卫东' }).waitFor();
  const { with: other } = (host.asked.findLast(({ ask }) => ask === 'articles')?.parameters ?? {}) as { with?: object };
  assert.deepEqual(other, { kind: 'person', key: '李卫东' });
});

test('statements lead to their articles; more of them, and what they are about, come when they are wanted', async (t) => {
  const { page, host } = await whole(t);
  const statements = section(page, 'Statements');
  assert.equal(await statements.getByRole('listitem').count(), 6);
  await statements.getByRole('button', { name: 'More' }).click();
  await eventually('more', async () => ((await statements.getByRole('listitem').count()) === 26 ? true : undefined));
  await statements.getByRole('button', { name: 'What are the statements about?' }).click();
  await region(page, 'Words of the statements').waitFor();
  assert.deepEqual(host.asked.findLast(({ ask }) => ask === 'profile')?.parameters, { speaker: '张伟#1', measure: 'g2', limit: 40 });
  await statements.getByRole('button', { name: '清河县召开第2次重点工作推进会' }).click();
  const opened = await eventually('an article', () => host.heard.findLast((message) => message.kind === 'open'));
  assert.deepEqual(opened?.kind === 'open' && opened.location, locationOf(101, 8));
});

test('tables are saved as CSV, plots as SVG and PNG, all of it as a page to be printed', async (t) => {
  const { page, host, errors } = await whole(t);
  const saved = (format: string) =>
    eventually(
      format,
      () => host.heard.flatMap((message) => (message.kind === 'save' && message.file.format === format ? [message.file] : []))[0],
    );
  await page.getByRole('button', { name: 'Save the table as CSV… Career' }).click();
  const csv = await saved('csv');
  assert.equal(csv.name, 'Dossier: 张伟 Career');
  assert.equal(csv.content.split('\r\n')[1], '副局长,清河县教育局,2008-03-02,2010-11-20,held,14');
  await page.getByRole('button', { name: 'Save the plot as SVG… Career' }).click();
  const svg = await saved('svg');
  assert.match(svg.content, /^<svg [\s\S]*清河县委书记[\s\S]*<\/svg>$/);
  assert.match(svg.content, /fill="rgb\(/);
  await page.getByRole('button', { name: 'Save the plot as PNG… Appears with' }).click();
  const png = await saved('png');
  assert.equal(Buffer.from(png.content, 'base64').subarray(1, 4).toString(), 'PNG');
  await page.getByRole('button', { name: 'Save for printing…' }).click();
  const html = await saved('html');
  assert.match(html.content, /^<!DOCTYPE html>/);
  assert.match(html.content, /清河县教育局[\s\S]*<svg /);
  assert.doesNotMatch(html.content, /<button|<script|onclick/);
  assert.deepEqual(errors, []);
});

test('an index that is still growing is told of, and so is one that has grown', async (t) => {
  const host = new FakeDossier();
  host.answers.dossier = () => ({ ...OFFICIAL, partial: { indexed: 1200, total: 20_000, paused: false } });
  const { page, tell } = await whole(t, { host });
  await page.getByText('Partial: 1,200 of 20,000 articles').waitFor();
  host.answers.dossier = () => ({ ...OFFICIAL, articles: 777 });
  await tell({ kind: 'changed' });
  await page.getByRole('button', { name: 'Read again' }).click();
  await page.getByText('articles: 777').waitFor();
  assert.equal(await page.getByText('Partial').count(), 0);
});

test('parts that are empty say why, or are left out', async (t) => {
  const host = new FakeDossier();
  const { identity: _, ...unknown } = OFFICIAL;
  host.answers.dossier = () => ({ ...unknown, career: [], times: [], statements: [], moreStatements: false, places: [] });
  host.answers.company = () => ({ articles: 1, corpus: 5, people: [], organisations: [], journalists: [], ties: [] });
  const { page, errors } = await openDossier(t, browser(), { host });
  for (const why of ['No article states a post.', 'None of its articles has a date.', 'No article reports what this person says.']) {
    await page.getByText(why).waitFor();
  }
  await page.getByText('Its articles name nobody else.').waitFor();
  assert.equal(await page.getByRole('heading', { name: 'Who is who' }).count(), 0);
  assert.equal(await page.locator('svg').count(), 0);
  assert.deepEqual(errors, []);
});

test('what articles say is text, wherever it stands', async (t) => {
  const host = new FakeDossier();
  const said = OFFICIAL.statements[0] as (typeof OFFICIAL.statements)[number];
  host.answers.dossier = () => ({ ...OFFICIAL, name: MARKUP, post: MARKUP, statements: [{ ...said, excerpt: MARKUP, title: MARKUP }] });
  const company = await host.answers.company({ kind: 'person', key: '张伟#1', limit: 1 });
  host.answers.company = () => ({ ...company, people: [companion(0, { name: MARKUP, post: MARKUP })] });
  const { page } = await whole(t, { host });
  await page.getByRole('button', { name: 'Save for printing…' }).click();
  const html = await eventually(
    'a page',
    () => host.heard.flatMap((message) => (message.kind === 'save' ? [message.file.content] : []))[0],
  );
  assert.doesNotMatch(html, /<img|<script/);
  assert.equal(await page.evaluate('globalThis.pwned'), undefined);
});

test('an overview of the corpus', async (t) => {
  const host = new FakeDossier();
  host.subject = null;
  const { page, errors } = await openDossier(t, browser(), { host });
  await page.getByText('Articles: 20,000').waitFor();
  await page.getByText('62 % of the articles are clean').waitFor();
  await page.getByText('An estimate from 1,000 of 20,000 articles.').waitFor();
  assert.match(await section(page, 'By site').innerText(), /in no folder/);
  await section(page, 'Officials mentioned most').getByRole('button', { name: '李卫东' }).click();
  await eventually('a dossier', () => host.heard.findLast((message) => message.kind === 'show'));
  await page.screenshot({ path: pictureFile('overview'), fullPage: true });
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(errors, []);
});

test('what a figure of the overview counts opens: by mouse and by keys, from plots and from tables', async (t) => {
  const host = new FakeDossier();
  host.subject = null;
  const asked: unknown[] = [];
  const articles = host.answers.overviewArticles;
  host.answers.overviewArticles = (parameters) => {
    asked.push(parameters);
    return articles(parameters);
  };
  const { page } = await openDossier(t, browser(), { host });
  const shut = async (title: string) => {
    const dialog = page.getByRole('dialog', { name: title });
    await dialog.getByRole('listitem').nth(19).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  };
  await section(page, 'Over time').locator('svg .choosable').first().click();
  await shut('Articles: 2008');
  const sites = section(page, 'By site').locator('svg .choosable');
  await sites.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await shut('Articles: www.site1.gov.cn');
  await section(page, 'By site')
    .getByRole('button', { name: /Articles: in no folder/ })
    .focus();
  await page.keyboard.press('Enter');
  await shut('Articles: in no folder');
  await section(page, 'Over time').getByRole('button', { name: '12, Show these articles: Articles: undated' }).click();
  await shut('Articles: undated');
  for (const figure of ['4,321', '3,210']) {
    await section(page, 'Hygiene')
      .getByRole('button', { name: `${figure}, Show the findings: Contact details` })
      .click();
    const told = await eventually('the rule', () => host.heard.findLast((message) => message.kind === 'findings'));
    assert.equal(told.rule, 'boilerplate/contact');
  }
  const [place] = OFFICIAL.places;
  await section(page, 'Where').locator('svg .choosable').first().click();
  await page.getByRole('dialog').getByRole('listitem').first().waitFor();
  assert.deepEqual(await violations(page), []);
  await page.screenshot({ path: pictureFile('overview-articles') });
  await page.getByRole('dialog').getByRole('button', { name: '全县工作会议召开之0' }).click();
  await eventually('an article', () => host.heard.findLast((message) => message.kind === 'open'));
  assert.deepEqual(asked, [
    { time: '2008', limit: 20 },
    { site: 'www.site1.gov.cn', limit: 20 },
    { site: '', limit: 20 },
    { time: '', limit: 20 },
    { place: place?.code, limit: 20 },
  ]);
});

for (const theme of ['dark', 'light', 'high-contrast', 'high-contrast-light'] as const) {
  test(`nothing is in the way of anybody: ${theme}`, async (t) => {
    const { page, errors } = await whole(t, { theme, locale: theme === 'light' ? 'zh-cn' : 'en' });
    await page.screenshot({ path: pictureFile(`dossier-${theme}`), fullPage: true });
    assert.deepEqual(await violations(page), []);
    await page.locator('svg .choosable').first().click();
    await page.getByRole('dialog').getByRole('listitem').first().waitFor();
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(errors, []);
  });
}

test('a narrow window shows all of it, too', async (t) => {
  const { page } = await whole(t, { size: { width: 420, height: 800 } });
  await page.screenshot({ path: pictureFile('dossier-narrow'), fullPage: true });
  assert.ok(((await page.evaluate('document.documentElement.scrollWidth')) as number) <= 420);
  assert.deepEqual(await violations(page), []);
});
