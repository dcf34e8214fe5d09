/**
 * The views of the side bar: what they show, when they are asked for anew, and what they say of themselves. A view that nobody looks
 * at asks for nothing, but for the first one, which is made ready.
 */
import * as vscode from 'vscode';
import type { IndexStatus } from '../../../server/src/protocol/protocol.ts';
import type { CorpusView, ViewOrders } from '../../../server/src/protocol/views.ts';
import { viewsChanged } from '../../../server/src/protocol/views.ts';
import type { Server } from '../client.ts';
import type { Notes } from '../notes/notes.ts';
import type { ConcordancePanels } from '../panels/concordance/panels.ts';
import { count } from '../status.ts';
import { type NoteNode, NoteTree } from './notes.ts';
import { type QueryNode, QueryTree } from './queries.ts';
import { CorpusTree, type TreeNode, type ViewNode } from './tree.ts';

/** Least time between two readings of one view while the corpus grows, and while somebody writes; in milliseconds. */
const WHILE_CRAWLING = 5000;
const WHILE_READY = 2000;

const FIRST_ORDERS: ViewOrders = { officials: 'frequency', organisations: 'hierarchy', articles: 'date', findings: 'rule' };
/** The view that is open where the side bar has not been looked at yet. */
const FIRST_VIEW: CorpusView = 'officials';
/** It is made ready when the index is, and once more when the server says that this has brought something new; not at each edit. */
const MOST_PREPARATIONS = 2;
export const corpusViews: readonly CorpusView[] = ['officials', 'organisations', 'articles', 'findings'];

interface Shown {
  readonly tree: CorpusTree;
  readonly view: vscode.TreeView<TreeNode>;
  stale: boolean;
  last: number;
  timer?: NodeJS.Timeout;
}

export class Views implements vscode.Disposable {
  readonly queries: QueryTree;
  readonly notes: NoteTree;
  private readonly notesView: vscode.TreeView<NoteNode>;
  private readonly queriesView: vscode.TreeView<QueryNode>;
  private readonly server: Server;
  private readonly kept: vscode.Memento;
  private readonly shown = new Map<CorpusView, Shown>();
  private readonly disposables: vscode.Disposable[] = [];
  private readonly contexts = new Map<string, unknown>();
  private state: IndexStatus['state'] | undefined;
  private preparations = 0;

  constructor(kept: vscode.Memento, server: Server, panels: ConcordancePanels, notes: Notes, log: vscode.LogOutputChannel) {
    this.server = server;
    this.kept = kept;
    this.queries = new QueryTree(panels.history);
    this.notes = new NoteTree(notes);
    this.notesView = vscode.window.createTreeView<NoteNode>('yuliao.notes', { treeDataProvider: this.notes, showCollapseAll: true });
    const notesChanged = () => {
      this.setContext('yuliao.hasNotes', notes.all().length > 0);
      this.describeNotes();
    };
    this.queriesView = vscode.window.createTreeView('yuliao.queries', { treeDataProvider: this.queries, showCollapseAll: true });
    for (const name of corpusViews) this.add(name, log);
    this.disposables.push(
      this.queries,
      this.notes,
      this.notesView,
      notes.onDidChange(notesChanged),
      this.queriesView,
      server.onStatus((status) => this.statusChanged(status)),
      server.onNotification(viewsChanged, () => this.corpusChanged()),
    );
    this.tellState();
    notesChanged();
  }

  tree(name: CorpusView): CorpusTree {
    return (this.shown.get(name) as Shown).tree;
  }

  /** Orders a view in another way, for good. */
  order<View extends CorpusView>(name: View, order: ViewOrders[View]): void {
    this.tree(name).arrange({ order });
    void this.kept.update(orderKey(name), order);
    this.describe(name);
  }

  /** Narrows a view; the empty filter shows everything. */
  narrow(name: CorpusView | 'queries', filter: string): void {
    this.setContext(`yuliao.${name}.filtered`, filter !== '');
    if (name === 'queries') {
      this.queries.narrow(filter);
      this.queriesView.description = filter === '' ? '' : `“${filter}”`;
      this.queriesView.message = filter !== '' && !this.queries.any ? vscode.l10n.t('Nothing matches “{0}”.', filter) : '';
      return;
    }
    this.tree(name).arrange({ filter });
    this.describe(name);
  }

  /** Shows the findings of a rule in their view, which is narrowed to it. */
  async showFindings(rule: string): Promise<void> {
    this.narrow('findings', rule);
    await vscode.commands.executeCommand('yuliao.findings.focus');
  }

  /** What a view is narrowed by; empty where it shows everything. */
  filterOf(name: CorpusView | 'queries'): string {
    return name === 'queries' ? this.queries.filter : this.tree(name).filter;
  }

  /** Narrows the view of notes. */
  narrowNotes(filter: string): void {
    this.notes.narrow(filter);
    this.setContext('yuliao.notes.filtered', filter !== '');
    this.describeNotes();
  }

  /** Shows the next part of a list, with the first of it chosen. */
  async showMore(tree: CorpusTree, parent: ViewNode | undefined): Promise<void> {
    const first = await tree.showMore(parent);
    if (first) await this.shown.get(tree.view)?.view.reveal(first, { select: true, focus: true });
  }

  dispose(): void {
    for (const { timer, tree } of this.shown.values()) {
      clearTimeout(timer);
      tree.dispose();
    }
    for (const disposable of this.disposables) disposable.dispose();
  }

  private add(name: CorpusView, log: vscode.LogOutputChannel): void {
    const order = this.kept.get<ViewOrders[CorpusView]>(orderKey(name)) ?? FIRST_ORDERS[name];
    const tree = new CorpusTree(name, order, this.server, log);
    const view = vscode.window.createTreeView<TreeNode>(`yuliao.${name}`, { treeDataProvider: tree, showCollapseAll: true });
    const shown: Shown = { tree, view, stale: false, last: 0 };
    this.shown.set(name, shown);
    this.disposables.push(
      view,
      view.onDidChangeVisibility(({ visible }) => {
        if (!visible || !shown.stale) return;
        // VS Code asks by itself for what it has never had, and would ask twice if it were told that this has changed.
        if (tree.wasAsked) this.refresh(shown);
        else shown.stale = false;
      }),
      tree.onDidRead(() => {
        shown.last = Date.now();
        this.describe(name);
      }),
    );
    this.describe(name);
  }

  private statusChanged(status: IndexStatus): void {
    const before = this.state;
    this.tellState();
    const { state } = status;
    for (const [name, shown] of this.shown) {
      if (state !== before) this.refresh(shown);
      this.describe(name);
    }
    if (state !== before) this.prepare();
  }

  /** Reads what will be seen first, so that whoever looks at the side bar for the first time need not wait for it. */
  private prepare(): void {
    const { tree } = this.shown.get(FIRST_VIEW) as Shown;
    if (this.state !== 'ready' || tree.wasAsked || this.preparations >= MOST_PREPARATIONS) return;
    this.preparations++;
    void tree.prepare();
  }

  private corpusChanged(): void {
    for (const shown of this.shown.values()) {
      if (!shown.view.visible) {
        putOff(shown);
        continue;
      }
      if (shown.timer !== undefined) continue;
      // A list that has nothing yet is filled at once.
      const interval = shown.tree.empty ? 0 : this.state === 'ready' ? WHILE_READY : WHILE_CRAWLING;
      shown.timer = setTimeout(() => this.refresh(shown), Math.max(0, shown.last + interval - Date.now()));
    }
    this.prepare();
  }

  private refresh(shown: Shown): void {
    clearTimeout(shown.timer);
    delete shown.timer;
    if (!shown.view.visible) {
      putOff(shown);
      return;
    }
    shown.stale = false;
    shown.last = Date.now();
    shown.tree.refresh();
  }

  private tellState(): void {
    this.state = this.server.status?.state;
    this.setContext('yuliao.state', this.state ?? 'none');
  }

  /** What stands beside a view's name, and above its items. */
  private describe(name: CorpusView): void {
    const { tree, view } = this.shown.get(name) as Shown;
    const { filter, total } = tree;
    const found = filter !== '' && total !== undefined ? [count(total)] : [];
    view.description = filter === '' ? orderText(tree.order) : [`“${filter}”`, ...found].join(' · ');
    // VS Code takes a view for empty until its first items have come, and would say meanwhile that there are none.
    this.setContext(`yuliao.${name}.empty`, tree.empty);
    const message = this.progressText();
    view.message = message ?? (filter !== '' && tree.empty ? vscode.l10n.t('Nothing matches “{0}”.', filter) : '');
  }

  private describeNotes(): void {
    const { filter } = this.notes;
    const found = filter === '' ? 0 : this.notes.matching().length;
    this.notesView.description = filter === '' ? '' : [`“${filter}”`, count(found)].join(' · ');
    this.notesView.message = filter !== '' && found === 0 ? vscode.l10n.t('Nothing matches “{0}”.', filter) : '';
  }

  private progressText(): string | undefined {
    const { status } = this.server;
    if (status?.state !== 'crawling' || status.articles === 0) return undefined;
    const { indexed, total, paused } = status;
    return paused
      ? vscode.l10n.t('Paused, partial: {0} of {1} files read.', count(indexed), count(total))
      : vscode.l10n.t('Partial: {0} of {1} files read.', count(indexed), count(total));
  }

  private setContext(name: string, value: unknown): void {
    if (this.contexts.get(name) === value) return;
    this.contexts.set(name, value);
    void vscode.commands.executeCommand('setContext', name, value);
  }
}

/** Nobody sees the view: it is asked for anew when somebody does. */
function putOff(shown: Shown): void {
  shown.stale = true;
  if (!shown.tree.wasAsked) shown.tree.forget();
}

function orderKey(name: CorpusView): string {
  return `yuliao.view.${name}.order`;
}

/** How an order is called. */
export function orderText(order: ViewOrders[CorpusView]): string {
  switch (order) {
    case 'frequency':
      return vscode.l10n.t('by frequency');
    case 'organisation':
      return vscode.l10n.t('by organisation');
    case 'pinyin':
      return vscode.l10n.t('by pinyin');
    case 'hierarchy':
      return vscode.l10n.t('by place');
    case 'date':
      return vscode.l10n.t('by date');
    case 'site':
      return vscode.l10n.t('by site');
    case 'copies':
      return vscode.l10n.t('near-duplicates');
    case 'rule':
      return vscode.l10n.t('by rule');
  }
}
