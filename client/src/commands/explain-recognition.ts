/** Corpus: Explain Recognition Here: which cue decided what stands at the caret, or why nobody was recognised. */
import * as vscode from 'vscode';
import type { ExplainRecognitionParams, ExplainRecognitionResult } from '../../../server/src/protocol/protocol.ts';
import { explainRecognition as method } from '../../../server/src/protocol/protocol.ts';
import type { Command } from './command.ts';

export const explainRecognition: Command = async ({ server, pages }) => {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open an article first.'));
    return;
  }
  const { line, character } = editor.selection.active;
  const parameters: ExplainRecognitionParams = { uri: server.toWire(editor.document.uri), position: { line, character } };
  const { markdown } = await server.request<ExplainRecognitionResult>(method, parameters);
  if (markdown === null) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This document is no article of the corpus.'));
    return;
  }
  await pages.show(vscode.l10n.t('Recognition'), markdown);
};
