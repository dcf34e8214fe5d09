import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../../server/src/article/facts.ts';
import { type Baseline, parseBaseline, shrunk, writeBaseline } from '../../../server/src/hygiene/baseline.ts';
import { Choices, type RuleChoices, readChoices } from '../../../server/src/hygiene/choices.ts';
import { baselineOf, type Judgement, judge, linesOf, type Policy } from '../../../server/src/hygiene/judge.ts';
import { lineKey } from '../../../server/src/hygiene/line-key.ts';
import { SuppressionIndex, type Suppressions } from '../../../server/src/hygiene/suppressions.ts';
import { writtenFacts } from '../../support/facts.ts';
import { readMarks, writeMarks } from '../../support/marks.ts';

interface Decisions {
  readonly choices?: RuleChoices;
  readonly ignore?: Suppressions['ignore'];
  /** Lines that are content. */
  readonly content?: readonly string[];
  readonly baseline?: Baseline;
}

function policyOf({ choices = {}, ignore = [], content = [], baseline }: Decisions): Policy {
  return {
    choices: new Choices(choices),
    suppressions: new SuppressionIndex({ ignore, content: content.map((line) => ({ line: lineKey(line) })) }),
    baseline,
  };
}

/** Judges findings of one rule that stand at `found` in an article `a.txt`. */
function judged(text: string, rule: string, found: readonly string[], decisions: Decisions): Judgement {
  const { findings } = writtenFacts(text, { findings: found.map((on) => ({ rule, on })) });
  return judge(policyOf(decisions), { name: 'a.txt', text }, findings);
}

/** What is left of the findings at `found` stands at the marked spans. */
function checkLeft(marked: string, rule: string, found: readonly string[], decisions: Decisions): Judgement {
  const { text, spans } = readMarks(marked);
  const judgement = judged(text, rule, found, decisions);
  assert.equal(writeMarks(text, judgement.findings), writeMarks(text, spans));
  for (const { start, end, line, endLine } of judgement.findings) {
    assert.equal(line, text.slice(0, start).split('\n').length);
    assert.equal(endLine, text.slice(0, end).split('\n').length);
  }
  return judgement;
}

const nav = 'boilerplate/nav-menu';
const menu = '首页\n新闻\n\n体育\n财经';

test('without decisions everything is shown as it was found', () => {
  checkLeft(`[|${menu}|]\n正文`, nav, [menu], {});
});

test('severities: of a rule, of its group, of all; the nearest word and the first layer hold', () => {
  const finding = { rule: nav, severity: 'information' } as Finding;
  const severity = (...layers: NonNullable<RuleChoices['rules']>[]) =>
    new Choices(...layers.map((rules) => ({ rules }))).apply(finding)?.severity;
  assert.equal(severity(), 'information');
  assert.equal(severity({ 'boilerplate/*': 'error' }), 'error');
  assert.equal(severity({ '*': 'error', 'boilerplate/*': 'hint' }), 'hint');
  assert.equal(severity({ 'boilerplate/*': 'off', [nav]: 'warning' }), 'warning');
  assert.equal(severity({ '*': 'off' }, { [nav]: 'error' }), undefined);
  assert.equal(severity({ 'dup/*': 'off' }, { [nav]: 'error' }), 'error');
});

test('a rule that is off says nothing until it has a severity', () => {
  const text = '王大山说,要抓紧。';
  const found = (rules: NonNullable<RuleChoices['rules']>) =>
    judged(text, nav, [], { choices: { rules } }).findings.map(({ rule, severity }) => `${rule} ${severity}`);
  assert.deepEqual(found({}), []);
  assert.deepEqual(found({ 'text/*': 'hint' }), ['text/width-punct hint']);
  assert.deepEqual(found({ 'text/width-punct': 'warning' }), ['text/width-punct warning']);
});

test('a threshold lets small figures pass', () => {
  const found = (threshold: number) =>
    judge(
      policyOf({ choices: { rules: { '*': 'hint' }, thresholds: { 'text/width-punct': threshold } } }),
      { name: undefined, text: '甲,乙,丙,丁' },
      [],
    ).findings.length;
  assert.equal(found(3), 1);
  assert.equal(found(4), 0);
});

test('choices that are not sound are told, and the others hold', () => {
  const sound = { rules: { 'text/*': 'off', '*': 'hint' }, thresholds: { 'text/no-break-space': 3 } };
  assert.deepEqual(readChoices(sound), { choices: sound, problems: [] });
  const { choices, problems } = readChoices({
    rules: { 'text/nothing': 'off', 'text/mojibake': 'loud', 'nothing/*': 'off', [nav]: 'error' },
    thresholds: { 'text/no-break-space': '3', 'text/mojibake': 3 },
  });
  assert.deepEqual(choices, { rules: { [nav]: 'error' } });
  assert.equal(problems.length, 5);
  for (const nothing of [undefined, null, {}]) assert.deepEqual(readChoices(nothing), { choices: {}, problems: [] });
  for (const broken of [7, 'off', [], { rules: [] }, { thresholds: 3 }]) assert.equal(readChoices(broken).problems.length, 1);
});

test('an ignored line leaves the rest of its block', () => {
  const ignore = [{ rule: nav, article: 'a.txt', line: lineKey('体育') }];
  checkLeft('[|首页\n新闻|]\n\n体育\n[|财经|]\n正文', nav, [menu], { ignore });
  checkLeft(`[|${menu}|]\n正文`, nav, [menu], { ignore: [{ rule: nav, article: 'b.txt', line: lineKey('体育') }] });
  checkLeft(`[|${menu}|]\n正文`, nav, [menu], { ignore: [{ rule: 'boilerplate/contact', article: 'a.txt', line: lineKey('体育') }] });
});

test('the same line is ignored wherever it stands in its article', () => {
  const ignore = [{ rule: 'artifact/masked-text', article: 'a.txt', line: lineKey('响应***号召') }];
  const text = '响应***号召\n\n响应***号召\n';
  const { findings } = writtenFacts(text, { findings: [{ rule: 'artifact/masked-text', on: '***' }] });
  const both = [...findings, { ...(findings[0] as Finding), start: 9, end: 12, line: 3, endLine: 3 }];
  assert.deepEqual(judge(policyOf({ ignore }), { name: 'a.txt', text }, both).findings, []);
});

test('content silences every rule of boilerplate, in every article, and no other rule', () => {
  const { content } = checkLeft(`首页\n[|新闻\n\n体育\n财经|]\n正文`, nav, [menu], { content: ['首页'] });
  assert.deepEqual([...content], [1]);
  checkLeft('[|首页|]', 'dup/line-in-article', ['首页'], { content: ['首页'] });
  checkLeft('首页', 'dup/recurring-line', ['首页'], { content: ['首页'] });
});

test('what no finding needed is not used', () => {
  const ignore = [
    { rule: nav, article: 'a.txt', line: lineKey('体育') },
    { rule: nav, article: 'a.txt', line: lineKey('房产') },
  ];
  assert.deepEqual([...judged(menu, nav, [menu], { ignore }).used], [ignore[0]]);
});

test('a text that lies in no folder has only what holds everywhere', () => {
  const { findings } = writtenFacts('首页', { findings: [{ rule: nav, on: '首页' }] });
  const left = (ignore: Suppressions['ignore']) => judge(policyOf({ ignore }), { name: undefined, text: '首页' }, findings).findings.length;
  assert.equal(left([{ rule: nav, article: 'a.txt' }]), 1);
  assert.equal(left([{ rule: nav }]), 0);
});

test('a baseline keeps what stood silent, and tells what came', () => {
  const { findings } = judged(`${menu}\n正文`, nav, [menu], {});
  const baseline = new Map([['a.txt', baselineOf({ name: 'a.txt', text: `${menu}\n正文` }, findings)]]);
  assert.equal(checkLeft(`${menu}\n正文`, nav, [menu], { baseline }).accepted, 1);
  const longer = `${menu}\n房产`;
  checkLeft(`今天\n\n首页\n新闻\n\n体育\n财经\n[|房产|]\n正文`, nav, [longer], { baseline });
  const twice = `${menu}\n体育`;
  checkLeft(`首页\n新闻\n\n体育\n财经\n[|体育|]\n正文`, nav, [twice], { baseline });
});

test('a baseline only shrinks', () => {
  const before = { [nav]: { k1: 2, k2: 1 }, 'dup/*': { k3: 1 } };
  assert.deepEqual(shrunk(before, { [nav]: { k1: 1, k9: 4 } }), { [nav]: { k1: 1 } });
  assert.deepEqual(shrunk(before, { [nav]: { k1: 7 } }), { [nav]: { k1: 2 } });
  assert.equal(shrunk(before, {}), undefined);
});

test('a baseline is written in one order, an article a line, and read again', () => {
  const baseline: Baseline = new Map([
    ['b.txt', { [nav]: { k2: 1, k1: 2 } }],
    ['a.txt', { [nav]: { k1: 1 }, 'artifact/masked-text': { k1: 1 } }],
    ['c.txt', {}],
  ]);
  const text = writeBaseline(baseline);
  assert.deepEqual(parseBaseline(text).problems, []);
  assert.deepEqual(
    [...(parseBaseline(text).baseline ?? [])].map(([article]) => article),
    ['a.txt', 'b.txt'],
  );
  assert.equal(writeBaseline(parseBaseline(text).baseline as Baseline), text);
  assert.deepEqual(text.split('\n').length, 8);
});

test('a baseline that is broken by hand is told, and its sound articles hold', () => {
  const { baseline, problems } = parseBaseline(
    '{ "version": 1, "articles": { "a.txt": { "x/y": { "k": 1 } }, "b.txt": { "x/y": { "k": -1 } } } }',
  );
  assert.deepEqual([...(baseline?.keys() ?? [])], ['a.txt']);
  assert.deepEqual(
    problems.map(({ arguments: values }) => values),
    [['b.txt']],
  );
  assert.equal(parseBaseline('{').baseline, undefined);
  assert.equal(parseBaseline('{ "version": 1, "articles": [] }').baseline, undefined);
});

test('the lines that a user ignores with a finding', () => {
  const { findings } = writtenFacts(menu, { findings: [{ rule: nav, on: menu }] });
  assert.deepEqual(
    linesOf(menu, findings[0] as Finding).map(({ line, text }) => `${line} ${text}`),
    ['1 首页', '2 新闻', '4 体育', '5 财经'],
  );
});
