/**
 * A stand-in for VS Code's executable where no desktop build runs: `node headless-code.ts FOLDER --extensionTestsPath=…`.
 * It understands what `@vscode/test-electron` passes, and runs the suite in the extension host of the browser build, with
 * a headless Chromium for a window.
 *
 * Exit code: 0 all passed, 1 a test failed, 99 no result (a screenshot shows why), 130 stopped by a signal.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format, parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { type BrowserServer, startBrowserServer } from './browser-server.ts';
import { launchChromium } from './chromium.ts';

/** What the workbench says of itself when the network, an account or a helper that we left out is missing. */
const noise =
  /open-vsx\.org|AgentHost|AccountPolicyGate|connection token|Creating a socket|reconnection-grace-time|\[Service Worker\]|authentication provider 'github'|Updating additional builtin|ChatModelSelection|spdlog|native-watchdog|build\/Release\/watchdog|^Canceled: Canceled/;

const { values, positionals } = parseArgs({
  // The rest of what the desktop's executable would understand is about a desktop.
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string', multiple: true },
    extensionTestsPath: { type: 'string' },
    'extensions-dir': { type: 'string' },
    'user-data-dir': { type: 'string' },
  },
});
const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
const patience = Number(process.env.YULIAO_E2E_TIMEOUT ?? 240) * 1000;

const data = await mkdtemp(path.join(tmpdir(), 'yuliao-vscode-'));
let server: BrowserServer | undefined;
let browser: Browser | undefined;
let leaving = false;

async function leave(code: number): Promise<void> {
  if (leaving) return;
  leaving = true;
  await browser?.close().catch(() => {});
  server?.stop();
  await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(() => {});
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void leave(130));

async function settings(): Promise<Record<string, unknown>> {
  const file = path.join(text(values['user-data-dir']) ?? data, 'User', 'settings.json');
  return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>) : {};
}

/** The workbench calls these two on its window when a suite runs in it. */
async function result(page: Page, url: string): Promise<number> {
  const exit = new Promise<number>((resolve) => void page.exposeFunction('codeAutomationExit', resolve));
  await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
    const line = format(...args);
    if (process.env.YULIAO_E2E_VERBOSE || !noise.test(line)) console.log(line);
  });
  await page.goto(url);
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`no result after ${patience / 1000} s`)), patience).unref();
  });
  return Promise.race([exit, late, ...(server ? [server.ended] : [])]);
}

try {
  server = await startBrowserServer({
    data: path.join(data, 'server'),
    extensions: text(values['extensions-dir']) ?? path.join(data, 'extensions'),
    settings: await settings(),
  });
  browser = await launchChromium();
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' })).newPage();
  const developed = values.extensionDevelopmentPath;
  const tests = text(values.extensionTestsPath);
  const url = server.url({
    ...(positionals[0] ? { folder: path.resolve(positionals[0]) } : {}),
    ...(Array.isArray(developed) ? { extensionDevelopmentPaths: developed.map(String) } : {}),
    ...(tests ? { extensionTestsPath: tests } : {}),
  });
  try {
    await leave(await result(page, url));
  } catch (error) {
    const picture = path.join(tmpdir(), `yuliao-no-result-${process.pid}.png`);
    await page.screenshot({ path: picture }).catch(() => {});
    console.error(`What the window showed: ${picture}`);
    throw error;
  }
} catch (error) {
  console.error(error);
  await leave(99);
}
