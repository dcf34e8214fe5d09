/** Saving what a dossier's page has made: a plot, a table, or all of it for printing. */
import * as vscode from 'vscode';
import type { MadeFile } from './messages.ts';

export async function saveMade({ format, name, content }: MadeFile): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save {0}', format.toUpperCase()),
    filters: { [format.toUpperCase()]: [format] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, `${fileName(name)}.${format}`) } : {}),
  });
  if (file === undefined) return;
  await vscode.workspace.fs.writeFile(file, format === 'png' ? Buffer.from(content, 'base64') : Buffer.from(content, 'utf8'));
  const open = format === 'html' ? vscode.l10n.t('Open in the Browser') : vscode.l10n.t('Open');
  const said = vscode.l10n.t('Saved: {0}', file.fsPath);
  if ((await vscode.window.showInformationMessage(said, open)) !== open) return;
  if (format === 'html') await vscode.env.openExternal(file);
  else await vscode.commands.executeCommand('vscode.open', file);
}

/** A name may hold what no file name may. */
function fileName(name: string): string {
  const allowed = name.replace(/[\\/:*?"<>|\s]+/gu, ' ').trim();
  return allowed.slice(0, 60) || 'dossier';
}
