/**
 * What VS Code must find as soon as the extension is active: commands, tools, panels, pages and views. Each loads all else when it is
 * asked for, and passes on what it was asked.
 */
import * as vscode from 'vscode';
import { recordScheme } from '../../server/src/protocol/protocol.ts';
import { concordanceType, dossierType, hitsScheme, pageScheme } from './names.ts';
import type { Parts } from './parts.ts';

export class StandIns implements vscode.Disposable {
  private readonly loaded: () => Promise<Parts>;
  /** Pages that have changed, by their scheme. */
  private readonly changed = new Map(
    [pageScheme, recordScheme, hitsScheme].map((scheme) => [scheme, new vscode.EventEmitter<vscode.Uri>()]),
  );
  private readonly disposables: vscode.Disposable[];
  private readonly views: vscode.Disposable[];

  /** @param extension whose manifest names commands, tools and views; @param loaded loads all else, once */
  constructor(extension: vscode.Extension<unknown>, loaded: () => Promise<Parts>) {
    this.loaded = loaded;
    const { commands, languageModelTools, views } = extension.packageJSON.contributes as {
      commands: { command: string }[];
      languageModelTools: { name: string }[];
      views: Record<string, { id: string }[]>;
    };
    this.disposables = [
      ...commands.map(({ command }) =>
        vscode.commands.registerCommand(command, async (...parameters) => (await loaded()).run(command, parameters)),
      ),
      ...languageModelTools.map(({ name }) =>
        vscode.lm.registerTool<unknown>(name, {
          prepareInvocation: async (options, token) => (await loaded()).tool(name).prepareInvocation?.(options, token),
          invoke: async (options, token) => (await loaded()).tool(name).invoke(options, token),
        }),
      ),
      ...[concordanceType, dossierType].map((type) =>
        vscode.window.registerWebviewPanelSerializer(type, {
          deserializeWebviewPanel: async (panel, state) => (await loaded()).serializer(type).deserializeWebviewPanel(panel, state),
        }),
      ),
      ...Array.from(this.changed, ([scheme, changed]) => this.standInForPages(scheme, changed)),
    ];
    this.views = Object.values(views)
      .flat()
      .map(({ id }) => vscode.window.registerTreeDataProvider(id, emptyUntil(loaded)));
    void vscode.commands.executeCommand('setContext', 'yuliao.state', 'none');
  }

  /** All else is about to be made: VS Code lets nobody else fill a view that has a stand-in. */
  makeRoom(): void {
    for (const view of this.views.splice(0)) view.dispose();
  }

  /** All else is there: pages that it says have changed are asked for anew. */
  follow(parts: Parts): void {
    for (const [scheme, changed] of this.changed) {
      const listener = parts.content(scheme).onDidChange?.((uri) => changed.fire(uri));
      if (listener !== undefined) this.disposables.push(listener);
    }
  }

  dispose(): void {
    this.makeRoom();
    for (const disposable of this.disposables) disposable.dispose();
  }

  private standInForPages(scheme: string, changed: vscode.EventEmitter<vscode.Uri>): vscode.Disposable {
    const provider: vscode.TextDocumentContentProvider = {
      onDidChange: changed.event,
      provideTextDocumentContent: async (uri, token) => (await this.loaded()).content(scheme).provideTextDocumentContent(uri, token),
    };
    return vscode.Disposable.from(changed, vscode.workspace.registerTextDocumentContentProvider(scheme, provider));
  }
}

/** A view that somebody looks at, which is soon filled by another one. */
function emptyUntil(loaded: () => Promise<Parts>): vscode.TreeDataProvider<never> {
  return {
    getTreeItem: (element) => element,
    getChildren: () => {
      void loaded();
      return [];
    },
  };
}
