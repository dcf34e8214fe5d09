/**
 * What a person sees in VS Code's window. Each test leaves a picture, in `.cache/pictures`; `npm run screenshots` takes
 * the README's from there.
 */
import assert from 'node:assert/strict';
import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { streamXlsxRows } from 'hucre/xlsx';
import { openSeeds, pictures, type Window } from '../support/vscode/window.ts';
import type { Workbench } from '../support/vscode/workbench.ts';

let window: Window;
let workbench: Workbench;

before(async () => {
  await mkdir(pictures, { recursive: true });
  window = await openSeeds();
  workbench = window.workbench;
});

beforeEach(() => workbench.runCommand('View: Close All Editors'));

after(() => window?.close());

/** Opens an article and waits until it looks as it will look. */
async function openArticle(name: string): Promise<void> {
  await workbench.openFile(name);
  await workbench.page.locator('.statusbar-item', { hasText: 'Chinese News Article' }).waitFor();
  await workbench.editor().locator('.squiggly-inline-unnecessary').first().waitFor();
}

/** Without the title bar, which says that tests are at work. */
async function picture(name: string): Promise<void> {
  const clip = { x: 0, y: 30, width: 1280, height: 770 };
  await workbench.page.screenshot({ path: path.join(pictures, `${name}.png`), clip, animations: 'disabled' });
}

test('the hover on an official', async () => {
  await openArticle('000_ad335e0bf92ef045.txt');
  const hover = await workbench.hover('国家卫生健康委副主任李斌', '李斌');
  const text = await hover.innerText();
  for (const part of ['李斌', '国家卫生健康委', '副主任']) assert.ok(text.includes(part), text);
  await picture('hover');
});

test('the outline, and boilerplate that is faded', async () => {
  await openArticle('001_838f417be17cfb94.txt');
  const files = workbench.page.getByRole('button', { name: /^Explorer Section/ });
  await files.click();
  const outline = (await workbench.outline()).join(' ');
  assert.match(outline, /许红兵强调/);
  assert.match(outline, /Boilerplate/);
  await picture('boilerplate');
  await files.click();
});

test('the references of an official, in a peek', async () => {
  await openArticle('002_37d7d8683756c411.txt');
  await workbench.caretOn('習(xí)近平新', '習(xí)近平');
  await workbench.runCommand('Peek References');
  const peek = workbench.page.locator('.peekview-widget');
  await peek.locator('.ref-tree .monaco-list-row').nth(3).waitFor();
  assert.match(await peek.locator('.ref-tree').innerText(), /000_ad335e0bf92ef045/);
  await picture('references');
});

test('the problems of an article', async () => {
  await openArticle('002_37d7d8683756c411.txt');
  await workbench.runCommand('Problems: Focus on Problems View');
  const problems = workbench.page.locator('.markers-panel .monaco-list-row');
  await problems.filter({ hasText: 'boilerplate/attachment' }).first().waitFor();
  await picture('problems');
  await workbench.runCommand('View: Hide Panel');
});

test('an official found by the initials of the name', async () => {
  await workbench.runCommand('Corpus: Find Official');
  await workbench.page.getByPlaceholder('李斌, libin, lb').pressSequentially('xhb');
  await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: '魏妮婭' }).waitFor({ state: 'hidden' });
  const row = workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: '许红兵' }).first();
  await row.waitFor();
  assert.match(await row.innerText(), /县委书记/);
  await picture('find-official');
  await workbench.page.keyboard.press('Escape');
});

test('the preview of a rename, with every mention of every article', async () => {
  await openArticle('000_ad335e0bf92ef045.txt');
  const box = workbench.page.locator('.rename-box input');
  // Hints may come while one aims, and move the line: whoever missed the name aims again.
  for (let attempt = 0; attempt < 10 && !(await box.isVisible()); attempt++) {
    await workbench.page.keyboard.press('Escape');
    await workbench.caretOn('和习近平', '习近平');
    await workbench.page.keyboard.press('F2');
    await box.waitFor({ timeout: 2000 }).catch(() => {});
  }
  assert.equal(await box.inputValue(), '习近平');
  await box.fill('习远平');
  await workbench.page.keyboard.press('Enter');
  const mentions = workbench.page.locator('.part.panel .monaco-list-row');
  await mentions.filter({ hasText: '習(xí)近平習遠平' }).waitFor();
  // Those in fixed phrases are not ticked.
  const ticked = workbench.page.locator('.part.panel .monaco-list-row', { hasText: '宝丰县卫生健康大会' }).locator('.edit-checkbox');
  assert.equal(await ticked.isChecked(), true);
  assert.equal(await mentions.filter({ hasText: '習(xí)近平習遠平' }).locator('.edit-checkbox').isChecked(), false);
  await picture('rename');
  await workbench.page.getByRole('button', { name: 'Discard' }).click();
});

test('what may be done with a finding', async () => {
  await openArticle('001_838f417be17cfb94.txt');
  await workbench.caretOn('上一版', '上一');
  await workbench.quickFix('content');
  await picture('fixes');
  await workbench.page.keyboard.press('Escape');
});

test('the findings of the corpus by rule', async () => {
  await workbench.runCommand('Corpus: Findings by Rule');
  const rules = workbench.page.locator('.quick-input-list .monaco-list-row');
  await rules.filter({ hasText: 'Copyright' }).first().waitFor();
  await picture('findings');
  await workbench.page.keyboard.press('Escape');
});

/** A line of the Concordance panel, by the number that it shows. */
const line = (number: number) => workbench.panel().locator(`.rows .line[aria-rowindex="${number + 1}"]`);

/** Waits until the editor has selected a text. */
async function selected(text: string): Promise<void> {
  await workbench.page.locator('.statusbar-item', { hasText: `(${text.length} selected)` }).waitFor();
}

test('a concordance, whose lines open their articles at the hit, and which is there again after a reload', async () => {
  await openArticle('001_838f417be17cfb94.txt');
  await workbench.runCommand('Corpus: Concordance…');
  const panel = workbench.panel();
  const query = panel.getByRole('textbox', { name: 'Query' });
  await query.fill('健康');
  await query.press('Enter');
  await line(1).filter({ hasText: '健康' }).waitFor();
  await panel.getByRole('button', { name: '1R', exact: true }).click();
  await panel.locator('.line:not(.coming)').nth(2).waitFor();
  await picture('concordance');
  // A click shows the hit and leaves the keys in the panel, Enter goes there.
  await line(2).click();
  await workbench.editor().locator('.selected-text').first().waitFor();
  assert.equal(await line(2).getAttribute('aria-selected'), 'true');
  await workbench.page.keyboard.press('Enter');
  await selected('健康');
  // From the article to the next hit and back to where one was.
  await workbench.page.keyboard.press('F4');
  await panel.locator('.rows .line[aria-rowindex="4"][aria-selected="true"]').waitFor();
  await panel.getByRole('tab', { name: 'Collocations' }).click();
  await panel.getByRole('rowheader', { name: '卫生' }).waitFor();
  await panel.getByRole('img').waitFor();
  await picture('collocations');
  await workbench.runCommand('Developer: Reload Window');
  await panel.locator('body').waitFor({ state: 'detached' });
  await panel.getByRole('rowheader', { name: '卫生' }).waitFor();
  assert.equal(await query.inputValue(), '健康');
  await panel.getByRole('tab', { name: 'Lines' }).click();
  await panel.locator('.rows .line[aria-rowindex="4"][aria-selected="true"]').filter({ hasText: '健康' }).waitFor();
  await workbench.status().filter({ hasText: '5 articles' }).waitFor();
  // What was asked is remembered, too.
  await workbench.runCommand('Corpus: Query History');
  await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: '健康' }).first().waitFor();
  await workbench.page.keyboard.press('Escape');
});

test('near-duplicates count once, zones are looked into as they are ticked, and what is seen is saved with where it comes from', async () => {
  const copy = path.join(window.folder, '005_copy.txt');
  await copyFile(path.join(window.folder, '001_838f417be17cfb94.txt'), copy);
  await workbench.status().filter({ hasText: '6 articles' }).waitFor();
  await workbench.runCommand('Corpus: New Concordance');
  const panel = workbench.panel();
  const query = panel.getByRole('textbox', { name: 'Query' });
  await query.fill('县委书记许红兵');
  await query.press('Enter');
  const status = panel.locator('.status-text');
  // The words of the copy may come a moment later, and are then found by themselves.
  await status.filter({ hasText: /^2 hits in 2 articles/ }).waitFor();
  await panel.getByRole('checkbox', { name: 'Near-duplicates once' }).check();
  await status.filter({ hasText: /^1 hit / }).waitFor();
  const hits = async (): Promise<number> => {
    await status.filter({ hasText: /\d hits? / }).waitFor();
    return Number(/([\d,]+) hits?/.exec(await status.innerText())?.[1]);
  };
  // The heading of the page stands in the title and, with other headings, in what is no article.
  await query.fill('提升人民群众健康水平');
  await query.press('Enter');
  const body = await hits();
  await panel.getByRole('checkbox', { name: 'Title' }).check();
  await panel.getByRole('checkbox', { name: 'Boilerplate' }).check();
  await panel.getByRole('button', { name: 'Columns' }).click();
  await panel.getByRole('checkbox', { name: 'Zone' }).check();
  await panel.locator('.rows .zone', { hasText: 'Boilerplate' }).first().waitFor();
  assert.ok((await hits()) > body);
  await workbench.runCommand('Corpus: Save Results…');
  await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'XLSX' }).click();
  const file = path.join(window.folder, 'saved.xlsx');
  const input = workbench.page.locator('.quick-input-widget input[type="text"]').first();
  // The box says where it would be saved, once it is the box for that.
  while (!(await input.inputValue()).endsWith('.xlsx')) await workbench.page.waitForTimeout(50);
  await input.fill(file);
  await workbench.page.keyboard.press('Enter');
  await workbench.explorer().filter({ hasText: 'saved.xlsx' }).waitFor();
  const rows: unknown[][] = [];
  for await (const { values } of streamXlsxRows(await readFile(file))) rows.push(values);
  const provenance = new Map(rows.map(([name, value]) => [name, value]));
  assert.equal(provenance.get('query'), '提升人民群众健康水平');
  assert.equal(provenance.get('zones'), 'title body boilerplate');
  assert.equal(provenance.get('near_duplicates'), 'once');
  assert.ok(rows.some((row) => row.includes('boilerplate') && row.includes('提升人民群众健康水平')));
  await Promise.all([rm(file), rm(copy)]);
  await workbench.status().filter({ hasText: '5 articles' }).waitFor();
});

test('the dossier of an official who is found by initials: its articles open, and it is there again after a reload', async () => {
  await openArticle('001_838f417be17cfb94.txt');
  await workbench.runCommand('Corpus: Show Dossier…');
  await workbench.page.getByPlaceholder('Name, pinyin or initials of an official').pressSequentially('xhb');
  await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: '魏妮婭' }).waitFor({ state: 'hidden' });
  await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: '许红兵' }).first().waitFor();
  await workbench.page.keyboard.press('Enter');
  const panel = workbench.panel();
  await panel.getByRole('heading', { level: 1, name: /^许红兵/ }).waitFor();
  await panel.locator('svg.plot').first().waitFor();
  await panel.locator('.company table').first().waitFor();
  await picture('dossier-head');
  await panel.getByRole('group', { name: /^Network/ }).scrollIntoViewIfNeeded();
  await picture('dossier');
  await panel.getByRole('button', { name: 'Fullest introduction' }).first().click();
  await selected('许红兵');
  await workbench.runCommand('View: Close Editor');
  await workbench.runCommand('Developer: Reload Window');
  await panel.getByRole('heading', { level: 1, name: /^许红兵/ }).waitFor();
  await panel.locator('.company table').first().waitFor();
  await workbench.status().filter({ hasText: '5 articles' }).waitFor();
});

test('the overview of the corpus', async () => {
  await workbench.runCommand('Corpus: Overview');
  const panel = workbench.panel();
  await panel.getByText('Articles: 5').waitFor();
  await panel.locator('svg.plot').first().waitFor();
  await picture('overview');
});
