/**
 * Querying from the palette: the panel opens with what is selected, and hits are a text document whose lines lead to the articles.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, rangeOf, seeds, show, uriOf } from './editing.ts';
import { group } from './harness.ts';

/** Selects in a seed what somebody would want to look up. */
async function select(name: string, context: string, part = context): Promise<vscode.TextEditor> {
  const editor = await show(name);
  const { start, end } = rangeOf(editor.document, context, part);
  editor.selection = new vscode.Selection(start, end);
  return editor;
}

const panelTab = (label: string) =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .find((tab) => tab.input instanceof vscode.TabInputWebview && tab.input.viewType.endsWith('yuliao.concordance') && tab.label === label);

async function closePanel(label: string): Promise<void> {
  const tab = panelTab(label);
  assert.ok(tab);
  await vscode.window.tabGroups.close(tab);
}

group('seeds', (test) => {
  test('a concordance opens with what is selected', async () => {
    await select(seeds.baofeng, '健康');
    await vscode.commands.executeCommand('yuliao.concordance');
    await eventually('the panel', () => panelTab('Concordance: 健康'));
    await closePanel('Concordance: 健康');
  });

  test('a concordance opens with a query that a lens brings', async () => {
    const query = '[word="健康"] [pos="n"]';
    await vscode.commands.executeCommand('yuliao.concordance', { query, language: 'cql' });
    await eventually('the panel', () => panelTab(`Concordance: ${query}`));
    await closePanel(`Concordance: ${query}`);
  });

  test('another concordance opens beside the one that is there', async () => {
    await vscode.commands.executeCommand('yuliao.concordance', { query: '健康', language: 'plain' });
    const first = await eventually('the panel', () => panelTab('Concordance: 健康'));
    await vscode.commands.executeCommand('yuliao.newConcordance');
    const second = await eventually('the other panel', () => panelTab('Concordance'));
    assert.equal(second.group.viewColumn, first.group.viewColumn);
    await closePanel('Concordance');
    await closePanel('Concordance: 健康');
  });

  test('a concordance of an official opens by the name at the caret', async () => {
    const editor = await show(seeds.baofeng);
    const { start } = rangeOf(editor.document, '县委书记许红兵', '许红兵');
    editor.selection = new vscode.Selection(start.translate(0, 1), start.translate(0, 1));
    await vscode.commands.executeCommand('yuliao.concordanceOfOfficial');
    await eventually('the panel', () => panelTab('Concordance: <person name="许红兵"/>'));
    await closePanel('Concordance: <person name="许红兵"/>');
  });

  test('a new query is a document in CQL with what is selected', async () => {
    await select(seeds.baofeng, '健康');
    await vscode.commands.executeCommand('yuliao.newQuery');
    const document = await eventually('the query', () => {
      const shown = vscode.window.activeTextEditor?.document;
      return shown?.languageId === 'cql' ? shown : undefined;
    });
    assert.equal(document.getText(), '[word="健康"]');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('hits are a text document whose lines link to their places', async () => {
    await select(seeds.baofeng, '健康');
    await vscode.commands.executeCommand('yuliao.concordanceAsText');
    const document = await eventually('the document', () => {
      const shown = vscode.window.activeTextEditor?.document;
      return shown?.uri.scheme === 'yuliao-hits' ? shown : undefined;
    });
    const links = await eventually('links', async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri);
      return found.length > 10 ? found : undefined;
    });
    const articles = new Set(links.map(({ target }) => target?.path));
    assert.ok(articles.size > 1, [...articles].join(' '));
    const [first] = links;
    assert.ok(first?.target);
    assert.match(document.lineAt(first.range.start.line).text, /健康|健 康/);
    const [, line = '', column = ''] = /^L(\d+),(\d+)$/.exec(first.target.fragment) ?? [];
    const article = await vscode.workspace.openTextDocument(first.target.with({ fragment: '' }));
    const at = new vscode.Position(Number(line) - 1, Number(column) - 1);
    assert.equal(article.getText(new vscode.Range(at, at.translate(0, 2))), '健康');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  test('hits as text are those of the corpus as it is: they come anew when an article has come', async () => {
    await select(seeds.baofeng, '健康');
    await vscode.commands.executeCommand('yuliao.concordanceAsText');
    const document = await eventually('the document', () => {
      const shown = vscode.window.activeTextEditor?.document;
      return shown?.uri.scheme === 'yuliao-hits' ? shown : undefined;
    });
    const named = (name: string) =>
      document
        .getText()
        .split('\n')
        .filter((line) => line.includes(name)).length;
    await eventually('the hits of the seeds', () => named('宝丰县') > 10 || undefined);
    assert.equal(named('青石县'), 0);
    const article = uriOf('青石县.txt');
    const text = '青石县召开健康工作会议\n2021年3月2日\n\n会议在青石县召开，强调要提升群众健康水平，加强健康服务。\n';
    await vscode.workspace.fs.writeFile(article, Buffer.from(text));
    try {
      await eventually('the hits of the new article', () => named('青石县') === 2 || undefined);
    } finally {
      await vscode.workspace.fs.delete(article);
    }
    await eventually('the hits without it', () => named('青石县') === 0 || undefined);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});
