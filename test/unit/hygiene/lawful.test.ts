/** Which fixes are offered, seen in single pages; that none of them brings up anything is a law (test/laws/offered.test.ts). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, type Fix, fixTitles } from '../../../server/src/hygiene/fixes.ts';
import { LawfulFixes } from '../../../server/src/hygiene/lawful.ts';
import { asGbk, asLatin } from '../../support/misread.ts';
import { checkText, HEADLINE, pageWith, STORY } from '../../support/page.ts';

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

/** The fixes of the first misread run. */
function decodings(text: string): Fix[] {
  const finding = checkText(text).findings.find(({ rule, fix }) => rule === 'text/mojibake' && fix !== 'none');
  assert.ok(finding, text);
  return new LawfulFixes(text).of(finding);
}

/** What decoding the only misread run of a page makes of it, and what that is called. */
function assertDecodes(page: string, title: keyof typeof fixTitles, after: string): void {
  const [fix] = decodings(page);
  assert.equal(fix?.title, fixTitles[title].en);
  assert.equal(applyEdits(page, fix?.edits ?? []), after);
}

test('decoding takes every layer, and no more', () => {
  assertDecodes(pageWith(`图为${asLatin(asGbk('今天上午'))}的会场。`), 'decode', pageWith('图为今天上午的会场。'));
});

test('decoding mends what it shows: no-break spaces, characters without width', () => {
  for (const [hidden, mended] of [
    ['青禾\u00a0日报\u00a0', '青禾 日报 '],
    ['习\u2060近平同志', '习近平同志'],
  ] as const)
    assertDecodes(pageWith(`图为${asGbk(hidden)}的会场。`), 'decodeAndMend', pageWith(`图为${mended}的会场。`));
});

test('a line that proves to be furniture goes when it is decoded', () => {
  assertDecodes(pageWith(asGbk('相关新闻')), 'decodeAndDelete', pageWith(''));
});

test('decoding that would have a line told of that nobody can mend is not offered', () => {
  // Misread, 今天 holds the sign of copyright; decoded, it is a line of little content.
  assert.deepEqual(decodings(pageWith(asLatin('今天上午'))), []);
});

test('a page that was misread as a whole is decoded as a whole', () => {
  const page = pageWith('版权所有 青禾新闻网 未经许可不得转载\n豫ICP备09014970号');
  const whole = decodings(page.split('\n').map(asLatin).join('\n')).at(-1);
  const after = applyEdits(page.split('\n').map(asLatin).join('\n'), whole?.edits ?? []);
  assert.equal(whole?.title, fixTitles.decodeAndDeleteFile.en);
  assert.ok(after.includes(HEADLINE) && after.includes(STORY[1].slice(0, 40)) && !after.includes('版权'));
});
