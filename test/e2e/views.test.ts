/**
 * The side bar as a person meets it: what stands in each view, what a click does, and how it is narrowed. Each test leaves a picture, in
 * `.cache/pictures`.
 */
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { handsOf } from '../support/vscode/hands.ts';
import { openSeeds, pictures, type Window } from '../support/vscode/window.ts';
import type { Workbench } from '../support/vscode/workbench.ts';

let window: Window;
let workbench: Workbench;

before(async () => {
  await mkdir(pictures, { recursive: true });
  // High enough for all items of a view.
  window = await openSeeds({ width: 1280, height: 1500 });
  workbench = window.workbench;
  await writeFile(path.join(window.folder, 'health.cql'), '[word="健康"]\n');
  await openContainer();
});

after(() => window?.close());

const openContainer = (): Promise<void> => workbench.page.locator('.activitybar .action-label[aria-label="Corpus"]').click();

/** The section of a view, with its title bar. */
const view = (name: string): Locator =>
  workbench.page.locator('.sidebar .pane').filter({ has: workbench.page.locator(`.pane-header[aria-label^="${name}"]`) });
const rows = (name: string): Locator => view(name).locator('.monaco-list-row');
const row = (name: string, text: string): Locator => rows(name).filter({ hasText: text }).first();

/** Without the title bar, which says that tests are at work. */
async function picture(name: string, width = 1280, height = 1470): Promise<void> {
  const clip = { x: 0, y: 30, width, height };
  await workbench.page.screenshot({ path: path.join(pictures, `${name}.png`), clip, animations: 'disabled' });
}

/** Opens an item that has others below it. */
async function open(name: string, text: string): Promise<void> {
  await row(name, text).locator('.monaco-tl-twistie').click();
}

/** Closes all other views, so that all items of this one are on the screen. */
async function only(name: string): Promise<void> {
  for (const each of ['Officials', 'Organisations', 'Articles', 'Findings', 'Queries']) {
    const header = view(each).locator('.pane-header');
    if ((await header.getAttribute('aria-expanded')) !== String(each === name)) await header.locator('.title').click();
  }
}

/** Opens further views. */
async function unfold(...names: readonly string[]): Promise<void> {
  for (const name of names) await view(name).locator('.pane-header .title').click();
}

const labels = async (name: string): Promise<string[]> =>
  (await rows(name).allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());

test('officials, the most named first, with posts and articles below; a click leads to where one is introduced', async () => {
  await row('Officials', '许红兵').waitFor();
  assert.match((await labels('Officials'))[0] ?? '', /^许红兵 ?宝丰县委书记 · \d+$/);
  await open('Officials', '许红兵');
  await row('Officials', 'Articles').waitFor();
  assert.match((await labels('Officials'))[1] ?? '', /县委书记/);
  await row('Officials', '许红兵').click();
  await workbench.page.locator('.tab.active', { hasText: '001_838f417be17cfb94.txt' }).waitFor();
  // The other views are open once somebody has opened them.
  assert.equal(await rows('Organisations').count(), 0);
  await unfold('Organisations', 'Articles');
  await rows('Organisations').first().waitFor();
  await rows('Articles').first().waitFor();
  await picture('views');
});

test('what is open stays open when the corpus changes', async () => {
  const text = '龙江县卫生工作会议召开\n2022-03-04\n本报讯 龙江县委书记赵文博强调，要抓好卫生健康工作。赵文博指出，责任要落实。\n'.repeat(
    3,
  );
  await writeFile(path.join(window.folder, 'new.txt'), text);
  await row('Articles', '2022').waitFor();
  await row('Officials', '赵文博').waitFor();
  assert.ok((await labels('Officials')).some((label) => label.startsWith('Articles')));
});

test('a view is narrowed as one types, by initials, too', async () => {
  await workbench.runCommand('Corpus: Filter Officials…');
  await workbench.page.getByPlaceholder('A name, such as 李斌, libin, lb').pressSequentially('xhb');
  await row('Officials', '赵文博').waitFor({ state: 'hidden' });
  await row('Officials', '许红兵').waitFor();
  await workbench.page.keyboard.press('Enter');
  await view('Officials').locator('.pane-header', { hasText: '“xhb” · 1' }).waitFor();
  await picture('views-filter');
  await workbench.runCommand('Corpus: Clear Filter of Officials');
  await row('Officials', '赵文博').waitFor();
});

test('officials in another order', async () => {
  await workbench.runCommand('Corpus: Order Officials…');
  await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'by pinyin' }).click();
  await only('Officials');
  await open('Officials', 'X');
  await row('Officials', '许红兵').waitFor();
});

test('organisations by place, with those who hold posts in them', async () => {
  await only('Organisations');
  for (const each of ['河南省', '平顶山市', '宝丰县', '宝丰县委']) {
    await row('Organisations', each).waitFor();
    await open('Organisations', each);
  }
  await row('Organisations', '许红兵').waitFor();
  await picture('side-bar', 1000, 640);
});

test('a dossier and a concordance of whom an item is about', async () => {
  await row('Organisations', '许红兵').hover();
  await row('Organisations', '许红兵').getByRole('button', { name: 'Dossier' }).click();
  await workbench.page.locator('.tab.active', { hasText: '许红兵' }).waitFor();
  await row('Organisations', '许红兵').hover();
  await row('Organisations', '许红兵').getByRole('button', { name: 'Concordance' }).click();
  await workbench.page.locator('.tab.active', { hasText: '<person name="许红兵"/>' }).waitFor();
  await picture('views-concordance');
});

test('findings by rule, with the articles below', async () => {
  await only('Findings');
  await open('Findings', 'Site registration');
  await row('Findings', '宝丰县着力提升').click();
  await workbench.page.locator('.tab.active', { hasText: '001_838f417be17cfb94.txt' }).waitFor();
  await picture('views-findings');
});

test('findings are narrowed by their rules', async () => {
  await workbench.runCommand('Corpus: Filter Findings');
  await workbench.page.getByPlaceholder('Part of a rule, such as copyright, artifact/, banquan').pressSequentially('registr');
  await row('Findings', 'Copyright').waitFor({ state: 'hidden' });
  await row('Findings', 'Site registration').waitFor();
  await workbench.page.keyboard.press('Enter');
  await view('Findings').locator('.pane-header', { hasText: '“registr”' }).waitFor();
  await picture('views-findings-filter');
  await view('Findings').hover();
  await view('Findings').getByRole('button', { name: 'Clear Filter of Findings' }).click();
  await row('Findings', 'Copyright').waitFor();
});

test('queries of the workspace, and what was asked', async () => {
  await only('Queries');
  await row('Queries', 'health.cql').click();
  await workbench.page.locator('.tab.active', { hasText: 'health.cql' }).waitFor();
  await row('Queries', '<person name="许红兵"/>').waitFor();
  await workbench.runCommand('Corpus: Filter Queries');
  await workbench.page.getByPlaceholder('Part of a query, or of the name of its file').pressSequentially('HEALTH');
  await row('Queries', '<person name="许红兵"/>').waitFor({ state: 'hidden' });
  await row('Queries', 'health.cql').waitFor();
  await workbench.page.keyboard.press('Enter');
  await view('Queries').locator('.pane-header', { hasText: '“HEALTH”' }).waitFor();
  await picture('views-queries-filter');
  await workbench.runCommand('Corpus: Clear Filter of Queries');
  await handsOf(workbench).button(row('Queries', '<person name="许红兵"/>'), 'yuliao.forgetQuery');
  await row('Queries', '<person name="许红兵"/>').waitFor({ state: 'hidden' });
});

test('a folder without articles: the side bar says what to do', async () => {
  const other = path.join(window.folder, '..', 'other');
  await mkdir(other);
  await writeFile(path.join(other, 'main.py'), 'print(1)\n');
  await window.show(other);
  await openContainer();
  await only('Officials');
  await view('Officials').getByText('There are no Chinese articles in this folder yet').waitFor();
  await view('Officials').getByRole('button', { name: 'Use This Folder as a Corpus' }).waitFor();
  await picture('views-empty');
});
