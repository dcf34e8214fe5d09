/**
 * What helps to read and edit names: lenses, hints, completion, hierarchies, ways to what a name or an article is related to.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { caretIn, eventually, namesOf, rangeOf, revert, seeds, show } from './editing.ts';
import { group } from './harness.ts';

/** Asks a provider through VS Code until it has something. */
function provided<Result extends readonly unknown[]>(what: string, command: string, ...args: unknown[]): Promise<Result> {
  return eventually(what, async () => {
    const found = await vscode.commands.executeCommand<Result | undefined>(command, ...args);
    return found && found.length > 0 ? found : undefined;
  });
}

group('seeds', (test) => {
  test('lenses above the title count, and show what they count', async () => {
    const { document } = await show(seeds.linfen);
    // Those of introductions tell what other articles say: they come when these are read.
    const lenses = await eventually('lenses', async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 100);
      return found.some(({ command }) => /^习近平: \d+ references$/.test(command?.title ?? '')) ? found : undefined;
    });
    const officials = lenses.find(({ command }) => /^\d+ officials$/.test(command?.title ?? ''));
    assert.ok(officials?.command, lenses.map(({ command }) => command?.title).join());
    assert.equal(officials.range.start.line, rangeOf(document, '国家卫生健康委调研组在临汾市').start.line);
    assert.ok(lenses.some(({ command }) => /^\d+ organisations$/.test(command?.title ?? '')));
    await vscode.commands.executeCommand(officials.command.command, ...(officials.command.arguments ?? []));
    await vscode.commands.executeCommand('closeReferenceSearch');
  });

  test('hints tell the year and the post that the text leaves out', async () => {
    const { document } = await show(seeds.linfen);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await provided<vscode.InlayHint[]>('hints', 'vscode.executeInlayHintProvider', document.uri, whole);
    const at = new Map(hints.map(({ position, label }) => [document.offsetAt(position), label]));
    assert.equal(at.get(document.offsetAt(rangeOf(document, '12月1日至2日').start)), '2021年');
    assert.equal(at.get(document.offsetAt(rangeOf(document, '李斌对4个', '李斌').end)), '国家卫生健康委副主任');
  });

  test('names are completed by initials, and what is written replaces what was typed', async () => {
    const editor = await show(seeds.linfen);
    const { document } = editor;
    const line = rangeOf(document, '李斌对4个').start.line;
    const end = document.lineAt(line).range.end;
    assert.ok(await editor.edit((edit) => edit.insert(end, 'lb')));
    const caret = end.translate(0, 2);
    const list = await eventually('completions', async () => {
      const found = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        caret,
        undefined,
        1,
      );
      return found.items.some(({ label }) => (typeof label === 'string' ? label : label.label) === '李斌') ? found : undefined;
    });
    const [item] = list.items;
    assert.ok(item);
    assert.equal(typeof item.label === 'string' ? item.label : item.label.label, '李斌');
    assert.equal(item.filterText, 'lb');
    editor.selection = new vscode.Selection(caret, caret);
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await eventually('the accepted name', async () => {
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      return document.lineAt(line).text.endsWith('李斌') ? true : undefined;
    });
    await revert(editor);
  });

  test('no list comes while prose is written', async () => {
    const settings = vscode.workspace.getConfiguration('editor', { languageId: 'zh-article' });
    assert.deepEqual(settings.get('quickSuggestions'), { comments: 'off', strings: 'off', other: 'off' });
  });

  test('call hierarchy: who appears with an official, and which organisations', async () => {
    const { document } = await show(seeds.baofeng);
    const [item] = await provided<vscode.CallHierarchyItem[]>(
      'an item',
      'vscode.prepareCallHierarchy',
      document.uri,
      caretIn(document, '县委书记许红兵', '许红兵'),
    );
    assert.equal(item?.name, '许红兵');
    const incoming = await provided<vscode.CallHierarchyIncomingCall[]>('people', 'vscode.provideIncomingCalls', item);
    assert.ok(incoming.some(({ from }) => from.name === '王代强'));
    const outgoing = await provided<vscode.CallHierarchyOutgoingCall[]>('organisations', 'vscode.provideOutgoingCalls', item);
    assert.ok(outgoing.length > 0);
  });

  test('type hierarchy: a county lies in its city', async () => {
    const { document } = await show(seeds.baofeng);
    const [item] = await provided<vscode.TypeHierarchyItem[]>(
      'an item',
      'vscode.prepareTypeHierarchy',
      document.uri,
      caretIn(document, '宝丰县卫生健康大会', '宝丰县'),
    );
    const above = await provided<vscode.TypeHierarchyItem[]>('what is above', 'vscode.provideSupertypes', item);
    assert.deepEqual(
      above.map(({ name }) => name),
      ['平顶山市'],
    );
  });

  test('type definition leads from an official to the organisation', async () => {
    const { document } = await show(seeds.linfen);
    const at = caretIn(document, '国家卫生健康委副主任李斌', '李斌');
    const found = await provided<(vscode.Location | vscode.LocationLink)[]>(
      'a type',
      'vscode.executeTypeDefinitionProvider',
      document.uri,
      at,
    );
    const [first] = found;
    assert.ok(first && 'uri' in first);
    assert.match((await vscode.workspace.openTextDocument(first.uri)).getText(first.range), /卫生健康委/);
  });

  test('implementation leads to a near-duplicate', async () => {
    const editor = await show(seeds.hospital);
    const copy = await vscode.workspace.openTextDocument({ language: 'zh-article', content: editor.document.getText() });
    await vscode.window.showTextDocument(copy);
    const found = await provided<vscode.Location[]>('a copy', 'vscode.executeImplementationProvider', copy.uri, new vscode.Position(0, 1));
    assert.deepEqual(namesOf(found), [seeds.hospital]);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('the selection grows from the name to the sentence', async () => {
    const { document } = await show(seeds.linfen);
    const at = caretIn(document, '国家卫生健康委副主任李斌', '李斌');
    const [innermost] = await provided<vscode.SelectionRange[]>('ranges', 'vscode.executeSelectionRangeProvider', document.uri, [at]);
    const texts: string[] = [];
    for (let range: vscode.SelectionRange | undefined = innermost; range !== undefined; range = range.parent)
      texts.push(document.getText(range.range));
    assert.ok(
      texts.includes('李斌') && texts.some((text) => text.startsWith('12月1日至2日') && text.endsWith('。')),
      texts.slice(0, 6).join('\n'),
    );
  });
});
