/**
 * Boilerplate and artifacts: what is reported and faded, and what the quick fixes change.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { caretIn, diagnosticsOf, eventually, findingsOf, rangeOf, revert, ruleOf, seeds, show, uriOf } from './editing.ts';
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

function actionsAt(document: vscode.TextDocument, range: vscode.Range): Thenable<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range);
}

/** The texts of all seeds, by name, as their documents have them. */
async function textsOfSeeds(): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const name of Object.values(seeds)) texts.set(name, (await vscode.workspace.openTextDocument(uriOf(name))).getText());
  return texts;
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

  test('a line is ignored by a quick fix and stays ignored until its file goes', async () => {
    const { document } = await show(seeds.baofeng);
    const icp = 'boilerplate/icp-record';
    await findingsOf(document);
    const action = await eventually('a way to ignore the line', async () =>
      (await actionsAt(document, rangeOf(document, '豫ICP备09014970号'))).find(
        ({ title, command }) => /in this line|在本行/.test(title) && command !== undefined,
      ),
    );
    const decisions = uriOf('.yuliao');
    try {
      await vscode.commands.executeCommand(action.command?.command ?? '', ...(action.command?.arguments ?? []));
      await eventually('the finding gone', () => (diagnosticsOf(document).some((each) => ruleOf(each) === icp) ? undefined : true));
      const written = new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(decisions, 'suppressions.json')));
      assert.match(written, /"rule":"boilerplate\/icp-record","article":"001_838f417be17cfb94.txt"/);
    } finally {
      await vscode.workspace.fs.delete(decisions, { recursive: true });
    }
    await eventually('the finding back', () => (diagnosticsOf(document).some((each) => ruleOf(each) === icp) ? true : undefined));
  });

  test('severities follow the settings at once', async () => {
    const { document } = await show(seeds.baofeng);
    await findingsOf(document);
    const settings = vscode.workspace.getConfiguration('yuliao');
    const icp = (): vscode.Diagnostic | undefined => diagnosticsOf(document).find((each) => ruleOf(each) === 'boilerplate/icp-record');
    const chosen = { 'boilerplate/*': 'off', 'boilerplate/icp-record': 'error' };
    await settings.update('hygiene.rules', chosen, vscode.ConfigurationTarget.Global);
    try {
      await eventually('an error', () => (icp()?.severity === vscode.DiagnosticSeverity.Error ? true : undefined));
      const others = diagnosticsOf(document).filter((each) => ruleOf(each).startsWith('boilerplate/'));
      assert.ok(others.every((each) => ruleOf(each) === 'boilerplate/icp-record'));
    } finally {
      await settings.update('hygiene.rules', undefined, vscode.ConfigurationTarget.Global);
    }
    await eventually('a warning', () => (icp()?.severity === vscode.DiagnosticSeverity.Warning ? true : undefined));
  });

  test('Fix All takes every injection out, and one undo brings them back', async () => {
    const editor = await show(seeds.hospital);
    const { document } = editor;
    const original = document.getText();
    await findingsOf(document);
    await eventually('no injected pinyin', async () => {
      await vscode.commands.executeCommand('editor.action.sourceAction', { kind: 'source.fixAll', apply: 'first' });
      return document.getText().match(injected) === null ? true : undefined;
    });
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), original);
    await revert(editor);
  });

  test('on save nothing is fixed unless the user has switched that on', async () => {
    const editor = await show(seeds.hospital);
    const { document } = editor;
    const original = document.getText();
    await findingsOf(document);
    const typeAndSave = async (): Promise<string> => {
      assert.ok(await editor.edit((builder) => builder.insert(document.positionAt(document.getText().length), '\n')));
      assert.ok(await document.save());
      return document.getText();
    };
    const settings = vscode.workspace.getConfiguration('editor', document);
    try {
      assert.equal((await typeAndSave()).match(injected)?.length, original.match(injected)?.length);
      await settings.update('codeActionsOnSave', { 'source.fixAll.yuliao': 'explicit' }, vscode.ConfigurationTarget.Global);
      await eventually('a saved file without injected pinyin', async () =>
        (await typeAndSave()).match(injected) === null ? true : undefined,
      );
    } finally {
      await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Global);
      await vscode.workspace.fs.writeFile(document.uri, new TextEncoder().encode(original));
      await revert(editor);
    }
  });

  test('Format Document applies the safe fixes and leaves boilerplate alone', async () => {
    const editor = await show(seeds.hospital);
    const document = await vscode.languages.setTextDocumentLanguage(editor.document, 'zh-article');
    const original = document.getText();
    await findingsOf(document);
    const edits = await eventually('edits', async () =>
      vscode.commands.executeCommand<vscode.TextEdit[] | undefined>('vscode.executeFormatDocumentProvider', document.uri, {
        tabSize: 2,
        insertSpaces: true,
      }),
    );
    assert.ok(edits.length > 10);
    assert.ok(edits.every(({ newText }) => newText === ''));
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, edits);
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.getText().match(injected), null);
    assert.equal(document.lineCount, original.split('\n').length);
    await revert(editor);
  });

  test('safe fixes of the folder are applied to all files that need them, and to no other', async () => {
    const before = await textsOfSeeds();
    try {
      await vscode.commands.executeCommand('yuliao.fixFolder', undefined, 'apply');
      const after = await textsOfSeeds();
      for (const [name, text] of before) {
        assert.equal(after.get(name)?.match(injected) ?? null, null, name);
        if (text.match(injected) === null) assert.equal(after.get(name), text, name);
      }
    } finally {
      for (const [name, text] of before) {
        await vscode.workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(text));
        await revert(await show(name));
      }
    }
  });

  test('two articles are compared side by side', async () => {
    await vscode.commands.executeCommand('yuliao.compareArticles', uriOf(seeds.linfen).toString(), uriOf(seeds.baofeng).toString());
    await eventually('a comparison', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff && input.original.path.endsWith(seeds.baofeng) ? true : undefined;
    });
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  test('findings by rule lead to an article', async () => {
    const asked = vscode.commands.executeCommand('yuliao.findingsByRule');
    // The lists open in their own time, and each takes what is typed.
    const before = vscode.window.activeTextEditor?.selection.active;
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uriOf(seeds.qinghai)));
    const accept = setInterval(() => void vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem'), 300);
    try {
      await asked;
    } finally {
      clearInterval(accept);
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    }
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.notDeepEqual(editor.selection.active, before);
    const line = editor.selection.active.line;
    const found = await findingsOf(editor.document);
    assert.ok(
      found.some(({ range }) => range.start.line === line),
      'the caret stands at a finding',
    );
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
