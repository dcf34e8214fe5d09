/** Corpus: Use This Folder as a Corpus: writes a `yuliao.json`, after asking, as an edit that can be undone. */
import * as vscode from 'vscode';
import { schemaUri } from '../pages.ts';
import type { Command } from './command.ts';

const corpusFile = 'yuliao.json';

/** A corpus file that only names the corpus; its schema explains in the editor what could be added. */
function corpusFileText(name: string): string {
  return `${JSON.stringify({ $schema: schemaUri, name }, null, 2)}\n`;
}

export const useFolder: Command = async ({ server }, target) => {
  const folder = target instanceof vscode.Uri ? vscode.workspace.getWorkspaceFolder(target) : await chooseFolder();
  if (!folder) return;
  const file = vscode.Uri.joinPath(folder.uri, corpusFile);
  if (await exists(file)) {
    await vscode.window.showTextDocument(file);
    void vscode.window.showInformationMessage(vscode.l10n.t('{0} is a corpus already: this is its {1}.', folder.name, corpusFile));
    return;
  }
  const create = vscode.l10n.t('Create {0}', corpusFile);
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('Use {0} as a corpus?', folder.name),
    {
      modal: true,
      detail: vscode.l10n.t('This creates {0} in the folder. No other file is changed, and Undo removes it again.', corpusFile),
    },
    create,
  );
  if (answer !== create) return;
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(file, { contents: new TextEncoder().encode(corpusFileText(folder.name)), ignoreIfExists: true });
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(vscode.l10n.t('{0} cannot be created.', file.fsPath));
  await vscode.window.showTextDocument(file);
  await server.start();
};

async function chooseFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1) return await vscode.window.showWorkspaceFolderPick({ placeHolder: vscode.l10n.t('Which folder is a corpus?') });
  if (folders.length === 1) return folders[0];
  const open = vscode.l10n.t('Open Folder…');
  if ((await vscode.window.showInformationMessage(vscode.l10n.t('Open the folder with the articles first.'), open)) === open) {
    await vscode.commands.executeCommand('vscode.openFolder');
  }
  return undefined;
}

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}
