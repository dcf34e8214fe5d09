/** Files of queries: VS Code knows them by their name, and what they say of themselves comes from the corpus. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, hoverText, rangeOf } from './editing.ts';
import { group } from './harness.ts';

group('seeds', (test) => {
  test('a file of queries is coloured, checked, counted and completed', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, 'questions.cql');
    await vscode.workspace.fs.writeFile(uri, Buffer.from('# 健康\ntext("健康")\n\n[wrod="a"]\n\n<person name="许红"/>\n'));
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      assert.equal(document.languageId, 'cql');

      const [problem] = await eventually('the problem', () => {
        const found = vscode.languages.getDiagnostics(uri);
        return found.length > 0 ? found : undefined;
      });
      assert.equal(problem && document.getText(problem.range), 'wrod');

      const lens = await eventually('a count', async () => {
        const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 9);
        return lenses.find(({ command }) => /^\d+ hits in \d+ articles · Run$/.test(command?.title ?? ''));
      });
      assert.deepEqual(lens.command?.arguments, [{ query: 'text("健康")', language: 'cql' }]);

      assert.match(await hoverText(document, rangeOf(document, 'text("健康")').start), /the text “健康”/);

      const caret = rangeOf(document, 'name="许红').end;
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', uri, caret);
      assert.ok(items.some(({ label }) => label === '许红兵'));

      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri);
      assert.deepEqual(
        symbols.map(({ name }) => name),
        ['健康', '[wrod="a"]', '<person name="许红"/>'],
      );
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await vscode.workspace.fs.delete(uri);
    }
  });
});
