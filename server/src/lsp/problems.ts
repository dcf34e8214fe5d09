/**
 * Findings of open documents, as problems. A client that pulls them is told when to pull again; to any other they are
 * pushed with the version that they are true of.
 */
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Connection, type Diagnostic, DocumentDiagnosticReportKind } from 'vscode-languageserver/node';
import type { BrokenFile } from '../corpus/side-files.ts';
import { diagnostics, sideFileDiagnostics } from '../features/diagnostics.ts';
import { LineIndex } from '../text/lines.ts';
import type { Client } from './capabilities.ts';
import { toDiagnostic } from './conversions.ts';
import type { Documents } from './documents.ts';
import { queryDiagnostics } from './query-editor.ts';
import type { QueryFiles } from './query-files.ts';
import { fileUri } from './uris.ts';

export class Problems {
  readonly #connection: Connection;
  readonly #documents: Documents;
  readonly #queries: QueryFiles;
  readonly #ruleLink: (rule: string) => string | undefined;
  /** What was last told of each open document, as a short number of it. */
  readonly #told = new Map<string, string>();
  #comparing = false;
  #compareAgain = false;
  #client: Client | undefined;
  #enabled = true;
  #limit: number | undefined;
  /** Files of decisions of which something was told. */
  #broken: readonly string[] = [];

  /** @param ruleLink where a rule is explained */
  constructor(connection: Connection, documents: Documents, queries: QueryFiles, ruleLink: (rule: string) => string | undefined) {
    this.#connection = connection;
    this.#documents = documents;
    this.#queries = queries;
    this.#ruleLink = ruleLink;
    documents.onChanged(({ uri }) => {
      this.#push(uri).catch(ignoreGone);
    });
    documents.onClosed(({ uri }) => {
      this.#told.delete(uri);
      if (this.#pushes) void connection.sendDiagnostics({ uri, diagnostics: [] });
    });
  }

  /** Begins to speak: what the client can do is known. */
  start(client: Client): void {
    this.#client = client;
    if (!client.pullsDiagnostics) return;
    this.#connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
      const items = (await this.#problems(uri, token)) ?? [];
      const resultId = token.isCancellationRequested ? undefined : this.#remember(uri, items);
      if (resultId === undefined) return { kind: DocumentDiagnosticReportKind.Full, items };
      // Of all documents that a client pulls after a change, few have other problems.
      if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
    });
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
    for (const file of files) this.#tellFile(file, false);
    this.#broken = files.map(({ path }) => path);
  }

  /** Tells which entries of sound files nothing needs; that holds until decisions change. */
  tellUnused(files: readonly BrokenFile[]): void {
    for (const file of files) {
      if (this.#broken.includes(file.path)) continue;
      this.#tellFile(file, true);
      this.#broken = [...this.#broken, file.path];
    }
  }

  #tellFile({ path, text, problems }: BrokenFile, unused: boolean): void {
    const lines = new LineIndex(text);
    const uri = fileUri(path);
    const diagnostics = sideFileDiagnostics(problems, unused).map((each) => toDiagnostic(lines, uri, each, () => undefined, fileUri));
    void this.#connection.sendDiagnostics({ uri, diagnostics });
  }

  /** Tells the problems of the given documents, or of all open ones, anew. */
  refresh(uris: readonly string[] = this.#documents.all().map(({ uri }) => uri)): void {
    if (this.#pushes) for (const uri of uris) this.#push(uri).catch(ignoreGone);
    else if (this.#client?.refreshesDiagnostics && uris.length > 0) {
      this.#connection.languages.diagnostics.refresh().catch(ignoreGone);
    }
  }

  /**
   * Folders and settings decide what is an article, and other articles what an article has in common with them: tells the
   * problems of those open documents that have others now.
   */
  corpusChanged(): void {
    if (this.#comparing) this.#compareAgain = true;
    else this.#compare().catch(ignoreGone);
  }

  /** One comparison at a time, however often the corpus changes meanwhile. */
  async #compare(): Promise<void> {
    this.#comparing = true;
    try {
      do {
        this.#compareAgain = false;
        const changed: string[] = [];
        for (const [uri, told] of [...this.#told]) {
          // Of a text that has just been edited the client asks by itself.
          if (!this.#documents.isAnalysed(uri)) continue;
          // Each may take a while, and users wait for other answers.
          await nextTurn();
          const items = (await this.#problems(uri)) ?? [];
          if (this.#told.get(uri) === told && resultIdOf(items) !== told) changed.push(uri);
        }
        if (changed.length > 0) this.refresh(changed);
      } while (this.#compareAgain);
    } finally {
      this.#comparing = false;
    }
  }

  /** @returns undefined for a document that is not open (any more) */
  #remember(uri: string, items: readonly Diagnostic[]): string | undefined {
    if (this.#documents.get(uri) === undefined) return undefined;
    const resultId = resultIdOf(items);
    this.#told.set(uri, resultId);
    return resultId;
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
    this.#remember(uri, items ?? []);
    await this.#connection.sendDiagnostics({ uri, version, diagnostics: items ?? [] });
  }

  async #problems(uri: string, token?: Parameters<Documents['article']>[1]): Promise<Diagnostic[] | undefined> {
    // What is wrong with a query is no matter of hygiene.
    const file = this.#queries.of(uri);
    if (file !== undefined) return queryDiagnostics(file);
    if (!this.#enabled) return [];
    const article = await this.#documents.article(uri, token, 'newest');
    // Switched off while the text was being read.
    if (article === undefined || !this.#enabled) return undefined;
    return diagnostics(article, this.#limit).map((diagnostic) =>
      toDiagnostic(article.lines, uri, diagnostic, this.#ruleLink, (path) => this.#documents.uriOf(path)),
    );
  }
}

function resultIdOf(items: readonly Diagnostic[]): string {
  return createHash('sha256').update(JSON.stringify(items)).digest('hex').slice(0, 16);
}

/** A client that went away, or does not want to pull now, asks again when the text changes. */
function ignoreGone(): void {}
