/**
 * What the watcher says of files, and what follows from each: one path looked at again, or, where the event may have
 * changed which files belong to the corpus, a new crawl.
 */
import path from 'node:path';
import type { Batches } from './batches.ts';
import type { Buffers } from './buffers.ts';
import type { Crawl } from './crawl.ts';
import { stampOf } from './disk.ts';
import { SELECTING_FILES } from './files.ts';
import { canonicalPath } from './paths.ts';

/** With more changed files than this it is quicker to look at all. */
const BURST = 2000;

export class FileEvents {
  readonly #crawl: Crawl;
  readonly #batches: Batches;
  readonly #buffers: Buffers;
  readonly #events = new Set<string>();

  constructor(crawl: Crawl, batches: Batches, buffers: Buffers) {
    this.#crawl = crawl;
    this.#batches = batches;
    this.#buffers = buffers;
  }

  /** @param file any spelling */
  add(file: string): void {
    this.#events.add(file);
  }

  get any(): boolean {
    return this.#events.size > 0;
  }

  /**
   * Follows one event.
   * @param total files that are known; @param hasFolders whether there is anything to crawl
   */
  step(total: number, hasFolders: boolean): void {
    const [first] = this.#events;
    if (first === undefined) return;
    this.#events.delete(first);
    if (this.#events.size > BURST && hasFolders) {
      this.#events.clear();
      this.#crawl.wanted = true;
    }
    const file = canonicalPath(first);
    if (this.#buffers.fileChanged(file)) {
      this.#batches.refresh(file, false);
      return;
    }
    const { selection } = this.#crawl;
    if (SELECTING_FILES.has(path.basename(file)) || selection.hasReturned(file)) this.#crawl.wanted = true;
    if (stampOf(file) === undefined) this.#goneOrFolder(file);
    // A new file that would be one more than the corpus may have.
    else if (!this.#crawl.wanted && total >= selection.limit && !this.#isKnown(file)) this.#crawl.wanted = true;
    else this.#batches.refresh(file, false);
  }

  #goneOrFolder(file: string): void {
    this.#batches.forgetBelow(file);
    const below = this.#batches.store?.files.below(file, path.sep) ?? [];
    for (const each of below) if (stampOf(each) === undefined) this.#batches.refresh(each, false);
    if (this.#isKnown(file)) this.#batches.refresh(file, false);
    const { selection } = this.#crawl;
    if (selection.isFolder(file) || selection.restsOn(file) || selection.hasLinks) this.#crawl.wanted = true;
  }

  #isKnown(file: string): boolean {
    return this.#batches.store?.files.row(file) !== undefined;
  }
}
