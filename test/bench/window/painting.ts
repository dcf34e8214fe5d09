/** From a click to what one waits for being on the screen, as the page itself sees it: frame by frame, without the way to it and back. */
import type { Locator, Page } from 'playwright-core';

/** After so many milliseconds nothing will come any more. */
const PATIENCE = 30_000;

/** Runs in the page: the texts of a view's rows, or what it says where it has none. */
const ROWS = `(view) => {
  const header = document.querySelector('.sidebar .pane-header[aria-label^="' + view + '"]');
  const shown = header?.parentElement?.querySelectorAll('.monaco-list-row, .welcome-view-content p') ?? [];
  return [...shown].filter((each) => each.checkVisibility()).map((each) => each.textContent.trim()).join('\\n');
}`;

/** Runs in the page: looks at each frame behind the mouse's button, and keeps a promise of when each view had other rows than before. */
const LOOK = `(rows, before) => {
  let clicked;
  window.addEventListener('mousedown', () => { clicked = performance.now(); }, { capture: true, once: true });
  const painted = {};
  const left = new Map(Object.entries(before));
  globalThis.yuliaoPainted = new Promise((resolve) => {
    const frame = () => {
      if (clicked !== undefined) {
        for (const [view, known] of left) {
          const now = rows(view);
          if (now === '' || now === known) continue;
          left.delete(view);
          // What is in the page in one frame is on the screen at the next.
          requestAnimationFrame(() => { painted[view] = performance.now() - clicked; });
        }
      }
      const late = clicked !== undefined && performance.now() - clicked > ${PATIENCE};
      if (left.size > 0 && !late) requestAnimationFrame(frame);
      else requestAnimationFrame(() => requestAnimationFrame(() => resolve(painted)));
    };
    frame();
  });
}`;

/** The rows of a view that are on the screen; empty while it has none. */
export async function rowsOf(page: Page, view: string): Promise<string> {
  return await page.evaluate<string>(`(${ROWS})(${JSON.stringify(view)})`);
}

/**
 * Clicks, and waits for rows in each of some views.
 * @param before by view, the rows that are not what is waited for
 * @returns by view, milliseconds from the mouse's button to the screen
 */
export async function fromClickToRows(
  page: Page,
  target: Locator,
  before: Readonly<Record<string, string>>,
): Promise<Record<string, number>> {
  await target.waitFor();
  await page.evaluate(`(${LOOK})(${ROWS}, ${JSON.stringify(before)})`);
  await target.click();
  return await page.evaluate<Record<string, number>>('globalThis.yuliaoPainted');
}
