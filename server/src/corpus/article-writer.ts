/**
 * One article into the database: from the file or from the open buffer, analysed only where nobody has analysed the same
 * content before.
 */
import type { Finding } from '../article/facts.ts';
import { maker } from './analysing/maker.ts';
import type { FileMaterial, Made } from './analysing/making.ts';
import {
  FILE_SIZE,
  type FileBytes,
  type FileStamp,
  fileFindings,
  hashOf,
  readArticleFile,
  readBytes,
  type UnreadableFile,
} from './article-file.ts';
import type { Contribution } from './contribution.ts';
import type { FileRow, Source } from './file-table.ts';
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

const NOTHING_SAVED: Saved = { text: undefined, findings: [] };

/** What is to be done of an open document. */
interface Judged {
  readonly text: string;
  readonly saved: Saved;
  /** `elsewhere`: nothing; `saved`: what lies on disk; undefined: its text is an article; others: why it is none. */
  readonly reason: string | undefined;
}

/** What was made of a text before it was written. */
interface Expected {
  readonly text: string;
  /** Of the file itself. */
  readonly findings: readonly Finding[];
  readonly contribution: Contribution;
}

/** A file changed this lately may change again without its times showing it: FAT counts in steps of two seconds. */
const RACY = 2000;

/** A file that was read, with what tells whether it is to be analysed. */
export interface ReadFile {
  readonly hash: FileBytes['hash'];
  readonly cut: boolean;
  readonly recipe: string;
  /** Null where it may change without its times showing it. */
  readonly stamp: FileStamp | null;
  readonly material: FileMaterial;
}

/** A file that was read before its turn. */
export interface ReadAhead extends ReadFile {
  readonly made: Made | undefined;
}

export class ArticleWriter {
  /** Bytes of a file, or code units of a buffer, that are read. */
  limit = FILE_SIZE;
  readonly #store: Store;
  readonly #recipe: string;
  readonly #written: (file: string) => void;
  readonly #changed = new Set<string>();
  #expected: Expected | undefined;

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
   * @param ahead what was read, and perhaps made of it, before its turn came
   */
  writeFile(file: string, declared: boolean, force: boolean, ahead?: ReadAhead): void {
    const found = ahead ?? this.read(file, declared);
    if (found === undefined) {
      this.remove(file);
      return;
    }
    if ('problem' in found) {
      this.leaveOut(file, 'unreadable');
      return;
    }
    const { hash, cut, stamp, recipe } = found;
    const row = this.#store.files.row(file);
    if (!force && isSame(row, found)) {
      if (stamp !== null) this.#store.touch(file, stamp);
      return;
    }
    this.#changed.add(file);
    const source = { hash, recipe, stamp, buffer: false };
    const known = force || cut || ahead?.made !== undefined ? undefined : this.#store.factsOfContent(hash, recipe);
    const made = ahead?.made ?? maker().make(found.material, known);
    if ('reason' in made) {
      this.#store.putSkipped(file, source, made.reason);
      return;
    }
    this.#store.putArticle(file, source, made.contribution);
    this.#written(file);
  }

  /** Reads a file, as `writeFile` wants it. @param declared the user says that it is an article */
  read(file: string, declared: boolean): ReadFile | UnreadableFile | undefined {
    const found = readBytes(file, this.limit);
    if (found === undefined || 'problem' in found) return found;
    const { stamp, hash, bytes, cut } = found;
    const recipe = this.#recipeOf(cut, declared);
    return { hash, cut, recipe, stamp: settled(stamp), material: { bytes, cut, size: stamp.size, declared } };
  }

  /** Whether the facts of a file would have to be made, since nobody has made them. */
  isNew(file: string, found: ReadFile, force: boolean): boolean {
    if (force) return true;
    if (isSame(this.#store.files.row(file), found)) return false;
    return found.cut || !this.#store.hasContent(found.hash, found.recipe);
  }

  /** What an open document holds. @param verdict of the selection */
  writeBuffer(file: string, buffer: Buffer, verdict: Verdict): void {
    const { text, saved, reason } = this.#judge(file, buffer, verdict);
    if (reason === 'elsewhere') {
      this.remove(file);
      return;
    }
    // What is open and not changed is what lies on disk: nothing is analysed again for having been opened.
    if (reason === 'saved') {
      this.writeFile(file, verdict === 'declared', false);
      return;
    }
    const { findings } = saved;
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
    this.#store.putArticle(file, source, this.#takeExpected(text, findings) ?? maker().contributionOfText(text, undefined, findings), text);
    this.#written(file);
  }

  /** Analyses what an open document will probably hold when it is written next; the database stays as it is. @param verdict of the selection */
  expect(file: string, buffer: Buffer, verdict: Verdict): void {
    const { text, saved, reason } = this.#judge(file, buffer, verdict);
    if (reason !== undefined) return;
    const { findings } = saved;
    this.#expected = { text, findings, contribution: maker().contributionOfText(text, undefined, findings) };
  }

  /** What an open document would be: an article of its own text, what lies on disk, or none. */
  #judge(file: string, buffer: Buffer, verdict: Verdict): Judged {
    const text = buffer.text.slice(0, this.limit);
    const { reasonAgainst } = maker();
    const reason = buffer.always ? undefined : verdict === 'no' ? 'elsewhere' : reasonAgainst(text, verdict === 'declared');
    if (reason === 'elsewhere') return { text, saved: NOTHING_SAVED, reason };
    buffer.saved ??= readSaved(file, this.limit);
    const { saved } = buffer;
    const isSaved =
      reason === undefined && verdict !== 'no' && text === saved.text && reasonAgainst(text, verdict === 'declared') === undefined;
    return { text, saved, reason: isSaved ? 'saved' : reason };
  }

  #takeExpected(text: string, findings: readonly Finding[]): Contribution | undefined {
    const expected = this.#expected;
    this.#expected = undefined;
    return expected?.text === text && expected.findings === findings ? expected.contribution : undefined;
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

function readSaved(file: string, limit: number): Saved {
  const found = readArticleFile(file, limit);
  if (found === undefined || 'problem' in found || found.decoded.binary) return NOTHING_SAVED;
  return { text: found.decoded.text, findings: fileFindings(found) };
}

/** Whether the database has this very content. What was cut may have changed behind the cut. */
function isSame(row: FileRow | undefined, { hash, recipe, cut }: ReadFile): boolean {
  return !cut && row?.hash != null && row.buffer === 0 && row.recipe === recipe && hash.equals(row.hash);
}

/** A stamp that will show any later change; null for one that may not. */
export function settled(stamp: FileStamp): FileStamp | null {
  return Date.now() - Math.max(stamp.modified, stamp.changed) < RACY ? null : stamp;
}
