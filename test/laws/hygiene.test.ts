/**
 * What holds for every text, however broken: the head and the findings never throw, their spans are honest, and a safe fix
 * removes what it says and nothing else.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { ruleOf } from '../../server/src/hygiene/catalogue.ts';
import { FINDINGS_LIMIT } from '../../server/src/hygiene/check.ts';
import { applyEdits, type Edit, fixesOf, safeFixes } from '../../server/src/hygiene/fixes.ts';
import { fold, toFolded } from '../../server/src/text/folding.ts';
import { brokenTexts } from '../support/broken-texts.ts';
import { checkText, HEADLINE, STORY } from '../support/page.ts';

function assertSpan(text: string, { start, end }: { start: number; end: number }): void {
  assert.ok(start >= 0 && start <= end && end <= text.length, `${start}–${end} of ${text.length}`);
  for (const offset of [start, end]) assert.ok(!splitsPair(text, offset), `${offset} splits a character`);
}

function splitsPair(text: string, offset: number): boolean {
  return /[\ud800-\udbff]/.test(text[offset - 1] ?? '') && /[\udc00-\udfff]/.test(text[offset] ?? '');
}

function assertEdits(text: string, edits: readonly Edit[]): void {
  let last = 0;
  for (const edit of edits) {
    assertSpan(text, edit);
    assert.ok(edit.start >= last, 'edits overlap');
    last = edit.end;
  }
}

test('every line has a verdict; boilerplate and only boilerplate says why', () =>
  fc.assert(
    fc.property(brokenTexts, (text) => {
      const { reading, head } = checkText(text);
      assert.equal(head.verdicts.length, reading.rawLines.count);
      for (const { zone, rule } of head.verdicts) {
        assert.equal(rule !== null, zone === 'boilerplate');
        if (rule !== null) assert.ok(ruleOf(rule) !== undefined, `${rule} is not in the catalogue`);
      }
      assert.ok(head.verdicts.filter(({ zone }) => zone === 'title').length <= 1);
      if (head.title !== null) {
        assertSpan(text, head.title);
        assert.equal(head.verdicts[head.title.line - 1]?.zone, 'title');
        // Folded twice, for the clean reading of 紀(jì)(jì) still has one to drop.
        const { folding } = reading;
        const under = folding.text.slice(toFolded(folding, head.title.start), toFolded(folding, head.title.end)).trim();
        assert.equal(fold(under).text, fold(head.title.text).text);
      }
      if (head.published !== null) assert.match(head.published, /^\d{4}-\d{2}-\d{2}$/);
    }),
  ));

test('a line is boilerplate exactly when a finding of its rule covers it', () =>
  fc.assert(
    fc.property(brokenTexts, (text) => {
      const { head, findings } = checkText(text);
      fc.pre(findings.length < FINDINGS_LIMIT);
      const rules = head.verdicts.map((): string | null => null);
      for (const { rule, line, endLine } of findings) {
        if (!rule.startsWith('boilerplate/')) continue;
        for (let each = line; each <= endLine; each++) {
          const zone = head.verdicts[each - 1]?.zone;
          // A credit that names an editor is told of and stays; blank lines may stand inside a block.
          if (zone === 'blank' || (zone === 'dateline' && rule === 'boilerplate/editor-credit')) continue;
          assert.equal(rules[each - 1], null, `line ${each} is told of twice`);
          rules[each - 1] = rule;
        }
      }
      assert.deepEqual(
        rules,
        head.verdicts.map(({ rule }) => rule),
      );
    }),
  ));

test('findings: bounded, in order, of rules in the catalogue, with honest spans', () =>
  fc.assert(
    fc.property(brokenTexts, (text) => {
      const { reading, findings } = checkText(text);
      assert.ok(findings.length <= FINDINGS_LIMIT);
      let last = 0;
      for (const finding of findings) {
        assertSpan(text, finding);
        assert.ok(finding.start >= last && finding.end > finding.start);
        last = finding.start;
        assert.ok(ruleOf(finding.rule) !== undefined);
        assert.equal(finding.line, reading.rawLines.lineAt(finding.start));
        assert.equal(finding.endLine, reading.rawLines.lineAt(finding.end - 1));
        assert.doesNotMatch(finding.message, /\{\d\}/);
      }
    }),
  ));

test('the same text gives the same findings', () =>
  fc.assert(fc.property(brokenTexts, (text) => assert.deepEqual(checkText(text).findings, checkText(text).findings))));

test('fixes: edits in order, inside the text, and they change it', () =>
  fc.assert(
    fc.property(brokenTexts, (text) => {
      for (const finding of checkText(text).findings) {
        for (const fix of fixesOf(text, finding, finding)) {
          assertEdits(text, fix.edits);
          assert.notEqual(applyEdits(text, fix.edits), text);
          if (fix.safe) assert.equal(ruleOf(finding.rule)?.fix, 'safe');
        }
      }
    }),
  ));

test('safe fixes: applied once they leave nothing to fix, and the reading stays as it was', () =>
  fc.assert(
    fc.property(brokenTexts, (text) => {
      const edits = safeFixes(text);
      assertEdits(text, edits);
      const after = applyEdits(text, edits);
      assert.deepEqual(safeFixes(after), []);
      const before = checkText(text);
      const then = checkText(after);
      for (const rule of ['artifact/injected-pinyin', 'artifact/comma-injection']) {
        assert.ok(!then.findings.some((finding) => finding.rule === rule), rule);
      }
      assert.ok(edits.length > 0 || before.findings.length === then.findings.length);
    }),
  ));

/** Injections only, so that a fix of one line leaves everything else alone. */
const injectedTexts = fc
  .array(fc.constantFrom('紀(jì)委', '書(shū)記', '會議', '歐力生', ',、', ',', '。', '\n', '開會,,'), { minLength: 1, maxLength: 40 })
  .map((parts) => `${HEADLINE}\n${STORY[0]}\n${parts.join('')}\n${STORY[1]}`);

test('a safe fix never makes a finding of another rule', () =>
  fc.assert(
    fc.property(injectedTexts, (text) => {
      const rulesOf = (each: string): Set<string> => new Set(checkText(each).findings.map(({ rule }) => rule));
      const before = rulesOf(text);
      for (const rule of rulesOf(applyEdits(text, safeFixes(text)))) assert.ok(before.has(rule), rule);
    }),
  ));
