/**
 * Where VS Code enters and leaves. The server is started only where there is Chinese text, or a command asks for it:
 * any other workspace pays for one look and no more.
 */
import * as vscode from 'vscode';
import type { IndexStatus } from '../../server/src/protocol/protocol.ts';
import { Server } from './client.ts';
import { registerCommands } from './commands/index.ts';
import { createLog } from './log.ts';
import { Notes } from './notes/notes.ts';
import { Pages } from './pages.ts';
import { ConcordancePanels } from './panels/concordance/panels.ts';
import { DossierPanels } from './panels/dossier/panels.ts';
import { bringsArticle, hasChineseText, needsServer } from './probe.ts';
import { Recogniser } from './recognise.ts';
import { Records } from './records.ts';
import { Reopener } from './reopen.ts';
import { createStatus } from './status.ts';
import { registerTools } from './tools/index.ts';
import { Views } from './views/views.ts';

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const log = createLog();
  const running = new Server(context, log);
  const pages = new Pages(context.extensionUri);
  const panels = new ConcordancePanels(context, { server: running, log });
  const notes = new Notes();
  const views = new Views(context.workspaceState, running, panels, notes, log);
  const dossiers = new DossierPanels(context, { server: running, log, panels });
  const looking = new vscode.CancellationTokenSource();
  server = running;
  const start = () => {
    looking.cancel();
    running.start().catch((error) => log.error(error));
  };
  // Only the first start is ours to decide: a server that was given up is started again by the user.
  const startFor = (document: vscode.TextDocument) => {
    if (running.status === undefined && needsServer(document)) start();
  };
  const contexts = new Map<string, boolean>();
  const setContext = (name: string, value: boolean) => {
    if ((contexts.get(name) ?? false) === value) return;
    contexts.set(name, value);
    void vscode.commands.executeCommand('setContext', name, value);
  };
  const showCommands = ({ articles, busy, paused, state }: IndexStatus) => {
    setContext('yuliao.hasArticles', articles > 0);
    setContext('yuliao.canPause', busy && !paused && state !== 'failed');
    setContext('yuliao.paused', paused && state !== 'failed');
  };
  context.subscriptions.push(
    log,
    running,
    pages,
    panels,
    views,
    dossiers,
    notes,
    looking,
    createStatus(running),
    new Reopener(log),
    new Records(running),
    new Recogniser(running, context.workspaceState, log),
    registerCommands({ server: running, pages, panels, views, dossiers, notes, log }),
    registerTools({ server: running, queries: panels.queries }),
    running.onStatus(showCommands),
    vscode.workspace.onDidOpenTextDocument(startFor),
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (running.status === undefined && bringsArticle(event)) startFor(event.document);
    }),
  );
  if (vscode.workspace.textDocuments.some(needsServer)) {
    start();
    return;
  }
  hasChineseText(looking.token).then(
    (found) => found && start(),
    (error) => log.debug(String(error)),
  );
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
