/**
 * The server's process dies: another takes over, and nothing typed is lost. Last, because it is rough.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { caretIn, eventually, hoverText, seeds, show } from './editing.ts';
import { group } from './harness.ts';

/** Process ids of our server under this extension host. */
function servers(): number[] {
  if (process.platform === 'win32') {
    const query = `Get-CimInstance Win32_Process -Filter "ParentProcessId=${process.pid}" | Where-Object CommandLine -like '*server.js*' | ForEach-Object ProcessId`;
    return execFileSync('powershell', ['-NoProfile', '-Command', query], { encoding: 'utf8' }).split(/\s+/).filter(Boolean).map(Number);
  }
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((fields) => Number(fields?.[2]) === process.pid && /dist[\\/]server\.js/.test(fields?.[3] ?? ''))
    .map((fields) => Number(fields?.[1]));
}

group('seeds', (test) => {
  test('a server that crashes is started again, with unsaved text intact', async () => {
    const editor = await show(seeds.linfen);
    const sentence = '山西省卫生健康委主任武晋出席会议并讲话。';
    await editor.edit((edit) => edit.insert(editor.document.lineAt(22).range.start, sentence));
    assert.match(await hoverText(editor.document, caretIn(editor.document, sentence, '武晋')), /武晋/);
    const [old, ...others] = servers();
    assert.ok(old !== undefined && others.length === 0, 'one server runs');
    process.kill(old, 'SIGKILL');
    await eventually('another server', () => {
      const now = servers();
      return now.length === 1 && now[0] !== old ? true : undefined;
    });
    assert.ok(editor.document.isDirty && editor.document.getText().includes(sentence), 'the text stands');
    assert.match(await hoverText(editor.document, caretIn(editor.document, sentence, '武晋')), /武晋/);
    assert.match(await hoverText(editor.document, caretIn(editor.document, '副主任李斌', '李斌')), /国家卫生健康委/);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
