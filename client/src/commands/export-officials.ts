/** Corpus: Export Officials… to a file of the user's choice, never into the corpus unasked. */
import * as vscode from 'vscode';
import type { ExportOfficialsParams, ExportOfficialsResult } from '../../../server/src/protocol/protocol.ts';
import { exportOfficials as method } from '../../../server/src/protocol/protocol.ts';
import type { Command } from './command.ts';

type Format = ExportOfficialsParams['format'];

export const exportOfficials: Command = async ({ server }) => {
  const format = await chooseFormat();
  if (!format) return;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Officials'),
    filters: format === 'csv' ? { CSV: ['csv'] } : { JSON: ['json'] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, `officials.${format}`) } : {}),
  });
  if (!target) return;
  const parameters: ExportOfficialsParams = { format };
  const officials = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Exporting the officials'), cancellable: true },
    async (_progress, token) => {
      const result = await server.request<ExportOfficialsResult>(method, parameters, token);
      await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(result.text));
      return result.officials;
    },
  );
  const open = vscode.l10n.t('Open');
  const said =
    officials === 1
      ? vscode.l10n.t('1 official written to {0}.', target.fsPath)
      : vscode.l10n.t('{0} officials written to {1}.', officials, target.fsPath);
  if ((await vscode.window.showInformationMessage(said, open)) === open) await vscode.commands.executeCommand('vscode.open', target);
};

async function chooseFormat(): Promise<Format | undefined> {
  const formats: (vscode.QuickPickItem & { format: Format })[] = [
    { format: 'csv', label: 'CSV', description: vscode.l10n.t('for spreadsheets: one row for each official and post') },
    { format: 'json', label: 'JSON', description: vscode.l10n.t('for programs') },
  ];
  const picked = await vscode.window.showQuickPick(formats, {
    title: vscode.l10n.t('Export Officials'),
    placeHolder: vscode.l10n.t('Format of the file'),
  });
  return picked?.format;
}
