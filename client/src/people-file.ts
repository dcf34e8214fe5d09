/**
 * Decisions about who is who, written into `yuliao.json` as an edit of that document: one undo takes it back. Articles are never
 * touched.
 */
import * as vscode from 'vscode';
import type { DeclarationEditsResult, WireDeclaration } from '../../server/src/protocol/identity.ts';
import type { Server } from './client.ts';
import { schemaUri } from './pages.ts';

const FILE = 'yuliao.json';

/** A file that was changed, as it was before; null where there was none. */
interface Changed {
  readonly uri: vscode.Uri;
  readonly before: string | null;
  readonly after: string;
}

/**
 * Sends a request with every folder's `yuliao.json` as it is now, applies the edits that come back, and saves: only then do they hold.
 * @param said what the user is told when it is done
 */
export async function decide(server: Server, method: string, parameters: object, said: string): Promise<void> {
  const files = new Map<string, { uri: vscode.Uri; document: vscode.TextDocument | undefined }>();
  const declarations: WireDeclaration[] = [];
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const file = vscode.Uri.joinPath(uri, FILE);
    const document = await existing(file);
    files.set(server.toWire(uri), { uri: file, document });
    declarations.push({ folder: server.toWire(uri), text: document?.getText() ?? null });
  }
  const { changes } = await server.request<DeclarationEditsResult>(method, { ...parameters, declarations });
  const changed: Changed[] = [];
  for (const { folder, edits } of changes) {
    const file = files.get(folder);
    if (file === undefined) continue;
    if (edits === undefined) {
      await tellOfMistakes(file.uri);
      continue;
    }
    const before = file.document?.getText() ?? null;
    const after = edits
      .toReversed()
      .reduce((text, { offset, length, text: put }) => text.slice(0, offset) + put + text.slice(offset + length), before ?? '');
    if (after === before) continue;
    await put(file.uri, file.document, before === null ? withSchema(after) : undefined, edits);
    changed.push({ uri: file.uri, before, after: before === null ? withSchema(after) : after });
  }
  if (changed.length > 0) void offerUndo(changed, said);
  else if (changes.every(({ edits }) => edits !== undefined))
    void vscode.window.showInformationMessage(vscode.l10n.t('There is nothing to change in {0}.', FILE));
}

async function existing(file: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    await vscode.workspace.fs.stat(file);
  } catch {
    return vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString());
  }
  return await vscode.workspace.openTextDocument(file);
}

/** A new file explains itself in the editor. */
function withSchema(text: string): string {
  return `${JSON.stringify({ $schema: schemaUri, ...(JSON.parse(text) as object) }, null, 2)}\n`;
}

/** @param made the text of a file that is to be made */
async function put(
  file: vscode.Uri,
  document: vscode.TextDocument | undefined,
  made: string | undefined,
  edits: readonly { offset: number; length: number; text: string }[],
): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  if (made !== undefined) edit.createFile(file, { contents: new TextEncoder().encode(made), ignoreIfExists: true });
  else if (document !== undefined) {
    for (const { offset, length, text } of edits)
      edit.replace(file, new vscode.Range(document.positionAt(offset), document.positionAt(offset + length)), text);
  }
  const unsaved = document?.isDirty ?? false;
  const written = await vscode.workspace.applyEdit(edit);
  if (!written) throw new Error(vscode.l10n.t('{0} cannot be changed.', vscode.workspace.asRelativePath(file)));
  // What else the user has begun to write there is not ours to save.
  if (document !== undefined && !unsaved && !(await document.save()))
    throw new Error(vscode.l10n.t('{0} cannot be saved.', vscode.workspace.asRelativePath(file)));
}

async function tellOfMistakes(file: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(file);
  void vscode.window.showWarningMessage(vscode.l10n.t('{0} has mistakes and was left untouched. Mend it first.', FILE));
}

async function offerUndo(changed: readonly Changed[], said: string): Promise<void> {
  const undo = vscode.l10n.t('Undo');
  const show = vscode.l10n.t('Show {0}', FILE);
  const answer = await vscode.window.showInformationMessage(said, undo, show);
  if (answer === show) for (const { uri } of changed) await vscode.window.showTextDocument(uri);
  if (answer === undo) for (const each of changed) await takeBack(each);
}

/** Only where nobody has written anything since. */
async function takeBack({ uri, before, after }: Changed): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.getText() !== after) {
    await vscode.window.showTextDocument(document);
    void vscode.window.showWarningMessage(vscode.l10n.t('{0} has changed meanwhile: undo it there.', FILE));
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  if (before === null) edit.deleteFile(uri);
  else edit.replace(uri, new vscode.Range(document.positionAt(0), document.positionAt(after.length)), before);
  await vscode.workspace.applyEdit(edit);
  if (before !== null) await document.save();
}
