/**
 * One article into the database: from the file or from the open buffer, analysed only where nobody has analysed the same
 * content before.
 */
import type { Facts, Finding } from '../article/facts.ts';
import { type Reading, read } from '../article/reading.ts';
import { isPredominantlyChinese } from '../text/decode.ts';
import { analyseReading } from './analyse.ts';
import { type ArticleFile, FILE_SIZE, type FileStamp, fileFindings, hashOf, readArticleFile } from './article-file.ts';
import { type Contribution, contributionOf } from './contribution.ts';
import type { Source } from './file-table.ts';
import { recipeOf } from './recipe.ts';
import type { Verdict } from './root.ts';
import type { Store } from './store.ts';

/** An open document. */
export interface Buffer {
  readonly text: string;
  readonly version: number;
  readonly always: boolean;
  /** What its file holds; undefined: not looked at yet. */
  saved: Saved | undefined;
}

/** The file of an open document. */
export interface Saved {
  /** Undefined where there is none that is text. */
  readonly text: string | undefined;
  /** What its bytes mean to the reader. */
  readonly findings: readonly Finding[];
}

/** A file changed this lately may change again without its times showing it: FAT counts in steps of two seconds. */
const RACY = 2000;

export class ArticleWriter {
  /** Bytes of a file, or code units of a buffer, that are read. */
  limit = FILE_SIZE;
  readonly #store: Store;
  readonly #recipe: string;
  readonly #written: (file: string) => void;
  readonly #changed = new Set<string>();

  /**
   * @param recipe what the analysis is made of
   * @param written hears of articles that are new or have changed
   */
  constructor(store: Store, recipe: string, written: (file: string) => void) {
    this.#store = store;
    this.#recipe = recipe;
    this.#written = written;
  }

  /** Whether the database has this very state of a file, by its times and size. */
  isCurrent(file: string, stamp: FileStamp, declared: boolean): boolean {
    const row = this.#store.files.stamp(file);
    if (row === undefined || row.buffer === 1 || row.modified === null) return false;
    if (row.modified !== stamp.modified || row.changed !== stamp.changed || row.size !== stamp.size) return false;
    return row.recipe === this.#recipeOf(stamp.size > this.limit, declared);
  }

  /** Whether a path is an article. */
  has(file: string): boolean {
    return this.#store.files.row(file)?.skipped === null;
  }

  /**
   * What lies on disk.
   * @param declared the user says that it is an article
   * @param force analyse it whether it has changed or not
   */
  writeFile(file: string, declared: boolean, force: boolean): void {
    const found = readArticleFile(file, this.limit);
    if (found === undefined) {
      this.remove(file);
      return;
    }
    if ('problem' in found) {
      this.leaveOut(file, 'unreadable');
      return;
    }
    const { hash, cut, decoded } = found;
    const stamp = settled(found.stamp);
    const recipe = this.#recipeOf(cut, declared);
    const row = this.#store.files.row(file);
    const same = row?.hash != null && row.buffer === 0 && row.recipe === recipe && hash.equals(row.hash);
    if (same && !force && !cut) {
      if (stamp !== null) this.#store.touch(file, stamp);
      return;
    }
    this.#changed.add(file);
    const source = { hash, recipe, stamp, buffer: false };
    const reason = reasonAgainstFile(found, declared);
    if (reason !== undefined) {
      this.#store.putSkipped(file, source, reason);
      return;
    }
    const reading = read(decoded.text);
    const known = force || cut ? undefined : this.#store.factsOfContent(hash, recipe);
    this.#store.putArticle(file, source, contributionOf(known ?? factsOfFile(found, reading), reading));
    this.#written(file);
  }

  /** What an open document holds. @param verdict of the selection */
  writeBuffer(file: string, buffer: Buffer, verdict: Verdict): void {
    const text = buffer.text.slice(0, this.limit);
    const reason = buffer.always ? undefined : verdict === 'no' ? 'elsewhere' : reasonAgainst(text, verdict === 'declared');
    if (reason === 'elsewhere') {
      this.remove(file);
      return;
    }
    buffer.saved ??= readSaved(file, this.limit);
    // What is open and not changed is what lies on disk: nothing is analysed again for having been opened.
    if (
      reason === undefined &&
      verdict !== 'no' &&
      text === buffer.saved.text &&
      reasonAgainst(text, verdict === 'declared') === undefined
    ) {
      this.writeFile(file, verdict === 'declared', false);
      return;
    }
    const { findings } = buffer.saved;
    const hash = hashOf(text + JSON.stringify(findings));
    const row = this.#store.files.row(file);
    const recipe = this.#recipeOf(text.length < buffer.text.length, verdict === 'declared');
    if (row?.buffer === 1 && row.recipe === recipe && row.skipped === (reason ?? null) && row.hash != null && hash.equals(row.hash)) return;
    this.#changed.add(file);
    const source = { hash, recipe, stamp: null, buffer: true };
    if (reason !== undefined) {
      this.#store.putSkipped(file, source, reason);
      return;
    }
    const reading = read(text);
    this.#store.putArticle(file, source, contributionOf(withFindings(findings, analyseReading(reading)), reading), text);
    this.#written(file);
  }

  /** A file that cannot be an article now; it is looked at again with the next crawl. */
  leaveOut(file: string, reason: string): void {
    this.#changed.add(file);
    this.#store.putSkipped(file, { hash: null, recipe: this.#recipe, stamp: null, buffer: false }, reason);
  }

  /** Ends the batch. @returns the paths of which the answers may have changed */
  commit(): string[] {
    this.#store.commit();
    const changed = [...this.#changed];
    this.#changed.clear();
    return changed;
  }

  rollback(): void {
    this.#changed.clear();
    this.#store.rollback();
  }

  /** The file is gone, or no part of the corpus. Whether a record is there its file decides alone. */
  remove(file: string): void {
    if (this.#store.files.row(file)?.place === null) this.#takeOut(file);
  }

  /** A record of a file. */
  putRecord(file: string, source: Source, contribution: Contribution): void {
    this.#changed.add(file);
    this.#store.putArticle(file, source, contribution);
    this.#written(file);
  }

  /** A record that cannot be analysed. */
  leaveOutRecord(file: string, source: Source): void {
    this.#changed.add(file);
    this.#store.putSkipped(file, source, 'failed');
  }

  /** The file has no such record any more. */
  removeRecord(file: string): void {
    this.#takeOut(file);
  }

  #takeOut(file: string): void {
    if (this.#store.remove(file)) this.#changed.add(file);
  }

  #recipeOf(cut: boolean, declared: boolean): string {
    return recipeOf(this.#recipe, cut ? this.limit : undefined, declared);
  }
}

/** Why a file is no article; undefined where it is one. @param declared the user says that it is */
export function reasonAgainstFile({ decoded }: ArticleFile, declared: boolean): string | undefined {
  return decoded.binary ? 'binary' : reasonAgainst(decoded.text, declared);
}

/** The facts of a file. @param reading of its text */
export function factsOfFile(file: ArticleFile, reading: Reading): Facts {
  return withFindings(fileFindings(file), analyseReading(reading));
}

function reasonAgainst(text: string, declared: boolean): string | undefined {
  if (declared) return undefined;
  if (text.trim() === '') return 'empty';
  return isPredominantlyChinese(text) ? undefined : 'notChinese';
}

function withFindings(findings: readonly Finding[], facts: Facts): Facts {
  return findings.length === 0 ? facts : { ...facts, findings: [...findings, ...facts.findings] };
}

function readSaved(file: string, limit: number): Saved {
  const found = readArticleFile(file, limit);
  if (found === undefined || 'problem' in found || found.decoded.binary) return { text: undefined, findings: [] };
  return { text: found.decoded.text, findings: fileFindings(found) };
}

/** A stamp that will show any later change; null for one that may not. */
export function settled(stamp: FileStamp): FileStamp | null {
  return Date.now() - Math.max(stamp.modified, stamp.changed) < RACY ? null : stamp;
}
