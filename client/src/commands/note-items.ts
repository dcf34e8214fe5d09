/** What is done with the notes of the side bar: going there, changing, deleting, narrowing the list. */
import * as vscode from 'vscode';
import type { KeptNote } from '../notes/notes.ts';
import type { Command } from './command.ts';
import { narrowWhileTyping } from './narrow.ts';
import { changeNote, goToNote } from './notes.ts';

export const openNote: Command = async ({ notes }, node) => {
  const kept = keptOf(node);
  if (kept !== undefined) await goToNote(notes, kept);
};

export const editNote: Command = async ({ notes }, node) => {
  const kept = keptOf(node);
  if (kept !== undefined) await changeNote(notes, kept);
};

/** Asks nothing, for it can be taken back. */
export const deleteNote: Command = async ({ notes }, node) => {
  const kept = keptOf(node);
  if (kept === undefined || !(await notes.remove(kept))) return;
  const undo = vscode.l10n.t('Undo');
  const said = vscode.l10n.t('The note was deleted.');
  void vscode.window.showInformationMessage(said, undo).then((answer) => (answer === undo ? notes.restore(kept) : undefined));
};

export const filterNotes: Command = ({ views }) =>
  narrowWhileTyping({
    view: 'yuliao.notes',
    title: vscode.l10n.t('Filter Notes'),
    placeholder: vscode.l10n.t('Part of a note, of what it quotes, or of the name of its article'),
    prompt: vscode.l10n.t('Enter keeps the filter, Escape drops it.'),
    before: views.notes.filter,
    narrow: (text) => views.narrowNotes(text),
  });

export const clearNotesFilter: Command = async ({ views }) => views.narrowNotes('');

/** Anybody can run a command, with anything. */
function keptOf(node: unknown): KeptNote | undefined {
  return typeof node === 'object' && node !== null && 'kept' in node ? (node.kept as KeptNote) : undefined;
}
