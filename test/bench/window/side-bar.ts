/** The side bar of a window, as the bench uses it: its views, their rows, and how long one waits for each of them for the first time. */
import type { Locator, Page } from 'playwright-core';
import type { Workbench } from '../../support/vscode/workbench.ts';
import { fromClickToRows, rowsOf } from './painting.ts';

export const VIEWS = ['Officials', 'Organisations', 'Articles', 'Findings', 'Queries'] as const;
export type ViewName = (typeof VIEWS)[number];

/** The view that is open when the side bar is shown for the first time, and those that wait for a click. */
const OPEN = 'Officials' satisfies ViewName;
const CLOSED = VIEWS.filter((view) => view !== OPEN);
/** The other orders of a view, as they are offered. */
const ORDERS: Readonly<Partial<Record<ViewName, readonly string[]>>> = {
  Officials: ['by organisation', 'by pinyin'],
  Organisations: ['by frequency'],
  Articles: ['by site', 'near-duplicates'],
};

/** A view's section, with its title bar. */
export const paneOf = (page: Page, view: ViewName): Locator =>
  page.locator('.sidebar .pane').filter({ has: page.locator(`.pane-header[aria-label^="${view}"]`) });
export const rows = (page: Page, view: ViewName): Locator => paneOf(page, view).locator('.monaco-list-row');

export const container = (page: Page): Locator => page.locator('.activitybar .action-label[aria-label="Corpus"]');

/** Closes all other views, so that this one has all the room. */
export async function only(page: Page, view: ViewName): Promise<void> {
  if (!(await paneOf(page, view).isVisible())) await container(page).click();
  for (const each of VIEWS) {
    const header = paneOf(page, each).locator('.pane-header');
    if ((await header.getAttribute('aria-expanded')) !== String(each === view)) await header.locator('.title').click();
  }
}

/** @returns by view and order, milliseconds from the click to rows on the screen; nobody has looked at the side bar before */
export async function measureViews({ page, runCommand }: Workbench): Promise<Record<string, number>> {
  const times: Record<string, number> = {};
  times[`${OPEN}, first`] = (await fromClickToRows(page, container(page), { [OPEN]: '' }))[OPEN] ?? Number.NaN;
  for (const view of CLOSED) {
    const header = paneOf(page, view).locator('.pane-header .title');
    times[`${view}, first`] = (await fromClickToRows(page, header, { [view]: '' }))[view] ?? Number.NaN;
  }
  for (const [view, orders] of Object.entries(ORDERS) as [ViewName, readonly string[]][]) {
    await only(page, view);
    for (const order of orders) {
      const before = await rowsOf(page, view);
      await runCommand(`Corpus: Order ${view}`);
      const choice = page.locator('.quick-input-list .monaco-list-row', { hasText: order });
      times[`${view}, ${order}`] = (await fromClickToRows(page, choice, { [view]: before }))[view] ?? Number.NaN;
    }
    await runCommand(`Corpus: Order ${view}`);
    await page.locator('.quick-input-list .monaco-list-row').first().click();
  }
  return times;
}
