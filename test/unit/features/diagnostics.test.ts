import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnostics } from '../../../server/src/features/diagnostics.ts';
import { writtenArticle } from '../../support/facts.ts';
import { readMarks, writeMarks } from '../../support/marks.ts';

/** The problems of a text stand at its marked spans. */
function checkDiagnostics(marked: string, rules: readonly string[], expected: readonly string[], limit?: number): void {
  const { text, spans } = readMarks(marked);
  const findings = spans.map(({ start, end }, index) => ({
    rule: rules[index % rules.length] as string,
    on: text.slice(start, end),
    start,
    end,
  }));
  const found = diagnostics(writtenArticle('/a.txt', text, { findings }), limit);
  assert.deepEqual(
    found.map(({ severity, rule, unnecessary }) => [severity, rule ?? 'summary', unnecessary ? 'faded' : 'plain'].join(' ')),
    expected,
  );
  const shown = found.map(({ span }) => span);
  assert.equal(writeMarks(text, shown), writeMarks(text, spans.slice(0, shown.length)));
}

test('boilerplate is faded, text that stays is not', () => {
  checkDiagnostics(
    '[|版权所有|]\n积极响应[|***|]的号召',
    ['boilerplate/copyright', 'artifact/masked-text'],
    ['warning boilerplate/copyright faded', 'warning artifact/masked-text plain'],
  );
});

test('of injected readings the first of a line is drawn, faded, for all of them', () => {
  const { text, spans } = readMarks('紀委書[|(shū)|]記(jì)應(yīng)永寧出席。');
  const finding = { rule: 'artifact/injected-pinyin', on: '(shū)記(jì)應(yīng)' };
  const found = diagnostics(writtenArticle('/a.txt', text, { findings: [finding] }));
  assert.deepEqual(
    found.map(({ span, unnecessary }) => ({ span, unnecessary })),
    [{ span: spans[0], unnecessary: true }],
  );
});

test('beyond the limit the last problem sums up', () => {
  const expected = ['warning dup/line-in-article faded', 'warning dup/line-in-article faded', 'information summary plain'];
  checkDiagnostics('[|一|][|二|][|三|][|四|]', ['dup/line-in-article'], expected, 3);
  const all = diagnostics(writtenArticle('/a.txt', '一二', { findings: ['一', '二'].map((on) => ({ rule: 'x/y', on })) }), 1);
  assert.equal(all[0]?.message, '2 more findings in this file are not shown: x/y 2');
});

test('at the limit nothing is left out', () => {
  checkDiagnostics('[|一|][|二|]', ['text/mojibake'], ['warning text/mojibake plain', 'warning text/mojibake plain'], 2);
});
