/**
 * Corpus: Apply Safe Fixes in Folder… in one edit that one undo takes back. A file that has changed since the server read it is
 * left alone, and said.
 */
import * as vscode from 'vscode';
import type { SafeFixesParams, SafeFixesResult } from '../../../server/src/protocol/protocol.ts';
import { safeFixes } from '../../../server/src/protocol/protocol.ts';
import type { Command, Session } from './command.ts';

type FileFixes = SafeFixesResult['files'][number];

/** `how`, where the command is run with arguments: `apply` asks nothing. */
export const fixFolder: Command = async (session, folder, how) => {
  const { server } = session;
  const parameters: SafeFixesParams = folder instanceof vscode.Uri ? { uri: server.toWire(folder) } : {};
  const { files, left } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Looking for safe fixes'), cancellable: true },
    (_progress, token) => server.request<SafeFixesResult>(safeFixes, parameters, token),
  );
  if (files.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is nothing to fix safely.'));
    return;
  }
  const way = how === 'apply' ? how : await choose(files, left);
  if (way === undefined) return;
  const { edit, changed } = await plan(session, files, way === 'preview');
  const applied = edit.size === 0 || (await vscode.workspace.applyEdit(edit, { isRefactoring: true }));
  if (!applied) void vscode.window.showWarningMessage(vscode.l10n.t('The fixes were not applied.'));
  if (changed.length > 0) {
    const names = changed.map((uri) => vscode.workspace.asRelativePath(uri)).join(', ');
    void vscode.window.showWarningMessage(vscode.l10n.t('These files have changed meanwhile and were left alone: {0}', names));
  }
};

async function choose(files: readonly FileFixes[], left: number): Promise<'apply' | 'preview' | undefined> {
  const fixes = files.reduce((sum, { edits }) => sum + edits.length, 0);
  const apply = vscode.l10n.t('Apply');
  const preview = vscode.l10n.t('Preview…');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('Apply {0} safe fixes in {1} files?', fixes.toLocaleString(), files.length.toLocaleString()),
    {
      modal: true,
      detail:
        left > 0
          ? vscode.l10n.t('{0} more files have some: run the command again for them. Undo takes everything back.', left.toLocaleString())
          : vscode.l10n.t('Injected pinyin and commas are removed, nothing else. Undo takes everything back.'),
    },
    apply,
    preview,
  );
  return answer === apply ? 'apply' : answer === preview ? 'preview' : undefined;
}

/** The edit of all files that still say what the server has read; opening them lets VS Code refuse what changes later. */
async function plan(
  { server }: Session,
  files: readonly FileFixes[],
  preview: boolean,
): Promise<{ edit: vscode.WorkspaceEdit; changed: vscode.Uri[] }> {
  const edit = new vscode.WorkspaceEdit();
  const changed: vscode.Uri[] = [];
  const metadata: vscode.WorkspaceEditEntryMetadata = { label: vscode.l10n.t('Safe fixes'), needsConfirmation: preview };
  for (const file of files) {
    const { uri } = server.toLocation({ uri: file.uri, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } });
    const document = await vscode.workspace.openTextDocument(uri).then(
      (opened) => opened,
      () => undefined,
    );
    const edits = file.edits.map(({ range, oldText, newText }) => ({ range: server.toRange(range), oldText, newText }));
    if (!document || edits.some(({ range, oldText }) => document.getText(range) !== oldText)) {
      changed.push(uri);
      continue;
    }
    for (const { range, newText } of edits) edit.replace(uri, range, newText, metadata);
  }
  return { edit, changed };
}
