/** Corpus: Concordance of This Official: all places that name whom the caret stands on. */
import * as vscode from 'vscode';
import type { NameAtParams, NameAtResult } from '../../../server/src/protocol/protocol.ts';
import { nameAt } from '../../../server/src/protocol/protocol.ts';
import { quoted } from '../panels/concordance/quoting.ts';
import type { Command } from './command.ts';

export const concordanceOfOfficial: Command = async ({ server, panels }) => {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open an article first.'));
    return;
  }
  const { line, character } = editor.selection.active;
  const parameters: NameAtParams = { uri: server.toWire(editor.document.uri), position: { line, character } };
  const name = await server.request<NameAtResult>(nameAt, parameters);
  if (name === null) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Put the caret on a name first.'));
    return;
  }
  // One of several people of a name has the name with a number behind it, which the text does not have.
  const plain = name.key.replace(/#\d+$/u, '');
  const query = `<${name.kind} name=${quoted(plain)}/>`;
  panels.show({ state: { asked: { query, language: 'cql' }, arrangement: {}, tab: 'lines' }, run: true });
};
