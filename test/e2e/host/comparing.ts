/** Two articles side by side, as VS Code shows them. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, seeds, show, uriOf } from './editing.ts';
import { group } from './harness.ts';

group('seeds', (test) => {
  test('a related article is shown beside, and scrolls along', async () => {
    const original = await vscode.workspace.openTextDocument(uriOf(seeds.qinghai));
    const other = uriOf('copy.txt');
    const lead = '另一家媒体的导语。\n'.repeat(60);
    await vscode.workspace.fs.writeFile(other, Buffer.from(lead + original.getText()));
    try {
      await show(seeds.qinghai);
      await vscode.commands.executeCommand('yuliao.compareWith', other);
      const [left, right] = await eventually('two editors', () => {
        const shown = [seeds.qinghai, 'copy.txt'].map((name) =>
          vscode.window.visibleTextEditors.find(({ document }) => document.uri.path.endsWith(name)),
        );
        return shown.every((editor) => editor !== undefined) ? shown : undefined;
      });
      assert.ok(left && right);
      assert.notEqual(left.viewColumn, right.viewColumn);
      // The passages begin sixty lines further down on the right.
      await eventually('the passages beside each other', () => {
        const [a, b] = [left.visibleRanges[0]?.start.line ?? 0, right.visibleRanges[0]?.start.line ?? 0];
        return b - a >= 50 || undefined;
      });
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(other);
    }
  });
});
