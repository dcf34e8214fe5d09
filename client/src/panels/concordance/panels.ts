/** All Concordance panels: made by commands, brought back by VS Code after a reload, and the one that keys and commands mean. */
import * as vscode from 'vscode';
import { concordanceType } from '../../names.ts';
import { askedName } from './asked-name.ts';
import { QueryHistory } from './history.ts';
import { HitsDocuments } from './hits-document.ts';
import type { Asked, PanelState, Shown } from './messages.ts';
import { ConcordancePanel, type Surroundings } from './panel.ts';
import { Queries } from './queries.ts';
import { Settling } from './settling.ts';

export class ConcordancePanels implements vscode.Disposable, vscode.WebviewPanelSerializer {
  readonly history: QueryHistory;
  /** Queries that are open, whoever asked for them. */
  readonly queries: Queries;
  private readonly extension: vscode.Uri;
  private readonly surroundings: Surroundings;
  /** Hits as text. */
  readonly documents: HitsDocuments;
  /** The last one that was looked at comes last. */
  private readonly panels: ConcordancePanel[] = [];
  private readonly disposables: vscode.Disposable[];

  constructor(context: vscode.ExtensionContext, session: Surroundings['session']) {
    this.extension = context.extensionUri;
    this.history = new QueryHistory(context.workspaceState);
    this.queries = new Queries(session.server);
    const { queries } = this;
    const settling = new Settling(session.server);
    this.documents = new HitsDocuments(session.server, queries, settling);
    this.surroundings = {
      session,
      queries,
      settling,
      history: this.history,
      showHistory: (panel) => void this.showHistory(panel),
      showText: (state) => void this.showText(state).catch((error) => session.log.error(error)),
    };
    this.disposables = [this.history, queries, settling, this.documents];
  }

  /** The panel that was looked at last. */
  get latest(): ConcordancePanel | undefined {
    return this.panels.at(-1);
  }

  /** Shows something in the panel that is there, or in a new one. */
  show(shown: Shown, another = false): void {
    const panel = another ? undefined : this.latest;
    if (panel) panel.show(shown);
    else void this.create(shown);
  }

  async deserializeWebviewPanel(webview: vscode.WebviewPanel): Promise<void> {
    this.add(new ConcordancePanel(webview, this.extension, this.surroundings));
  }

  /** Lets the user choose among what was asked before. */
  async showHistory(panel = this.latest): Promise<void> {
    const entries = this.history.entries();
    if (entries.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Nothing has been asked in this workspace yet.'));
      return;
    }
    const clear = { label: `$(clear-all) ${vscode.l10n.t('Forget All')}`, description: '', asked: undefined };
    const picked = await vscode.window.showQuickPick<vscode.QuickPickItem & { asked: Asked | undefined }>(
      [...entries.map(historyItem), { label: '', kind: vscode.QuickPickItemKind.Separator, asked: undefined }, clear],
      { title: vscode.l10n.t('Query History'), placeHolder: vscode.l10n.t('Choose a query to run it again'), matchOnDescription: true },
    );
    if (picked === undefined) return;
    const { asked } = picked;
    if (asked === undefined) {
      this.history.clear();
      return;
    }
    const shown: Shown = { state: { asked, tab: 'lines' }, run: true };
    if (panel) panel.show(shown);
    else this.show(shown);
  }

  /** Opens hits as a text document. */
  async showText({ asked, arrangement }: Pick<PanelState, 'asked' | 'arrangement'>): Promise<void> {
    if (asked.query.trim() !== '') await this.documents.show(asked, arrangement);
  }

  dispose(): void {
    for (const panel of [...this.panels]) panel.dispose();
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** Lines are wide: a new panel goes below the articles, where there are any. */
  private async create(shown: Shown): Promise<void> {
    const { tabGroups } = vscode.window;
    const beside = this.latest?.webview.viewColumn;
    if (beside === undefined && tabGroups.all.length === 1 && tabGroups.activeTabGroup.tabs.length > 0) {
      await vscode.commands.executeCommand('workbench.action.newGroupBelow');
    }
    const webview = vscode.window.createWebviewPanel(concordanceType, vscode.l10n.t('Concordance'), beside ?? vscode.ViewColumn.Active, {
      retainContextWhenHidden: true,
      enableFindWidget: true,
    });
    this.add(new ConcordancePanel(webview, this.extension, this.surroundings, shown));
  }

  private add(panel: ConcordancePanel): void {
    this.panels.push(panel);
    panel.onDidChange(() => this.changed(panel));
    panel.onDidDispose(() => {
      this.panels.splice(this.panels.indexOf(panel), 1);
      this.setContexts();
    });
    this.setContexts();
  }

  private changed(panel: ConcordancePanel): void {
    if (panel.webview.active && this.latest !== panel) {
      this.panels.splice(this.panels.indexOf(panel), 1);
      this.panels.push(panel);
    }
    this.setContexts();
  }

  private readonly contexts = new Map<string, boolean>();

  private setContexts(): void {
    const set = (name: string, value: boolean) => {
      if ((this.contexts.get(name) ?? false) === value) return;
      this.contexts.set(name, value);
      void vscode.commands.executeCommand('setContext', name, value);
    };
    set('yuliao.hasConcordance', this.latest !== undefined);
    set('yuliao.hasHits', (this.latest?.hits ?? 0) > 0);
  }
}

function historyItem(asked: Asked): vscode.QuickPickItem & { asked: Asked } {
  return { label: asked.query.replace(/\s+/gu, ' '), description: askedName(asked), asked };
}
