/** All dossiers that are open: one for each subject, made by commands and brought back by VS Code after a reload. */
import * as vscode from 'vscode';
import type { DossierSubject } from '../../../../server/src/protocol/dossier.ts';
import { dossierType } from '../../names.ts';
import { DossierPanel, type Surroundings } from './panel.ts';
import { readDossierState } from './state.ts';

export class DossierPanels implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private readonly extension: vscode.Uri;
  private readonly surroundings: Surroundings;
  private readonly panels = new Map<string, DossierPanel>();

  constructor(context: vscode.ExtensionContext, session: Surroundings['session']) {
    this.extension = context.extensionUri;
    this.surroundings = { session, show: (subject) => this.show(subject) };
  }

  /** @param subject null: the corpus as a whole */
  show(subject: DossierSubject | null): void {
    const known = this.panels.get(idOf(subject));
    if (known) {
      known.webview.reveal();
      return;
    }
    const title = subject === null ? vscode.l10n.t('Corpus Overview') : vscode.l10n.t('Dossier: {0}', subject.key.replace(/#\d+$/u, ''));
    const webview = vscode.window.createWebviewPanel(dossierType, title, vscode.ViewColumn.Active, {
      retainContextWhenHidden: true,
      enableFindWidget: true,
    });
    this.add(webview, subject);
  }

  async deserializeWebviewPanel(webview: vscode.WebviewPanel, state: unknown): Promise<void> {
    this.add(webview, readDossierState(state).subject);
  }

  dispose(): void {
    for (const panel of [...this.panels.values()]) panel.dispose();
  }

  private add(webview: vscode.WebviewPanel, subject: DossierSubject | null): void {
    const id = idOf(subject);
    const panel = new DossierPanel(webview, this.extension, this.surroundings, subject);
    this.panels.set(id, panel);
    webview.onDidDispose(() => {
      if (this.panels.get(id) === panel) this.panels.delete(id);
    });
  }
}

function idOf(subject: DossierSubject | null): string {
  return subject === null ? '' : `${subject.kind} ${subject.key}`;
}
