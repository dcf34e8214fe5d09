/**
 * What holds of fixes and of decisions about findings, for every text: a fix done is done, it brings up nothing else, the
 * order does not matter; what is ignored is silent until it is ignored no longer.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Finding } from '../../server/src/article/facts.ts';
import { Choices } from '../../server/src/hygiene/choices.ts';
import { inOrder } from '../../server/src/hygiene/edit.ts';
import { applyEdits, fixesOf } from '../../server/src/hygiene/fixes.ts';
import { baselineOf, judge, linesOf, type Policy } from '../../server/src/hygiene/judge.ts';
import { LawfulFixes } from '../../server/src/hygiene/lawful.ts';
import { lineKey } from '../../server/src/hygiene/line-key.ts';
import { optionalFindings } from '../../server/src/hygiene/optional.ts';
import {
  joined,
  NO_SUPPRESSIONS,
  parseSuppressions,
  SuppressionIndex,
  type Suppressions,
  without,
  writeSuppressions,
} from '../../server/src/hygiene/suppressions.ts';
import { brokenTexts } from '../support/broken-texts.ts';
import { broughtUp } from '../support/fix-law.ts';
import { MISREAD } from '../support/misread.ts';
import { checkText, HEADLINE, STORY } from '../support/page.ts';

/** What fixes without deletion mend, densely; characters of private use are words to whoever reads lines, and are left out. */
const FLAWS = [
  '紀(jì)',
  '委(wei)',
  '(jì)',
  '書(shū)記(jì)',
  '衛(wèi)',
  '紀\u200b(jì)',
  ',',
  ',、',
  ',,',
  '。',
  '说,',
  '要;',
  '好?',
  '會議',
  '会议',
  '啟',
  // Told by proof of its whole run, which nothing else may touch.
  ' 浠婂ぉ涓婂崍 ',
  '\u200b',
  '\u00a0',
  '\ufeff',
  '\ufffd',
  '***',
  '(',
  '3',
  'A',
  ' ',
  '\n',
  '𠮷',
];
const flawedTexts = fc
  .tuple(fc.boolean(), fc.array(fc.constantFrom(...FLAWS), { maxLength: 40 }), fc.boolean())
  .map(([above, flaws, below]) => `${above ? `${HEADLINE}\n${STORY[0]}\n` : ''}${flaws.join('')}${below ? `\n${STORY[1]}` : ''}`);
const texts = fc.oneof(flawedTexts, brokenTexts);
/** The same with misread words in between, on lines of their own or not. */
const misreadTexts = fc
  .tuple(
    fc.boolean(),
    fc.array(fc.oneof(fc.constantFrom(...FLAWS), fc.constantFrom(...MISREAD), fc.constantFrom('\n', '\n', ' ', ...STORY)), {
      maxLength: 16,
    }),
    fc.boolean(),
  )
  .map(([above, flaws, below]) => `${above ? `${HEADLINE}\n${STORY[0]}\n` : ''}${flaws.join('')}${below ? `\n${STORY[1]}` : ''}`);

/** Rules whose fixes change characters. */
const RULES = [
  'artifact/injected-pinyin',
  'artifact/comma-injection',
  'text/invisible-char',
  'text/no-break-space',
  'text/width-punct',
  'text/mixed-script',
  'text/mojibake',
];
/** Decoding shows what was hidden, which it has to mend in the same stroke: that is offered, or nothing is. */
const REVEALING = 'text/mojibake';
/** Rules that do not turn on what most of the text is. */
const INDEPENDENT = RULES.filter((rule) => rule !== 'text/mixed-script' && rule !== REVEALING);

function findingsOf(text: string): Finding[] {
  return [...checkText(text).findings, ...optionalFindings({ text }, () => true)];
}

/** The text after the widest fix of each finding of a rule. */
function mended(text: string, rule: string): string {
  const edits = findingsOf(text).flatMap((finding) => (finding.rule === rule ? (fixesOf(text, finding).at(-1)?.edits ?? []) : []));
  return applyEdits(text, inOrder(edits));
}

for (const rule of RULES) {
  test(`${rule}: a fix done is done`, () =>
    fc.assert(
      fc.property(texts, (text) => {
        const once = mended(text, rule);
        assert.equal(mended(once, rule), once);
      }),
    ));

  if (rule === REVEALING) continue;
  test(`${rule}: a fix brings up no finding of another rule`, () =>
    fc.assert(
      fc.property(flawedTexts, (text) => {
        const before = new Set(findingsOf(text).map((finding) => finding.rule));
        for (const { rule: after } of findingsOf(mended(text, rule))) assert.ok(before.has(after), after);
      }),
    ));
}

test('a decoding that is offered brings up no finding of another rule', () =>
  fc.assert(
    fc.property(misreadTexts, (text) => {
      const { findings } = checkText(text);
      const fixes = new LawfulFixes(text);
      for (const finding of findings.filter(({ rule }) => rule === REVEALING)) {
        for (const fix of fixes.of(finding)) {
          assert.deepEqual(broughtUp(text, fix), [], fix.title);
          // What was misread takes more room than what it says.
          assert.ok(applyEdits(text, fix.edits).length < text.length, fix.title);
        }
      }
    }),
    { numRuns: 400 },
  ));

test('what was misread twice is decoded in one fix', () =>
  fc.assert(
    fc.property(misreadTexts, (text) => {
      const once = mended(text, REVEALING);
      assert.equal(mended(once, REVEALING), once);
    }),
    { numRuns: 400 },
  ));

test('the order of fixes makes no difference', () =>
  fc.assert(
    fc.property(texts, fc.shuffledSubarray(INDEPENDENT, { minLength: INDEPENDENT.length }), (text, order) =>
      assert.equal(order.reduce(mended, text), INDEPENDENT.reduce(mended, text)),
    ),
  ));

function policyOf(suppressions: Suppressions): Policy {
  return { choices: new Choices(), suppressions: new SuppressionIndex(suppressions), baseline: undefined };
}

/** What a user may say of a finding in the article `a.txt`. */
function sayings(text: string, finding: Finding): Suppressions[] {
  const { rule } = finding;
  const lines = linesOf(text, finding).map((line) => lineKey(line.text));
  return [
    { ignore: lines.map((line) => ({ rule, article: 'a.txt', line })), content: [] },
    { ignore: [{ rule, article: 'a.txt' }], content: [] },
    { ignore: [{ rule }], content: [] },
    ...(rule.startsWith('boilerplate/') ? [{ ignore: [], content: lines.map((line) => ({ line })) }] : []),
  ];
}

test('what is ignored is silent, and comes back when it is ignored no longer', () =>
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(3), (text, which, how) => {
      const { findings } = checkText(text);
      const finding = findings[which % Math.max(1, findings.length)];
      if (finding === undefined) return;
      const said = sayings(text, finding);
      const suppressions = said[how % said.length] as Suppressions;
      const read = parseSuppressions(writeSuppressions(suppressions));
      assert.deepEqual(read.problems, []);
      const all = joined(NO_SUPPRESSIONS, read.suppressions ?? NO_SUPPRESSIONS);
      const silent = judge(policyOf(all), { name: 'a.txt', text }, findings);
      assert.ok(!silent.findings.some((each) => each.rule === finding.rule && each.start <= finding.start && finding.start < each.end));
      assert.ok(silent.used.size > 0);
      const loud = judge(policyOf(without(all, suppressions)), { name: 'a.txt', text }, findings);
      assert.deepEqual(loud.findings, findings);
    }),
  ));

test('ignoring says nothing new: what is left is part of what was found', () =>
  fc.assert(
    fc.property(texts, fc.nat(), (text, which) => {
      const { findings } = checkText(text);
      const lines = findings.flatMap((finding) => linesOf(text, finding).map((line) => ({ rule: finding.rule, line })));
      const chosen = lines.filter((_, index) => (which >> (index % 30)) % 2 === 1);
      const ignore = chosen.map(({ rule, line }) => ({ rule, article: 'a.txt', line: lineKey(line.text) }));
      for (const left of judge(policyOf({ ignore, content: [] }), { name: 'a.txt', text }, findings).findings) {
        assert.ok(findings.some(({ rule, start, end }) => rule === left.rule && start <= left.start && left.end <= end));
        assert.ok(left.start < left.end);
        for (const { line, rule } of chosen)
          assert.ok(rule !== left.rule || line.line < left.line || line.line > left.endLine || isBetween(text, line.line));
      }
    }),
  ));

/** Whether a line is blank: it belongs to whatever stands round it. */
function isBetween(text: string, line: number): boolean {
  return (text.split(/\r\n|\r|\n/)[line - 1] ?? '').trim() === '';
}

test('a baseline of what stands leaves nothing to report, edits around it or not', () =>
  fc.assert(
    fc.property(texts, (text) => {
      const { findings } = checkText(text);
      const baseline = new Map([['a.txt', baselineOf({ name: 'a.txt', text }, findings)]]);
      const judged = judge({ ...policyOf(NO_SUPPRESSIONS), baseline }, { name: 'a.txt', text }, findings);
      assert.deepEqual(judged.findings, []);
    }),
  ));
