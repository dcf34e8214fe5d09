/** How long one waits for a panel, from the click or key that asks for it until what it is about is on the screen; its frame is loaded, too. */
import type { Workbench } from '../../support/vscode/workbench.ts';
import { timed } from '../times.ts';
import { only, rows } from './side-bar.ts';

/** In milliseconds, the tool's own way to the page included. */
export interface PanelTimes {
  /** Of the official named most: until its page says whom it is about, which is VS Code's part of it; what is read first; and all of it. */
  readonly dossierPage: number;
  readonly dossier: number;
  readonly wholeDossier: number;
  readonly overview: number;
  /** From the key that asks in an open panel to its first lines. */
  readonly concordance: number;
}

/** A word that many articles have. */
const WORD = '健康';

export async function measurePanels(workbench: Workbench): Promise<PanelTimes> {
  const { page, panel, runCommand } = workbench;
  await only(page, 'Officials');
  const most = rows(page, 'Officials').first();
  await most.hover();
  const button = most.getByRole('button', { name: 'Dossier' });
  await button.waitFor();
  const from = performance.now();
  await button.click();
  await panel().locator('h1').first().waitFor();
  const dossierPage = performance.now() - from;
  await panel().locator('svg.plot').first().waitFor();
  const dossier = performance.now() - from;
  await panel().locator('.company table').first().waitFor();
  const wholeDossier = performance.now() - from;
  await closeEditors(workbench);
  await workbench.page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill('>Corpus: Overview');
  const command = page.locator('.quick-input-list .monaco-list-row', { hasText: 'Corpus: Overview' }).first();
  await command.waitFor();
  const overview = await timed(async () => {
    await command.click();
    await panel().locator('svg.plot').nth(2).waitFor();
  });
  await closeEditors(workbench);
  await runCommand('Corpus: New Concordance');
  const query = panel().getByRole('textbox', { name: 'Query' });
  await query.fill(WORD);
  const concordance = await timed(async () => {
    await query.press('Enter');
    await panel().locator('.rows .line:not(.coming)').first().waitFor();
  });
  await closeEditors(workbench);
  return { dossierPage, dossier, wholeDossier, overview, concordance };
}

export async function closeEditors({ page, runCommand }: Workbench): Promise<void> {
  await runCommand('View: Close All Editors');
  // Articles that were typed in are not to be kept.
  const drop = page.getByRole('button', { name: "Don't Save" });
  await drop.click({ timeout: 1000 }).catch(() => {});
}
