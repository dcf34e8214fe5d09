/** Corpus: Collocations of Selection: words that stand near it more often than by chance. */
import * as vscode from 'vscode';
import type { Command } from './command.ts';
import { selectedText } from './concordance.ts';

export const collocations: Command = async ({ panels }) => {
  const query = selectedText();
  if (query === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Select a word or a phrase first.'));
    return;
  }
  panels.show({ state: { asked: { query, language: 'plain' }, arrangement: {}, tab: 'collocations' }, run: true });
};
