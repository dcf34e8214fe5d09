/** Renaming, and deciding who is who, as VS Code does it. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { caretIn, eventually, seeds, show, uriOf } from './editing.ts';
import { group } from './harness.ts';

const LUSHAN = '鲁山县召开会议\n2016-11-02\n鲁山县委副书记王伟出席会议并讲话。王伟强调，要抓紧抓好。\n';
const YONGKANG = '永康市召开会议\n2016-12-02\n永康市副市长王伟主持会议。王伟表示，要加快进度。\n';

group('seeds', (test) => {
  test('a rename covers every mention in every article, in its script', async () => {
    const { document } = await show(seeds.linfen);
    const caret = caretIn(document, '习近平总书记', '习近平');
    const edit = await eventually('an edit of three articles', async () => {
      const found = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        caret,
        '习远平',
      );
      return found.entries().length >= 3 ? found : undefined;
    });
    const texts = new Map(edit.entries().map(([uri, edits]) => [uri.path.split('/').at(-1), edits.map(({ newText }) => newText)]));
    assert.ok(texts.get(seeds.linfen)?.includes('习远平'));
    assert.ok(texts.get(seeds.lijiang)?.includes('習遠平'));
  });

  test('people are merged in yuliao.json, and undo takes it back', async () => {
    const files = { 'lushan.txt': LUSHAN, 'yongkang.txt': YONGKANG };
    for (const [name, text] of Object.entries(files)) await vscode.workspace.fs.writeFile(uriOf(name), Buffer.from(text));
    const declaration = uriOf('yuliao.json');
    await vscode.workspace.fs.writeFile(declaration, Buffer.from('{\n  "name": "seeds"\n}\n'));
    try {
      const editor = await show('lushan.txt');
      await eventually('two people of the name', async () => {
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          editor.document.uri,
          new vscode.Range(caretIn(editor.document, '副书记王伟', '王伟'), caretIn(editor.document, '副书记王伟', '王伟')),
          'refactor',
        );
        return actions.some(({ command }) => command?.command === 'yuliao.mergePeople') || undefined;
      });
      await vscode.commands.executeCommand('yuliao.mergePeople', { ids: ['王伟#1', '王伟#2'] });
      const document = await vscode.workspace.openTextDocument(declaration);
      assert.deepEqual(JSON.parse(document.getText()), { name: 'seeds', people: [{ name: '王伟' }] });
      assert.equal(document.isDirty, false);
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), '{\n  "name": "seeds"\n}\n');
      await document.save();
      for (const [name, text] of Object.entries(files))
        assert.equal(Buffer.from(await vscode.workspace.fs.readFile(uriOf(name))).toString(), text);
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      for (const name of [...Object.keys(files), 'yuliao.json']) await vscode.workspace.fs.delete(uriOf(name));
    }
  });
});
