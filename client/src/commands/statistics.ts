/** Corpus: Corpus Statistics, as a page to read; asked for while the crawl runs, it is filled when the crawl ends. */
import * as vscode from 'vscode';
import type { StatisticsResult } from '../../../server/src/protocol/protocol.ts';
import { statistics as method } from '../../../server/src/protocol/protocol.ts';
import type { Command } from './command.ts';

export const statistics: Command = async ({ server, pages, log }) => {
  const title = vscode.l10n.t('Corpus Statistics');
  const count = async () => (await server.request<StatisticsResult>(method)).markdown;
  await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Counting the corpus') }, async () =>
    pages.show(title, await count()),
  );
  if (server.status?.state === 'ready') return;
  const listener = server.onStatus(({ state }) => {
    if (state === 'starting' || state === 'crawling') return;
    listener.dispose();
    if (state === 'ready')
      count().then(
        (markdown) => pages.update(title, markdown),
        (error) => log.warn(error),
      );
  });
};
