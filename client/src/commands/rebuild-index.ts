/** Corpus: Rebuild Index, with progress; cancelling leaves the old answers. */
import * as vscode from 'vscode';
import type { RebuildIndexResult } from '../../../server/src/protocol/protocol.ts';
import { rebuildIndex as method } from '../../../server/src/protocol/protocol.ts';
import { articlesOf } from '../status.ts';
import type { Command } from './command.ts';
import { isCancellation } from './command.ts';

export const rebuildIndex: Command = async ({ server }) => {
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Rebuilding the index'), cancellable: true },
    async (progress, token) => {
      let shown = 0;
      const listener = server.onStatus(({ state, indexed, total }) => {
        if (state !== 'crawling' || total === 0) return;
        const share = (indexed / total) * 100;
        progress.report({ message: `${indexed}/${total}`, increment: Math.max(0, share - shown) });
        shown = Math.max(shown, share);
      });
      try {
        return await server.request<RebuildIndexResult>(method, undefined, token);
      } catch (error) {
        if (isCancellation(error)) return { articles: 0, cancelled: true };
        throw error;
      } finally {
        listener.dispose();
      }
    },
  );
  void vscode.window.showInformationMessage(
    result.cancelled
      ? vscode.l10n.t('Rebuilding was cancelled; the old index still answers.')
      : vscode.l10n.t('The index was rebuilt: {0}.', articlesOf(result.articles)),
  );
};
