/** What a lens counts, as a peek: the editor's own list of places with the text around each. */
import * as vscode from 'vscode';
import type { LensPlacesParams, LensPlacesResult } from '../../../server/src/protocol/editing.ts';
import { lensPlaces } from '../../../server/src/protocol/editing.ts';
import type { Command } from './command.ts';

export const showLens: Command = async ({ server }, place) => {
  // Anybody can run a command, with anything.
  if (!isPlace(place)) return;
  const found = await server.request<LensPlacesResult>(lensPlaces, place);
  const { uri, range } = server.toLocation({ uri: place.uri, range: { start: place.position, end: place.position } });
  const places = found.map((each) => server.toLocation(each));
  await vscode.commands.executeCommand('editor.action.showReferences', uri, range.start, places);
};

function isPlace(place: unknown): place is LensPlacesParams {
  return typeof place === 'object' && place !== null && 'uri' in place && 'position' in place && 'kind' in place;
}
