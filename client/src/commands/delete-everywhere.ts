/** Deleting lines in all articles that have them; a quick fix of recurring lines leads here. */
import * as vscode from 'vscode';
import type { LinesEverywhereParams, LinesEverywhereResult } from '../../../server/src/protocol/protocol.ts';
import { linesEverywhere } from '../../../server/src/protocol/protocol.ts';
import { applyFileFixes } from '../file-fixes.ts';
import type { Command } from './command.ts';

/** A message names a few files; a list of all would hide it. */
const NAMED = 10;
const NOWHERE = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** `how`, where the command is run with arguments: `apply` asks nothing. */
export const deleteEverywhere: Command = async ({ server }, lines, how) => {
  // Anybody can run a command, with anything.
  if (!isLines(lines)) return;
  const { files, left, refused } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Looking for the articles'), cancellable: true },
    (_progress, token) => server.request<LinesEverywhereResult>(linesEverywhere, lines, token),
  );
  const kept = refused.slice(0, NAMED).map((uri) => vscode.workspace.asRelativePath(server.toLocation({ uri, range: NOWHERE }).uri));
  const refusal = vscode.l10n.t(
    'In {0} articles it stays, for other problems would show there: {1}',
    refused.length.toLocaleString(),
    kept.join(', '),
  );
  if (files.length === 0) {
    void vscode.window.showInformationMessage(refused.length > 0 ? refusal : vscode.l10n.t('No article has this line any more.'));
    return;
  }
  const undo =
    left > 0
      ? vscode.l10n.t('{0} more files have some: run the command again for them. Undo takes everything back.', left.toLocaleString())
      : vscode.l10n.t('Undo takes everything back.');
  const words = {
    question: vscode.l10n.t('Delete what recurs here in {0} articles?', files.length.toLocaleString()),
    detail: refused.length > 0 ? `${refusal}\n\n${undo}` : undo,
    label: vscode.l10n.t('Recurring lines'),
  };
  await applyFileFixes(server, files, words, how === 'apply');
};

function isLines(lines: unknown): lines is LinesEverywhereParams {
  return typeof lines === 'object' && lines !== null && 'uri' in lines && 'lines' in lines && Array.isArray(lines.lines);
}
