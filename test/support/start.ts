/**
 * `npm start [-- FOLDER] [--check]`: VS Code with the extension, on the seeds or on another folder.
 *
 * The desktop's `code` where it is on PATH, else the browser build, whose address is printed. `--check` opens the browser
 * build without a window, looks whether the folder's files and the extension are there, says so and stops: exit code 0 or 1.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { type BrowserServer, startBrowserServer } from './vscode/browser-server.ts';
import { cacheFolder } from './vscode/cache.ts';
import { launchChromium } from './vscode/chromium.ts';
import { findOnPath, output, succeeds } from './vscode/commands.ts';
import { quietSettings } from './vscode/settings.ts';
import { openWorkbench } from './vscode/workbench.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The oldest desktop whose Node has `node:sqlite`; `engines.vscode` says the same. */
const oldestMinor = 120;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { check: { type: 'boolean', default: false } } });
const named = positionals[0];
// npm changes into the project; a relative folder is meant from where the user stands.
const folder = named === undefined ? path.join(root, 'seeds') : path.resolve(process.env.INIT_CWD ?? process.cwd(), named);
if (!existsSync(folder) || !statSync(folder).isDirectory()) {
  console.error(`${folder} is not a folder`);
  process.exit(2);
}

if (values.check) process.exitCode = await check();
else if (!(await openDesktop())) await openBrowserBuild();

/** False where there is no desktop VS Code, or one that is too old. */
async function openDesktop(): Promise<boolean> {
  const code = findOnPath('code');
  if (!code) return false;
  const shell = process.platform === 'win32';
  const quote = (text: string) => (shell ? `"${text}"` : text);
  const version = await output(quote(code), ['--version'], { shell }).catch(() => '');
  const [major, minor] = version.split('.', 2).map(Number);
  if (major !== 1 || minor === undefined || minor < oldestMinor) {
    console.log(`${code} is no VS Code 1.${oldestMinor} or newer (it says ${version.split('\n', 1)[0] || 'nothing'})`);
    return false;
  }
  await output(quote(code), ['--new-window', `--extensionDevelopmentPath=${quote(root)}`, quote(folder)], { shell });
  console.log(`VS Code is open on ${folder}`);
  return true;
}

/** Serves until Ctrl-C. The user's settings and layout there are kept from one start to the next. */
async function openBrowserBuild(): Promise<void> {
  const token = randomUUID();
  const data = path.join(cacheFolder(), 'start');
  const server = await startBrowserServer({ data, extensions: path.join(data, 'extensions'), settings: quietSettings, token });
  const url = server.url({ folder, extensionDevelopmentPaths: [root] });
  console.log(`VS Code is open on ${folder}:\n\n  ${url}\n\nOpen this address in Chrome, Edge or Firefox. Ctrl-C stops everything.`);
  showInBrowser(url);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      server.stop();
      process.exit(0);
    });
  }
  await server.ended;
}

/** On a desktop, as a kindness; elsewhere the printed address must do. */
function showInBrowser(url: string): void {
  if (!process.stdout.isTTY || process.env.CI) return;
  if (process.platform === 'darwin') succeeds('open', [url]);
  else if (process.platform === 'win32') succeeds('rundll32', ['url.dll,FileProtocolHandler', url]);
  else if ((process.env.DISPLAY || process.env.WAYLAND_DISPLAY) && findOnPath('xdg-open')) succeeds('xdg-open', [url]);
}

async function check(): Promise<number> {
  const data = await mkdtemp(path.join(tmpdir(), 'yuliao-check-'));
  let server: BrowserServer | undefined;
  let browser: Browser | undefined;
  try {
    server = await startBrowserServer({ data, extensions: path.join(data, 'extensions'), settings: quietSettings });
    browser = await launchChromium();
    const workbench = await openWorkbench(browser, server.url({ folder, extensionDevelopmentPaths: [root] }));
    const files = (await workbench.explorer().allInnerTexts()).map((name) => name.trim());
    console.log(`The explorer shows ${files.join(', ')}`);
    await workbench.status().first().waitFor();
    const article = files.find((name) => /\.(txt|md)$/.test(name));
    if (article === undefined) throw new Error(`no article lies at the top of ${folder}`);
    await workbench.openFile(article);
    console.log(`The outline of ${article} begins with ${(await workbench.outline())[0]}`);
    await workbench
      .status()
      .filter({ hasText: /\d+ articles?/ })
      .waitFor();
    console.log(`The extension's status is ${(await workbench.status().allInnerTexts()).join(', ').trim()}`);
    return 0;
  } catch (error) {
    console.error(error);
    return 1;
  } finally {
    await browser?.close();
    server?.stop();
    await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(() => {});
  }
}
