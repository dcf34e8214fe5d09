/** Two articles that say the same, side by side: the duplicate on the left, the article that was open on the right. */
import * as vscode from 'vscode';
import { recordScheme } from '../../../server/src/protocol/protocol.ts';
import type { Command } from './command.ts';

export const compareArticles: Command = async (_session, article, duplicate) => {
  // Anybody can run a command, with anything.
  if (typeof article !== 'string' || typeof duplicate !== 'string') return;
  const [right, left] = [vscode.Uri.parse(article), vscode.Uri.parse(duplicate)];
  // A record's path begins with that of its file.
  const name = (uri: vscode.Uri) => vscode.workspace.asRelativePath(uri.scheme === recordScheme ? uri.with({ scheme: 'file' }) : uri);
  await vscode.commands.executeCommand('vscode.diff', left, right, `${name(left)} ↔ ${name(right)}`);
};
