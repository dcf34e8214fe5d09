/**
 * Notes and bookmarks on articles, kept in `.yuliao/notes.json` beside them. They are shown where what they quote stands now; when an
 * article is saved, its notes remember their new places. A file that people broke by hand is never written.
 */
import * as vscode from 'vscode';
import { recordScheme } from '../../../server/src/protocol/protocol.ts';
import { anchorOf, type Place, placeOf } from './anchor.ts';
import { type Note, parseNotes, writeNotes } from './file.ts';

const FOLDER = '.yuliao';
const FILE = 'notes.json';
/** Quiet after an edit before notes are looked for again, in milliseconds. */
const QUIET = 200;

/** A note with the folder that it lies in. */
export interface KeptNote {
  readonly folder: vscode.WorkspaceFolder;
  readonly note: Note;
}

export class Notes implements vscode.Disposable {
  /** There are others than before, or they say something else. */
  readonly onDidChange: vscode.Event<void>;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly kept = new Map<string, readonly Note[]>();
  private readonly disposables: vscode.Disposable[] = [];
  private readonly decoration = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.wordHighlightTextBackground'),
    borderColor: new vscode.ThemeColor('editorInfo.foreground'),
    borderStyle: 'dotted',
    borderWidth: '0 0 1px 0',
    overviewRulerColor: new vscode.ThemeColor('editorInfo.foreground'),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  private timer: NodeJS.Timeout | undefined;
  private last: Promise<boolean> = Promise.resolve(true);

  constructor() {
    this.onDidChange = this.changed.event;
    // Of a folder that goes, what was in it is not told.
    const watcher = vscode.workspace.createFileSystemWatcher(`**/{${FOLDER},${FOLDER}/${FILE}}`);
    const reload = () => void this.reload();
    this.disposables.push(
      this.decoration,
      this.changed,
      watcher,
      watcher.onDidChange(reload),
      watcher.onDidCreate(reload),
      watcher.onDidDelete(reload),
      vscode.workspace.onDidChangeWorkspaceFolders(reload),
      vscode.window.onDidChangeVisibleTextEditors(() => this.showAll()),
      vscode.workspace.onDidChangeTextDocument(() => this.showSoon()),
      vscode.workspace.onDidSaveTextDocument((document) => void this.remember(document)),
      vscode.workspace.onDidRenameFiles(({ files }) => void this.follow(files)),
    );
    void this.reload();
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** All notes, those of one folder after those of another, in the order of their articles. */
  all(): KeptNote[] {
    return (vscode.workspace.workspaceFolders ?? []).flatMap((folder) =>
      (this.kept.get(folder.uri.toString()) ?? []).map((note) => ({ folder, note })),
    );
  }

  /** Adds a note. @returns false where the article lies in no folder, or the file could not be written */
  async add(document: vscode.TextDocument, range: vscode.Range, note: string): Promise<boolean> {
    const place = articleOf(document.uri);
    if (place === undefined) return false;
    const anchor = anchorOf(document.getText(), { start: document.offsetAt(range.start), end: document.offsetAt(range.end) });
    const added: Note = {
      id: crypto.randomUUID(),
      article: place.article,
      line: range.start.line + 1,
      ...anchor,
      note,
      created: new Date().toISOString(),
    };
    return await this.change(place.folder, (notes) => [...notes, added]);
  }

  async edit({ folder, note }: KeptNote, text: string): Promise<boolean> {
    return await this.change(folder, (notes) => notes.map((each) => (each.id === note.id ? { ...each, note: text } : each)));
  }

  async remove({ folder, note }: KeptNote): Promise<boolean> {
    return await this.change(folder, (notes) => notes.filter(({ id }) => id !== note.id));
  }

  /** Brings back what was removed, as it was. */
  async restore({ folder, note }: KeptNote): Promise<boolean> {
    return await this.change(folder, (notes) => [...notes.filter(({ id }) => id !== note.id), note]);
  }

  /** Goes where a note stands now. @returns false where its text is gone: then its last line is shown */
  async goTo({ folder, note }: KeptNote): Promise<boolean> {
    const document = await vscode.workspace.openTextDocument(uriOf(folder, note));
    const place = placeOf(document.getText(), note);
    const line = Math.min(Math.max(0, note.line - 1), document.lineCount - 1);
    const selection = place === undefined ? document.lineAt(line).range : rangeOf(document, place);
    await vscode.window.showTextDocument(document, { selection });
    return place !== undefined;
  }

  /** The note on a place of a document, the shortest first. */
  at(document: vscode.TextDocument, position: vscode.Position): KeptNote | undefined {
    const place = articleOf(document.uri);
    const found = place === undefined ? [] : this.placed(document, place).filter(({ range }) => range.contains(position));
    return found.sort((a, b) => a.kept.note.length - b.kept.note.length)[0]?.kept;
  }

  private placed(document: vscode.TextDocument, { folder, article }: Article): { kept: KeptNote; range: vscode.Range }[] {
    const notes = (this.kept.get(folder.uri.toString()) ?? []).filter((note) => note.article === article);
    if (notes.length === 0) return [];
    const text = document.getText();
    return notes.flatMap((note) => {
      const place = placeOf(text, note);
      return place === undefined ? [] : [{ kept: { folder, note }, range: rangeOf(document, place) }];
    });
  }

  private showSoon(): void {
    if (this.all().length === 0) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.showAll(), QUIET);
  }

  private showAll(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const place = articleOf(editor.document.uri);
      const placed = place === undefined ? [] : this.placed(editor.document, place);
      editor.setDecorations(
        this.decoration,
        placed.map(({ kept, range }) => ({ range, hoverMessage: hoverOf(kept.note) })),
      );
    }
  }

  private tell(): void {
    this.showAll();
    this.changed.fire();
  }

  private async reload(): Promise<void> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const found = await Promise.all(folders.map(async (folder) => [folder.uri.toString(), await read(folder)] as const));
    const before = JSON.stringify([...this.kept]);
    for (const folder of this.kept.keys()) if (!found.some(([each]) => each === folder)) this.kept.delete(folder);
    // What a file said before it was broken holds while it is mended.
    for (const [folder, notes] of found) if (notes !== undefined) this.kept.set(folder, notes);
    // Our own writing is told by the watcher, too: what has not changed is not drawn anew under somebody's mouse.
    if (JSON.stringify([...this.kept]) !== before) this.tell();
  }

  /** The notes of an article that has been saved stand where they do now. */
  private async remember(document: vscode.TextDocument): Promise<void> {
    const place = articleOf(document.uri);
    if (place === undefined || this.placed(document, place).length === 0) return;
    const text = document.getText();
    await this.change(place.folder, (notes) =>
      notes.map((note) => {
        const found = note.article === place.article ? placeOf(text, note) : undefined;
        if (found === undefined) return note;
        return { ...note, ...anchorOf(text, found), line: document.positionAt(found.start).line + 1 };
      }),
    );
  }

  /** Notes go with an article, or a folder, that gets another name. */
  private async follow(files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[]): Promise<void> {
    for (const { oldUri, newUri } of files) {
      const [from, to] = [articleOf(oldUri), articleOf(newUri)];
      if (from === undefined || to === undefined || from.folder.uri.toString() !== to.folder.uri.toString()) continue;
      const moved = (article: string): string =>
        article === from.article
          ? to.article
          : article.startsWith(`${from.article}/`)
            ? to.article + article.slice(from.article.length)
            : article;
      if (!(this.kept.get(from.folder.uri.toString()) ?? []).some(({ article }) => moved(article) !== article)) continue;
      await this.change(from.folder, (notes) => notes.map((note) => ({ ...note, article: moved(note.article) })));
    }
  }

  /** One change after the other: each begins with what the file says then. */
  private change(folder: vscode.WorkspaceFolder, change: (notes: readonly Note[]) => readonly Note[]): Promise<boolean> {
    const changed = this.last.then(() => this.write(folder, change));
    this.last = changed.catch(() => false);
    return changed;
  }

  /** Changes what the file says now, which another window may have written since. */
  private async write(folder: vscode.WorkspaceFolder, change: (notes: readonly Note[]) => readonly Note[]): Promise<boolean> {
    const before = await read(folder);
    if (before === undefined) {
      void vscode.window.showErrorMessage(vscode.l10n.t('{0} has mistakes and was left untouched. Mend it first.', `${FOLDER}/${FILE}`));
      await vscode.window.showTextDocument(fileOf(folder));
      return false;
    }
    const after = change(before);
    const text = writeNotes(after);
    if (text !== writeNotes(before)) await vscode.workspace.fs.writeFile(fileOf(folder), new TextEncoder().encode(text));
    // In the order of the file.
    this.kept.set(folder.uri.toString(), parseNotes(text) ?? after);
    this.tell();
    return true;
  }
}

interface Article {
  readonly folder: vscode.WorkspaceFolder;
  /** Relative to the folder, with forward slashes. */
  readonly article: string;
}

/** Where a document lies; undefined for one that lies in no folder. */
export function articleOf(uri: vscode.Uri): Article | undefined {
  if (uri.scheme !== 'file' && uri.scheme !== recordScheme) return undefined;
  const file = uri.with({ scheme: 'file' });
  const folder = vscode.workspace.getWorkspaceFolder(file);
  return folder === undefined ? undefined : { folder, article: vscode.workspace.asRelativePath(file, false).replaceAll('\\', '/') };
}

/** The address of the article of a note. */
export function uriOf(folder: vscode.WorkspaceFolder, { article }: Note): vscode.Uri {
  const file = vscode.Uri.joinPath(folder.uri, article);
  // A record's path begins with that of its file.
  return /\.(?:jsonl|ndjson|csv|tsv)\/\d+$/iu.test(article) ? file.with({ scheme: recordScheme }) : file;
}

function fileOf(folder: vscode.WorkspaceFolder): vscode.Uri {
  return vscode.Uri.joinPath(folder.uri, FOLDER, FILE);
}

/** @returns undefined where the file has mistakes */
async function read(folder: vscode.WorkspaceFolder): Promise<Note[] | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await vscode.workspace.fs.readFile(fileOf(folder));
  } catch {
    return [];
  }
  return parseNotes(new TextDecoder().decode(bytes));
}

function rangeOf(document: vscode.TextDocument, { start, end }: Place): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** Notes are text: nothing in them is Markdown, a link or a command. */
function hoverOf({ note, created }: Note): vscode.MarkdownString {
  const hover = new vscode.MarkdownString(undefined, true);
  hover.appendMarkdown('$(note) ');
  hover.appendText(note === '' ? vscode.l10n.t('Bookmark') : note);
  hover.appendMarkdown('\n\n');
  hover.appendText(created.slice(0, 10));
  return hover;
}
