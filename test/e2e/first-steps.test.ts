/**
 * What a person meets in the first minutes: the walkthrough, and each of its steps. The steps leave pictures, from which `npm run
 * screenshots` makes those of the walkthrough and the tour of the README.
 */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import manifest from '../../package.json' with { type: 'json' };
import { root } from '../support/e2e.ts';
import { output } from '../support/vscode/commands.ts';
import { openSeeds, pictures, type Window } from '../support/vscode/window.ts';
import type { Workbench } from '../support/vscode/workbench.ts';

/** Small, so that a picture can be read where it is shown at half its size. */
const size = { width: 960, height: 600 };
const walkthrough = manifest.contributes.walkthroughs[0];

let window: Window;
let workbench: Workbench;

before(async () => {
  await mkdir(path.join(pictures, 'first-steps'), { recursive: true });
  window = await openSeeds(size);
  workbench = window.workbench;
});

beforeEach(() => workbench.runCommand('View: Close All Editors'));

after(() => window?.close());

/** Without the title bar, which says that tests are at work. */
async function picture(step: string): Promise<void> {
  const clip = { x: 0, y: 30, width: size.width, height: size.height - 30 };
  await workbench.page.screenshot({ path: path.join(pictures, 'first-steps', `${step}.png`), clip, animations: 'disabled' });
}

async function openArticle(name: string): Promise<void> {
  await workbench.openFile(name);
  await workbench.page.locator('.statusbar-item', { hasText: 'Chinese News Article' }).waitFor();
  await workbench.editor().locator('.squiggly-inline-unnecessary').first().waitFor();
}

test('the walkthrough has a step for each of the first minutes, with its picture', async () => {
  assert.ok(walkthrough);
  await workbench.runCommand('Welcome: Open Walkthrough');
  await workbench.page.locator('.quick-input-widget input').fill('Read a corpus');
  await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Read a corpus with Yuliao' }).first().click();
  const steps = workbench.page.locator('.getting-started-step');
  await steps.first().waitFor();
  assert.equal(await steps.count(), walkthrough.steps.length);
  // The folder is open, and its articles are read: that is done.
  await steps.first().locator('.getting-started-step.checked, .codicon.complete, .codicon-getting-started-step-checked').waitFor();
  // A window as narrow as that of the pictures has no room for them.
  await workbench.page.setViewportSize({ width: 1280, height: 800 });
  await workbench.page.locator('.getting-started-media img').waitFor();
  await workbench.page.waitForFunction('document.querySelector(".getting-started-media img").naturalWidth > 0');
  await workbench.page.screenshot({ path: path.join(pictures, 'walkthrough.png') });
  await workbench.page.setViewportSize(size);
});

test('open: the articles of a folder', async () => {
  await openArticle('003_06b26881d430033d.txt');
  await picture('open');
});

test('hover: who that is', async () => {
  await openArticle('000_ad335e0bf92ef045.txt');
  const hover = await workbench.hover('国家卫生健康委副主任李斌', '李斌');
  assert.match(await hover.innerText(), /国家卫生健康委副主任/);
  await picture('hover');
});

test('outline: how an article is built', async () => {
  await openArticle('001_838f417be17cfb94.txt');
  const files = workbench.page.getByRole('button', { name: /^Explorer Section/ });
  await files.click();
  assert.match((await workbench.outline()).join(' '), /许红兵强调/);
  await picture('outline');
  await files.click();
});

test('fade: what belongs to the page, and what may be done with it', async () => {
  await openArticle('001_838f417be17cfb94.txt');
  await workbench.caretOn('上一版', '上一');
  await workbench.quickFix('content');
  await picture('fade');
  await workbench.page.keyboard.press('Escape');
});

test('find: an official by initials', async () => {
  await openArticle('001_838f417be17cfb94.txt');
  await workbench.runCommand('Corpus: Find Official');
  await workbench.page.getByPlaceholder('李斌, libin, lb').pressSequentially('xhb');
  await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: '魏妮婭' }).waitFor({ state: 'hidden' });
  await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: '许红兵' }).first().waitFor();
  await picture('find');
  await workbench.page.keyboard.press('Escape');
});

test('query: the lines of a word', async () => {
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await workbench.runCommand('Corpus: Concordance…');
  const panel = workbench.panel();
  const query = panel.getByRole('textbox', { name: 'Query' });
  await query.fill('健康');
  await query.press('Enter');
  await panel.getByRole('button', { name: '1R', exact: true }).click();
  await panel.locator('.line:not(.coming)').nth(2).waitFor();
  await picture('query');
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
});

test('clean: the report of a clean copy', async () => {
  const copy = path.join(path.dirname(window.folder), 'clean');
  await output(process.execPath, [path.join(root, 'server', 'src', 'cli.ts'), 'clean', window.folder, copy]);
  await window.show(copy);
  await workbench.openFile('report.md');
  await workbench.editor().locator('.view-line', { hasText: 'Clean copy' }).waitFor();
  await picture('clean');
});
