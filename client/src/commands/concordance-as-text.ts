/** Corpus: Concordance as Text: the hits of the panel, or of what is selected, as a text document. */
import * as vscode from 'vscode';
import type { Command } from './command.ts';
import { selectedText } from './concordance.ts';

export const concordanceAsText: Command = async ({ panels }) => {
  const query = selectedText();
  const state = panels.latest?.state;
  if (query === undefined && state !== undefined && state.asked.query.trim() !== '') {
    await panels.showText(state);
    return;
  }
  const asked =
    query ??
    (await vscode.window.showInputBox({
      title: vscode.l10n.t('Concordance as Text'),
      placeHolder: vscode.l10n.t('A word or a phrase: 调研'),
    }));
  if (asked !== undefined) await panels.showText({ asked: { query: asked, language: 'plain' }, arrangement: {} });
};
