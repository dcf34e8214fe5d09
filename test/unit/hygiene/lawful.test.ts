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

const PERSON = `青禾县人民政府门户网站
首页 > 政府信息公开 > 县政府领导
县政府领导

副县长
柳春 副县长

柳春,男,汉族,1971年5月出生,青禾县人,1993年7月参加工作,现任青禾县人民政府党组成员、副县长。

负责教育、文化和旅游、卫生健康、医疗保障等方面工作,联系县文联和县红十字会,分管县教育局和县卫生健康委员会。
豫ICP备09014970号`;

test('a block that tells the headline is not offered for deletion, another is', () => {
  assert.deepEqual(fixesOn(PERSON, '首页'), []);
  assert.deepEqual(
    fixesOn(PERSON, '豫ICP').map(({ title }) => title),
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
