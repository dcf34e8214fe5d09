/** Corpus: Corpus Statistics, as a page to read. */
import * as vscode from 'vscode';
import type { StatisticsResult } from '../../../server/src/protocol/protocol.ts';
import { statistics as method } from '../../../server/src/protocol/protocol.ts';
import type { Command } from './command.ts';

export const statistics: Command = async ({ server, pages }) => {
  const { markdown } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Counting the corpus') },
    () => server.request<StatisticsResult>(method),
  );
  await pages.show(vscode.l10n.t('Corpus Statistics'), markdown);
};
