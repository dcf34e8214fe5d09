/**
 * Records of a file: symbols lead into them, they open as documents that can be read, and follow their file.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { caretIn, eventually, findingsOf, hoverText, referencesAt, uriOf } from './editing.ts';
import { group } from './harness.ts';

const file = 'seeds.jsonl';
/** The second seed, in which this name is introduced. */
const name = '许红兵';

/** Where a symbol of the workspace leads. */
async function placeOf(query: string): Promise<vscode.Location> {
  return await eventually(`the symbol ${query}`, async () => {
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', query);
    return symbols.find((symbol) => symbol.name.includes(query))?.location;
  });
}

/** The document of the record in which the name is introduced, as one that the user went to. */
async function record(): Promise<vscode.TextDocument> {
  const { uri, range } = await placeOf(name);
  await vscode.window.showTextDocument(uri, { selection: range });
  return await eventually('the record as an article', () =>
    vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString() && each.languageId === 'zh-article'),
  );
}

group('records', (test) => {
  test('a symbol opens the record at its place', async () => {
    const { uri, range } = await placeOf(name);
    assert.equal(uri.toString(), uriOf(`${file}/2`).with({ scheme: 'yuliao-record' }).toString());
    const document = await record();
    assert.equal(document.getText(range), name);
    assert.ok(document.getText().includes(JSON.parse(readFileSync(uriOf(file).fsPath, 'utf8').split('\n')[1] ?? '').body));
  });

  test('a record has hovers, references, an outline and findings', async () => {
    const document = await record();
    const at = caretIn(document, name);
    assert.match(await hoverText(document, at), /县委书记 \(宝丰县委\)/);
    const found = await referencesAt(document, at, 2);
    assert.ok(found.every(({ uri }) => uri.scheme === 'yuliao-record'));
    const outline = await eventually('an outline', async () => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
      return symbols?.[0];
    });
    assert.ok(document.getText(outline.selectionRange).length > 0);
    assert.ok((await findingsOf(document)).length > 0);
  });

  test('a record cannot be typed into', async () => {
    const document = await record();
    const before = document.getText();
    await vscode.commands.executeCommand('type', { text: '字' });
    assert.equal(document.getText(), before);
    assert.equal(document.isDirty, false);
  });

  test('an open record follows its file', async () => {
    const document = await record();
    const path = uriOf(file).fsPath;
    const lines = readFileSync(path, 'utf8').split('\n');
    const { body } = JSON.parse(lines[1] ?? '');
    lines[1] = JSON.stringify({ body: `${body}\n　　许红兵最后说，会议到此结束。` });
    writeFileSync(path, lines.join('\n'));
    await eventually('the new text', () => (document.getText().includes('会议到此结束') ? true : undefined));
    assert.match(await hoverText(document, caretIn(document, '许红兵最后说', name)), /许红兵/);
  });
});
