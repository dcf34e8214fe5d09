/** Which fixes are offered, seen in single pages; that none of them brings up anything is a law (test/laws/offered.test.ts). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, type Fix, fixTitles } from '../../../server/src/hygiene/fixes.ts';
import { LawfulFixes } from '../../../server/src/hygiene/lawful.ts';
import { checkText, pageWith } from '../../support/page.ts';

/** The fixes of the finding on the line that begins with these words. */
function fixesOn(text: string, words: string, isOpen?: (line: number) => boolean): Fix[] {
  const start = text.indexOf(words);
  const finding = checkText(text).findings.find((each) => each.start <= start && start < each.end);
  assert.ok(finding, words);
  return new LawfulFixes(text, isOpen).of(finding);
}

/** Without the disclaimer the sentence below it closes the story, in which its character of the other script is a flaw. */
const TAIL = '本网站内容仅供参考,不构成投资建议,请谨慎。\n鄂啟顺到会并讲话。';

test('a block whose deletion would bring up a flaw is not offered, another is', () => {
  const page = pageWith(`${TAIL}\n豫ICP备09014970号`);
  assert.deepEqual(fixesOn(page, '本网站'), []);
  assert.deepEqual(
    fixesOn(page, '豫ICP').map(({ title }) => title),
    [fixTitles.deleteLine.en],
  );
});

const LIST = '民生\n视频\n豫ICP备09014970号\n图片';

test('a list that would lose its name goes with the block whose deletion takes it', () => {
  const page = pageWith(LIST);
  const [fix, ...more] = fixesOn(page, '民生');
  assert.deepEqual([fix?.title, fix?.arguments, more], [fixTitles.deleteWithOthers.en, ['1'], []]);
  assert.equal(applyEdits(page, fix?.edits ?? []), pageWith('豫ICP备09014970号\n'));
  assert.deepEqual(
    fixesOn(page, '豫ICP').map(({ title }) => title),
    [fixTitles.deleteLine.en],
    'what has a name of its own parts no list',
  );
});

test('lines that the user does not hear of are not deleted unasked', () => {
  const page = pageWith(LIST);
  const quiet = page.split('\n').indexOf('图片') + 1;
  const [fix] = fixesOn(page, '民生', (line) => line !== quiet);
  assert.equal(fix?.title, fixTitles.deleteLines.en);
});
