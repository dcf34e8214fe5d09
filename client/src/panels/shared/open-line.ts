/** Opening the article of a line at its hit: beside the panel, not over it. */
import * as vscode from 'vscode';
import type { WireLocation } from '../../../../server/src/protocol/protocol.ts';
import type { Server } from '../../client.ts';

/** @param how `look`: the panel keeps the keys; `go`: the article has them, and stays open; `beside`: in a new group */
export async function openLine(
  server: Server,
  panel: vscode.WebviewPanel,
  location: WireLocation,
  how: 'look' | 'go' | 'beside',
): Promise<void> {
  const { uri, range } = server.toLocation(location);
  const look = how === 'look';
  const column = how === 'beside' ? vscode.ViewColumn.Beside : otherColumn(panel);
  // Lines are wide: where nothing else is open the article goes above them, not beside.
  if (column === undefined) await vscode.commands.executeCommand('workbench.action.newGroupAbove');
  const editor = await vscode.window.showTextDocument(uri, {
    viewColumn: column ?? vscode.ViewColumn.Active,
    selection: range,
    preview: look,
    preserveFocus: look,
  });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  // The new group took the keys.
  if (column === undefined && look) panel.reveal();
}

/** A group that is there already, so that lines open one in the place of the other; undefined where the panel's is the only one. */
function otherColumn(panel: vscode.WebviewPanel): vscode.ViewColumn | undefined {
  return vscode.window.tabGroups.all.find(({ viewColumn }) => viewColumn !== panel.viewColumn)?.viewColumn;
}
