/** The Concordance panel's page as tests handle it. */
import type { TestContext } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import type { FakeHost } from './fake-host.ts';
import { type Opening, type OpenPanel, openPanel } from './open-panel.ts';

/** What is asked where it does not matter what. */
export const asked = { query: '调研', language: 'plain' as const };

/** The box that a query is typed into. */
export const query = (page: Page): Locator => page.getByRole('textbox', { name: /^(Query|检索式)$/ });

/** What says whether a zone is looked in. */
export const zoneBox = (page: Page, zone: string): Locator =>
  page.getByRole('group', { name: 'Look in' }).getByRole('checkbox', { name: zone });

/** @param line from 0 */
export const row = (page: Page, line: number): Locator => page.locator(`.rows .line[aria-rowindex="${line + 2}"]`);

/** A panel with the hits of a query. */
export async function withHits(t: TestContext, browser: Browser, opening: Opening = {}): Promise<OpenPanel> {
  const panel = await openPanel(t, browser, { shown: { state: { asked }, run: true }, ...opening });
  await row(panel.page, 0).filter({ hasText: '调研' }).waitFor();
  return panel;
}

/** What the view asked last under a name. */
export const lastAsked = (host: FakeHost, ask: string) => host.asked.findLast((each) => each.ask === ask)?.parameters;
