/**
 * Across articles: references, definition, highlights, names, unsaved edits, commands.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { caretIn, eventually, namesOf, rangeOf, referencesAt, revert, seeds, show } from './editing.ts';
import { group } from './harness.ts';

async function symbolsNamed(query: string): Promise<string[]> {
  const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', query);
  return symbols.map(({ name }) => name);
}

group('seeds', (test) => {
  test('references go across articles, scripts and injected pinyin', async () => {
    // Here the name stands in a fixed phrase: a caret on such a one lists them all.
    const { document } = await show(seeds.lijiang);
    const found = await referencesAt(document, caretIn(document, '習(xí)近平新', '習(xí)近平'), 3);
    assert.deepEqual(namesOf(found), [seeds.linfen, seeds.baofeng, seeds.lijiang].sort());
    const texts = await Promise.all(found.map(async ({ uri, range }) => (await vscode.workspace.openTextDocument(uri)).getText(range)));
    assert.deepEqual([...new Set(texts)].sort(), ['习近平', '習(xí)近平']);
  });

  test('references include what is typed and not yet saved, and forget it when it is gone', async () => {
    const other = await show(seeds.hospital);
    const { document } = await show(seeds.linfen);
    const at = caretIn(document, '副主任李斌', '李斌');
    const before = await referencesAt(document, at);
    assert.deepEqual(namesOf(before), [seeds.linfen]);
    const end = other.document.lineAt(6).range.start;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(other.document.uri, end, '国家卫生健康委副主任李斌出席会议并讲话。');
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.ok(other.document.isDirty);
    const with_ = await referencesAt(document, at, before.length + 1);
    assert.deepEqual(namesOf(with_), [seeds.linfen, seeds.hospital].sort());
    await revert(other);
    await eventually('the old references', async () => {
      const now = await referencesAt(document, at);
      return now.length === before.length ? true : undefined;
    });
  });

  test('definition leads to the mention with the fullest post', async () => {
    const { document } = await show(seeds.linfen);
    const definitions = await eventually('a definition', async () => {
      const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        caretIn(document, '李斌对4个定点', '李斌'),
      );
      return found.length > 0 ? found : undefined;
    });
    const [first] = definitions;
    assert.ok(first);
    const range = 'targetUri' in first ? (first.targetSelectionRange ?? first.targetRange) : first.range;
    assert.deepEqual(range, rangeOf(document, '国家卫生健康委副主任李斌', '李斌'));
  });

  test('highlights mark every mention in the article, and no other', async () => {
    const { document } = await show(seeds.baofeng);
    const found = await eventually('highlights', async () => {
      const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
        'vscode.executeDocumentHighlights',
        document.uri,
        caretIn(document, '县委书记许红兵', '许红兵'),
      );
      return highlights && highlights.length > 1 ? highlights : undefined;
    });
    assert.equal(found.length, document.getText().split('许红兵').length - 1);
    assert.ok(found.every(({ range }) => document.getText(range) === '许红兵'));
  });

  for (const query of ['李斌', 'libin', 'lb']) {
    test(`Go to Symbol in Workspace finds 李斌 by ${query}`, async () => {
      const names = await eventually('symbols', async () => {
        const found = await symbolsNamed(query);
        return found.length > 0 ? found : undefined;
      });
      assert.ok(
        names.some((name) => name.includes('李斌')),
        names.join(' '),
      );
    });
  }

  test('titles and organisations are symbols too', async () => {
    assert.ok((await symbolsNamed('京青医疗')).some((name) => name.includes('省卫生厅京青医疗卫生帮扶结硕果')));
    assert.ok((await symbolsNamed('国家中医药')).some((name) => name.includes('国家中医药管理局')));
  });

  test('every command of the manifest is there, under the category Corpus', async () => {
    const extension = vscode.extensions.getExtension('yuliao.yuliao');
    assert.ok(extension?.isActive, 'the extension is active');
    const declared: { command: string; category: string }[] = extension.packageJSON.contributes.commands;
    const known = new Set(await vscode.commands.getCommands());
    assert.ok(declared.length >= 9);
    assert.deepEqual(
      declared.filter(({ command }) => !known.has(command)),
      [],
    );
    assert.ok(declared.every(({ category }) => category === 'Corpus'));
  });

  test('Corpus Statistics opens a document that counts the articles', async () => {
    await vscode.commands.executeCommand('yuliao.statistics');
    const page = await eventually('the statistics', () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'yuliao'));
    assert.match(page.getText(), /\b5\b/);
    await eventually('their preview', () => {
      const label = vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '';
      return label.includes('Statistics') ? label : undefined;
    });
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  test('while indexing is paused edits are read all the same', async () => {
    const other = await show(seeds.hospital);
    const { document } = await show(seeds.linfen);
    const at = caretIn(document, '副主任李斌', '李斌');
    const before = await referencesAt(document, at);
    await vscode.commands.executeCommand('yuliao.pauseIndexing');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(other.document.uri, other.document.lineAt(6).range.start, '国家卫生健康委副主任李斌出席会议并讲话。');
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.deepEqual(namesOf(await referencesAt(document, at, before.length + 1)), [seeds.linfen, seeds.hospital].sort());
    await revert(other);
    await vscode.commands.executeCommand('yuliao.resumeIndexing');
    await eventually('the old references', async () => ((await referencesAt(document, at)).length === before.length ? true : undefined));
  });

  test('Rebuild Index ends with the same answers', async () => {
    const { document } = await show(seeds.lijiang);
    const at = caretIn(document, '習(xí)近平新', '習(xí)近平');
    const before = (await referencesAt(document, at, 3)).length;
    await vscode.commands.executeCommand('yuliao.rebuildIndex');
    assert.equal((await referencesAt(document, at, 3)).length, before);
  });
});
