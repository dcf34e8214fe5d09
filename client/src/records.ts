/**
 * Records of JSON lines and CSV files as documents: each is an article, which the server makes of the fields of the record. They
 * can be read and not changed.
 */
import * as vscode from 'vscode';
import type { RecordChanged, RecordTextParams, RecordTextResult } from '../../server/src/protocol/protocol.ts';
import { recordChanged, recordScheme, recordText } from '../../server/src/protocol/protocol.ts';
import type { Server } from './client.ts';

export class Records implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly onDidChange: vscode.Event<vscode.Uri>;
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly registrations: vscode.Disposable;
  private readonly server: Server;

  constructor(server: Server) {
    this.server = server;
    this.onDidChange = this.changed.event;
    this.registrations = vscode.Disposable.from(
      this.changed,
      vscode.workspace.onDidOpenTextDocument((document) => this.showAsArticle(document)),
      server.onNotification<RecordChanged>(recordChanged, ({ uri }) => this.changed.fire(server.toLocation({ uri, range: nowhere }).uri)),
    );
    for (const document of vscode.workspace.textDocuments) this.showAsArticle(document);
  }

  async provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    const parameters: RecordTextParams = { uri: this.server.toWire(uri) };
    const { text } = await this.server.request<RecordTextResult>(recordText, parameters, token);
    return text ?? vscode.l10n.t('The index has no such record.');
  }

  dispose(): void {
    this.registrations.dispose();
  }

  /** The name of such a document, a number, tells VS Code nothing of its language. */
  private showAsArticle(document: vscode.TextDocument): void {
    if (document.uri.scheme !== recordScheme || document.languageId === 'zh-article') return;
    void vscode.languages.setTextDocumentLanguage(document, 'zh-article');
  }
}

const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
