/**
 * What a person does in VS Code's window: commands by their ids, from the palette, a menu or a button, and the answers to what they ask.
 * Titles are those of the manifest, so that a case names the command that it runs.
 */
import type { Locator } from 'playwright-core';
import manifest from '../../../package.json' with { type: 'json' };
import texts from '../../../package.nls.json' with { type: 'json' };
import type { Workbench } from './workbench.ts';

export interface Hands {
  /** From the palette. */
  run(command: string): Promise<void>;
  /** From the menu of an item, or of whatever has one. */
  menu(item: Locator, command: string): Promise<void>;
  /** By the button that an item, or a title bar, shows under the mouse. */
  button(item: Locator, command: string): Promise<void>;
  /** By a click on what runs it: an item of a view, a lens, an offer. */
  click(item: Locator, command: string): Promise<void>;
  /** The items of the list that asks for one. */
  offered(text?: string | RegExp): Locator;
  choose(text: string | RegExp): Promise<void>;
  /** Ticks items, where a list takes several, and no other. */
  tick(...texts: string[]): Promise<void>;
  /** Writes into the box that is open, in place of what stands there. */
  write(text: string): Promise<void>;
  /** Writes, and takes it with Enter. */
  type(text: string): Promise<void>;
  /** Takes the file that a dialog offers, or the folder `below` the one that it offers. */
  path(below?: string): Promise<void>;
  /** A message, once it is among the notifications; `answer` clicks one of its buttons. */
  message(text: string | RegExp, answer?: string): Promise<void>;
  /** A dialog that wants an answer first. */
  dialog(text: string | RegExp, answer: string): Promise<void>;
  /** The tab of the editor that is shown. */
  tab(text: string | RegExp): Promise<void>;
  /** Goes back to a window with nothing open. */
  clear(): Promise<void>;
}

/** As the manifest calls a command in English. */
export function titleOf(command: string): string {
  const found = manifest.contributes.commands.find((each) => each.command === command);
  const title = texts[found?.title.slice(1, -1) as keyof typeof texts];
  if (title === undefined) throw new Error(`no command ${command} in the manifest`);
  return title;
}

export function handsOf({ page, runCommand }: Workbench): Hands {
  const box = page.locator('.quick-input-widget');
  const rows = box.locator('.quick-input-list .monaco-list-row');
  // A window under test shows no message by itself.
  const centre = page.locator('.notifications-center');
  const bell = page.locator('.statusbar-item[id="status.notifications"]');
  const messages = centre.locator('.notification-list-item');
  const offered: Hands['offered'] = (text) => (text === undefined ? rows : rows.filter({ hasText: text }));
  const input = box.locator('.quick-input-filter input[type="text"]');
  const write: Hands['write'] = (text) => input.fill(text);
  const type: Hands['type'] = async (text) => {
    await write(text);
    await input.press('Enter');
  };
  return {
    run: (command) => runCommand(`Corpus: ${titleOf(command)}`),
    async menu(item, command) {
      await item.click({ button: 'right' });
      // A menu that has just opened takes no click.
      await page.locator('.monaco-menu .action-label').getByText(titleOf(command), { exact: true }).hover();
      await page.keyboard.press('Enter');
    },
    async button(item, command) {
      await item.hover();
      await item
        .getByRole('button', { name: titleOf(command), exact: true })
        .first()
        .click();
    },
    async click(item, command) {
      titleOf(command);
      await item.click();
    },
    offered,
    choose: (text) => offered(text).first().click(),
    async tick(...wanted) {
      for (const text of wanted) await offered(text).first().waitFor();
      // One list may follow upon another.
      await page.waitForTimeout(500);
      for (const row of await rows.all()) {
        const text = await row.innerText();
        const ticked = await row.getByRole('checkbox').first().isChecked();
        if (ticked !== wanted.some((each) => text.includes(each))) await row.click();
      }
      await page.keyboard.press('Enter');
    },
    write,
    type,
    async path(below) {
      const accept = box.locator('.quick-input-action').first();
      // The dialog goes on to read folders, and may put back what it had: whoever was too early tries again.
      const offered = below === undefined ? /^\/.*[^/]$/u : /^\/.*\/$/u;
      let wanted: string | undefined;
      while (wanted === undefined || (await input.inputValue()) !== wanted) {
        await page.waitForTimeout(500);
        wanted = undefined;
        const shown = await input.inputValue();
        if (!(await accept.isVisible()) || !offered.test(shown)) continue;
        wanted = shown + (below ?? '');
        if (below !== undefined) await input.fill(wanted);
        await page.waitForTimeout(1000);
      }
      // A dialog for folders shows what is in it first.
      for (let attempt = 0; attempt < 5 && (await accept.isVisible()); attempt++) {
        await accept.click();
        await box.waitFor({ state: 'hidden', timeout: 5000 }).catch(() => {});
      }
    },
    async message(text, answer) {
      const shown = messages.filter({ hasText: text }).first();
      // The centre closes by itself when the last message goes, even while it is being opened for the next.
      for (let attempt = 0; attempt < 20 && !(await shown.isVisible()); attempt++) {
        if (!(await centre.isVisible())) await bell.click();
        await shown.waitFor({ timeout: 3000 }).catch(() => {});
      }
      await shown.waitFor();
      if (answer !== undefined) await shown.getByRole('button', { name: answer }).click();
      if (await centre.isVisible()) await bell.click();
    },
    async dialog(text, answer) {
      const shown = page.locator('.monaco-dialog-box').filter({ hasText: text });
      await shown.getByRole('button', { name: answer }).click();
      await shown.waitFor({ state: 'hidden' });
    },
    tab: (text) => page.locator('.tab.active', { hasText: text }).waitFor(),
    async clear() {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await runCommand('Notifications: Clear All Notifications');
      await runCommand('View: Close All Editors');
    },
  };
}
