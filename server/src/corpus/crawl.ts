/**
 * A crawl: what a walk through the folders finds to be done, and what is left of it. Which files belong to the corpus is
 * asked here too, since a walk makes and fills the selection that answers it.
 */
import { type Candidate, Selection } from './files.ts';
import type { CorpusSettings, Notice } from './messages.ts';

export class Crawl {
  /** Of the last walk that was begun. */
  selection = new Selection([], {});
  /** Whether a walk is to begin as soon as can be: what belongs to the corpus may have changed. */
  wanted = false;
  #walk: Generator<readonly Candidate[]> | undefined;
  #seen: string[] = [];
  /** How many of them the database has. */
  #known = 0;
  #todo: string[] = [];
  /** Known files that the walk has not found. */
  #gone: string[] = [];

  /** Begins anew with what the folders say now; what was left of an earlier crawl is found again. */
  start(folders: readonly string[], settings: CorpusSettings): void {
    this.wanted = false;
    this.selection = new Selection(folders, settings);
    this.#walk = this.selection.walk();
    this.#seen = [];
    this.#known = 0;
    this.#todo = [];
    this.#gone = [];
  }

  get walking(): boolean {
    return this.#walk !== undefined;
  }

  get hasWork(): boolean {
    return this.wanted || this.walking || this.#todo.length + this.#gone.length > 0;
  }

  /** Whether files are to be taken out. */
  get hasGone(): boolean {
    return this.#gone.length > 0;
  }

  /** What the user should know of the folders. */
  get notices(): readonly Notice[] {
    return this.selection.notices;
  }

  /** How many files the walk that goes on has found, and how many are to be read. */
  get progress(): { readonly found: number; readonly left: number } {
    return { found: this.#seen.length, left: this.#todo.length };
  }

  /**
   * Walks one folder.
   * @param isCurrent whether a file need not be read
   * @param isKnown whether the database has a file that must be read
   * @returns true where that was the last one: `finish` comes next
   */
  step(isCurrent: (candidate: Candidate) => boolean, isKnown: (candidate: Candidate) => boolean): boolean {
    const { value, done } = this.#walk?.next() ?? { value: undefined, done: true };
    if (done || value === undefined) return true;
    for (const candidate of value) {
      this.#seen.push(candidate.path);
      const current = isCurrent(candidate);
      if (!current) this.#todo.push(candidate.path);
      if (current || isKnown(candidate)) this.#known++;
    }
    return false;
  }

  /**
   * The walk is over.
   * @param known every file that the database has
   * @param count how many these are, which is sooner asked; undefined where files have come or gone since the walk began: then a
   *   count tells nothing, since one that was seen and has gone would make up for one that the walk has missed
   */
  finish(known: () => Iterable<string>, count: number | undefined): void {
    this.#walk = undefined;
    // Taken from the end, in path order.
    this.#todo.reverse();
    this.#gone = [];
    if (count !== this.#known) {
      const seen = new Set(this.#seen);
      for (const path of known()) if (!seen.has(path)) this.#gone.push(path);
    }
    this.#seen = [];
  }

  /** A known file that the walk has not found: deleted, or outside the bounds. */
  takeGone(): string | undefined {
    return this.#gone.pop();
  }

  /** A file that is to be read. */
  takeNext(): string | undefined {
    return this.walking ? undefined : this.#todo.pop();
  }
}
