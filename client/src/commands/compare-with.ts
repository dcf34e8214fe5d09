/** Corpus: Compare with Related Article…: another article on the same event beside this one, with what both say marked. */
import * as vscode from 'vscode';
import type { RelatedArticlesResult, SharedPassagesParams, SharedPassagesResult } from '../../../server/src/protocol/compare.ts';
import { relatedArticles, sharedPassages } from '../../../server/src/protocol/compare.ts';
import { Comparison } from '../comparison.ts';
import type { Command } from './command.ts';

let last: Comparison | undefined;

/** `given`: the other article, where the command is run with it. */
export const compareWith: Command = async ({ server }, given) => {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open an article first.'));
    return;
  }
  const uri = server.toWire(editor.document.uri);
  const other = given instanceof vscode.Uri ? given : await choose(await server.request<RelatedArticlesResult>(relatedArticles, { uri }));
  if (other === undefined) return;
  last?.dispose();
  const column = editor.viewColumn ?? vscode.ViewColumn.One;
  const left = await vscode.window.showTextDocument(editor.document, { viewColumn: column, preview: false });
  const document = await vscode.workspace.openTextDocument(other);
  const right = await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: false });
  const parameters: SharedPassagesParams = { left: uri, right: server.toWire(other) };
  const pairs = (await server.request<SharedPassagesResult>(sharedPassages, parameters)).map((pair) => ({
    left: server.toRange(pair.left),
    right: server.toRange(pair.right),
  }));
  last = new Comparison(left, right, pairs);
  const said =
    pairs.length === 0
      ? vscode.l10n.t('The two articles share no passage word for word.')
      : vscode.l10n.t('{0} passages stand in both articles.', pairs.length);
  vscode.window.setStatusBarMessage(said, 10_000);
};

async function choose(articles: RelatedArticlesResult): Promise<vscode.Uri | undefined> {
  if (articles.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No article of the corpus is known to tell of the same.'));
    return undefined;
  }
  const items = articles.map(({ uri, title, published }) => {
    const address = vscode.Uri.parse(uri);
    return {
      label: title,
      description: published ?? '',
      detail: vscode.workspace.asRelativePath(address.with({ scheme: 'file' })),
      address,
    };
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Compare with which article?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.address;
}
