/** Corpus: Dossier of This Name: of the official, organisation or place that the caret stands on. */
import * as vscode from 'vscode';
import { type DossierAtParams, type DossierAtResult, dossierAt } from '../../../server/src/protocol/dossier.ts';
import type { Command } from './command.ts';

export const dossierHere: Command = async ({ server, dossiers }) => {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open an article first.'));
    return;
  }
  const { line, character } = editor.selection.active;
  const parameters: DossierAtParams = { uri: server.toWire(editor.document.uri), position: { line, character } };
  const subject = await server.request<DossierAtResult>(dossierAt, parameters);
  if (subject === null) void vscode.window.showInformationMessage(vscode.l10n.t('Put the caret on a name first.'));
  else dossiers.show(subject);
};
