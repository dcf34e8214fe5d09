/** Corpus: Compare Folders… by the words that are more frequent in one than in the other. */
import * as vscode from 'vscode';
import { chooseFolders, chooseReference } from '../panels/concordance/choose-part.ts';
import { readState } from '../panels/concordance/kept.ts';
import type { Command } from './command.ts';

export const compareFolders: Command = async ({ server, panels }) => {
  const target = await chooseFolders(server, vscode.l10n.t('Compare Folders: keywords of which?'));
  if (target === undefined) return;
  const reference = await chooseReference(server, vscode.l10n.t('Compare Folders: against which?'));
  if (reference === undefined) return;
  const before = panels.latest?.state.keywords ?? readState(undefined).keywords;
  panels.show({ state: { tab: 'keywords', keywords: { ...before, target, reference } }, run: false });
};
