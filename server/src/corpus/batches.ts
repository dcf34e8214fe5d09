/**
 * Articles on their way into the database, a batch at a time: readers see whole batches, and one that fails is given up
 * and done again. Whatever the reason, one method brings one path up to date: what the database says of a path depends on
 * the open buffer or the disk and the selection alone, never on how it came to be asked.
 */
import type { DatabaseSync } from 'node:sqlite';
import { Analysts } from './analysing/analysts.ts';
import { FilesAhead, type Step } from './analysing/files-ahead.ts';
import { LOT } from './analysing/lot.ts';
import { FILE_SIZE } from './article-file.ts';
import { ArticleWriter, type Buffer, type ReadAhead, type ReadFile } from './article-writer.ts';
import { BatchClock } from './batch-clock.ts';
import type { Buffers } from './buffers.ts';
import { stampOf } from './disk.ts';
import type { Candidate } from './files.ts';
import { type IndexerOptions, type Notice, notice, type Report } from './messages.ts';
import { type OpenDatabase, openDatabase } from './opening.ts';
import { recipe } from './recipe.ts';
import type { RecordFormat } from './record-files/format.ts';
import { RecordIndexer } from './record-indexer.ts';
import type { Verdict } from './root.ts';
import { RECORDS, Store } from './store.ts';
import { WordCounter } from './word-counter.ts';

/** Most paths that a change names. */
const NAMED = 500;

/** What a batch is made of and told to. */
export interface BatchesOptions {
  readonly options: IndexerOptions;
  /** Whether readers share this thread, and may share the connection too. */
  readonly inThread: boolean;
  readonly buffers: Buffers;
  /** Whether a path is looked at. */
  readonly selects: (file: string) => Verdict;
  /** How the records of a file are to be read; undefined for one that holds none. */
  readonly recordsOf: (file: string) => RecordFormat | undefined;
  readonly report: (report: Report) => void;
  /** A sleeper should look what there is to do. */
  readonly wake: () => void;
}

export class Batches {
  readonly #given: BatchesOptions;
  readonly #avoided: Set<string>;
  readonly #analysts: Analysts;
  readonly #ahead: FilesAhead;
  #limit = FILE_SIZE;
  #open: OpenDatabase | undefined;
  #store: Store | undefined;
  #writer: ArticleWriter | undefined;
  #words: WordCounter | undefined;
  #records: RecordIndexer | undefined;
  readonly #clock = new BatchClock();
  #batch = new Set<string>();
  #at: string | undefined;

  constructor(given: BatchesOptions) {
    this.#given = given;
    const { options, report, wake } = given;
    this.#avoided = new Set(options.avoid);
    const entry = options.analyst === null ? undefined : new URL(options.analyst);
    this.#analysts = new Analysts({ entry, wake, note: (each) => report({ type: 'notice', notice: each }) });
    this.#ahead = new FilesAhead({
      analysts: this.#analysts,
      look: (file) => this.#look(file),
      isNew: (file, read, force) => this.#writer?.isNew(file, read, force) === true,
      refresh: (file, force, ahead) => this.#refresh(file, force, ahead),
      help: () => this.#help(),
    });
  }

  /** In how many threads beside this one articles are analysed while many are read; 0: in this one. */
  set workers(workers: number) {
    this.#analysts.size = workers;
  }

  /** Whether what is not urgent waits. */
  set paused(paused: boolean) {
    this.#analysts.paused = paused;
  }

  /** Bytes of a file, or code units of a buffer, that are read. */
  set limit(limit: number) {
    this.#limit = limit;
    if (this.#writer !== undefined) this.#writer.limit = limit;
    if (this.#records !== undefined) this.#records.limit = limit;
  }

  /** Opens a database; one that was open is closed by `close`. */
  open(storage: string | null, recreate: boolean): void {
    const { options, inThread, buffers, report, wake } = this.#given;
    const { rows, analysis } = recipe();
    const open = openDatabase(storage, { recreate, memory: inThread, rows });
    this.#open = open;
    this.#store = new Store(open.database);
    const note = (each: Notice) => report({ type: 'notice', notice: each });
    const openText = (file: string) => buffers.get(file)?.text.slice(0, this.#limit);
    if (options.segmenter !== null) {
      const segmenting = { entry: new URL(options.segmenter) };
      this.#words = new WordCounter({ store: this.#store, openText, note, segmenting, wake });
    }
    this.#writer = new ArticleWriter(this.#store, analysis, (file) => this.#words?.add(file));
    this.#writer.limit = this.#limit;
    this.#records = new RecordIndexer(
      {
        store: this.#store,
        writer: this.#writer,
        recipe: analysis,
        isAvoided: (path) => {
          if (this.#avoided.has(path)) this.#noteAvoided(path);
          return this.#avoided.has(path);
        },
        reading: (path) => this.#reading(path),
        released: (file) => this.refresh(file, false),
        analysts: this.#analysts,
        help: () => this.#help(),
        report,
      },
      this.#limit,
    );
    for (const each of open.notices) note(each);
    report({ type: 'opened', file: open.file, temporary: open.temporary });
  }

  close(): void {
    const open = this.#open;
    this.#open = undefined;
    this.#words?.close();
    this.#records?.drop();
    this.#ahead.drop();
    this.#analysts.close();
    open?.database.close();
  }

  /** The connection, where the database lies in memory. */
  get memoryDatabase(): DatabaseSync | undefined {
    return this.#open?.file === ':memory:' ? this.#open.database : undefined;
  }

  /** What the database has; undefined until it is open. */
  get store(): Store | undefined {
    return this.#store;
  }

  get writer(): ArticleWriter | undefined {
    return this.#writer;
  }

  /** Whether the articles have words still to be counted. */
  get hasWords(): boolean {
    return this.#words?.hasWork === true;
  }

  /** Articles whose words have been counted. */
  get wordsCounted(): number {
    return this.#words?.counted ?? 0;
  }

  /** Whether anything can be done about that now, not only when the segmenter answers. @param hurry somebody waits for all words */
  canCountWords(hurry: boolean): boolean {
    return this.#words?.isReady(hurry) === true;
  }

  /** Goes on with the words of one article. @param hurry somebody waits for all words @returns whether there was anything to do */
  countWords(hurry: boolean): boolean {
    let worked = false;
    if (this.canCountWords(hurry)) {
      // First what is freed by tidying, for words to take: the file would only grow.
      if (!this.#clock.isBusy && this.#batch.size === 0 && this.#store?.tidyShared() === true) return true;
      this.#clock.work();
      worked = this.#words?.step(this.#limit, hurry) === true;
    }
    if (this.memoryDatabase !== undefined || this.#clock.left === 0) this.commit();
    return worked;
  }

  /**
   * When a batch is to end that waits for more words, or words have waited long enough, in milliseconds from now; undefined where none do.
   * @param counting whether words are counted at present
   */
  due(counting: boolean): number | undefined {
    const batch = this.#store?.writing === true ? this.#clock.left : undefined;
    const words = counting ? this.#words?.due : undefined;
    if (batch === undefined && words === undefined) return undefined;
    return Math.ceil(Math.min(batch ?? Number.POSITIVE_INFINITY, words ?? Number.POSITIVE_INFINITY)) + 1;
  }

  /** Whether files of records are being read or wait for it. */
  get hasRecords(): boolean {
    return this.#records?.hasWork === true;
  }

  /** What is left of them, in records and files. */
  get recordsLeft(): number {
    return this.#records?.left ?? 0;
  }

  /** Reads one record of the files that have been found to hold some. */
  stepRecords(): Step {
    const file = this.#records?.file;
    if (this.#records === undefined || file === undefined) return 'nothing';
    this.#begin(file);
    const step = this.#records.step();
    this.#at = undefined;
    if (step === 'worked') this.#clock.count();
    return step;
  }

  /** Reads one of the files of a crawl, or stores one that was read. @param next takes the next one of the crawl; @param force whether they have changed or not */
  stepFiles(next: () => string | undefined, force: boolean): Step {
    return this.#ahead.step(next, force);
  }

  /** How many files of the crawl have been taken from it but not stored. */
  get filesAhead(): number {
    return this.#ahead.length;
  }

  /** A crawl begins, which finds every file again that has not been read to its end. */
  forgetUnfinished(): void {
    this.#records?.drop();
    this.#ahead.drop();
  }

  /** Whether a file that a walk has found need not be read. */
  isCurrent({ path, stamp, verdict }: Candidate): boolean {
    const format = verdict === 'records' ? this.#given.recordsOf(path) : undefined;
    if (format !== undefined) return this.#records?.isCurrent(path, stamp, format) === true;
    return this.#writer?.isCurrent(path, stamp, verdict === 'declared') === true;
  }

  /** Brings what the database says of a path up to date. @param force whether it has changed or not */
  refresh(file: string, force: boolean): void {
    this.#ahead.forget(file);
    this.#refresh(file, force);
  }

  /** Analyses what an open document will probably hold, so that `refresh` need not. */
  expect(file: string, buffer: Buffer): void {
    if (this.#avoided.has(file) || this.#given.recordsOf(file) !== undefined) return;
    this.#reading(file);
    this.#writer?.expect(file, buffer, this.#given.selects(file));
    this.#at = undefined;
  }

  /** A path has gone, or is a folder: what was read of it, or below it, before its turn may not be there any more. */
  forgetBelow(path: string): void {
    this.#ahead.forget(path);
  }

  #refresh(file: string, force: boolean, ahead?: ReadAhead): void {
    const { buffers, selects } = this.#given;
    this.#begin(file);
    this.#clock.count();
    if (this.#holdsRecords(file, force)) return;
    this.#reading(file);
    const buffer = buffers.get(file);
    const verdict = selects(file);
    if (this.#avoided.has(file)) this.#avoid(file);
    else if (buffer !== undefined) this.#writer?.writeBuffer(file, buffer, verdict);
    else if (verdict === 'no') this.#writer?.remove(file);
    else this.#writer?.writeFile(file, verdict === 'declared', force, ahead);
    this.#at = undefined;
  }

  /** A file that the walk has not found: deleted, or outside the bounds. */
  takeOut(file: string): void {
    if (this.#given.buffers.get(file) !== undefined) this.refresh(file, false);
    else if (this.#store?.files.row(file)?.skipped === RECORDS) this.#records?.takeOut(file);
    else {
      this.#begin(file);
      this.#clock.count();
      this.#writer?.remove(file);
    }
  }

  /** Ends a batch that is large or old enough. */
  commitDue(): void {
    if (this.#batch.size > 0 && this.#clock.isOver) this.commit();
    // Readers on the same connection would see half a batch.
    if (this.memoryDatabase !== undefined) this.commit();
  }

  /** Ends a batch in which there is anything. */
  commitRest(): void {
    const any = this.#batch.size > 0;
    if (any) this.commit();
    // Words are work of their own.
    if (any || !this.hasWords) this.#clock.rest();
  }

  /** Puts names of a kind in order, between batches. @returns whether there were any to put */
  rank(): boolean {
    return this.#batch.size === 0 && this.#store?.rank() === true;
  }

  /** Puts a part of the database in order, between batches. @returns whether there was any to put */
  tidy(): boolean {
    return this.#batch.size === 0 && this.#store?.tidy() === true;
  }

  /** Writes the log of many batches back into the database, between batches. @returns whether there was any to write */
  writeBack(): boolean {
    return this.#store?.writing === false && this.#store.writeBack();
  }

  commit(): void {
    this.#clock.commit();
    this.#batch.clear();
    const paths = this.#writer?.commit() ?? [];
    if (paths.length > 0) this.#given.report({ type: 'changed', paths: paths.length > NAMED ? undefined : paths });
  }

  /** Gives the batch up. @returns what was in it, and what was being read at last */
  giveUp(): { readonly files: readonly string[]; readonly at: string | undefined } {
    const given = { files: [...this.#batch], at: this.#at };
    this.#words?.lookAgain();
    this.#at = undefined;
    this.#batch.clear();
    this.#records?.drop(given.files);
    try {
      this.#writer?.rollback();
    } catch {
      // The connection is of no use; what follows finds out why.
    }
    return given;
  }

  /** Leaves a file out from now on: analysis does not throw, but where it does all the same, one article must not stop the others. */
  avoid(file: string): void {
    this.#avoided.add(file);
  }

  #begin(file: string): void {
    if (this.#batch.size === 0) this.#clock.begin();
    this.#batch.add(file);
  }

  /** Reads a file before its turn, where it is likely to be an article. */
  #look(file: string): ReadFile | undefined {
    const { buffers, selects, recordsOf } = this.#given;
    const verdict = selects(file);
    if (verdict === 'no' || recordsOf(file) !== undefined || this.#avoided.has(file) || buffers.get(file) !== undefined) return undefined;
    const read = this.#writer?.read(file, verdict === 'declared');
    return read === undefined || 'problem' in read ? undefined : read;
  }

  /** Makes in this thread what is left to it. @returns false where there is no such thing */
  #help(): boolean {
    const { careful } = this.#given.options;
    const jobs = this.#analysts.take(careful ? 1 : LOT.articles);
    const [first] = jobs;
    if (first === undefined) return false;
    if (careful) this.#reading(first.path);
    this.#analysts.make(jobs);
    this.#at = undefined;
    return true;
  }

  /** Whether nothing more is to be done of a path now, since it holds records, held some, or is one. */
  #holdsRecords(file: string, force: boolean): boolean {
    const format = this.#given.recordsOf(file);
    if (format !== undefined) {
      const stamp = stampOf(file);
      // The records are those of the file on disk, whatever is typed into it meanwhile.
      const isOpen = !force && stamp !== undefined && this.#given.buffers.get(file) !== undefined;
      if (!isOpen || !this.#records?.isCurrent(file, stamp, format)) this.#records?.read(file, format, force);
      return true;
    }
    const row = this.#store?.files.row(file);
    if (row?.skipped === RECORDS) this.#records?.takeOut(file);
    return row?.skipped === RECORDS || (row !== undefined && row.place !== null && stampOf(file) === undefined);
  }

  #reading(file: string): void {
    this.#at = file;
    if (this.#given.options.careful) this.#given.report({ type: 'reading', path: file });
  }

  #avoid(file: string): void {
    this.#writer?.leaveOut(file, 'failed');
    this.#noteAvoided(file);
  }

  #noteAvoided(file: string): void {
    const said = 'The analysis of {0} failed, and it is left out. Please report it with the file.';
    this.#given.report({ type: 'notice', notice: notice(`failed ${file}`, 'warning', said, [file], file) });
  }
}
