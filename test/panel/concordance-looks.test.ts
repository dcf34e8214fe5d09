/** The Concordance panel as a person sees and a screen reader finds it, in each theme and language. Pictures are left in `.cache/pictures`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Tab } from '../../client/src/panels/concordance/messages.ts';
import type { QuerySort } from '../../server/src/protocol/query.ts';
import { asked, query, row, withHits } from '../support/panel/concordance-page.ts';
import { browserOfTests, pictureFile, violations } from '../support/panel/in-browser.ts';
import { openPanel } from '../support/panel/open-panel.ts';

const browser = browserOfTests();

const sort: QuerySort[] = [
  { by: 'left', distance: 2 },
  { by: 'right', distance: 1 },
  { by: 'left', distance: 1 },
];
const TABS: readonly Tab[] = ['lines', 'groups', 'collocations', 'keywords', 'dispersion', 'trend', 'words'];

for (const theme of ['dark', 'light', 'high-contrast', 'high-contrast-light'] as const) {
  for (const locale of ['en', 'zh-cn'] as const) {
    test(`nothing is in the way of anybody: ${theme}, ${locale}`, async (t) => {
      const { page, errors } = await withHits(t, browser(), {
        theme,
        locale,
        shown: { state: { asked, columns: ['published', 'title'], explained: true, arrangement: { sort } }, run: true },
      });
      await page.locator('.words strong').waitFor();
      await row(page, 2).click();
      for (const tab of TABS) {
        await page.getByRole('tab').nth(TABS.indexOf(tab)).click();
        if (tab !== 'lines') await page.getByRole('tabpanel').locator('table').waitFor();
        await page.screenshot({ path: pictureFile(`concordance-${tab}-${theme}-${locale}`), animations: 'disabled' });
        // What axe looks at does not depend on the language but for the words, and those of all tabs come the same way.
        if (locale === 'en' || tab === 'lines') assert.deepEqual(await violations(page), [], tab);
      }
      assert.deepEqual(errors, []);
    });
  }
}

test('nothing is in the way of anybody: an empty panel, a menu, a problem, a narrow window', async (t) => {
  const { page } = await openPanel(t, browser(), { size: { width: 480, height: 600 } });
  assert.deepEqual(await violations(page), []);
  await page.getByLabel('Query language').selectOption('cql');
  await query(page).fill('[word="调研"');
  await page.locator('.problem').waitFor();
  assert.deepEqual(await violations(page), []);
  await query(page).fill('[word="调研"]');
  await query(page).press('Enter');
  await row(page, 0).filter({ hasText: '调研' }).waitFor();
  await page.getByRole('button', { name: 'Sort', exact: true }).click();
  await page.screenshot({ path: pictureFile('concordance-narrow'), animations: 'disabled' });
  assert.deepEqual(await violations(page), []);
});
