/**
 * The corpus as the server, the CLI and the tests hold it: folders and open documents go in, snapshots come out. This
 * side only reads the database. An indexer, in a worker or in this thread, walks, analyses and writes; nothing here
 * waits for it. No method throws; what goes wrong becomes a notice.
 */
import { availableParallelism } from 'node:os';
import { Answers } from './answers.ts';
import { ChangedFiles } from './changed-files.ts';
import { EmptySnapshot } from './empty-snapshot.ts';
import type { IndexerThread } from './indexer-thread.ts';
import { Listeners, type Subscription } from './listeners.ts';
import { type CorpusSettings, type Notice, notice, type Progress, type Report } from './messages.ts';
import { NoticeBoard } from './notice-board.ts';
import { OpenDocuments } from './open-documents.ts';
import { isCorruption } from './opening.ts';
import { canonicalPath } from './paths.ts';
import { DEFAULT_PHRASES, type PhraseCounting } from './phrases.ts';
import { Readers } from './readers.ts';
import type { Snapshot } from './snapshot.ts';
import { Supervisor } from './supervisor.ts';

export type { CorpusSettings, Notice, Progress } from './messages.ts';

/** The parts of the analysis that run by themselves. */
export interface CorpusEntries {
  /** Entry of the analysis worker (`dist/worker.js`, or `worker.ts` from source); absent: analysis runs in this thread. */
  readonly worker?: URL;
  /**
   * Entry of the process that cuts text into words (`dist/segmenter.js`, or `segmenter-process.ts` from source), which are
   * counted in a second pass after recognition; absent: they are not counted.
   */
  readonly segmenter?: URL;
  /** Entry of threads that only analyse (`dist/analyst.js`, or `analyst.ts` from source); absent: there are none. */
  readonly analyst?: URL;
}

export interface CorpusOptions extends CorpusEntries {
  /** A thread of the analysis worker that was started already, since loading takes its time. */
  readonly thread?: IndexerThread;
  /** Folder for the database (made where it is missing); absent: memory, or a temporary file where a worker writes. */
  readonly storage?: string;
  /** Begin with an empty database, whatever the storage folder has. */
  readonly recreate?: boolean;
  /** Wait after an edit before answers know of it, in milliseconds; 150 unless told. */
  readonly quiet?: number;
  /** Cores that threads can have; as many as there are unless told. */
  readonly cores?: number;
}

/** Where the database lies. */
export interface DatabasePlace {
  /** `:memory:` where it is no file. */
  readonly file: string;
  /** Whether it goes with this process, because the storage folder could not be used or none was named. */
  readonly temporary: boolean;
}

/** Quiet time after an edit before answers know of it, in milliseconds. */
const QUIET = 150;

/** Most threads that articles are analysed in: beyond that they would wait for the one that stores. */
export const MOST_WORKERS = 8;

/** 语料库 */
export class Corpus {
  readonly #documents: OpenDocuments;
  readonly #answers = new Answers((question) => this.#supervisor.send(question));
  readonly #changed = new ChangedFiles((paths) => this.#supervisor.send({ type: 'files', paths }));
  readonly #notices = new NoticeBoard();
  readonly #progressListeners = new Listeners<Progress>();
  readonly #changeListeners = new Listeners<readonly string[] | undefined>();
  readonly #supervisor: Supervisor;
  readonly #readers: Readers;
  #folders: readonly string[] = [];
  #settings: CorpusSettings = {};
  #counting: PhraseCounting = DEFAULT_PHRASES;
  readonly #cores: number;
  #workers = 1;
  #progress: Progress = { phase: 'starting', indexed: 0, total: 0, articles: 0, words: 0, paused: false };
  #database: DatabasePlace | undefined;
  #paused = false;
  #disposed = false;

  constructor(options: CorpusOptions = {}) {
    this.#cores = options.cores ?? availableParallelism();
    this.#documents = new OpenDocuments(options.quiet ?? QUIET, {
      send: (path, document) => this.#supervisor.send({ type: 'document', path, ...document }),
      expect: (path, text) => this.#supervisor.send({ type: 'expected', path, text }),
    });
    this.#supervisor = new Supervisor({
      storage: options.storage ?? null,
      worker: options.worker,
      thread: options.thread,
      segmenter: options.segmenter,
      analyst: options.analyst,
      recreate: options.recreate ?? false,
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

  /**
   * In how many threads articles are analysed from now on while many are read, 1 to 8; 1 unless told. Answers do not depend on it.
   * Where there is a core for it one thread analyses while another stores, which takes half the time. Open documents do not wait for
   * these threads.
   */
  useWorkers(workers: number): void {
    const wanted = Math.min(MOST_WORKERS, Math.max(1, Math.floor(workers)));
    if (wanted === this.#workers) return;
    this.#workers = wanted;
    if (this.#supervisor.started) this.#sendWorkers();
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

  /** The document's new full text. Answered from after a moment of quiet; earlier versions that still wait are dropped. */
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
    if (!this.#disposed) this.#changed.add(files);
  }

  /**
   * Reads and analyses every file again, changed or not. Answers stay what they were until each file's turn comes, and
   * cancelling leaves the rest as it was.
   */
  async rebuild(signal?: AbortSignal): Promise<{ articles: number; cancelled: boolean }> {
    const cancel = () => this.#supervisor.send({ type: 'cancelRebuild' });
    signal?.addEventListener('abort', cancel, { once: true });
    const refused = this.#disposed || signal?.aborted === true;
    if (!refused) this.#paused = false;
    const report = refused ? undefined : await this.#answers.rebuild();
    signal?.removeEventListener('abort', cancel);
    return report?.type === 'rebuilt'
      ? { articles: report.articles, cancelled: report.cancelled }
      : { articles: this.#progress.articles, cancelled: true };
  }

  /**
   * Crawling and the counting of words wait from now on, until `resume` or a rebuild. Open documents, edits and single files that
   * change are read all the same. Waiting for the corpus to settle waits for the rest, too.
   */
  pause(): void {
    this.#paused = true;
    if (this.#supervisor.started) this.#supervisor.send({ type: 'pause' });
  }

  /** Ends a pause. */
  resume(): void {
    this.#paused = false;
    if (this.#supervisor.started) this.#supervisor.send({ type: 'resume' });
  }

  /**
   * Waits until everything that was said before is in the database and nothing is left to do: for the command line and
   * tests. Pending edits and file events are not waited for but sent at once.
   * @param options.words wait for the second pass too, where there is one
   */
  async settled(options: { readonly signal?: AbortSignal; readonly words?: boolean } = {}): Promise<void> {
    this.#documents.sendPending();
    this.#changed.flush();
    if (!this.#disposed && !options.signal?.aborted) await this.#answers.settle(options.words ?? false, options.signal);
  }

  /**
   * The corpus as it is now. Cheap; take one for each request. It stays the same state while it is being asked; after
   * 20 ms without a question it may move on to a newer one.
   */
  snapshot(): Snapshot {
    const { phase, indexed, total, paused } = this.#progress;
    const state = { partial: phase === 'starting' || phase === 'crawling' || phase === 'failed', paused, indexed, total };
    return this.#readers.snapshot(state) ?? new EmptySnapshot(state, this.#counting);
  }

  /** How far the index is. */
  get progress(): Progress {
    return this.#progress;
  }

  /** Undefined until the indexer has opened it. */
  get database(): DatabasePlace | undefined {
    return this.#database;
  }

  /** What the user should know at present. */
  get notices(): readonly Notice[] {
    return this.#notices.all;
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
    return this.#notices.onNotice(listener);
  }

  /** Stops the indexer after its present file and closes the database. Pending promises resolve as cancelled. */
  async dispose(): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#changed.dispose();
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
    this.#answers.giveUp();
  }

  #sendFolders(): void {
    if (this.#disposed) return;
    if (this.#paused) this.#supervisor.send({ type: 'pause' });
    this.#sendWorkers();
    this.#supervisor.send({ type: 'folders', folders: this.#folders, settings: this.#settings });
  }

  #sendWorkers(): void {
    const workers = this.#workers === 1 && this.#cores === 1 ? 0 : this.#workers;
    if (!this.#disposed) this.#supervisor.send({ type: 'workers', workers });
  }

  /** Tells a new indexer everything that the last one knew. */
  #restore(): void {
    this.#sendFolders();
    this.#documents.sendAll();
    this.#answers.askAgain();
  }

  #receive(report: Report): void {
    if (this.#disposed) return;
    switch (report.type) {
      case 'opened':
        this.#database = { file: report.file, temporary: report.temporary || report.file === ':memory:' };
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
        this.#notices.put(report.notice);
        break;
      case 'noticeGone':
        this.#notices.take(report.id);
        break;
      case 'rebuilt':
      case 'settled':
        this.#answers.answer(report.ticket, report);
        break;
    }
  }

  #unreadable(error: unknown): void {
    if (this.#disposed) return;
    const why = error instanceof Error ? error.message : String(error);
    this.#notices.put(notice('read', 'warning', 'The index could not be read ({0})', [why]));
    if (isCorruption(error)) queueMicrotask(() => this.#supervisor.recreate());
  }
}
