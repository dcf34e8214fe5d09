/**
 * All that the extension is where there is Chinese text: the server's client, commands, panels, views. A bundle of its own, loaded when
 * it is needed.
 */
import * as vscode from 'vscode';
import type { IndexStatus } from '../../server/src/protocol/protocol.ts';
import { recordScheme } from '../../server/src/protocol/protocol.ts';
import { Server } from './client.ts';
import { runCommand, type Session } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { createLog } from './log.ts';
import { concordanceType, dossierType, hitsScheme, pageScheme } from './names.ts';
import { Notes } from './notes/notes.ts';
import { Pages } from './pages.ts';
import { ConcordancePanels } from './panels/concordance/panels.ts';
import { DossierPanels } from './panels/dossier/panels.ts';
import { Recogniser } from './recognise.ts';
import { Records } from './records.ts';
import { Reopener } from './reopen.ts';
import { createStatus } from './status.ts';
import { toolsFor } from './tools/index.ts';
import { Views } from './views/views.ts';

export class Parts implements vscode.Disposable {
  readonly server: Server;
  private readonly session: Session;
  private readonly contents: Readonly<Record<string, vscode.TextDocumentContentProvider>>;
  private readonly tools: Readonly<Record<string, vscode.LanguageModelTool<unknown>>>;
  private readonly serializers: Readonly<Record<string, vscode.WebviewPanelSerializer>>;
  private readonly contexts = new Map<string, boolean>();
  private readonly disposables: vscode.Disposable[];

  constructor(context: vscode.ExtensionContext) {
    const log = createLog();
    const server = new Server(context, log);
    const pages = new Pages(context.extensionUri);
    const panels = new ConcordancePanels(context, { server, log });
    const notes = new Notes();
    const views = new Views(context.workspaceState, server, panels, notes, log);
    const dossiers = new DossierPanels(context, { server, log, panels, views });
    const records = new Records(server);
    const recogniser = new Recogniser(server, context.workspaceState, log);
    this.server = server;
    this.session = { server, pages, panels, views, dossiers, notes, recogniser, log };
    this.tools = toolsFor({ server, queries: panels.queries });
    this.contents = { [pageScheme]: pages, [recordScheme]: records, [hitsScheme]: panels.documents };
    this.serializers = { [concordanceType]: panels, [dossierType]: dossiers };
    this.disposables = [
      log,
      server,
      pages,
      panels,
      views,
      dossiers,
      notes,
      records,
      createStatus(server),
      new Reopener(log),
      recogniser,
      server.onStatus((status) => this.showCommands(status)),
    ];
  }

  /** Starts the server, if nobody has; what goes wrong is logged and shown as its state. */
  start(): void {
    this.server.start().catch((error) => this.session.log.error(error));
  }

  /** Runs one of the commands of the manifest. */
  async run(command: string, parameters: readonly unknown[]): Promise<void> {
    const known = commands[command];
    if (known !== undefined) await runCommand(this.session, known, parameters);
  }

  /** One of the tools of the manifest. */
  tool(name: string): vscode.LanguageModelTool<unknown> {
    return this.tools[name] as vscode.LanguageModelTool<unknown>;
  }

  /** What makes the text of documents of a scheme of ours. */
  content(scheme: string): vscode.TextDocumentContentProvider {
    return this.contents[scheme] as vscode.TextDocumentContentProvider;
  }

  /** What brings panels of a kind back after a reload of the window. */
  serializer(type: string): vscode.WebviewPanelSerializer {
    return this.serializers[type] as vscode.WebviewPanelSerializer;
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private showCommands({ articles, busy, paused, state }: IndexStatus): void {
    this.setContext('yuliao.hasArticles', articles > 0);
    this.setContext('yuliao.canPause', busy && !paused && state !== 'failed');
    this.setContext('yuliao.paused', paused && state !== 'failed');
  }

  private setContext(name: string, value: boolean): void {
    if ((this.contexts.get(name) ?? false) === value) return;
    this.contexts.set(name, value);
    void vscode.commands.executeCommand('setContext', name, value);
  }
}
