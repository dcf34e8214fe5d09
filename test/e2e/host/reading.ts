/**
 * Reading one article: its language, hover, outline, folding, colours.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { caretIn, eventually, hoverText, seeds, show } from './editing.ts';
import { group } from './harness.ts';

function symbolsOf(document: vscode.TextDocument): Promise<vscode.DocumentSymbol[]> {
  return eventually('an outline', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    return symbols && symbols.length > 0 ? symbols : undefined;
  });
}

function allNames(symbols: readonly vscode.DocumentSymbol[]): string[] {
  return symbols.flatMap(({ name, children }) => [name, ...allNames(children)]);
}

group('seeds', (test) => {
  test('an article gets its language by itself', async () => {
    const { document } = await show(seeds.linfen);
    await eventually('the language zh-article', () => (document.languageId === 'zh-article' ? true : undefined));
  });

  test('hover on 李斌 says who he is', async () => {
    const { document } = await show(seeds.linfen);
    const text = await hoverText(document, caretIn(document, '副主任李斌', '李斌'));
    for (const part of ['李斌', '国家卫生健康委', '副主任']) assert.match(text, new RegExp(part));
  });

  test('hover on 應(yīng)永寧 reads through the injected pinyin', async () => {
    const { document } = await show(seeds.hospital);
    const text = await hoverText(document, caretIn(document, '應(yīng)永寧'));
    assert.match(text, /應永寧/);
    assert.match(text, /紀委書記/);
  });

  test('hover on boilerplate says what the rule means', async () => {
    const { document } = await show(seeds.baofeng);
    assert.match(await hoverText(document, caretIn(document, '豫ICP备09014970号')), /boilerplate\/icp-record/);
  });

  test('the outline leads from the title to the speakers, and boilerplate stands last', async () => {
    const { document } = await show(seeds.baofeng);
    const symbols = await symbolsOf(document);
    const title = symbols.find(({ name }) => name === '宝丰县着力提升人民群众健康水平');
    assert.ok(title, allNames(symbols).join(' '));
    const names = allNames(title.children);
    assert.ok(names.includes('许红兵指出') && names.includes('王代强强调'), names.join(' '));
    assert.match(symbols.at(-1)?.name ?? '', /Boilerplate/);
    assert.ok((symbols.at(-1)?.children.length ?? 0) > 1);
  });

  test('sections fold, and boilerplate folds as comments', async () => {
    const { document } = await show(seeds.qinghai);
    const ranges = await eventually('folding ranges', async () => {
      const found = await vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
      return found.length > 1 ? found : undefined;
    });
    const footer = document.lineCount - 5;
    const over = (line: number, kind?: vscode.FoldingRangeKind) =>
      ranges.some((range) => range.start <= line && range.end >= line && (kind === undefined || range.kind === kind));
    assert.ok(over(footer, vscode.FoldingRangeKind.Comment), 'the list of links folds as a comment');
    assert.ok(!over(10, vscode.FoldingRangeKind.Comment), 'the body does not');
    assert.ok(over(10), 'the body folds as a section');
  });

  test('people, organisations and boilerplate have colours of their own', async () => {
    const { document } = await show(seeds.linfen);
    const legend = await eventually('a legend', async () =>
      vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>('vscode.provideDocumentSemanticTokensLegend', document.uri),
    );
    const tokens = await eventually('tokens', async () =>
      vscode.commands.executeCommand<vscode.SemanticTokens | undefined>('vscode.provideDocumentSemanticTokens', document.uri),
    );
    const coloured = new Map<string, string[]>();
    let line = 0;
    let character = 0;
    for (let at = 0; at < tokens.data.length; at += 5) {
      const [down = 0, right = 0, length = 0, type = 0] = tokens.data.slice(at, at + 4);
      character = down === 0 ? character + right : right;
      line += down;
      const text = document.getText(new vscode.Range(line, character, line, character + length));
      const name = legend.tokenTypes[type] ?? '';
      coloured.set(name, [...(coloured.get(name) ?? []), text]);
    }
    assert.ok(coloured.get('person')?.includes('李斌'));
    assert.ok(coloured.get('organisation')?.includes('国家卫生健康委'));
    assert.ok(coloured.get('post')?.includes('副主任'));
    assert.ok(coloured.get('comment')?.some((text) => text.includes('版权声明')));
  });
});
