import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Diagnostic, Uri } from 'vscode';
import '../../support/fake-vscode.ts';

const { explainRuleCommand, linkRules } = await import('../../../client/src/findings.ts');

/** The code of a diagnostic after linking. */
function linked(code: Diagnostic['code']): Diagnostic['code'] {
  const diagnostic = { code } as Diagnostic;
  linkRules([diagnostic]);
  return diagnostic.code;
}

for (const code of ['boilerplate/icp-record', { value: 'boilerplate/icp-record', target: {} as Uri }]) {
  test(`a rule's ${typeof code} links to the command that explains it`, () => {
    const link = linked(code);
    assert.ok(typeof link === 'object');
    assert.equal(link.value, 'boilerplate/icp-record');
    const [command, argument] = link.target.toString().split('?');
    assert.equal(command, `command:${explainRuleCommand}`);
    assert.deepEqual(JSON.parse(decodeURIComponent(argument ?? '')), ['boilerplate/icp-record']);
  });
}

test('what names no rule is left alone', () => {
  assert.equal(linked(undefined), undefined);
  assert.equal(linked(7), 7);
});
