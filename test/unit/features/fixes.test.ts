import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../../server/src/corpus/analyse.ts';
import { diagnostics } from '../../../server/src/features/diagnostics.ts';
import { fixActions, fixAll, fixesTouched } from '../../../server/src/features/fixes.ts';
import { OpenArticle } from '../../../server/src/features/open-article.ts';
import { applyEdits } from '../../../server/src/hygiene/fixes.ts';
import { type Written, writtenArticle } from '../../support/facts.ts';
import { readMarks } from '../../support/marks.ts';
import { pageWith } from '../../support/page.ts';

/** The fixes offered at the caret, in order: title, the text after it, and whether the editor prefers it. */
function checkFixes(marked: string, written: Written, expected: readonly [title: string, after: string, preferred?: 'preferred'][]): void {
  const { text, caret } = readMarks(marked);
  const found = fixActions(writtenArticle('/a.txt', text, written), { start: caret, end: caret });
  assert.deepEqual(
    found.map(({ title, edits, preferred }) => [title, applyEdits(text, edits), ...(preferred ? ['preferred'] : [])]),
    expected,
  );
}

const pinyin: Written = { findings: [{ rule: 'artifact/injected-pinyin', on: '(jì)委書(shū)', fix: 'safe' }] };

test('injected pinyin: this one, this line, this file', () => {
  checkFixes('紀(j<|>ì)委書(shū)記\n應(yīng)', pinyin, [
    ['Remove this injected pinyin', '紀委書(shū)記\n應(yīng)', 'preferred'],
    ['Remove the injected pinyin in this line (2)', '紀委書記\n應(yīng)'],
    ['Remove all injected pinyin in this file (3)', '紀委書記\n應'],
  ]);
});

test('boilerplate: deleting its lines is offered, not preferred', () => {
  const written: Written = { boilerplate: [2], findings: [{ rule: 'boilerplate/copyright', on: '版权所有', fix: 'unsafe' }] };
  checkFixes('正文\n版权<|>所有\n', written, [['Delete this line', '正文\n']]);
});

test('nothing to fix, nothing offered', () => {
  checkFixes('紀(jì)委書(shū)記。正<|>文', pinyin, []);
  checkFixes('***<|>、***', { findings: [{ rule: 'artifact/masked-text', on: '***、***' }] }, []);
});

test('all safe fixes at once leave deletions alone', () => {
  const text = '紀(jì)委書(shū)記\n版权所有';
  const article = writtenArticle('/a.txt', text, { ...pinyin, boilerplate: [2] });
  const all = fixAll(article);
  assert.ok(all);
  assert.equal(applyEdits(text, all.edits), '紀委書記\n版权所有');
  assert.equal(fixAll(writtenArticle('/a.txt', '纪委书记', {})), undefined);
  assert.equal(diagnostics(article).length, 1);
});

test('a fix that would bring up something else is withheld, with the reason', () => {
  const page = pageWith('本网站内容仅供参考,不构成投资建议,请谨慎。\n鄂啟顺到会并讲话。');
  const at = page.indexOf('本网站');
  const { offered, withheld } = fixesTouched(new OpenArticle('/a.txt', page, analyse(page)), { start: at, end: at });
  assert.deepEqual(offered, []);
  assert.deepEqual(
    withheld.map(({ title, reason, finding }) => [title, reason, finding.rule]),
    [['Delete this line', 'It would bring up other problems in this article.', 'boilerplate/disclaimer']],
  );
});
