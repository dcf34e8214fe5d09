/**
 * A workspace without Chinese text: the extension looks, and starts no server; with the first Chinese text that is opened it does.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { eventually, uriOf } from './editing.ts';
import { group } from './harness.ts';

/** Counts the servers of ours that this extension host starts, whatever becomes of them. */
function countServers(): () => number {
  let servers = 0;
  const childProcess = process.getBuiltinModule('node:child_process');
  const { fork } = childProcess;
  childProcess.fork = ((module: string, ...rest: []) => {
    if (/[\\/]dist[\\/]server\.js$/.test(module)) servers++;
    return fork(module, ...rest);
  }) as typeof fork;
  return () => servers;
}

/** Milliseconds that VS Code waits for our code: until it is loaded, and until `activate` has returned. */
function timeOwnCode(): () => number {
  let own = 0;
  const timed = <Result>(run: () => Result): Result => {
    const from = performance.now();
    const result = run();
    own += performance.now() - from;
    return result;
  };
  const loader = process.getBuiltinModule('node:module') as unknown as { _load(request: string, ...rest: unknown[]): unknown };
  const load = loader._load;
  loader._load = (request, ...rest) => {
    if (!/[\\/]dist[\\/]client\.cjs$/.test(request)) return load(request, ...rest);
    const loaded = timed(() => load(request, ...rest)) as { activate(context: vscode.ExtensionContext): void };
    return { ...loaded, activate: (context: vscode.ExtensionContext) => timed(() => loaded.activate(context)) };
  };
  return () => own;
}

group('activation', (test) => {
  test('without Chinese text no server is started', async () => {
    const servers = countServers();
    const own = timeOwnCode();
    const extension = vscode.extensions.getExtension('yuliao.yuliao');
    assert.ok(extension);
    // A slow window may have found a reason by itself.
    const asked = extension.isActive;
    const from = performance.now();
    await extension.activate();
    const milliseconds = performance.now() - from;
    if (process.env.YULIAO_E2E_MEASURED && !asked) {
      writeFileSync(process.env.YULIAO_E2E_MEASURED, JSON.stringify({ own: own(), all: milliseconds }));
    }
    // Longer than the look at the heads of a handful of files takes: the command is answered by the extension itself.
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uriOf('main.c')));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uriOf('notes.rst')));
    assert.equal(servers(), 0);

    const chinese = await vscode.workspace.openTextDocument({
      language: 'zh-article',
      content: '宝丰县召开健康乡村建设推进会\n2023-09-12\n9月12日，宝丰县召开健康乡村建设推进会。县委书记许红兵出席会议并讲话。\n',
    });
    await vscode.window.showTextDocument(chinese);
    await eventually('the server', () => (servers() > 0 ? true : undefined));
  });
});
