/**
 * A window of VS Code on a kept corpus whose index is ready: a copy of the index is laid where VS Code will have the extension look for
 * it, which is only known once the window has been open without the extension.
 */
import { existsSync } from 'node:fs';
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root, scratchFolder } from '../../support/e2e.ts';
import { startBrowserServer } from '../../support/vscode/browser-server.ts';
import { launchChromium } from '../../support/vscode/chromium.ts';
import { quietSettings } from '../../support/vscode/settings.ts';
import { openWorkbench, type Workbench } from '../../support/vscode/workbench.ts';
import type { MadeCorpus } from '../corpus/made.ts';
import { startedBy } from './inspector.ts';

export interface OpenWindow {
  readonly workbench: Workbench;
  /** The process of the language server. */
  readonly server: number;
  close(): Promise<void>;
}

const SIZE = { width: 1280, height: 1000 };
/** How long the index may take to be ready, in milliseconds: where another version of the server has made it, it is made anew. */
const PATIENCE = 3 * 3600e3;
const ID = 'yuliao.yuliao';
const LOCK = 'vscode.lock';
/** Looks at a file that is about to be written, a tenth of a second apart. */
const ATTEMPTS = 200;

export async function openKept({ folder, storage, articles }: MadeCorpus): Promise<OpenWindow> {
  const scratch = await scratchFolder();
  const data = path.join(scratch.folder, 'server');
  const server = await startBrowserServer({
    data,
    extensions: path.join(scratch.folder, 'extensions'),
    settings: {
      ...quietSettings,
      'editor.minimap.enabled': false,
      'window.commandCenter': false,
      // The articles are only lent; nothing of VS Code's own need look after so many.
      'files.watcherExclude': { '**': true },
      'search.followSymlinks': false,
    },
  });
  const browser = await launchChromium();
  const close = async () => {
    await browser.close();
    server.stop();
    await scratch.remove();
  };
  try {
    const without = await openWorkbench(browser, server.url({ folder }), SIZE);
    const own = path.join(await workspaceStorage(data), ID);
    await without.page.context().close();
    await free(path.dirname(own));
    await cp(storage, own, { recursive: true });
    const workbench = await openWorkbench(browser, server.url({ folder, extensionDevelopmentPaths: [root] }), SIZE);
    const ready = workbench.status().filter({ hasText: `${articles.toLocaleString('en')} articles` });
    await ready.first().waitFor({ timeout: PATIENCE });
    return { workbench, server: await startedBy(server.pid, path.join(root, 'dist', 'server.js')), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** VS Code gives each window a folder of its own: while the extension host of one that was closed waits for it to come back, another. */
async function free(folder: string): Promise<void> {
  const lock = path.join(folder, LOCK);
  for (let attempt = 0; existsSync(lock) && attempt < ATTEMPTS; attempt++) {
    // It is there before anything stands in it.
    const content = await readFile(lock, 'utf8').catch(() => '');
    if (content === '') {
      await sleep(100);
      continue;
    }
    const { pid } = JSON.parse(content) as { readonly pid: number };
    process.kill(pid, 'SIGKILL');
    await rm(lock, { force: true });
  }
}

/** The folder that VS Code keeps for extensions in this window's workspace; it comes with the extension host. */
async function workspaceStorage(data: string): Promise<string> {
  const parent = path.join(data, 'data', 'User', 'workspaceStorage');
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const [first] = await readdir(parent).catch(() => []);
    if (first !== undefined && existsSync(path.join(parent, first, LOCK))) return path.join(parent, first);
    await sleep(100);
  }
  throw new Error(`VS Code keeps nothing for its workspace in ${parent}`);
}
