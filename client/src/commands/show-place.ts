/** Going to a place that the server names: code actions can name commands, but not open an editor. */
import * as vscode from 'vscode';
import type { WireLocation } from '../../../server/src/protocol/protocol.ts';
import type { Server } from '../client.ts';
import type { Command } from './command.ts';

export const showPlace: Command = async ({ server }, place) => {
  // Anybody can run a command, with anything.
  if (isLocation(place)) await showPlaceAt(server, place);
};

/** Opens the document of a place with the caret there. */
export async function showPlaceAt(server: Server, place: WireLocation): Promise<void> {
  const { uri, range } = server.toLocation(place);
  const selection = new vscode.Range(range.start, range.start);
  const editor = await vscode.window.showTextDocument(uri, { selection, preview: true });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function isLocation(place: unknown): place is WireLocation {
  return typeof place === 'object' && place !== null && 'uri' in place && 'range' in place;
}
