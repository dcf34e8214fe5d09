/** Corpus: Apply Safe Fixes in Folder… of a folder in the Explorer, or of the whole corpus. */
import * as vscode from 'vscode';
import type { SafeFixesParams, SafeFixesResult } from '../../../server/src/protocol/protocol.ts';
import { safeFixes } from '../../../server/src/protocol/protocol.ts';
import { applyFileFixes } from '../file-fixes.ts';
import type { Command } from './command.ts';

/** `how`, where the command is run with arguments: `apply` asks nothing. */
export const fixFolder: Command = async ({ server }, folder, how) => {
  const parameters: SafeFixesParams = folder instanceof vscode.Uri ? { uri: server.toWire(folder) } : {};
  const { files, left } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Looking for safe fixes'), cancellable: true },
    (_progress, token) => server.request<SafeFixesResult>(safeFixes, parameters, token),
  );
  if (files.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is nothing to fix safely.'));
    return;
  }
  const fixes = files.reduce((sum, { edits }) => sum + edits.length, 0);
  const words = {
    question: vscode.l10n.t('Apply {0} safe fixes in {1} files?', fixes.toLocaleString(), files.length.toLocaleString()),
    detail:
      left > 0
        ? vscode.l10n.t('{0} more files have some: run the command again for them. Undo takes everything back.', left.toLocaleString())
        : vscode.l10n.t('Injected pinyin and commas are removed, nothing else. Undo takes everything back.'),
    label: vscode.l10n.t('Safe fixes'),
  };
  await applyFileFixes(server, files, words, how === 'apply');
};
