/** Corpus: Prune Suppressions… what was ignored and is no longer found is listed, and taken out when the user says so. */
import * as vscode from 'vscode';
import type { UnusedSuppressionsParams, UnusedSuppressionsResult } from '../../../server/src/protocol/protocol.ts';
import { unusedSuppressions } from '../../../server/src/protocol/protocol.ts';
import type { Command, Session } from './command.ts';

export const pruneSuppressions: Command = async (session) => {
  const { unused, total } = await ask(session, false);
  if (unused.length === 0) {
    void vscode.window.showInformationMessage(
      total === 0 ? vscode.l10n.t('Nothing is ignored in this corpus.') : vscode.l10n.t('All suppressions are in use: {0}.', total),
    );
    return;
  }
  const remove = vscode.l10n.t('Remove all of them ({0} of {1})', unused.length, total);
  const picked = await vscode.window.showQuickPick(
    [{ label: `$(trash) ${remove}`, remove: true }, ...unused.map((label) => ({ label, remove: false }))],
    { title: vscode.l10n.t('Suppressions that nothing needs any more') },
  );
  if (!picked?.remove) return;
  const { problems } = await ask(session, true);
  for (const problem of problems) void vscode.window.showErrorMessage(problem);
};

function ask({ server }: Session, remove: boolean): Thenable<UnusedSuppressionsResult> {
  const parameters: UnusedSuppressionsParams = { remove };
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Looking for unused suppressions'), cancellable: true },
    (_progress, token) => server.request<UnusedSuppressionsResult>(unusedSuppressions, parameters, token),
  );
}
