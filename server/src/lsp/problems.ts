/**
 * Findings of open documents, as problems. A client that pulls them is told when to pull again; to any other they are
 * pushed with the version that they are true of.
 */
import { type Connection, type Diagnostic, DocumentDiagnosticReportKind } from 'vscode-languageserver/node';
import type { BrokenFile } from '../corpus/side-files.ts';
import { diagnostics, sideFileDiagnostics } from '../features/diagnostics.ts';
import { LineIndex } from '../text/lines.ts';
import type { Client } from './capabilities.ts';
import { toDiagnostic } from './conversions.ts';
import type { Documents } from './documents.ts';
import { fileUri } from './uris.ts';

export class Problems {
  readonly #connection: Connection;
  readonly #documents: Documents;
  readonly #ruleLink: (rule: string) => string | undefined;
  /** Whether each document that was asked about was an article. */
  readonly #articles = new Map<string, boolean>();
  #client: Client | undefined;
  #enabled = true;
  #limit: number | undefined;
  /** Files of decisions that problems were told of. */
  #broken: readonly string[] = [];

  /** @param ruleLink where a rule is explained */
  constructor(connection: Connection, documents: Documents, ruleLink: (rule: string) => string | undefined) {
    this.#connection = connection;
    this.#documents = documents;
    this.#ruleLink = ruleLink;
    documents.onChanged(({ uri }) => {
      this.#push(uri).catch(ignoreGone);
    });
    documents.onClosed(({ uri }) => {
      this.#articles.delete(uri);
      if (this.#pushes) void connection.sendDiagnostics({ uri, diagnostics: [] });
    });
  }

  /** Begins to speak: what the client can do is known. */
  start(client: Client): void {
    this.#client = client;
    if (!client.pullsDiagnostics) return;
    this.#connection.languages.diagnostics.on(async ({ textDocument }, token) => ({
      kind: DocumentDiagnosticReportKind.Full,
      items: (await this.#problems(textDocument.uri, token)) ?? [],
    }));
  }

  /**
   * Switched off, all problems vanish at once; switched on, they come back.
   * @param limit most problems of one file; undefined: as many as there are usually
   */
  enable(enabled: boolean, limit: number | undefined): void {
    if (enabled === this.#enabled && limit === this.#limit) return;
    this.#enabled = enabled;
    this.#limit = limit;
    this.refresh();
  }

  /** Tells what is wrong with files of decisions, whether they are open or not, and what no longer is. */
  tellBroken(files: readonly BrokenFile[]): void {
    for (const path of this.#broken) {
      if (!files.some((file) => file.path === path)) void this.#connection.sendDiagnostics({ uri: fileUri(path), diagnostics: [] });
    }
    for (const file of files) {
      const lines = new LineIndex(file.text);
      const items = sideFileDiagnostics(file.problems).map((each) => toDiagnostic(lines, fileUri(file.path), each, () => undefined));
      void this.#connection.sendDiagnostics({ uri: fileUri(file.path), diagnostics: items });
    }
    this.#broken = files.map(({ path }) => path);
  }

  /** Tells the problems of the given documents, or of all open ones, anew. */
  refresh(uris: readonly string[] = this.#documents.all().map(({ uri }) => uri)): void {
    if (this.#pushes) for (const uri of uris) this.#push(uri).catch(ignoreGone);
    else if (this.#client?.refreshesDiagnostics && uris.length > 0) {
      this.#connection.languages.diagnostics.refresh().catch(ignoreGone);
    }
  }

  /** Folders and settings decide what is an article: tells the problems of open documents that became one, or are none any more. */
  corpusChanged(isArticle: (uri: string) => boolean): void {
    const turned = [...this.#articles].filter(([uri, article]) => isArticle(uri) !== article).map(([uri]) => uri);
    if (turned.length > 0) this.refresh(turned);
  }

  get #pushes(): boolean {
    return this.#client !== undefined && !this.#client.pullsDiagnostics;
  }

  async #push(uri: string): Promise<void> {
    if (!this.#pushes) return;
    const items = await this.#problems(uri);
    const version = this.#documents.get(uri)?.version;
    // Closed meanwhile: closing has cleared them, and this answer comes too late.
    if (version === undefined) return;
    await this.#connection.sendDiagnostics({ uri, version, diagnostics: items ?? [] });
  }

  async #problems(uri: string, token?: Parameters<Documents['article']>[1]): Promise<Diagnostic[] | undefined> {
    if (!this.#enabled) return [];
    const article = await this.#documents.article(uri, token);
    if (this.#documents.get(uri) !== undefined && !token?.isCancellationRequested) this.#articles.set(uri, article !== undefined);
    // Switched off while the text was being read.
    if (article === undefined || !this.#enabled) return undefined;
    return diagnostics(article, this.#limit).map((diagnostic) => toDiagnostic(article.lines, uri, diagnostic, this.#ruleLink));
  }
}

/** A client that went away, or does not want to pull now, asks again when the text changes. */
function ignoreGone(): void {}
