/** Corpus: Keywords of This Article, against all others. */
import * as vscode from 'vscode';
import { partOfArticle } from '../panels/concordance/choose-part.ts';
import { readState } from '../panels/concordance/kept.ts';
import type { Command } from './command.ts';

export const keywordsOfArticle: Command = async ({ server, panels }) => {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open an article first.'));
    return;
  }
  const before = panels.latest?.state.keywords ?? readState(undefined).keywords;
  const keywords = { ...before, target: partOfArticle(server, document), reference: { kind: 'rest' as const, label: '' } };
  panels.show({ state: { tab: 'keywords', keywords }, run: false });
};
