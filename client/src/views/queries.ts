/** The view of queries: the files of the workspace that hold one, and what was asked before, the latest first. */
import * as vscode from 'vscode';
import { askedName } from '../panels/concordance/asked-name.ts';
import type { QueryHistory } from '../panels/concordance/history.ts';
import type { Asked } from '../panels/concordance/messages.ts';

/** Files that are looked for; who has more finds them in the explorer. */
const MOST_FILES = 500;

export type QueryNode =
  | { readonly is: 'files' | 'history' }
  | { readonly is: 'file'; readonly uri: vscode.Uri }
  | { readonly is: 'asked'; readonly asked: Asked };

export class QueryTree implements vscode.TreeDataProvider<QueryNode>, vscode.Disposable {
  readonly onDidChangeTreeData: vscode.Event<QueryNode | undefined>;
  private readonly changed = new vscode.EventEmitter<QueryNode | undefined>();
  private readonly history: QueryHistory;
  private readonly disposables: vscode.Disposable[];
  private readonly roots = { files: { is: 'files' }, history: { is: 'history' } } as const;
  private files: Promise<vscode.Uri[]> | undefined;
  private listening = false;
  private shownFilter = '';
  /** Files that were found last. */
  private found: readonly vscode.Uri[] = [];

  constructor(history: QueryHistory) {
    this.history = history;
    this.onDidChangeTreeData = this.changed.event;
    this.disposables = [this.changed, history.onDidChange(() => this.changed.fire(undefined))];
  }

  get filter(): string {
    return this.shownFilter;
  }

  /** Whether anything is left by the filter. */
  get any(): boolean {
    return this.found.some((uri) => this.matchesFile(uri)) || this.history.entries().some((asked) => this.matches(asked.query));
  }

  /** Shows only queries, and files of such names, in which a text stands; the empty one leaves all. */
  narrow(filter: string): void {
    if (filter === this.shownFilter) return;
    this.shownFilter = filter;
    this.changed.fire(undefined);
  }

  async getChildren(parent?: QueryNode): Promise<QueryNode[]> {
    const asked = this.history.entries().filter(({ query }) => this.matches(query));
    this.found = await this.findFiles();
    const files = this.found.filter((uri) => this.matchesFile(uri));
    if (parent === undefined) {
      return [...(files.length > 0 ? [this.roots.files] : []), ...(asked.length > 0 ? [this.roots.history] : [])];
    }
    if (parent.is === 'files') return files.map((uri) => ({ is: 'file', uri }));
    return parent.is === 'history' ? asked.map((each) => ({ is: 'asked', asked: each })) : [];
  }

  getTreeItem(node: QueryNode): vscode.TreeItem {
    const { Expanded, None } = vscode.TreeItemCollapsibleState;
    switch (node.is) {
      case 'files':
      case 'history': {
        const item = new vscode.TreeItem(node.is === 'files' ? vscode.l10n.t('Files') : vscode.l10n.t('History'), Expanded);
        item.id = node.is;
        item.iconPath = new vscode.ThemeIcon(node.is === 'files' ? 'folder' : 'history');
        item.contextValue = node.is;
        return item;
      }
      case 'file': {
        const item = new vscode.TreeItem(node.uri, None);
        item.id = node.uri.toString();
        item.description = true;
        item.contextValue = 'file';
        item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [node.uri] };
        return item;
      }
      case 'asked': {
        const { asked } = node;
        const item = new vscode.TreeItem(asked.query.replace(/\s+/gu, ' '), None);
        item.id = `asked ${JSON.stringify(asked)}`;
        item.description = askedName(asked);
        item.tooltip = asked.query;
        item.iconPath = new vscode.ThemeIcon('search');
        item.contextValue = 'asked';
        item.command = { command: 'yuliao.concordance', title: vscode.l10n.t('Run'), arguments: [asked] };
        return item;
      }
    }
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private matches(text: string): boolean {
    return text.toLowerCase().includes(this.shownFilter.toLowerCase());
  }

  private matchesFile(uri: vscode.Uri): boolean {
    return this.matches(vscode.workspace.asRelativePath(uri));
  }

  private findFiles(): Promise<vscode.Uri[]> {
    this.listen();
    this.files ??= Promise.resolve(vscode.workspace.findFiles('**/*.cql', undefined, MOST_FILES)).then((found) =>
      found.sort((a, b) => (a.path < b.path ? -1 : 1)),
    );
    return this.files;
  }

  /** Files are watched once somebody looks at them. */
  private listen(): void {
    if (this.listening) return;
    this.listening = true;
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.cql', false, true, false);
    const changed = () => {
      this.files = undefined;
      this.changed.fire(undefined);
    };
    this.disposables.push(
      watcher,
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
      vscode.workspace.onDidChangeWorkspaceFolders(changed),
    );
  }
}
