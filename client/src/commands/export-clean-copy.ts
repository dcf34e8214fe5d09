/**
 * Corpus: Export Clean Copy… of a folder into another one. The originals stay as they are; a copy that was stopped goes on when it
 * is exported to the same folder again.
 */
import * as vscode from 'vscode';
import type { CleanCopyProgress, ExportCleanCopyParams, ExportCleanCopyResult } from '../../../server/src/protocol/protocol.ts';
import { cleanCopyProgress, exportCleanCopy as method } from '../../../server/src/protocol/protocol.ts';
import type { Command, Session } from './command.ts';

type Copy = NonNullable<ExportCleanCopyResult['copy']>;

let runs = 0;

/** `from` and `to`, folders: where the command is run with arguments, it asks for neither. */
export const exportCleanCopy: Command = async (session, from, to) => {
  const folder = from instanceof vscode.Uri ? from : (await chooseSource())?.uri;
  if (!folder || !(await saveArticles(folder))) return;
  const target = to instanceof vscode.Uri ? to : await chooseTarget(folder);
  if (!target) return;
  let result = await copy(session, folder, target);
  if (result.refused === 'notEmpty') {
    const own = vscode.Uri.joinPath(target, vscode.l10n.t('{0} clean', nameOf(folder)));
    const create = vscode.l10n.t('Write to {0}', own.fsPath);
    const answer = await vscode.window.showWarningMessage(result.message, { modal: true }, create);
    if (answer !== create) return;
    result = await copy(session, folder, own);
  }
  if (!result.copy) throw new Error(result.message);
  // The copy is done, whether or not anybody answers.
  void tell(result.message, result.copy);
};

async function chooseSource(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1)
    return await vscode.window.showWorkspaceFolderPick({ placeHolder: vscode.l10n.t('Which folder is to be copied?') });
  if (folders.length === 0) void vscode.window.showInformationMessage(vscode.l10n.t('Open the folder with the articles first.'));
  return folders[0];
}

/** What is copied is what lies on the disk. @returns false where the user would rather not */
async function saveArticles(folder: vscode.Uri): Promise<boolean> {
  const unsaved = vscode.workspace.textDocuments.filter(
    ({ isDirty, uri }) =>
      isDirty && uri.scheme === 'file' && vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() === folder.toString(),
  );
  if (unsaved.length === 0) return true;
  const save = vscode.l10n.t('Save All');
  const go = vscode.l10n.t('Copy What Is Saved');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('{0} files have changes that are not saved. The copy is made of what is saved.', unsaved.length),
    { modal: true },
    save,
    go,
  );
  if (answer === save) for (const document of unsaved) await document.save();
  return answer !== undefined;
}

async function chooseTarget(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    defaultUri: vscode.Uri.joinPath(folder, '..'),
    openLabel: vscode.l10n.t('Export Here'),
    title: vscode.l10n.t('Export Clean Copy: choose a new or empty folder'),
  });
  return picked?.[0];
}

function copy({ server }: Session, source: vscode.Uri, destination: vscode.Uri): Thenable<ExportCleanCopyResult> {
  const parameters: ExportCleanCopyParams = { source: server.toWire(source), destination: server.toWire(destination), run: String(++runs) };
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Exporting the clean copy'), cancellable: true },
    async (progress, token) => {
      let shown = 0;
      const listener = server.onNotification<CleanCopyProgress>(cleanCopyProgress, ({ run, done, total }) => {
        if (run !== parameters.run || total === 0) return;
        const share = (done / total) * 100;
        progress.report({ message: `${done}/${total}`, increment: Math.max(0, share - shown) });
        shown = Math.max(shown, share);
      });
      try {
        return await server.request<ExportCleanCopyResult>(method, parameters, token);
      } finally {
        listener.dispose();
      }
    },
  );
}

async function tell(message: string, { complete, problems, folder, report }: Copy): Promise<void> {
  const openReport = vscode.l10n.t('Open Report');
  const openFolder = vscode.l10n.t('Open Folder');
  const show = complete && problems === 0 ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  const answer = await show(vscode.l10n.t('Clean copy: {0}.', message), openReport, openFolder);
  if (answer === openReport) await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(report));
  if (answer === openFolder) {
    await vscode.commands.executeCommand('vscode.openFolder', vscode.Uri.parse(folder), { forceNewWindow: true });
  }
}

function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
