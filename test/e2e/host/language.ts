/**
 * What the client does by itself with a document: which language it gets, and in which encoding it is read.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { caretIn, eventually, hoverText, revert, seeds, show, uriOf } from './editing.ts';
import { group } from './harness.ts';

/** 省卫生厅厅长王明出席会议并讲话。会议强调，要做好下一步工作。 in GB18030. */
const gb18030 = Buffer.from(
  'caa1cec0c9faccfcccfcb3a4cdf5c3f7b3f6cfafbbe1d2e9b2a2bdb2bbb0a1a3bbe1d2e9c7bfb5f7a3acd2aad7f6bac3cfc2d2bbb2bdb9a4d7f7a1a3',
  'hex',
);

const languageOf = (document: vscode.TextDocument, languageId: string) =>
  eventually(`the language ${languageId}`, () => (document.languageId === languageId ? true : undefined));

group('seeds', (test) => {
  test('an article in GB18030 can be read, and keeps its encoding when saved', async () => {
    const uri = uriOf('gb18030.txt');
    await vscode.workspace.fs.writeFile(uri, gb18030);
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      const editor = await vscode.window.showTextDocument(document);
      await eventually('the text decoded', () => (document.getText().startsWith('省卫生厅厅长王明') ? true : undefined));
      await languageOf(document, 'zh-article');
      assert.match(await hoverText(document, caretIn(document, '厅长王明', '王明')), /省卫生厅/);
      await editor.edit((edit) => edit.insert(document.lineAt(0).range.end, '\n'));
      assert.ok(await document.save());
      const saved = Buffer.from(await vscode.workspace.fs.readFile(uri));
      assert.ok(saved.subarray(0, gb18030.length).equals(gb18030), saved.toString('hex'));
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });

  test('another language that the user chooses for an article stays', async () => {
    const { document } = await show(seeds.hospital);
    await languageOf(document, 'zh-article');
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    // The next article gets its language after this one would have been given it again.
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    const other = await show(seeds.qinghai);
    await languageOf(other.document, 'zh-article');
    assert.equal(document.languageId, 'plaintext');
    await vscode.languages.setTextDocumentLanguage(await vscode.workspace.openTextDocument(uriOf(seeds.hospital)), 'zh-article');
  });

  test('a new document is read once it is said to be an article', async () => {
    const content = '省卫生厅厅长王明出席会议并讲话。会议强调，要认真贯彻落实会议精神，扎实做好下一步各项卫生工作。';
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content });
    const editor = await vscode.window.showTextDocument(document);
    await vscode.languages.setTextDocumentLanguage(document, 'zh-article');
    assert.match(await hoverText(document, caretIn(document, '厅长王明', '王明')), /厅长/);
    await revert(editor);
  });

  test('an article in Markdown stays Markdown and is read none the less', async () => {
    const uri = uriOf('article.md');
    const text =
      '# 全省卫生工作会议召开\n\n省卫生厅厅长王明出席会议并讲话。会议强调，要认真贯彻落实会议精神，扎实做好下一步各项卫生工作。\n';
    await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      assert.match(await hoverText(document, caretIn(document, '厅长王明', '王明')), /厅长/);
      assert.equal(document.languageId, 'markdown');
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });

  test('what stands at the caret is explained on a page', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'zh-article',
      content: '全省卫生工作会议召开\n\n省卫生厅厅长王明出席会议并讲话。会议强调，要认真贯彻落实会议精神，扎实做好下一步各项卫生工作。\n',
    });
    const editor = await vscode.window.showTextDocument(document);
    const caret = caretIn(document, '厅长王明', '王明');
    editor.selection = new vscode.Selection(caret, caret);
    await vscode.commands.executeCommand('yuliao.explainRecognition');
    const page = await eventually('the page', () =>
      vscode.workspace.textDocuments.find((other) => other.uri.scheme === 'yuliao' && other.getText().includes('王明')),
    );
    assert.match(page.getText(), /left\.officialPost/);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await revert(editor);
  });

  test('a rule is explained on a page', async () => {
    await vscode.commands.executeCommand('yuliao.explainRule', 'boilerplate/icp-record');
    const page = await eventually('the page', () =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'yuliao' && uri.path.includes('icp-record')),
    );
    assert.match(page.getText(), /boilerplate\/icp-record/);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});
