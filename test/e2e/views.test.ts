/**
 * The side bar as a person meets it: what stands in each view, what a click does, and how it is narrowed. Each test leaves a picture, in
 * `.cache/pictures`.
 */
import assert from 'node:assert/strict';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Locator } from 'playwright-core';
import { root, scratchFolder } from '../support/e2e.ts';
import { type BrowserServer, startBrowserServer } from '../support/vscode/browser-server.ts';
import { launchChromium } from '../support/vscode/chromium.ts';
import { quietSettings } from '../support/vscode/settings.ts';
import { openWorkbench, type Workbench } from '../support/vscode/workbench.ts';

const scratch = await scratchFolder();
const pictures = path.join(root, '.cache', 'pictures');
let server: BrowserServer;
let browser: Browser;
let workbench: Workbench;

before(async () => {
  await mkdir(pictures, { recursive: true });
  const folder = path.join(scratch.folder, 'seeds');
  await cp(path.join(root, 'seeds'), folder, { recursive: true });
  await writeFile(path.join(folder, 'health.cql'), '[word="健康"]\n');
  server = await startBrowserServer({
    data: path.join(scratch.folder, 'server'),
    extensions: path.join(scratch.folder, 'extensions'),
    settings: {
      ...quietSettings,
      'editor.minimap.enabled': false,
      'window.commandCenter': false,
      'workbench.colorTheme': 'Default Light Modern',
    },
  });
  browser = await launchChromium();
  workbench = await openWorkbench(browser, server.url({ folder, extensionDevelopmentPaths: [root] }));
  await workbench.status().filter({ hasText: '5 articles' }).waitFor();
  await workbench.page.locator('.activitybar .action-label[aria-label="Corpus"]').click();
});

after(async () => {
  await browser?.close();
  server?.stop();
  await scratch.remove();
});

/** The section of a view, with its title bar. */
const view = (name: string): Locator =>
  workbench.page.locator('.sidebar .pane').filter({ has: workbench.page.locator(`.pane-header[aria-label^="${name}"]`) });
const rows = (name: string): Locator => view(name).locator('.monaco-list-row');
const row = (name: string, text: string): Locator => rows(name).filter({ hasText: text }).first();

async function picture(name: string): Promise<void> {
  const clip = { x: 0, y: 30, width: 1280, height: 770 };
  await workbench.page.screenshot({ path: path.join(pictures, `${name}.png`), clip, animations: 'disabled' });
}

test('officials with their posts, the most mentioned first', async () => {
  await row('Officials', '许红兵').waitFor();
  assert.match(await row('Officials', '许红兵').innerText(), /宝丰县委书记|县委书记/);
  await picture('views');
});
