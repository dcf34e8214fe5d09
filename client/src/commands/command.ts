/**
 * What a command has to work with, and how it fails: never silently, never with a stack trace in the user's face.
 */
import * as vscode from 'vscode';
import type { Server } from '../client.ts';
import type { Notes } from '../notes/notes.ts';
import type { Pages } from '../pages.ts';
import type { ConcordancePanels } from '../panels/concordance/panels.ts';
import type { DossierPanels } from '../panels/dossier/panels.ts';
import type { Recogniser } from '../recognise.ts';
import type { Views } from '../views/views.ts';

export interface Session {
  readonly server: Server;
  readonly pages: Pages;
  readonly panels: ConcordancePanels;
  readonly views: Views;
  readonly dossiers: DossierPanels;
  readonly notes: Notes;
  readonly recogniser: Recogniser;
  readonly log: vscode.LogOutputChannel;
}

export type Command = (session: Session, ...args: unknown[]) => Promise<void>;

/** Runs a command; whatever it throws is logged and said in a sentence. */
export async function runCommand(session: Session, command: Command, parameters: readonly unknown[]): Promise<void> {
  try {
    await command(session, ...parameters);
  } catch (error) {
    if (isCancellation(error)) return;
    const reason = error instanceof Error ? error.message : String(error);
    session.log.error(error instanceof Error ? error : reason);
    const showLog = vscode.l10n.t('Show Log');
    const message = vscode.l10n.t('Corpus: that did not work. {0}', reason);
    if ((await vscode.window.showErrorMessage(message, showLog)) === showLog) session.log.show();
  }
}

/** The codes by which LSP says that a request was cancelled: by us, by the server, by an edit. */
const cancelled = new Set<unknown>([-32800, -32802, -32801]);

export function isCancellation(error: unknown): boolean {
  return error instanceof vscode.CancellationError || (error instanceof Error && 'code' in error && cancelled.has(error.code));
}
