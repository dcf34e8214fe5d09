/** Files that the watcher names, gathered for a moment, so that a burst becomes one batch. */
import path from 'node:path';

/** File events that come within this time become one batch, in milliseconds. */
const COALESCE = 100;

export class ChangedFiles {
  readonly #send: (paths: readonly string[]) => void;
  #files = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  /** @param send takes absolute paths */
  constructor(send: (paths: readonly string[]) => void) {
    this.#send = send;
  }

  add(files: readonly string[]): void {
    for (const file of files) this.#files.add(file);
    if (this.#files.size === 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), COALESCE);
  }

  /** Sends what was gathered at once. */
  flush(): void {
    clearTimeout(this.#timer);
    if (this.#files.size === 0) return;
    const paths = [...this.#files].map((file) => path.resolve(file));
    this.#files = new Set();
    this.#send(paths);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#files.clear();
  }
}
