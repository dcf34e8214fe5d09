/** Corpus: Concordance… of what is selected, or of what a lens, a link or another extension names. */
import * as vscode from 'vscode';
import { readAsked } from '../panels/concordance/kept.ts';
import type { Command } from './command.ts';

/** A longer selection is hardly meant as a phrase. */
const LONGEST = 200;

export const concordance: Command = async ({ panels }, wish) => {
  // Anybody can run a command, with anything; from a menu of the explorer it comes with a file.
  const asked = readAsked(wish);
  if (asked !== undefined) {
    panels.show({ state: { asked, arrangement: {}, tab: 'lines' }, run: true });
    return;
  }
  const query = selectedText();
  if (query === undefined) panels.show({ state: { tab: 'lines' }, run: false });
  else panels.show({ state: { asked: { query, language: 'plain' }, arrangement: {}, tab: 'lines' }, run: true });
};

/** What is selected in the editor, where it may be a phrase. */
export function selectedText(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  const text = editor?.document.getText(editor.selection).trim() ?? '';
  return text === '' || text.length > LONGEST || text.includes('\n') ? undefined : text;
}
