/** The view of notes: the articles that have some, and the notes of each in the order of its text. */
import * as vscode from 'vscode';
import { type KeptNote, type Notes, uriOf } from '../notes/notes.ts';
import { count } from '../status.ts';

export type NoteNode =
  | { readonly is: 'article'; readonly id: string; readonly notes: readonly KeptNote[] }
  | { readonly is: 'note'; readonly id: string; readonly kept: KeptNote };

/** Longest part of a quotation in an item. */
const SHOWN = 60;

export class NoteTree implements vscode.TreeDataProvider<NoteNode>, vscode.Disposable {
  readonly onDidChangeTreeData: vscode.Event<undefined>;
  private readonly changed = new vscode.EventEmitter<undefined>();
  private readonly notes: Notes;
  private readonly listener: vscode.Disposable;
  private shownFilter = '';

  constructor(notes: Notes) {
    this.notes = notes;
    this.onDidChangeTreeData = this.changed.event;
    this.listener = notes.onDidChange(() => this.changed.fire(undefined));
  }

  get filter(): string {
    return this.shownFilter;
  }

  /** Only notes with the text, in themselves, in what they quote or in the path of their article; the empty filter shows all. */
  narrow(filter: string): void {
    this.shownFilter = filter;
    this.changed.fire(undefined);
  }

  /** What is shown. */
  matching(): KeptNote[] {
    const wanted = this.shownFilter.toLowerCase();
    return this.notes.all().filter(({ note: { note, quote, article } }) => `${note}\n${quote}\n${article}`.toLowerCase().includes(wanted));
  }

  getChildren(parent?: NoteNode): NoteNode[] {
    if (parent?.is === 'note') return [];
    if (parent?.is === 'article') return parent.notes.map((kept) => ({ is: 'note', id: `${parent.id} ${kept.note.id}`, kept }));
    const articles = new Map<string, KeptNote[]>();
    for (const kept of this.matching()) {
      const id = uriOf(kept.folder, kept.note).toString();
      articles.set(id, [...(articles.get(id) ?? []), kept]);
    }
    return [...articles].map(([id, notes]) => ({ is: 'article', id, notes }));
  }

  getTreeItem(node: NoteNode): vscode.TreeItem {
    if (node.is === 'note') return noteItem(node, node.kept);
    const uri = vscode.Uri.parse(node.id);
    const item = new vscode.TreeItem(uri, vscode.TreeItemCollapsibleState.Expanded);
    item.id = node.id;
    item.description = count(node.notes.length);
    item.tooltip = vscode.workspace.asRelativePath(uri.with({ scheme: 'file' }));
    item.iconPath = vscode.ThemeIcon.File;
    item.contextValue = 'article';
    return item;
  }

  dispose(): void {
    this.listener.dispose();
    this.changed.dispose();
  }
}

function noteItem(node: NoteNode, { note: { note, quote, line } }: KeptNote): vscode.TreeItem {
  const shown = quote.replace(/\s+/gu, ' ').trim().slice(0, SHOWN);
  const text = note.replace(/\s+/gu, ' ');
  const item = new vscode.TreeItem(text === '' ? shown : text, vscode.TreeItemCollapsibleState.None);
  item.id = node.id;
  item.description = text === '' ? String(line) : `${line} · ${shown}`;
  item.tooltip = note === '' ? quote : `${note}\n\n${quote}`;
  item.iconPath = new vscode.ThemeIcon(note === '' ? 'bookmark' : 'note');
  item.contextValue = 'note';
  item.command = { command: 'yuliao.openNote', title: vscode.l10n.t('Open'), arguments: [node] };
  return item;
}
