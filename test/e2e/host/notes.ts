/** Notes on articles, as VS Code keeps and exports them. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, rangeOf, revert, seeds, show, uriOf } from './editing.ts';
import { group } from './harness.ts';

const FILE = '.yuliao/notes.json';
const textOf = async (name: string): Promise<string> => Buffer.from(await vscode.workspace.fs.readFile(uriOf(name))).toString();

group('seeds', (test) => {
  test('a note is kept beside the corpus, found again after an edit, and exported with its citation', async () => {
    const editor = await show(seeds.baofeng);
    const { document } = editor;
    try {
      const range = rangeOf(document, '宝丰县卫生健康大会召开');
      editor.selection = new vscode.Selection(range.start, range.end);
      await vscode.commands.executeCommand('yuliao.addNote', '看看后续');
      const [kept] = JSON.parse(await textOf(FILE)).notes;
      assert.equal(kept.article, seeds.baofeng);
      assert.equal(kept.quote, '宝丰县卫生健康大会召开');
      const hover = async () => {
        const at = rangeOf(document, '宝丰县卫生健康大会召开').start.translate(0, 2);
        const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
        return hovers.length > 0 || undefined;
      };
      await eventually('a hover', hover);
      // Two lines above it move it, and saving the article makes the note remember.
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '新的一行\n又一行\n'));
      await document.save();
      await eventually('the new line of the note', async () => JSON.parse(await textOf(FILE)).notes[0].line === kept.line + 2 || undefined);
      await vscode.commands.executeCommand('yuliao.exportNotes', uriOf('notes.out.csv'));
      const csv = await textOf('notes.out.csv');
      assert.match(csv, new RegExp(`,${seeds.baofeng},${kept.line + 2},宝丰县卫生健康大会召开,看看后续,`));
      await vscode.workspace.fs.delete(uriOf('notes.out.csv'));
      await editor.edit((edit) => edit.delete(new vscode.Range(0, 0, 2, 0)));
      await document.save();
    } finally {
      await revert(editor);
      await vscode.workspace.fs.delete(uriOf('.yuliao'), { recursive: true });
    }
  });
});
