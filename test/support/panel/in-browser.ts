/** What tests of pages in a real browser share. */
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../vscode/chromium.ts';

const PICTURES = path.join(fileURLToPath(new URL('../../..', import.meta.url)), '.cache', 'pictures');
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A browser for all tests of a file. @returns what tells it once tests run */
export function browserOfTests(): () => Browser {
  let browser: Browser | undefined;
  before(async () => {
    await mkdir(PICTURES, { recursive: true });
    browser = await launchChromium();
  });
  after(() => browser?.close());
  return () => {
    if (browser === undefined) throw new Error('the tests have not begun');
    return browser;
  };
}

/** The file of a picture that a test leaves for people to look at. */
export const pictureFile = (name: string): string => path.join(PICTURES, `${name}.png`);

/** Waits for what comes in its own time. */
export async function eventually<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited in vain for ${what}`);
}

/** What axe finds to be in anybody's way, in a sentence each. */
export async function violations(page: Page): Promise<string[]> {
  // By the debugger's way, which the page's policy does not reach.
  await page.evaluate(axe);
  const found = (await page.evaluate(`axe.run({ resultTypes: ['violations'] })`)) as {
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
  };
  return found.violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.html} ${node.failureSummary}`));
}
