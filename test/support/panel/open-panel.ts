/**
 * Opens the built page of the Concordance panel in a Chromium, under the policy that it has in VS Code, in a theme of VS Code's, with
 * a host of a test's own making behind it.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { FromView, PanelState, Shown, ToView } from '../../../client/src/panels/concordance/messages.ts';
import '../fake-vscode.ts';
import { l10n } from '../fake-vscode-api.ts';
import { FakeHost } from './fake-host.ts';
import { type Theme, themeVariables } from './themes.ts';

const { panelPage } = await import('../../../client/src/panels/shared/html.ts');
const { panelStrings } = await import('../../../client/src/panels/concordance/strings.ts');

const root = fileURLToPath(new URL('../../..', import.meta.url));
const origin = 'https://panel.example';
const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.ttf': 'font/ttf' };

export interface Opening {
  host?: FakeHost;
  theme?: Theme;
  locale?: 'en' | 'zh-cn';
  size?: { width: number; height: number };
  /** What a command shows. */
  shown?: Shown;
  /** What the page had kept before a reload. */
  kept?: Partial<PanelState>;
}

export interface OpenPanel {
  readonly page: Page;
  readonly host: FakeHost;
  tell(message: ToView): Promise<void>;
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

export async function openPanel(t: TestContext, browser: Browser, opening: Opening = {}): Promise<OpenPanel> {
  const { host = new FakeHost(), theme = 'dark', locale = 'en', size = { width: 1280, height: 720 }, shown, kept } = opening;
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
    script: `${origin}/concordance.js`,
    style: `${origin}/concordance.css`,
    locale,
    title: 'Concordance',
  });
  await page.route(`${origin}/**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') await route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
    else if (name === 'favicon.ico') await route.fulfill({ status: 204 });
    else
      await route.fulfill({ contentType: types[path.extname(name)] ?? '', body: await readFile(path.join(root, 'dist', 'panels', name)) });
  });
  const tell = (message: ToView) => page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`).then(() => {});
  const hear = async (message: FromView): Promise<void> => {
    host.heard.push(message);
    if (message.kind === 'state') host.state = message.state;
    if (message.kind === 'ready') {
      await tell({ kind: 'begin', strings: await stringsOf(locale), locale, history: [], ...(shown ? { shown } : {}) });
    }
    if (message.kind !== 'ask') return;
    host.asked.push({ ask: message.ask, parameters: message.parameters });
    const answer = host.answers[message.ask] as (parameters: unknown) => unknown;
    try {
      const result = await answer(message.parameters);
      await tell({ kind: 'answer', number: message.number, result });
      if (message.ask !== 'start' || !(result && typeof result === 'object' && 'id' in result)) return;
      for (const progress of host.progress) await tell({ kind: 'progress', progress: host.progressOf(progress) });
    } catch (error) {
      await tell({ kind: 'failed', number: message.number, message: error instanceof Error ? error.message : String(error) });
    }
  };
  await page.exposeFunction('hearPanel', (message: string) => void hear(JSON.parse(message)).catch(() => {}));
  await page.addInitScript(`${before}(${JSON.stringify({ kept: kept ?? null, variables: themeVariables(theme), theme })})`);
  await page.goto(`${origin}/`);
  await page.getByRole('tablist').waitFor();
  return { page, host, tell, errors };
}

/** The strings that the view gets from a host in that language. */
async function stringsOf(locale: 'en' | 'zh-cn'): Promise<ReturnType<typeof panelStrings>> {
  if (locale === 'en') return panelStrings();
  const bundle = JSON.parse(await readFile(path.join(root, 'client', 'l10n', 'bundle.l10n.zh-cn.json'), 'utf8')) as Record<string, string>;
  const english = l10n.t;
  l10n.t = (text, ...values) => english(bundle[text] ?? text, ...values);
  try {
    return panelStrings();
  } finally {
    l10n.t = english;
  }
}
