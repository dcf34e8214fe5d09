/**
 * The corpus as the server, the CLI and the tests hold it: folders and open documents go in, snapshots come out. This
 * side only reads the database. An indexer, in a worker or in this thread, walks, analyses and writes; nothing here
 * waits for it. No method throws; what goes wrong becomes a notice.
 */
import path from 'node:path';
import { EmptySnapshot } from './empty-snapshot.ts';
import { Listeners } from './listeners.ts';
import { type CorpusSettings, type Notice, notice, type Progress, type Report } from './messages.ts';
import { OpenDocuments } from './open-documents.ts';
import { isCorruption } from './opening.ts';
import { canonicalPath } from './paths.ts';
import { DEFAULT_PHRASES, type PhraseCounting } from './phrases.ts';
import { Readers } from './readers.ts';
import type { Snapshot } from './snapshot.ts';
import { Supervisor } from './supervisor.ts';

export type { CorpusSettings, Notice, Progress } from './messages.ts';

export interface CorpusOptions {
  /** Folder for the database (made where it is missing); absent: memory, or a temporary file where a worker writes. */
  readonly storage?: string;
  /** Entry of the analysis worker (`dist/worker.js`, or `worker.ts` from source); absent: analysis runs in this thread. */
  readonly worker?: URL;
  /**
   * Whether words are counted, in a second pass after recognition; where there is a worker unless told. It needs
   * 250 MB, which is why it should be a worker's.
   */
  readonly words?: boolean;
  /** Wait after an edit before it is analysed, in milliseconds; 150 unless told. */
  readonly quiet?: number;
}

/** Takes a listener off again. */
export interface Subscription {
  dispose(): void;
}

/** Quiet time after an edit before its analysis starts, in milliseconds. */
const QUIET = 150;
/** File events that come within this time become one batch, in milliseconds. */
const COALESCE = 100;

/** 语料库 */
export class Corpus {
  readonly #documents: OpenDocuments;
  readonly #tickets = new Map<number, (report: Report | undefined) => void>();
  readonly #notices = new Map<string, Notice>();
  readonly #progressListeners = new Listeners<Progress>();
  readonly #changeListeners = new Listeners<readonly string[] | undefined>();
  readonly #noticeListeners = new Listeners<Notice>();
  readonly #supervisor: Supervisor;
  readonly #readers: Readers;
  #folders: readonly string[] = [];
  #settings: CorpusSettings = {};
  #counting: PhraseCounting = DEFAULT_PHRASES;
  #progress: Progress = { phase: 'starting', indexed: 0, total: 0, articles: 0 };
  #fileEvents = new Set<string>();
  #fileTimer: NodeJS.Timeout | undefined;
  #nextTicket = 1;
  #disposed = false;

  constructor(options: CorpusOptions = {}) {
    this.#documents = new OpenDocuments(options.quiet ?? QUIET, (path, document) =>
      this.#supervisor.send({ type: 'document', path, ...document }),
    );
    this.#supervisor = new Supervisor({
      storage: options.storage ?? null,
      worker: options.worker,
      words: options.words ?? options.worker !== undefined,
      report: (report) => this.#receive(report),
      restarted: () => this.#restore(),
      failed: () => this.#fail(),
      closeReaders: () => this.#readers.close(),
    });
    this.#readers = new Readers((error) => this.#unreadable(error));
  }

  /**
   * The folders of the corpus, all of them; replaces what was set before. The first call opens the database and starts
   * the indexer, later ones while it crawls are fine. Folders may overlap, be symbolic links, or not exist.
   */
  setFolders(folders: readonly string[]): void {
    this.#folders = [...new Set(folders.map(canonicalPath))];
    this.#sendFolders();
  }

  addFolder(folder: string): void {
    this.setFolders([...this.#folders, folder]);
  }

  removeFolder(folder: string): void {
    const removed = canonicalPath(folder);
    this.setFolders(this.#folders.filter((each) => each !== removed));
  }

  /** Canonical paths of the folders. */
  get folders(): readonly string[] {
    return this.#folders;
  }

  /** New settings; the files they let in or shut out follow by themselves. */
  configure(settings: CorpusSettings): void {
    if (JSON.stringify(settings) === JSON.stringify(this.#settings)) return;
    this.#settings = settings;
    if (this.#supervisor.started) this.#sendFolders();
  }

  /** How mentions in fixed phrases count from now on; nothing is read again. */
  countPhrases(counting: PhraseCounting): void {
    if (counting === this.#counting) return;
    this.#counting = counting;
    this.#readers.count(counting);
    this.#changeListeners.tell(undefined);
  }

  /** How mentions in fixed phrases count. */
  get phrases(): PhraseCounting {
    return this.#counting;
  }

  /**
   * The path under which the corpus knows a file: links resolved, the file system's own spelling. What is no absolute
   * path (`untitled:Untitled-1`) stays as it is. Everything that takes a path here takes any spelling; what a snapshot
   * takes and gives is canonical.
   */
  canonical(file: string): string {
    return canonicalPath(file);
  }

  /**
   * A document was opened: from now on its text is the newest version of the article. Analysed at once, before the
   * crawl.
   * @param file path, or any other name for a document that is no file
   * @param options.always it is an article whatever it contains and wherever it lies (the user gave it our language)
   */
  openDocument(file: string, text: string, version: number, options: { readonly always?: boolean } = {}): void {
    this.#documents.open(canonicalPath(file), text, version, options.always ?? false);
  }

  /** The document's new full text. Analysed after a moment of quiet; earlier versions that still wait are dropped. */
  changeDocument(file: string, text: string, version: number): void {
    this.#documents.change(canonicalPath(file), text, version);
  }

  /** The document was closed: the article is again what lies on disk. */
  closeDocument(file: string): void {
    const path = canonicalPath(file);
    if (this.#documents.close(path)) this.#supervisor.send({ type: 'close', path });
  }

  /** The newest version of an open document whose facts a snapshot holds, or undefined. */
  analysedVersion(file: string): number | undefined {
    return this.#documents.analysedVersion(canonicalPath(file));
  }

  /**
   * Waits until a snapshot holds the facts of this version of an open document, or of a later one.
   * @returns true then (take the snapshot afterwards); false where the document is no article, is not open or gets
   *   closed, and when the signal fires
   */
  analysed(file: string, version: number, signal?: AbortSignal): Promise<boolean> {
    const key = canonicalPath(file);
    if (!this.#documents.has(key) || this.#disposed || signal?.aborted) return Promise.resolve(false);
    const known = this.#documents.analysedVersion(key);
    if (known !== undefined && known >= version) return Promise.resolve(this.snapshot().article(key) !== undefined);
    if (this.#progress.phase === 'failed') return Promise.resolve(false);
    return this.#documents.wait(key, version, signal);
  }

  /** Files or folders that were created, changed or deleted; bursts become one batch. */
  filesChanged(files: readonly string[]): void {
    for (const file of files) this.#fileEvents.add(file);
    if (this.#fileEvents.size === 0) return;
    clearTimeout(this.#fileTimer);
    this.#fileTimer = setTimeout(() => this.#sendFiles(), COALESCE);
  }

  /**
   * Reads and analyses every file again, changed or not. Answers stay what they were until each file's turn comes, and
   * cancelling leaves the rest as it was.
   */
  async rebuild(signal?: AbortSignal): Promise<{ articles: number; cancelled: boolean }> {
    const cancel = () => this.#supervisor.send({ type: 'cancelRebuild' });
    signal?.addEventListener('abort', cancel, { once: true });
    const report = await this.#ask('rebuild', signal);
    signal?.removeEventListener('abort', cancel);
    return report?.type === 'rebuilt'
      ? { articles: report.articles, cancelled: report.cancelled }
      : { articles: this.#progress.articles, cancelled: true };
  }

  /**
   * Waits until everything that was said before is in the database and nothing is left to do: for the command line and
   * tests. Pending edits and file events are not waited for but sent at once.
   * @param options.words wait for the second pass too, where there is one
   */
  async settled(options: { readonly signal?: AbortSignal; readonly words?: boolean } = {}): Promise<void> {
    this.#documents.sendPending();
    this.#sendFiles();
    await this.#ask('settle', options.signal, options.words);
  }

  /**
   * The corpus as it is now. Cheap; take one for each request. It stays the same state while it is being asked; after
   * 20 ms without a question it may move on to a newer one.
   */
  snapshot(): Snapshot {
    const { phase, indexed, total } = this.#progress;
    const state = { partial: phase === 'starting' || phase === 'crawling' || phase === 'failed', indexed, total };
    return this.#readers.snapshot(state) ?? new EmptySnapshot(state, this.#counting);
  }

  /** How far the index is. */
  get progress(): Progress {
    return this.#progress;
  }

  /** What the user should know at present. */
  get notices(): readonly Notice[] {
    return [...this.#notices.values()];
  }

  onProgress(listener: (progress: Progress) => void): Subscription {
    return this.#progressListeners.add(listener);
  }

  /** Articles whose answers changed, after the snapshot holds them; undefined: so many that all may have. */
  onChanged(listener: (paths: readonly string[] | undefined) => void): Subscription {
    return this.#changeListeners.add(listener);
  }

  /** A notice that is new or says something new. */
  onNotice(listener: (notice: Notice) => void): Subscription {
    return this.#noticeListeners.add(listener);
  }

  /** Stops the indexer after its present file and closes the database. Pending promises resolve as cancelled. */
  async dispose(): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    clearTimeout(this.#fileTimer);
    this.#documents.dispose();
    this.#giveUp();
    this.#readers.close();
    await this.#supervisor.stop();
  }

  #fail(): void {
    this.#progress = { ...this.#progress, phase: 'failed' };
    this.#progressListeners.tell(this.#progress);
    this.#giveUp();
  }

  /** Nothing that is waited for will come. */
  #giveUp(): void {
    this.#documents.giveUp();
    for (const ticket of [...this.#tickets.keys()]) this.#answer(ticket, undefined);
  }

  #sendFolders(): void {
    if (this.#disposed) return;
    this.#supervisor.send({ type: 'folders', folders: this.#folders, settings: this.#settings });
  }

  #sendFiles(): void {
    clearTimeout(this.#fileTimer);
    if (this.#fileEvents.size === 0 || this.#disposed) return;
    const paths = [...this.#fileEvents].map((file) => path.resolve(file));
    this.#fileEvents = new Set();
    this.#supervisor.send({ type: 'files', paths });
  }

  #ask(type: 'settle' | 'rebuild', signal: AbortSignal | undefined, words = false): Promise<Report | undefined> {
    if (this.#disposed || signal?.aborted) return Promise.resolve(undefined);
    const ticket = this.#nextTicket++;
    return new Promise((resolve) => {
      this.#tickets.set(ticket, resolve);
      // A rebuild that is cancelled answers by itself, with what it has done.
      if (type === 'settle') signal?.addEventListener('abort', () => this.#answer(ticket, undefined), { once: true });
      const heard = this.#supervisor.send(type === 'settle' ? { type, ticket, words } : { type, ticket });
      if (!heard) this.#answer(ticket, undefined);
    });
  }

  #answer(ticket: number, report: Report | undefined): void {
    this.#tickets.get(ticket)?.(report);
    this.#tickets.delete(ticket);
  }

  /** Tells a new indexer everything that the last one knew. */
  #restore(): void {
    this.#sendFolders();
    this.#documents.sendAll();
    // A rebuild does not survive; waiting for quiet does.
    for (const ticket of this.#tickets.keys()) this.#supervisor.send({ type: 'settle', ticket, words: false });
  }

  #receive(report: Report): void {
    if (this.#disposed) return;
    switch (report.type) {
      case 'opened':
        this.#readers.open(report.file, this.#supervisor.sharedDatabase());
        break;
      case 'progress':
        // Words come without changing any article.
        if (report.progress.phase !== this.#progress.phase) this.#readers.advance();
        this.#progress = report.progress;
        this.#progressListeners.tell(report.progress);
        break;
      case 'changed':
        this.#readers.advance();
        this.#changeListeners.tell(report.paths);
        break;
      case 'declared':
        if (this.#readers.declare(report.people)) this.#changeListeners.tell(undefined);
        break;
      case 'analysed':
        this.#readers.advance();
        this.#documents.analysed(report.path, report.version, report.article);
        break;
      case 'notice':
        this.#note(report.notice);
        break;
      case 'noticeGone':
        this.#notices.delete(report.id);
        break;
      case 'rebuilt':
      case 'settled':
        this.#answer(report.ticket, report);
        break;
    }
  }

  #unreadable(error: unknown): void {
    if (this.#disposed) return;
    const why = error instanceof Error ? error.message : String(error);
    this.#note(notice('read', 'warning', 'The index could not be read ({0})', [why]));
    if (isCorruption(error)) queueMicrotask(() => this.#supervisor.recreate());
  }

  #note(note: Notice): void {
    if (this.#notices.get(note.id)?.message === note.message) return;
    this.#notices.set(note.id, note);
    this.#noticeListeners.tell(note);
  }
}
