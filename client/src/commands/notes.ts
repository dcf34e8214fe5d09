/** Corpus: Add Note…, Add Bookmark, Notes…, Export Notes…: what a reader wants to find again in articles. */
import * as vscode from 'vscode';
import type { CitationsParams, CitationsResult } from '../../../server/src/protocol/notes.ts';
import { citations } from '../../../server/src/protocol/notes.ts';
import { nextStep } from '../next-step.ts';
import { type CitedNote, notesAsCsv, notesAsMarkdown } from '../notes/export.ts';
import { articleOf, type KeptNote, type Notes, uriOf } from '../notes/notes.ts';
import type { Command, Session } from './command.ts';

/** Longest part of a quotation in a list. */
const SHOWN = 60;

interface NoteItem extends vscode.QuickPickItem {
  readonly kept: KeptNote;
}

/** `given`: the note's text, where the command is run with it. */
export const addNote: Command = async ({ notes }, given) => {
  const editor = articleEditor();
  if (editor === undefined) return;
  const text =
    typeof given === 'string'
      ? given
      : await vscode.window.showInputBox({
          title: vscode.l10n.t('Note on what is selected'),
          placeHolder: vscode.l10n.t('What is worth remembering here? Nothing makes it a bookmark'),
        });
  if (text !== undefined) await notes.add(editor.document, notedRange(editor), text.trim());
};

export const addBookmark: Command = async ({ notes }) => {
  const editor = articleEditor();
  if (editor !== undefined) await notes.add(editor.document, notedRange(editor), '');
};

export const showNotes: Command = async ({ notes }) => {
  const remove: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('trash'), tooltip: vscode.l10n.t('Delete') };
  const change: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('edit'), tooltip: vscode.l10n.t('Change the Note') };
  const items = (): NoteItem[] =>
    notes.all().map((kept) => {
      const { note, quote, article, line } = kept.note;
      const shown = shorten(quote);
      return {
        kept,
        label: note === '' ? `$(bookmark) ${shown}` : `$(note) ${note}`,
        description: note === '' ? '' : shown,
        detail: `${article}:${line}`,
        buttons: [change, remove],
      };
    });
  if (items().length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There are no notes yet: select something in an article, and run Add Note….'));
    return;
  }
  const pick = vscode.window.createQuickPick<NoteItem>();
  pick.title = vscode.l10n.t('Notes');
  pick.placeholder = vscode.l10n.t('Search notes, quotations and articles');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = items();
  pick.onDidTriggerItemButton(async ({ item, button }) => {
    if (button === remove) {
      await notes.remove(item.kept);
      pick.items = items();
      return;
    }
    pick.hide();
    await changeNote(notes, item.kept);
  });
  pick.onDidAccept(async () => {
    const [item] = pick.selectedItems;
    pick.hide();
    if (item !== undefined) await goToNote(notes, item.kept);
  });
  pick.onDidHide(() => pick.dispose());
  pick.show();
};

/** Asks for another text. */
export async function changeNote(notes: Notes, kept: KeptNote): Promise<void> {
  const text = await vscode.window.showInputBox({ ...nextStep, title: vscode.l10n.t('Change the Note'), value: kept.note.note });
  if (text !== undefined) await notes.edit(kept, text.trim());
}

/** Goes where a note stands, and says so where it stands no more. */
export async function goToNote(notes: Notes, kept: KeptNote): Promise<void> {
  if (!(await notes.goTo(kept)))
    void vscode.window.showWarningMessage(vscode.l10n.t('What was noted is no longer in the article: this is where it stood.'));
}

/** A target and a format, where the command is run with them, ask nothing. */
export const exportNotes: Command = async (session, given) => {
  const all = session.notes.all();
  if (all.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There are no notes yet: select something in an article, and run Add Note….'));
    return;
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target =
    given instanceof vscode.Uri
      ? given
      : await vscode.window.showSaveDialog({
          title: vscode.l10n.t('Export Notes'),
          filters: { Markdown: ['md'], CSV: ['csv'] },
          ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, FILE_NAME) }),
        });
  if (target === undefined) return;
  const cited = await cite(session, all);
  const text = target.path.toLowerCase().endsWith('.csv') ? notesAsCsv(cited) : notesAsMarkdown(cited, vscode.l10n.t('Notes'));
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  if (given instanceof vscode.Uri) return;
  const open = vscode.l10n.t('Open');
  const said = vscode.l10n.t('{0} notes written to {1}.', all.length, target.fsPath);
  if ((await vscode.window.showInformationMessage(said, open)) === open) await vscode.commands.executeCommand('vscode.open', target);
};

const FILE_NAME = 'notes.md';

async function cite({ server }: Session, all: readonly KeptNote[]): Promise<CitedNote[]> {
  const uris = [...new Set(all.map(({ folder, note }) => server.toWire(uriOf(folder, note))))];
  const found = await server.request<CitationsResult>(citations, { uris } satisfies CitationsParams);
  const unknown = { title: null, source: null, published: null };
  return all.map(({ folder, note }) => ({ note, citation: found[uris.indexOf(server.toWire(uriOf(folder, note)))] ?? unknown }));
}

/** The editor of an article that can have notes; otherwise the user is told why not. */
function articleEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor !== undefined && articleOf(editor.document.uri) !== undefined) return editor;
  void vscode.window.showInformationMessage(vscode.l10n.t('Open an article of the corpus first: notes are kept beside it.'));
  return undefined;
}

/** What is selected, or else the line. */
function notedRange({ selection, document }: vscode.TextEditor): vscode.Range {
  if (!selection.isEmpty) return selection;
  const { range, firstNonWhitespaceCharacterIndex: first } = document.lineAt(selection.active.line);
  return new vscode.Range(range.start.translate(0, first), range.end);
}

function shorten(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}
