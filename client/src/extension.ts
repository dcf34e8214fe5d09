/**
 * Where VS Code enters and leaves. A workspace without Chinese text pays for this, for stand-ins and for one look: all else is a bundle
 * of its own, loaded where there is Chinese text or somebody asks for something of ours. The server is started only where there is
 * Chinese text, or a command asks for it.
 */
import * as vscode from 'vscode';
import type { Parts } from './parts.ts';
import { bringsArticle, hasChineseText, isMisread, needsServer } from './probe.ts';
import { StandIns } from './stand-ins.ts';

let parts: Parts | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const looking = new vscode.CancellationTokenSource();
  let loading: Promise<Parts> | undefined;
  const loaded = (): Promise<Parts> => {
    loading ??= import('./parts.ts').then(({ Parts }) => {
      standIns.makeRoom();
      parts = new Parts(context);
      standIns.follow(parts);
      return parts;
    });
    return loading;
  };
  const standIns = new StandIns(context.extension, loaded);
  const start = async () => {
    looking.cancel();
    (await loaded()).start();
  };
  const look = (document: vscode.TextDocument) => {
    // Only the first start is ours to decide: a server that was given up is started again by the user.
    if (parts?.server.status === undefined && needsServer(document)) void start();
    else if (loading === undefined && isMisread(document)) void loaded();
  };
  context.subscriptions.push(
    standIns,
    looking,
    new vscode.Disposable(() => parts?.dispose()),
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (parts?.server.status === undefined && bringsArticle(event)) look(event.document);
    }),
  );
  // Whatever there is to be found, activating does not wait for it.
  setImmediate(() => {
    for (const document of vscode.workspace.textDocuments) look(document);
    if (looking.token.isCancellationRequested) return;
    hasChineseText(looking.token).then(
      (found) => (found ? start() : undefined),
      // Whatever could not be searched: a document that is opened shows what it is.
      () => {},
    );
  });
}

export async function deactivate(): Promise<void> {
  await parts?.server.stop();
}
