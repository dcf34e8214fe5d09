/**
 * Dossiers: of whom a view names, of the name at the caret, of the corpus; each in a panel of its own, which is shown again where it is
 * there already.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, rangeOf, seeds, show } from './editing.ts';
import { group } from './harness.ts';

const panels = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter((tab) => tab.input instanceof vscode.TabInputWebview && tab.input.viewType.endsWith('yuliao.dossier'));
const panel = (label: string) => panels().find((tab) => tab.label === label);

group('seeds', (test) => {
  test('a dossier opens for whom a view names, once', async () => {
    await vscode.commands.executeCommand('yuliao.showDossier', { kind: 'person', key: '李斌' });
    // The title is that of the answer: the page has run, and has asked the server.
    await eventually('the dossier', () => panel('Dossier: 李斌'));
    await vscode.commands.executeCommand('yuliao.showDossier', { kind: 'person', key: '李斌' });
    assert.equal(panels().length, 1);
    await vscode.window.tabGroups.close(panels());
  });

  test('a dossier opens for the name at the caret', async () => {
    const editor = await show(seeds.baofeng);
    const { start } = rangeOf(editor.document, '县委书记许红兵', '许红兵');
    editor.selection = new vscode.Selection(start.translate(0, 1), start.translate(0, 1));
    await vscode.commands.executeCommand('yuliao.dossierHere');
    await eventually('the dossier', () => panel('Dossier: 许红兵'));
    await vscode.window.tabGroups.close(panels());
  });

  test('the corpus has an overview', async () => {
    await vscode.commands.executeCommand('yuliao.showOverview');
    await eventually('the overview', () => panel('Corpus Overview'));
    await vscode.window.tabGroups.close(panels());
  });
});
