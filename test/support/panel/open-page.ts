/**
 * Opens the built page of a panel in a Chromium, under the policy that it has in VS Code, in a theme of VS Code's, with a host of a
 * test's own making behind it.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { l10n } from '../fake-vscode-api.ts';
import { type Theme, themeVariables } from './themes.ts';

const { panelPage } = await import('../../../client/src/panels/shared/html.ts');

const root = fileURLToPath(new URL('../../..', import.meta.url));
const origin = 'https://panel.example';
const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.ttf': 'font/ttf' };

export interface PageOpening {
  /** Name of the bundle. */
  bundle: string;
  theme?: Theme | undefined;
  locale?: 'en' | 'zh-cn' | undefined;
  size?: { width: number; height: number } | undefined;
  /** Whether the page makes pictures of its own. */
  pictures?: boolean;
  /** What the page had kept before a reload. */
  kept?: unknown;
  /** Hears all that the page says. */
  hear(message: unknown, tell: (message: unknown) => Promise<void>): Promise<void>;
}

export interface OpenPage {
  readonly page: Page;
  tell(message: unknown): Promise<void>;
  /** What went wrong in the page, refusals of its policy among it. */
  readonly errors: string[];
}

/** What runs before the page's own script: VS Code's side of a webview, and its theme. */
const before = `(({ kept, variables, theme }) => {
  let state = kept;
  globalThis.acquireVsCodeApi = () => ({
    postMessage: (message) => void globalThis.hearPanel(JSON.stringify(message)),
    getState: () => state,
    setState: (next) => { state = next; },
  });
  const style = () => {
    for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
    document.body.className = 'vscode-' + theme;
  };
  document.addEventListener('DOMContentLoaded', style);
})`;

export async function openPage(t: TestContext, browser: Browser, opening: PageOpening): Promise<OpenPage> {
  const { bundle, theme = 'dark', locale = 'en', size = { width: 1280, height: 720 }, kept, pictures = false } = opening;
  const context = await browser.newContext({ viewport: size, deviceScaleFactor: 1 });
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  const html = panelPage({
    source: origin,
    nonce: 'bm9uY2U=',
    script: `${origin}/${bundle}.js`,
    style: `${origin}/${bundle}.css`,
    locale,
    title: bundle,
    pictures,
  });
  await page.route(`${origin}/**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') await route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
    else if (name === 'favicon.ico') await route.fulfill({ status: 204 });
    else
      await route.fulfill({ contentType: types[path.extname(name)] ?? '', body: await readFile(path.join(root, 'dist', 'panels', name)) });
  });
  const tell = (message: unknown) => page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`).then(() => {});
  await page.exposeFunction('hearPanel', (message: string) => void opening.hear(JSON.parse(message), tell).catch(() => {}));
  await page.addInitScript(`${before}(${JSON.stringify({ kept: kept ?? null, variables: themeVariables(theme), theme })})`);
  await page.goto(`${origin}/`);
  return { page, tell, errors };
}

/** The strings that a view gets from a host in that language. */
export async function stringsOf<Strings>(locale: 'en' | 'zh-cn', strings: () => Strings): Promise<Strings> {
  if (locale === 'en') return strings();
  const bundle = JSON.parse(await readFile(path.join(root, 'client', 'l10n', 'bundle.l10n.zh-cn.json'), 'utf8')) as Record<string, string>;
  const english = l10n.t;
  l10n.t = (text, ...values) => english(bundle[text] ?? text, ...values);
  try {
    return strings();
  } finally {
    l10n.t = english;
  }
}
