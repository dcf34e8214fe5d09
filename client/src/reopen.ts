/**
 * Articles in GB18030 or Big5 are opened as what they are. VS Code takes every file for UTF-8 unless told otherwise; the
 * text would be unreadable, and saving it would destroy it. Only the view changes: saved, the file keeps its encoding.
 */
import * as vscode from 'vscode';
import { legacyEncoding } from './chinese.ts';
import { isMisread, readHead } from './probe.ts';

/** VS Code's names; its Big5 is that of Windows, which knows the characters that were added to it. */
const names = { gb18030: 'gb18030', big5: 'cp950' } as const;

export class Reopener implements vscode.Disposable {
  private readonly log: vscode.LogOutputChannel;
  private readonly listener: vscode.Disposable;
  /** Documents dealt with: whoever then chooses another encoding shall have it. */
  private readonly seen = new Set<string>();

  constructor(log: vscode.LogOutputChannel) {
    this.log = log;
    this.listener = vscode.workspace.onDidOpenTextDocument((document) => void this.reopen(document));
    for (const document of vscode.workspace.textDocuments) void this.reopen(document);
  }

  dispose(): void {
    this.listener.dispose();
  }

  /** Reopens a document that VS Code has decoded wrongly. Never throws: the worst is what VS Code shows anyway. */
  async reopen(document: vscode.TextDocument): Promise<void> {
    const uri = document.uri.toString();
    if (!isMisread(document) || this.seen.has(uri)) return;
    this.seen.add(uri);
    const encoding = legacyEncoding(await readHead(document.uri));
    if (encoding === undefined || document.isDirty || document.isClosed) return;
    try {
      await vscode.workspace.openTextDocument(document.uri, { encoding: names[encoding] });
      this.log.info(`${document.uri.fsPath}: ${encoding}`);
    } catch (error) {
      this.log.warn(`${document.uri.fsPath}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
