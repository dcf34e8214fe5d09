/**
 * VS Code's window as its user meets it, in a browser page: what is written where, and what a hand can do.
 */
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';

export interface Workbench {
  readonly page: Page;
  /** What the explorer lists, as far as it is scrolled into view. */
  explorer(): Locator;
  editor(): Locator;
  /** The page of the panel that is shown. */
  panel(): FrameLocator;
  /** The status bar's items of our extension. */
  status(): Locator;
  openFile(name: string): Promise<void>;
  /** The outline's entries that are on the screen, once there are any. */
  outline(): Promise<string[]>;
  runCommand(title: string): Promise<void>;
  /** Clicks into the middle of `part`, within the first line on the screen that shows `context`. */
  caretOn(context: string, part?: string): Promise<void>;
  /** Asks what may be done at the caret, until a menu opens: one that does not offer it, and nothing that may be done, are failures. */
  quickFix(text: string | RegExp): Promise<Locator>;
  /** Rests the mouse there until the hover is shown. */
  hover(context: string, part?: string): Promise<Locator>;
}

/** Opens the address and waits until the explorer lists files. */
export async function openWorkbench(browser: Browser, url: string, size = { width: 1280, height: 800 }): Promise<Workbench> {
  const context = await browser.newContext({ viewport: size, locale: 'en-US', deviceScaleFactor: 1 });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(url);
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  const key = process.platform === 'darwin' ? 'Meta' : 'Control';

  /** Picks what the box offers for the text. */
  async function pick(key: string, text: string, offered: string): Promise<void> {
    const box = page.locator('.quick-input-widget');
    await box.waitFor({ state: 'hidden' });
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: offered }).first();
    // What the box offers is settled when it opens, and an editor or a list that opens meanwhile closes it, even before the click:
    // whoever came too early asks again.
    for (let attempt = 0; attempt < 10; attempt++) {
      if (await box.isVisible()) await page.keyboard.press('Escape');
      await page.keyboard.press(key);
      const picked = await box
        .locator('input')
        .first()
        .fill(text, { timeout: 5000 })
        .then(() => row.click({ timeout: 5000 }))
        .then(() => true)
        .catch(() => false);
      if (picked) return;
    }
    throw new Error(`${offered} is not offered for ${text}`);
  }

  // F1 is a key that no browser takes for itself.
  const runCommand = (title: string) => pick('F1', `>${title}`, title);

  /** Where the text stands on the screen: the editor draws a line in pieces, so the browser's own ranges measure it. */
  async function place(context: string, part = context): Promise<{ x: number; y: number }> {
    const find = `(context, offset) => {
      for (const line of document.querySelectorAll('.editor-instance .view-lines .view-line')) {
        const at = line.textContent.indexOf(context);
        if (at < 0) continue;
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        const middle = at + offset;
        let before = 0;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (before + node.data.length > middle) {
            const range = document.createRange();
            range.setStart(node, middle - before);
            range.setEnd(node, middle - before + 1);
            const box = range.getBoundingClientRect();
            return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
          }
          before += node.data.length;
        }
      }
      return null;
    }`;
    const offset = context.indexOf(part) + Math.floor(part.length / 2);
    const handle = await page.waitForFunction(`(${find})(${JSON.stringify(context)}, ${offset})`);
    return (await handle.jsonValue()) as { x: number; y: number };
  }

  return {
    page,
    explorer: () => page.locator('.explorer-folders-view .monaco-list-row'),
    editor: () => page.locator('.editor-instance').first(),
    panel: () => page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame'),
    status: () => page.locator('.statusbar-item[id^="yuliao."]'),
    async openFile(name) {
      await pick(`${key}+P`, name, name);
      await page.locator('.tab.active', { hasText: name }).waitFor();
    },
    async outline() {
      await runCommand('Explorer: Focus on Outline View');
      const rows = page.locator('.outline-pane .monaco-list-row');
      await rows.first().waitFor();
      return (await rows.allInnerTexts()).map((row) => row.replace(/\s+/g, ' ').trim());
    },
    runCommand,
    async caretOn(context, part) {
      const caret = page.locator('.editor-instance .cursors-layer .cursor').first();
      // Lines move while an article gets its language and its wrapping: whoever clicked beside the word clicks again.
      for (let attempt = 0; attempt < 20; attempt++) {
        const clicked = await place(context, part);
        await page.mouse.click(clicked.x, clicked.y);
        await page.waitForTimeout(200);
        const { x, y } = await place(context, part);
        const box = await caret.boundingBox();
        if (box && Math.abs(box.x - x) < box.height && box.y < y && y < box.y + box.height) return;
      }
      throw new Error(`the caret does not come to ${context}`);
    },
    async quickFix(text) {
      const rows = page.locator('.action-widget .monaco-list-row');
      const nothing = page.locator('.monaco-editor-overlaymessage', { hasText: /^No / });
      // Only where nothing opens at all is the key pressed again: the editor may not have had the focus.
      for (let attempt = 0; attempt < 5; attempt++) {
        if (attempt > 0) await runCommand('View: Focus Active Editor Group');
        await page.keyboard.press('Control+.');
        const answered = await rows
          .or(nothing)
          .first()
          .waitFor({ timeout: 10_000 })
          .then(() => true)
          .catch(() => false);
        if (!answered) continue;
        if (await nothing.isVisible()) throw new Error(`${text} is not offered: ${await nothing.innerText()}`);
        const offered = rows.filter({ hasText: text }).first();
        const isOffered = await offered.waitFor({ timeout: 5000 }).then(
          () => true,
          () => false,
        );
        if (isOffered) return offered;
        throw new Error(`${text} is not among what is offered: ${(await rows.allInnerTexts()).join(', ')}`);
      }
      throw new Error(`no menu opens for ${text}`);
    },
    async hover(context, part) {
      const popup = page.locator('.monaco-editor .monaco-hover:visible, .monaco-resizable-hover:visible .monaco-hover').first();
      // Lines move while an article gets its language and its wrapping: whoever missed the word points at it again.
      for (let attempt = 0; attempt < 20 && !(await popup.isVisible()); attempt++) {
        const { x, y } = await place(context, part);
        await page.mouse.move(x - 3, y - 1);
        await page.mouse.move(x, y, { steps: 3 });
        await popup.waitFor({ timeout: 3000 }).catch(() => {});
      }
      await popup.waitFor();
      return popup;
    },
  };
}
