/**
 * A window of VS Code on a copy of a corpus, with the extension that is being worked on: what tests of what a person sees begin with.
 */
import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root, scratchFolder } from '../e2e.ts';
import { startBrowserServer } from './browser-server.ts';
import { launchChromium } from './chromium.ts';
import { quietSettings } from './settings.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

/** Where tests leave pictures; `npm run screenshots` takes those of the documentation from there. */
export const pictures = path.join(root, '.cache', 'pictures');

export interface Window {
  readonly workbench: Workbench;
  /** The copy of the corpus. */
  readonly folder: string;
  /** Shows another folder in the same window. */
  show(folder: string): Promise<void>;
  /** Ends the window and all that it left behind. */
  close(): Promise<void>;
}

/** Opens a copy of the seeds, with other files `added` by their paths, and waits until the articles are read. `size` in pixels. */
export async function openSeeds(
  size?: { width: number; height: number },
  added: Readonly<Record<string, string>> = {},
  settings: Readonly<Record<string, unknown>> = {},
): Promise<Window> {
  const scratch = await scratchFolder();
  const folder = path.join(scratch.folder, 'seeds');
  await cp(path.join(root, 'seeds'), folder, { recursive: true });
  for (const [name, text] of Object.entries(added)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  const articles = 5 + Object.keys(added).filter((name) => name.endsWith('.txt')).length;
  const server = await startBrowserServer({
    data: path.join(scratch.folder, 'server'),
    extensions: path.join(scratch.folder, 'extensions'),
    settings: {
      ...quietSettings,
      'editor.minimap.enabled': false,
      // The system's own dialogs are no part of the window.
      'files.simpleDialog.enable': true,
      'window.commandCenter': false,
      'editor.fontSize': 14,
      'workbench.colorTheme': 'Default Light Modern',
      ...settings,
    },
  });
  const browser = await launchChromium();
  const close = async () => {
    await browser.close();
    server.stop();
    await scratch.remove();
  };
  try {
    const url = (shown: string) => server.url({ folder: shown, extensionDevelopmentPaths: [root] });
    const workbench = await openWorkbench(browser, url(folder), size);
    await workbench
      .status()
      .filter({ hasText: `${articles} articles` })
      .waitFor();
    const show = async (shown: string) => {
      await workbench.page.goto(url(shown));
      await workbench.explorer().first().waitFor();
    };
    return { workbench, folder, show, close };
  } catch (error) {
    await close();
    throw error;
  }
}
