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
  const editor = await vscode.window.showTextDocument(uri, {
    viewColumn: how === 'beside' ? vscode.ViewColumn.Beside : otherColumn(panel),
    selection: range,
    preview: how === 'look',
    preserveFocus: how === 'look',
  });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** A group that is there already, so that lines open one in the place of the other. */
function otherColumn(panel: vscode.WebviewPanel): vscode.ViewColumn {
  const other = vscode.window.tabGroups.all.find(({ viewColumn }) => viewColumn !== panel.viewColumn);
  return other?.viewColumn ?? vscode.ViewColumn.Beside;
}
