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
}

/** What the indexer is told of a document. */
export type Opened = Readonly<Pick<OpenDocument, 'text' | 'version' | 'always'>>;

interface Waiter {
  readonly path: string;
  readonly version: number;
  readonly resolve: (analysed: boolean) => void;
}

/** Paths are canonical here. */
export class OpenDocuments {
  readonly #quiet: number;
  readonly #send: (path: string, document: Opened) => void;
  readonly #documents = new Map<string, OpenDocument>();
  readonly #waiters = new Set<Waiter>();
  #disposed = false;

  /** @param quiet time after an edit before it is sent, in milliseconds; @param send tells the indexer */
  constructor(quiet: number, send: (path: string, document: Opened) => void) {
    this.#quiet = quiet;
    this.#send = send;
  }

  open(path: string, text: string, version: number, always: boolean): void {
    clearTimeout(this.#documents.get(path)?.timer);
    this.#documents.set(path, { text, version, always, analysed: Number.NEGATIVE_INFINITY, timer: undefined });
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
    clearTimeout(document.timer);
    document.timer = setTimeout(() => this.send(path), this.#quiet);
  }

  /** @returns whether it was open */
  close(path: string): boolean {
    clearTimeout(this.#documents.get(path)?.timer);
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
    clearTimeout(document.timer);
    document.timer = undefined;
    const { text, version, always } = document;
    this.#send(path, { text, version, always });
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
    for (const { timer } of this.#documents.values()) clearTimeout(timer);
    this.giveUp();
  }

  #resolve(which: (waiter: Waiter) => boolean, article: boolean): void {
    for (const waiter of [...this.#waiters]) if (which(waiter)) waiter.resolve(article);
  }
}
