/**
 * A workspace without Chinese text: the extension looks, and starts no server; with the first Chinese text that is opened it does.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { eventually, uriOf } from './editing.ts';
import { group } from './harness.ts';

/** Processes that extensions have started from the extension host. */
const processes = () => process.getActiveResourcesInfo().filter((kind) => kind === 'ProcessWrap').length;

group('activation', (test) => {
  test('without Chinese text no server is started', async () => {
    const extension = vscode.extensions.getExtension('yuliao.yuliao');
    assert.ok(extension);
    const others = processes();
    // A slow window may have found a reason by itself.
    const asked = extension.isActive;
    const from = performance.now();
    await extension.activate();
    const milliseconds = performance.now() - from;
    if (process.env.YULIAO_E2E_MEASURED && !asked) writeFileSync(process.env.YULIAO_E2E_MEASURED, String(milliseconds));
    // Longer than the look at the heads of a handful of files takes: the command is answered by the extension itself.
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uriOf('main.c')));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uriOf('notes.rst')));
    assert.equal(processes(), others);

    const chinese = await vscode.workspace.openTextDocument({
      language: 'zh-article',
      content: '宝丰县召开健康乡村建设推进会\n2023-09-12\n9月12日，宝丰县召开健康乡村建设推进会。县委书记许红兵出席会议并讲话。\n',
    });
    await vscode.window.showTextDocument(chinese);
    await eventually('the server', () => (processes() > others ? true : undefined));
  });
});
