/**
 * Boilerplate and artifacts: what is reported and faded, and what the quick fixes change.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { caretIn, diagnosticsOf, eventually, findingsOf, rangeOf, revert, ruleOf, seeds, show } from './editing.ts';
import { group } from './harness.ts';

const injected = /\p{Script=Han}\(\p{Script=Latin}+\)/gu;

async function fixesAt(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
    50,
  );
  return actions.filter(({ edit }) => edit !== undefined);
}

/** The injected readings that a fix would leave. */
async function leftBy(action: vscode.CodeAction, document: vscode.TextDocument): Promise<number> {
  assert.ok(action.edit && (await vscode.workspace.applyEdit(action.edit)));
  return document.getText().match(injected)?.length ?? 0;
}

group('seeds', (test) => {
  test('a clean copy of the folder is exported beside it, and the articles stay as they are', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const target = vscode.Uri.file(path.join(await mkdtemp(path.join(tmpdir(), 'yuliao-clean-')), 'clean'));
    const textOf = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    const before = await textOf(vscode.Uri.joinPath(folder.uri, seeds.baofeng));
    await vscode.commands.executeCommand('yuliao.exportCleanCopy', folder.uri, target);
    const clean = await textOf(vscode.Uri.joinPath(target, seeds.baofeng));
    assert.ok(before.includes('豫ICP备09014970号') && !clean.includes('豫ICP备09014970号') && clean.includes('县委书记许红兵'));
    assert.equal(await textOf(vscode.Uri.joinPath(folder.uri, seeds.baofeng)), before);
    assert.match(await textOf(vscode.Uri.joinPath(target, '.yuliao', 'report.md')), /boilerplate\/icp-record/);
    await rm(path.dirname(target.fsPath), { recursive: true });
  });

  test('boilerplate is reported by rule, faded, with a way to the rule', async () => {
    const { document } = await show(seeds.baofeng);
    const findings = await findingsOf(document);
    const icp = findings.find((finding) => ruleOf(finding) === 'boilerplate/icp-record');
    assert.ok(icp, findings.map(ruleOf).join(' '));
    assert.ok(icp.tags?.includes(vscode.DiagnosticTag.Unnecessary));
    assert.ok(icp.range.contains(rangeOf(document, '豫ICP备09014970号')));
    assert.ok(typeof icp.code === 'object' && icp.code.target, 'the code links to the rule');
    const body = rangeOf(document, '县委书记许红兵');
    const faded = findings.filter((finding) => finding.tags?.includes(vscode.DiagnosticTag.Unnecessary));
    assert.ok(
      faded.every(({ range }) => !range.intersection(body)),
      'the body is not faded',
    );
  });

  for (const [seed, rules] of [
    [seeds.linfen, ['artifact/cf-email', 'boilerplate/copyright', 'boilerplate/comment-widget']],
    [seeds.baofeng, ['boilerplate/nav-menu', 'boilerplate/prev-next', 'boilerplate/contact']],
    [seeds.lijiang, ['artifact/injected-pinyin', 'artifact/comma-injection', 'boilerplate/attachment', 'boilerplate/editor-credit']],
    [seeds.hospital, ['artifact/injected-pinyin', 'boilerplate/share-qr']],
    [seeds.qinghai, ['artifact/masked-text', 'boilerplate/disclaimer', 'boilerplate/seo-list', 'boilerplate/related-list']],
  ] as const) {
    test(`what is wrong with ${seed}`, async () => {
      const { document } = await show(seed);
      const found = new Set((await findingsOf(document)).map(ruleOf));
      assert.deepEqual(
        rules.filter((rule) => !found.has(rule)),
        [],
        `found ${[...found].join(' ')}`,
      );
    });
  }

  test('a quick fix removes injected pinyin, one or all, and undo brings it back', async () => {
    const editor = await show(seeds.hospital);
    const { document } = editor;
    const original = document.getText();
    const readings = original.match(injected)?.length ?? 0;
    assert.ok(readings > 10);
    await findingsOf(document);
    const range = rangeOf(document, '應(yīng)永寧', '(yīng)');
    const lefts = new Map<number, string>();
    for (const { title } of await fixesAt(document, range)) {
      const again = (await fixesAt(document, range)).find((action) => action.title === title);
      assert.ok(again, title);
      lefts.set(await leftBy(again, document), title);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), original, `undo of ${title}`);
    }
    assert.ok(lefts.has(readings - 1), `one fix for this one: ${[...lefts].join(' ')}`);
    assert.ok(lefts.has(0), `one fix for the file: ${[...lefts].join(' ')}`);
    await revert(editor);
  });

  test('turning the findings off clears them at once', async () => {
    const { document } = await show(seeds.baofeng);
    await findingsOf(document);
    const settings = vscode.workspace.getConfiguration('yuliao');
    await settings.update('diagnostics.enabled', false, vscode.ConfigurationTarget.Global);
    try {
      await eventually('no findings', () => (diagnosticsOf(document).length === 0 ? true : undefined));
    } finally {
      await settings.update('diagnostics.enabled', undefined, vscode.ConfigurationTarget.Global);
    }
    await findingsOf(document);
  });

  test('Next and Previous Boilerplate move from block to block', async () => {
    const editor = await show(seeds.linfen);
    await findingsOf(editor.document);
    editor.selection = new vscode.Selection(caretIn(editor.document, '副主任李斌'), caretIn(editor.document, '副主任李斌'));
    const from = editor.selection.active.line;
    await vscode.commands.executeCommand('yuliao.nextBoilerplate');
    const next = await eventually('the caret further down', () =>
      editor.selection.active.line > from ? editor.selection.active.line : undefined,
    );
    assert.ok(next >= rangeOf(editor.document, '座谈会后').start.line, 'not within the body');
    await vscode.commands.executeCommand('yuliao.previousBoilerplate');
    await eventually('the caret above the body', () => (editor.selection.active.line < from ? true : undefined));
  });
});
