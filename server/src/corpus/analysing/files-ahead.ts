/** The files that a crawl has found wanting, on their way through the analysis: each is brought up to date in its turn. */
import path from 'node:path';
import type { ReadAhead, ReadFile } from '../article-writer.ts';
import { Ahead } from './ahead.ts';
import type { Analysts } from './analysts.ts';
import { isMakerLoaded } from './maker.ts';

/** What a step did: something, or nothing before a thread answers, before the analysis is loaded here, or since there is nothing to do. */
export type Step = 'worked' | 'waiting' | 'unloaded' | 'nothing';

export interface FilesAheadOptions {
  readonly analysts: Analysts;
  /** Reads a file; undefined where its turn will show what is to be done with it. */
  readonly look: (file: string) => ReadFile | undefined;
  /** Whether what is made of it is to be made before its turn. */
  readonly isNew: (file: string, read: ReadFile, force: boolean) => boolean;
  /** Brings what the database says of a file up to date. */
  readonly refresh: (file: string, force: boolean, ahead?: ReadAhead) => void;
  /** Makes something that others wait for. @returns false where there is nothing that nobody has begun with */
  readonly help: () => boolean;
}

interface FileAhead {
  readonly file: string;
  /** Undefined where it is to be read in its turn. */
  read: ReadFile | undefined;
}

export class FilesAhead {
  readonly #options: FilesAheadOptions;
  readonly #ahead: Ahead<FileAhead>;

  constructor(options: FilesAheadOptions) {
    this.#options = options;
    this.#ahead = new Ahead(options.analysts);
  }

  /** How many have been read and wait for their turn. */
  get length(): number {
    return this.#ahead.length;
  }

  /** Does one thing. @param next takes the next file of the crawl; @param force whether files have changed or not */
  step(next: () => string | undefined, force: boolean): Step {
    const { refresh, help, analysts } = this.#options;
    // Threads may make all that is to be made: then this one never loads what they have.
    if (this.#needsMaker) return 'unloaded';
    const hasRoom = this.#ahead.hasRoom;
    const file = hasRoom || this.#ahead.length === 0 ? next() : undefined;
    if (file !== undefined) {
      if (hasRoom) this.#add(file, force);
      else refresh(file, force);
      return 'worked';
    }
    const ready = this.#ahead.takeReady();
    if (ready !== undefined) {
      const { article, job } = ready;
      refresh(article.file, force, article.read && { ...article.read, made: job?.made });
      return 'worked';
    }
    if (this.#ahead.length === 0) return 'nothing';
    if (analysts.areAtWork) return 'waiting';
    if (!isMakerLoaded()) return 'unloaded';
    return help() ? 'worked' : 'waiting';
  }

  /** Whether this thread has to analyse what comes next. */
  get #needsMaker(): boolean {
    if (isMakerLoaded()) return false;
    const first = this.#ahead.first;
    return first !== undefined && (first.job === undefined || (first.job.isOver && !first.job.isMade));
  }

  /** What was read of a path, or below it, is no longer what lies there. */
  forget(changed: string): void {
    const below = changed + path.sep;
    for (const article of this.#ahead.articles()) if (article.file === changed || article.file.startsWith(below)) article.read = undefined;
  }

  /** Another crawl begins, which finds all of them again. */
  drop(): void {
    this.#ahead.drop();
  }

  #add(file: string, force: boolean): void {
    const { look, isNew } = this.#options;
    let read: ReadFile | undefined;
    let wanted = false;
    try {
      read = look(file);
      wanted = read !== undefined && isNew(file, read, force);
    } finally {
      // Whatever went wrong, its turn comes.
      this.#ahead.add({ file, read }, file, wanted ? read?.material : undefined, read?.material.bytes.length ?? 0);
    }
  }
}
