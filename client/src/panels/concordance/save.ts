/** Saving lines or figures to a file of the user's choice; the server writes it, with what it was asked in its head. */
import * as vscode from 'vscode';
import type { ExportQueryParams, ExportQueryResult } from '../../../../server/src/protocol/query.ts';
import { exportQuery } from '../../../../server/src/protocol/query.ts';
import type { Server } from '../../client.ts';
import { count } from '../../status.ts';
import type { Saved } from './messages.ts';

type Format = ExportQueryParams['format'];

/** @param name what the file is called unless the user calls it something else */
export async function saveResults(server: Server, saved: Saved, name: string): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const format = await chooseFormat();
  if (format === undefined) return;
  const file = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save Results'),
    filters: { [format.toUpperCase()]: [format] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, `${fileName(name)}.${format}`) } : {}),
  });
  if (file === undefined) return;
  const parameters: ExportQueryParams = { ...saved, format, file: server.toWire(file) };
  const { rows, problem } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Saving the results'), cancellable: true },
    (_progress, token) => server.request<ExportQueryResult>(exportQuery, parameters, token),
  );
  if (problem !== undefined) {
    void vscode.window.showErrorMessage(vscode.l10n.t('The results were not saved: {0}', problem));
    return;
  }
  const open = vscode.l10n.t('Open');
  const said = vscode.l10n.t('Rows written to {0}: {1}', file.fsPath, count(rows));
  if ((await vscode.window.showInformationMessage(said, open)) === open) await vscode.commands.executeCommand('vscode.open', file);
}

async function chooseFormat(): Promise<Format | undefined> {
  const formats: (vscode.QuickPickItem & { format: Format })[] = [
    { format: 'csv', label: 'CSV', description: vscode.l10n.t('for spreadsheets and statistics') },
    { format: 'tsv', label: 'TSV', description: vscode.l10n.t('the same with tabulators') },
    { format: 'xlsx', label: 'XLSX', description: vscode.l10n.t('for Excel') },
    { format: 'jsonl', label: 'JSONL', description: vscode.l10n.t('for programs: a line for each row') },
  ];
  const picked = await vscode.window.showQuickPick(formats, {
    title: vscode.l10n.t('Save Results'),
    placeHolder: vscode.l10n.t('Format of the file'),
  });
  return picked?.format;
}

/** A query may hold what no file name may. */
function fileName(name: string): string {
  const allowed = name.replace(/[\\/:*?"<>|\s]+/gu, ' ').trim();
  return allowed.slice(0, 60) || 'results';
}
