/**
 * Gives articles their language. A `.txt` that the server calls an article becomes `zh-article`, unless the user has
 * chosen another language for it; that choice is remembered with the workspace. Markdown stays Markdown, and what was
 * never saved is the user's to declare.
 */
import * as vscode from 'vscode';
import type { IsArticleParams, IsArticleResult } from '../../server/src/protocol/protocol.ts';
import { isArticle } from '../../server/src/protocol/protocol.ts';
import type { Server } from './client.ts';
import { bringsArticle } from './probe.ts';

const articleLanguage = 'zh-article';
const chosenKey = 'yuliao.plainTextByChoice';
/** Old choices fall out: a list without bound would grow with the life of the workspace. */
const mostChoices = 500;

export class Recogniser implements vscode.Disposable {
  private readonly server: Server;
  private readonly memory: vscode.Memento;
  private readonly log: vscode.LogOutputChannel;
  private readonly disposables: vscode.Disposable[];
  /** The document closed last: VS Code reports a change of language as a close and an open of the same document. */
  private closed: { document: vscode.TextDocument; languageId: string } | undefined;

  constructor(server: Server, memory: vscode.Memento, log: vscode.LogOutputChannel) {
    this.server = server;
    this.memory = memory;
    this.log = log;
    let ready = false;
    this.disposables = [
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.closed = { document, languageId: document.languageId };
        queueMicrotask(() => {
          this.closed = undefined;
        });
      }),
      vscode.workspace.onDidOpenTextDocument((document) => this.noteChoice(document)),
      server.onDocument((document) => void this.recognise(document)),
      server.onChange((event) => {
        if (this.eligible(event.document) && bringsArticle(event)) void this.recognise(event.document);
      }),
      // What the crawl has learnt (a corpus file, an encoding) may make articles of documents that were open before.
      server.onStatus(({ state }) => {
        if (state === 'ready' && !ready) for (const document of vscode.workspace.textDocuments) void this.recognise(document);
        ready = state === 'ready';
      }),
    ];
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  /**
   * Gives one document the article language where it is due; afterwards it has the language that it keeps. Never throws: a document left
   * alone is only less colourful.
   */
  async recognise(document: vscode.TextDocument): Promise<void> {
    if (!this.eligible(document)) return;
    try {
      const parameters: IsArticleParams = { uri: this.server.toWire(document.uri) };
      const { article } = await this.server.request<IsArticleResult>(isArticle, parameters);
      // The document may have been closed, or its language chosen, while we asked.
      if (article && this.eligible(document) && vscode.workspace.textDocuments.includes(document)) {
        await vscode.languages.setTextDocumentLanguage(document, articleLanguage);
      }
    } catch (error) {
      this.log.debug(`${document.uri.toString()}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private eligible(document: vscode.TextDocument): boolean {
    return (
      document.languageId === 'plaintext' &&
      !document.isClosed &&
      document.uri.scheme === 'file' &&
      /\.txt$/iu.test(document.uri.path) &&
      !this.chosen().includes(document.uri.toString())
    );
  }

  private noteChoice(document: vscode.TextDocument): void {
    if (this.closed?.document !== document) return;
    const uri = document.uri.toString();
    const others = this.chosen().filter((choice) => choice !== uri);
    if (this.closed.languageId === articleLanguage && document.languageId !== articleLanguage) {
      void this.memory.update(chosenKey, [...others, uri].slice(-mostChoices));
    } else if (document.languageId === articleLanguage && others.length < this.chosen().length) {
      void this.memory.update(chosenKey, others);
    }
  }

  private chosen(): readonly string[] {
    return this.memory.get<string[]>(chosenKey, []);
  }
}
