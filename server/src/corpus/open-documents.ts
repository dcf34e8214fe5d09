/**
 * The documents that are open in an editor, as the reading side of the corpus knows them: their newest texts, which
 * versions have been analysed, and who waits for one.
 */

interface OpenDocument {
  text: string;
  version: number;
  always: boolean;
  /** Newest version that the database has. */
  analysed: number;
  timer: NodeJS.Timeout | undefined;
  /** Runs out before the other. */
  early: NodeJS.Timeout | undefined;
}

/** What the indexer is told of a document. */
export type Opened = Readonly<Pick<OpenDocument, 'text' | 'version' | 'always'>>;

/** How the indexer is told. */
export interface Telling {
  /** What a document holds. */
  readonly send: (path: string, document: Opened) => void;
  /** What it will hold if nobody types on. */
  readonly expect: (path: string, text: string) => void;
}

/**
 * After this part of the quiet time what was typed is analysed, though it is not answered from before all of it: whoever types on
 * does so within it mostly, and at its end the analysis is there.
 */
const EARLY = 0.6;

interface Waiter {
  readonly path: string;
  readonly version: number;
  readonly resolve: (analysed: boolean) => void;
}

/** Paths are canonical here. */
export class OpenDocuments {
  readonly #quiet: number;
  readonly #telling: Telling;
  readonly #documents = new Map<string, OpenDocument>();
  readonly #waiters = new Set<Waiter>();
  #disposed = false;

  /** @param quiet time after an edit before it is sent, in milliseconds */
  constructor(quiet: number, telling: Telling) {
    this.#quiet = quiet;
    this.#telling = telling;
  }

  open(path: string, text: string, version: number, always: boolean): void {
    stopTimers(this.#documents.get(path));
    const analysed = Number.NEGATIVE_INFINITY;
    this.#documents.set(path, { text, version, always, analysed, timer: undefined, early: undefined });
    this.send(path);
  }

  /** Sent after a moment of quiet; earlier versions that still wait are dropped. */
  change(path: string, text: string, version: number): void {
    const document = this.#documents.get(path);
    if (document === undefined) {
      this.open(path, text, version, false);
      return;
    }
    document.text = text;
    document.version = version;
    stopTimers(document);
    document.early = setTimeout(() => this.#telling.expect(path, text), this.#quiet * EARLY);
    document.timer = setTimeout(() => this.send(path), this.#quiet);
  }

  /** @returns whether it was open */
  close(path: string): boolean {
    stopTimers(this.#documents.get(path));
    const closed = this.#documents.delete(path);
    this.#resolve((waiter) => waiter.path === path, false);
    return closed;
  }

  /** Newest analysed version; undefined where there is none or the document is not open. */
  analysedVersion(path: string): number | undefined {
    const analysed = this.#documents.get(path)?.analysed;
    return analysed === Number.NEGATIVE_INFINITY ? undefined : analysed;
  }

  has(path: string): boolean {
    return this.#documents.has(path);
  }

  /** Waits until this version or a later one is analysed. @returns whether it is an article; false where nobody will know */
  wait(path: string, version: number, signal: AbortSignal | undefined): Promise<boolean> {
    return new Promise((resolve) => {
      const waiter: Waiter = {
        path,
        version,
        resolve: (analysed) => {
          signal?.removeEventListener('abort', abort);
          this.#waiters.delete(waiter);
          resolve(analysed);
        },
      };
      const abort = () => waiter.resolve(false);
      signal?.addEventListener('abort', abort, { once: true });
      this.#waiters.add(waiter);
    });
  }

  /** The database has this version. */
  analysed(path: string, version: number, article: boolean): void {
    const document = this.#documents.get(path);
    if (document !== undefined) document.analysed = Math.max(document.analysed, version);
    this.#resolve((waiter) => waiter.path === path && waiter.version <= version, article);
  }

  /** Sends a document as it is now. */
  send(path: string): void {
    const document = this.#documents.get(path);
    if (document === undefined || this.#disposed) return;
    stopTimers(document);
    const { text, version, always } = document;
    this.#telling.send(path, { text, version, always });
  }

  /** Sends what waits for quiet. */
  sendPending(): void {
    for (const [path, { timer }] of this.#documents) if (timer !== undefined) this.send(path);
  }

  sendAll(): void {
    for (const path of this.#documents.keys()) this.send(path);
  }

  /** Nothing that is waited for will come. */
  giveUp(): void {
    this.#resolve(() => true, false);
  }

  dispose(): void {
    this.#disposed = true;
    for (const document of this.#documents.values()) stopTimers(document);
    this.giveUp();
  }

  #resolve(which: (waiter: Waiter) => boolean, article: boolean): void {
    for (const waiter of [...this.#waiters]) if (which(waiter)) waiter.resolve(article);
  }
}

function stopTimers(document: OpenDocument | undefined): void {
  if (document === undefined) return;
  clearTimeout(document.timer);
  clearTimeout(document.early);
  document.timer = undefined;
  document.early = undefined;
}
