/**
 * Keeps an indexer running: in a worker, which is started again when it crashes, or in this thread. Commands go in,
 * reports come out; nobody else knows which of the two it is.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Indexer } from './indexer.ts';
import { hasEnded, type IndexerThread, startIndexerThread } from './indexer-thread.ts';
import { type Command, type IndexerOptions, notice, type Report } from './messages.ts';

export interface SupervisorOptions {
  readonly storage: string | null;
  /** The entry of the segmenter's process; undefined: words are not counted. */
  readonly segmenter: URL | undefined;
  /** The entry of threads that only analyse; undefined: there are none. */
  readonly analyst: URL | undefined;
  /** Whether the first indexer begins with an empty database. */
  readonly recreate: boolean;
  /** The worker's entry; undefined: this thread. */
  readonly worker: URL | undefined;
  /** A worker that was started of it already, for the first indexer. */
  readonly thread: IndexerThread | undefined;
  readonly report: (report: Report) => void;
  /** A new indexer runs, which knows nothing yet. */
  readonly restarted: () => void;
  /** No indexer runs any more, and none will. */
  readonly failed: () => void;
  /** The database is about to be deleted: nobody may have it open. */
  readonly closeReaders: () => void;
}

/** Crashes without a finished crawl between them after which no further start is tried. */
const MOST_CRASHES = 5;
/** How long a worker may take to stop by itself, in milliseconds. */
const STOPPING = 3000;

export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #avoid = new Set<string>();
  #worker: IndexerThread | undefined;
  #started: IndexerThread | undefined;
  #indexer: Indexer | undefined;
  #starting: Command[] | undefined;
  #state: 'idle' | 'running' | 'failed' | 'stopped' = 'idle';
  #crashes = 0;
  #reading: string | undefined;
  /** Folders that were made for this run. */
  readonly #temporary = new Set<string>();
  #stopping: (() => void) | undefined;

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.#started = options.thread;
  }

  get started(): boolean {
    return this.#state !== 'idle';
  }

  /** The writer's own connection, where the database lies in memory of this thread. */
  sharedDatabase(): DatabaseSync | undefined {
    return this.#indexer?.memoryDatabase;
  }

  /** Starts the indexer with the first command. @returns whether somebody will hear it */
  send(command: Command): boolean {
    if (this.#state === 'stopped' || this.#state === 'failed') return false;
    if (this.#state === 'idle') {
      this.#state = 'running';
      this.#start(this.#options.recreate);
    }
    if (this.#worker !== undefined) this.#worker.postMessage(command);
    else if (this.#indexer !== undefined) this.#indexer.receive(command);
    else this.#starting?.push(command);
    return true;
  }

  /** Ends the indexer after what it is just doing. */
  async stop(): Promise<void> {
    const running = this.#state === 'running';
    if (running) {
      await new Promise<void>((resolve) => {
        this.#stopping = resolve;
        const timer = setTimeout(resolve, STOPPING);
        timer.unref();
        this.send({ type: 'stop' });
      });
    }
    this.#state = 'stopped';
    await (this.#worker ?? this.#started)?.terminate();
    this.#worker = undefined;
    for (const folder of this.#temporary) {
      try {
        rmSync(folder, { recursive: true, force: true });
      } catch {
        // Whoever tidies temporary folders will take it.
      }
    }
  }

  /** The database cannot be read: it is deleted and made anew. */
  recreate(): void {
    if (this.#state !== 'running' || this.#stopping !== undefined) return;
    const worker = this.#worker;
    const indexer = this.#indexer;
    this.#worker = undefined;
    this.#indexer = undefined;
    this.#starting = [];
    this.#options.closeReaders();
    const restart = () => {
      if (this.#state !== 'running') return;
      this.#start(true);
      this.#options.restarted();
    };
    void (worker?.terminate() ?? Promise.resolve(indexer?.abandon())).then(restart, restart);
  }

  #start(recreate: boolean): void {
    const { worker, storage, segmenter, analyst } = this.#options;
    const options: IndexerOptions = {
      storage,
      segmenter: segmenter?.href ?? null,
      analyst: analyst?.href ?? null,
      recreate,
      careful: this.#crashes > 0,
      avoid: [...this.#avoid],
    };
    this.#reading = undefined;
    if (worker === undefined) void this.#startHere(options);
    else this.#startWorker(worker, options);
  }

  async #startHere(options: IndexerOptions): Promise<void> {
    this.#starting ??= [];
    // Imported late: a server whose analysis runs in a worker need not load it.
    const { Indexer } = await import('./indexer.ts');
    const indexer = new Indexer(options, (report) => this.#receive(report), true);
    this.#indexer = indexer;
    indexer.open();
    for (const command of this.#starting) indexer.receive(command);
    this.#starting = undefined;
  }

  #startWorker(url: URL, options: IndexerOptions): void {
    const started = this.#started;
    this.#started = undefined;
    const worker = started === undefined || hasEnded(started) ? startIndexerThread(url) : started;
    worker.postMessage(options);
    this.#worker = worker;
    this.#starting = undefined;
    let problem = '';
    worker.on('message', (report: Report) => {
      if (worker === this.#worker) this.#receive(report);
    });
    worker.on('error', (error) => {
      problem = error instanceof Error ? error.message : String(error);
    });
    worker.on('exit', () => {
      if (worker === this.#worker) this.#exited(problem);
    });
  }

  #exited(problem: string): void {
    this.#worker = undefined;
    if (this.#stopping !== undefined) {
      this.#stopping();
      return;
    }
    if (this.#state !== 'running') return;
    if (this.#reading !== undefined) this.#avoid.add(this.#reading);
    this.#crashes++;
    if (this.#crashes > MOST_CRASHES) {
      this.#state = 'failed';
      const said =
        'The analysis stopped {0} times and is not started again ({1}). Open documents and what is indexed stay readable: restart the server to try again.';
      this.#options.report({ type: 'notice', notice: notice('crash', 'error', said, [this.#crashes, problem]) });
      this.#options.failed();
      return;
    }
    const said = 'The analysis stopped unexpectedly ({0}) and was started again. Nothing is lost.';
    this.#options.report({ type: 'notice', notice: notice('crash', 'warning', said, [problem || 'no reason given']) });
    this.#start(false);
    this.#options.restarted();
  }

  #receive(report: Report): void {
    switch (report.type) {
      case 'reading':
        this.#reading = report.path;
        return;
      case 'corrupt':
        this.recreate();
        return;
      case 'stopped':
        this.#stopping?.();
        return;
      case 'opened':
        if (report.temporary) this.#temporary.add(path.dirname(report.file));
        break;
      case 'progress':
        if (report.progress.phase !== 'ready') break;
        this.#crashes = 0;
        // Nothing is being read any more that could be to blame for a crash.
        this.#reading = undefined;
        break;
    }
    this.#options.report(report);
  }
}
