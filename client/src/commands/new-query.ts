/** Corpus: New Query: an untitled document in CQL, which can be run, kept and shared. */
import * as vscode from 'vscode';
import { quoted } from '../panels/concordance/quoting.ts';
import type { Command } from './command.ts';
import { selectedText } from './concordance.ts';

export const newQuery: Command = async () => {
  const selected = selectedText();
  const content = selected === undefined ? '' : `[word=${quoted(selected)}]`;
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'cql', content }), { preview: false });
};
