/**
 * Fixes of many files as one edit, which one undo takes back. A file that no longer says what the server has read is left alone,
 * and said.
 */
import * as vscode from 'vscode';
import type { FileFixes } from '../../server/src/protocol/protocol.ts';
import type { Server } from './client.ts';

/** What the user is told. */
export interface Words {
  readonly question: string;
  readonly detail: string;
  /** Of the edit, in a preview. */
  readonly label: string;
}

/** @param unasked apply without asking, where the user has said so already */
export async function applyFileFixes(server: Server, files: readonly FileFixes[], words: Words, unasked: boolean): Promise<void> {
  const way = unasked ? 'apply' : await choose(words);
  if (way === undefined) return;
  const { edit, changed } = await plan(server, files, { label: words.label, needsConfirmation: way === 'preview' });
  const applied = edit.size === 0 || (await vscode.workspace.applyEdit(edit, { isRefactoring: true }));
  if (!applied) void vscode.window.showWarningMessage(vscode.l10n.t('The fixes were not applied.'));
  if (changed.length > 0) {
    const names = changed.map((uri) => vscode.workspace.asRelativePath(uri)).join(', ');
    void vscode.window.showWarningMessage(vscode.l10n.t('These files have changed meanwhile and were left alone: {0}', names));
  }
}

async function choose({ question, detail }: Words): Promise<'apply' | 'preview' | undefined> {
  const apply = vscode.l10n.t('Apply');
  const preview = vscode.l10n.t('Preview…');
  const answer = await vscode.window.showInformationMessage(question, { modal: true, detail }, apply, preview);
  return answer === apply ? 'apply' : answer === preview ? 'preview' : undefined;
}

/** The edit of all files that still say what the server has read; opening them lets VS Code refuse what changes later. */
async function plan(
  server: Server,
  files: readonly FileFixes[],
  metadata: vscode.WorkspaceEditEntryMetadata,
): Promise<{ edit: vscode.WorkspaceEdit; changed: vscode.Uri[] }> {
  const edit = new vscode.WorkspaceEdit();
  const changed: vscode.Uri[] = [];
  const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  for (const file of files) {
    const { uri } = server.toLocation({ uri: file.uri, range: nowhere });
    const document = await vscode.workspace.openTextDocument(uri).then(
      (opened) => opened,
      () => undefined,
    );
    const edits = file.edits.map(({ range, oldText, newText }) => ({ range: server.toRange(range), oldText, newText }));
    if (!document || edits.some(({ range, oldText }) => !isSame(document.getText(range), oldText))) {
      changed.push(uri);
      continue;
    }
    for (const { range, newText } of edits) edit.replace(uri, range, newText, metadata);
  }
  return { edit, changed };
}

/** VS Code gives all lines of a document one kind of end. */
function isSame(text: string, read: string): boolean {
  return text === read || text.replace(/\r\n?/gu, '\n') === read.replace(/\r\n?/gu, '\n');
}
