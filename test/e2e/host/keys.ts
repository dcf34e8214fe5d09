/** Our keys beside those that VS Code brings: where both could be meant, ours give way. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { group } from './harness.ts';

interface Binding {
  readonly key: string;
  readonly command: string;
  readonly when?: string;
}

/** Parts of a condition that stand beside each other, outside of brackets. */
function parts(condition: string, operator: '&&' | '||'): string[] {
  const found = [''];
  let depth = 0;
  for (const token of condition.split(/(&&|\|\||[()])/u)) {
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (token === operator && depth === 0) found.push('');
    else found[found.length - 1] += token;
  }
  return found.map((part) => part.trim());
}

/** Whether ours never holds where the other one does: it denies something that each alternative of the other one asks for. */
function givesWay(ours: string, theirs: string | undefined): boolean {
  const denied = parts(ours, '&&').filter((part) => part.startsWith('!'));
  return theirs !== undefined && parts(theirs, '||').every((each) => parts(each, '&&').some((part) => denied.includes(`!${part}`)));
}

group('seeds', (test) => {
  test('our keys take none of VS Code’s away', async () => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('vscode://defaultsettings/keybindings.json'));
    const bindings: Binding[] = JSON.parse(document.getText().replace(/^\s*\/\/.*$/gmu, ''));
    const isOurs = ({ command }: Binding): boolean => command.startsWith('yuliao.');
    const ours = bindings.filter(isOurs);
    const declared: unknown[] = vscode.extensions.getExtension('yuliao.yuliao')?.packageJSON.contributes.keybindings;
    assert.equal(ours.length, declared.length);
    const taken = ours
      // In our own panel all keys are ours.
      .filter(({ when = '' }) => !parts(when, '&&').some((part) => /^activeWebviewPanelId == '?yuliao\./u.test(part)))
      .flatMap((mine) =>
        bindings
          .filter((other) => !isOurs(other) && other.key === mine.key && !givesWay(mine.when ?? '', other.when))
          .map((other) => `${mine.key} of ${mine.command} when ${mine.when}: ${other.command} when ${other.when}`),
      );
    assert.deepEqual(taken, []);
  });
});
