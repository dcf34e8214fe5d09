/** Corpus: Baseline… accepts what is found now, so that only what comes later is reported; and lets it shrink. */
import * as vscode from 'vscode';
import type { BaselineParams, BaselineResult } from '../../../server/src/protocol/protocol.ts';
import { baseline as method } from '../../../server/src/protocol/protocol.ts';
import type { Command, Session } from './command.ts';

interface Entry extends vscode.QuickPickItem {
  how: BaselineParams['how'];
}

export const baseline: Command = async (session) => {
  const { accepted, standing, kept } = await ask(session, 'ask');
  const entries: Entry[] = [];
  if (accepted !== null && kept < accepted) {
    const label = vscode.l10n.t('Shrink: take out {0} of {1} lines that are no longer found', accepted - kept, accepted);
    entries.push({ label, how: 'shrink' });
  }
  if (accepted === null || kept < standing) {
    const label =
      accepted === null
        ? vscode.l10n.t('Accept all {0} lines that have findings now', standing)
        : vscode.l10n.t('Make anew: accept {0} more lines that have findings now', standing - kept);
    entries.push({ label, detail: vscode.l10n.t('Only what comes later is reported.'), how: 'make' });
  }
  if (entries.length === 0 || (accepted === null && standing === 0)) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The baseline is what is found: {0} lines.', standing));
    return;
  }
  const picked = await vscode.window.showQuickPick(entries, { title: vscode.l10n.t('Baseline') });
  if (!picked) return;
  const { problems } = await ask(session, picked.how);
  for (const problem of problems) void vscode.window.showErrorMessage(problem);
};

function ask({ server }: Session, how: BaselineParams['how']): Thenable<BaselineResult> {
  const parameters: BaselineParams = { how };
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Reading the findings of the corpus'), cancellable: true },
    (_progress, token) => server.request<BaselineResult>(method, parameters, token),
  );
}
