/**
 * A machine on which nodejieba could not be installed: what needs no words goes on, and the server says so once.
 */
import assert from 'node:assert/strict';
import { caretIn, findingsOf, hoverText, referencesAt, seeds, show } from './editing.ts';
import { group } from './harness.ts';

group('without segmenter', (test) => {
  test('officials are known and boilerplate is reported', async () => {
    const { document } = await show(seeds.linfen);
    assert.match(await hoverText(document, caretIn(document, '副主任李斌', '李斌')), /国家卫生健康委/);
    assert.ok((await findingsOf(document)).length > 1);
    await referencesAt(document, caretIn(document, '习近平'), 2);
  });
});
