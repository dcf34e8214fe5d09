/**
 * The writing half of the corpus: decides what to do next, and does it a few milliseconds at a time, so that a newer
 * edit or another folder is heard in between. Open documents come first, then files that changed, then the crawl, then
 * words. Whatever the reason, one method brings one path up to date: what the database says of a path depends on the
 * open buffer or the disk and the selection alone, never on how it came to be asked.
 */

import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { FILE_SIZE } from './article-file.ts';
import { ArticleWriter, type Buffer } from './article-writer.ts';
import { Crawl } from './crawl.ts';
import { SELECTING_FILES, stampOf } from './files.ts';
import { type Command, type CorpusSettings, type IndexerOptions, type Notice, notice, type Report } from './messages.ts';
import { isBusy, isCorruption, type OpenDatabase, openDatabase } from './opening.ts';
import { canonicalPath } from './paths.ts';
import { ProgressTeller } from './progress-teller.ts';
import { recipe } from './recipe.ts';
import { Store } from './store.ts';
import { Turns } from './turns.ts';
import { WordCounter } from './word-counter.ts';

/**
 * A batch ends after this many articles or milliseconds. A common name changes with every article, so that short batches
 * write the same pages again and again; but answers should not be older than what a user waits for.
 */
const BATCH = 500;
const BATCH_TIME = 1000;
/** Most paths that a change names. */
const NAMED = 500;
/** With more changed files than this it is quicker to look at all. */
const BURST = 2000;
/** Wait for another writer before the next try, in milliseconds. */
const RETRY = 200;

interface OpenDocument extends Buffer {
  pending: boolean;
}

/** 索引器 */
export class Indexer {
  readonly #options: IndexerOptions;
  readonly #report: (report: Report) => void;
  readonly #inThread: boolean;
  readonly #avoided: Set<string>;
  readonly #documents = new Map<string, OpenDocument>();
  readonly #settling: { readonly ticket: number; readonly words: boolean }[] = [];
  readonly #rebuilds: number[] = [];
  readonly #crawl = new Crawl();
  readonly #turns: Turns;
  readonly #progress: ProgressTeller;
  #open: OpenDatabase | undefined;
  #store: Store | undefined;
  #writer: ArticleWriter | undefined;
  #words: WordCounter | undefined;
  #folders: readonly string[] = [];
  #settings: CorpusSettings = {};
  #selectionNotices: readonly string[] = [];
  /** What was last told of people, as JSON. */
  #people = '';
  #crawlWanted = false;
  #force = false;
  #events = new Set<string>();
  #batch = new Set<string>();
  #batchSince = 0;
  #committedAt = 0;
  #at: string | undefined;
  #begun = false;
  #moved = false;

  /** @param inThread whether readers share this thread, and may share the connection too */
  constructor(options: IndexerOptions, report: (report: Report) => void, inThread: boolean) {
    this.#options = options;
    this.#avoided = new Set(options.avoid);
    this.#report = report;
    this.#inThread = inThread;
    this.#progress = new ProgressTeller((progress) => report({ type: 'progress', progress }));
    this.#turns = new Turns({ step: () => this.#step(), hasWork: () => this.#hasWork(), recover: (error) => this.#recover(error) });
  }

  /** The connection, where the database lies in memory. */
  get memoryDatabase(): DatabaseSync | undefined {
    return this.#open?.file === ':memory:' ? this.#open.database : undefined;
  }

  /** Opens the database and begins to work. */
  open(): void {
    this.#openDatabase(this.#options.storage, this.#options.recreate);
    this.#turns.start();
  }

  receive(command: Command): void {
    switch (command.type) {
      case 'folders':
        this.#folders = command.folders;
        this.#settings = command.settings;
        this.#crawlWanted = true;
        this.#begun = true;
        break;
      case 'document': {
        const { path: file, text, version, always } = command;
        const fileFindings = this.#documents.get(file)?.fileFindings;
        this.#documents.set(file, { text, version, always, fileFindings, pending: true });
        break;
      }
      case 'close':
        if (this.#documents.delete(command.path)) this.#events.add(command.path);
        break;
      case 'files':
        for (const each of command.paths) this.#events.add(each);
        break;
      case 'rebuild':
        this.#rebuilds.push(command.ticket);
        this.#force = true;
        this.#crawlWanted = true;
        break;
      case 'cancelRebuild':
        this.#cancelRebuild();
        break;
      case 'settle':
        this.#settling.push(command);
        break;
      case 'stop':
        void this.abandon().then(() => this.#report({ type: 'stopped' }));
        return;
    }
    this.#turns.wake();
  }

  /** Stops after the present turn and closes the database. */
  async abandon(): Promise<void> {
    this.#turns.stop();
    await this.#turns.ended;
    try {
      this.#commit();
      this.#open?.database.close();
    } catch {
      // The index can be made anew; there is nobody left to tell.
    }
    this.#open = undefined;
  }

  /** Bytes of a file, or code units of a buffer, that are read. */
  get #limit(): number {
    return this.#settings.limits?.fileSize ?? FILE_SIZE;
  }

  #openDatabase(storage: string | null, recreate: boolean): void {
    const { rows, analysis } = recipe();
    const open = openDatabase(storage, { recreate, memory: this.#inThread, rows });
    this.#open = open;
    this.#store = new Store(open.database);
    const note = (each: Notice) => this.#report({ type: 'notice', notice: each });
    const openText = (file: string) => this.#documents.get(file)?.text.slice(0, this.#limit);
    this.#words = this.#options.words ? new WordCounter(this.#store, openText, note) : undefined;
    this.#writer = new ArticleWriter(this.#store, analysis, (file) => this.#words?.add(file));
    for (const each of open.notices) note(each);
    this.#report({ type: 'opened', file: open.file, temporary: open.temporary });
  }

  #hasWork(): boolean {
    if (this.#crawlWanted || this.#crawl.hasWork || this.#events.size > 0) return true;
    if (this.#begun && this.#settling.length + this.#rebuilds.length > 0) return true;
    return this.#pendingDocument() !== undefined || (this.#begun && this.#words?.hasWork === true);
  }

  /** Does the most urgent thing. @returns false where there is nothing to do */
  #step(): boolean {
    const document = this.#pendingDocument();
    // Costs next to nothing, and documents are judged by the folders and settings that were named before them.
    if (this.#crawlWanted) this.#startCrawl();
    else if (document !== undefined) this.#analyseDocument(...document);
    else if (this.#crawl.walking) this.#stepWalk();
    else if (this.#events.size > 0) this.#stepEvents();
    else if (!this.#stepCrawl()) return this.#rest();
    if (this.#batch.size >= BATCH || (this.#batch.size > 0 && performance.now() - this.#batchSince > BATCH_TIME)) this.#commit();
    // Readers on the same connection would see half a batch.
    if (this.memoryDatabase !== undefined) this.#commit();
    this.#tellCrawling();
    return true;
  }

  /** Recognition is done: now words, if they are counted, then nothing. */
  #rest(): boolean {
    // Before it knows its folders it is not ready but has not begun.
    if (!this.#begun) return false;
    if (this.#batch.size > 0) this.#commit();
    this.#force = false;
    const articles = this.#store?.articles ?? 0;
    for (const ticket of this.#rebuilds.splice(0)) this.#report({ type: 'rebuilt', ticket, articles, cancelled: false });
    if (this.#words?.hasWork) {
      this.#settle(({ words }) => !words);
      this.#countWords(this.#words);
      this.#tellDone('tokens');
      return true;
    }
    this.#commit();
    this.#tellDone('ready');
    this.#settle(() => true);
    return false;
  }

  #tellCrawling(): void {
    const { found, left } = this.#crawl.progress;
    const walking = this.#crawl.walking || this.#crawlWanted;
    this.#progress.crawling({ walking, found, left }, () => this.#store?.articles ?? 0);
  }

  #tellDone(phase: 'tokens' | 'ready'): void {
    this.#progress.done(
      phase,
      () => this.#store?.count() ?? 0,
      () => this.#store?.articles ?? 0,
    );
  }

  #countWords(words: WordCounter): void {
    words.step(this.#limit);
    if (performance.now() - this.#committedAt > BATCH_TIME) this.#commit();
  }

  #settle(which: (settling: { readonly words: boolean }) => boolean): void {
    for (const each of this.#settling.filter(which)) {
      this.#settling.splice(this.#settling.indexOf(each), 1);
      this.#report({ type: 'settled', ticket: each.ticket });
    }
  }

  #pendingDocument(): [string, OpenDocument] | undefined {
    for (const entry of this.#documents) if (entry[1].pending) return entry;
    return undefined;
  }

  #analyseDocument(file: string, document: OpenDocument): void {
    // What is half done becomes visible before, so that the document's own batch is as short as can be.
    this.#commit();
    const { version } = document;
    this.#refresh(file, false);
    this.#commit();
    document.pending = false;
    const article = this.#writer?.has(file) ?? false;
    this.#report({ type: 'analysed', path: file, version, article });
  }

  #startCrawl(): void {
    this.#commit();
    this.#crawlWanted = false;
    if (this.#writer !== undefined) this.#writer.limit = this.#limit;
    this.#crawl.start(this.#folders, this.#settings);
    this.#tellPeople();
  }

  #stepWalk(): void {
    const ended = this.#crawl.step(
      ({ path: file, stamp }, declared) => !this.#force && this.#writer?.isCurrent(file, stamp, declared) === true,
    );
    if (!ended) return;
    this.#crawl.finish(this.#store?.paths() ?? []);
    // Links may have led to further folders.
    this.#tellPeople();
    // The selection may judge an open document otherwise than before, and its file be read further or less far.
    for (const document of this.#documents.values()) {
      document.pending = true;
      document.fileFindings = undefined;
    }
    this.#noteSelection();
  }

  /** One file that the walk has found wanting. @returns false where there is none */
  #stepCrawl(): boolean {
    const gone = this.#crawl.takeGone();
    const next = gone ?? this.#crawl.takeNext();
    if (next === undefined) return false;
    if (gone === undefined) this.#refresh(next, this.#force);
    else this.#takeOut(gone);
    return true;
  }

  /** A file that the walk has not found: deleted, or outside the bounds. */
  #takeOut(file: string): void {
    if (this.#documents.has(file)) this.#refresh(file, false);
    else {
      this.#beginBatch(file);
      this.#writer?.remove(file);
    }
  }

  #tellPeople(): void {
    const { people } = this.#crawl.selection;
    const said = JSON.stringify(people);
    if (said === this.#people) return;
    this.#people = said;
    this.#report({ type: 'declared', people });
  }

  #noteSelection(): void {
    const { notices } = this.#crawl;
    const ids = notices.map(({ id }) => id);
    for (const id of this.#selectionNotices) if (!ids.includes(id)) this.#report({ type: 'noticeGone', id });
    this.#selectionNotices = ids;
    for (const each of notices) this.#report({ type: 'notice', notice: each });
  }

  #stepEvents(): void {
    const [first] = this.#events;
    if (first === undefined) return;
    this.#events.delete(first);
    if (this.#events.size > BURST && this.#folders.length > 0) {
      this.#events.clear();
      this.#crawlWanted = true;
    }
    const file = canonicalPath(first);
    const document = this.#documents.get(file);
    if (document !== undefined) {
      // Its bytes may be of another encoding now.
      document.fileFindings = undefined;
      this.#refresh(file, false);
      return;
    }
    if (SELECTING_FILES.has(path.basename(file)) || this.#crawl.selection.hasReturned(file)) this.#crawlWanted = true;
    if (stampOf(file) !== undefined) {
      if (!this.#crawlWanted && this.#isFull(file)) this.#crawlWanted = true;
      else this.#refresh(file, false);
    } else this.#eventOfNoFile(file);
  }

  /** Something that is gone, or a folder. */
  #eventOfNoFile(file: string): void {
    const below = this.#store?.below(file, path.sep) ?? [];
    for (const each of below) if (stampOf(each) === undefined) this.#refresh(each, false);
    if (this.#store?.file(file) !== undefined) this.#refresh(file, false);
    const { selection } = this.#crawl;
    if (selection.isFolder(file) || selection.restsOn(file) || selection.hasLinks) this.#crawlWanted = true;
  }

  /** Whether a new file would be one more than the corpus may have. */
  #isFull(file: string): boolean {
    return this.#progress.total >= this.#crawl.selection.limit && this.#store?.file(file) === undefined;
  }

  /** Brings what the database says of a path up to date. */
  #refresh(file: string, force: boolean): void {
    this.#beginBatch(file);
    this.#at = file;
    if (this.#options.careful) this.#report({ type: 'reading', path: file });
    const document = this.#documents.get(file);
    const verdict = this.#crawl.selection.selects(file);
    if (this.#avoided.has(file)) this.#avoid(file);
    else if (document !== undefined) this.#writer?.writeBuffer(file, document, verdict);
    else if (verdict === 'no') this.#writer?.remove(file);
    else this.#writer?.writeFile(file, verdict === 'declared', force);
    this.#at = undefined;
  }

  #beginBatch(file: string): void {
    if (this.#batch.size === 0) this.#batchSince = performance.now();
    this.#batch.add(file);
  }

  #avoid(file: string): void {
    this.#writer?.leaveOut(file, 'failed');
    const said = 'The analysis of {0} failed, and it is left out. Please report it with the file.';
    this.#report({ type: 'notice', notice: notice(`failed ${file}`, 'warning', said, [file], file) });
  }

  #commit(): void {
    this.#committedAt = performance.now();
    this.#batch.clear();
    const paths = this.#writer?.commit() ?? [];
    if (paths.length > 0) this.#report({ type: 'changed', paths: paths.length > NAMED ? undefined : paths });
  }

  #cancelRebuild(): void {
    if (this.#rebuilds.length === 0) return;
    this.#force = false;
    // The rest of the crawl looks only at what has changed.
    this.#crawlWanted = true;
    const articles = this.#store?.articles ?? 0;
    for (const ticket of this.#rebuilds.splice(0)) this.#report({ type: 'rebuilt', ticket, articles, cancelled: true });
  }

  /** Gives the batch up and sees to it that it is done again. */
  async #recover(error: unknown): Promise<void> {
    const failed = this.#at;
    this.#at = undefined;
    for (const file of this.#batch) {
      const document = this.#documents.get(file);
      if (document === undefined) this.#events.add(file);
      else document.pending = true;
    }
    this.#batch.clear();
    try {
      this.#writer?.rollback();
    } catch {
      // The connection is of no use; what follows finds out why.
    }
    if (isCorruption(error)) {
      this.#turns.stop();
      this.#report({ type: 'corrupt' });
    } else if (isBusy(error)) await this.#turns.sleep(RETRY);
    else if ((error as { code?: string }).code === 'ERR_SQLITE_ERROR') this.#moveAway(error);
    else this.#skipAfter(error, failed);
  }

  /** The storage cannot be written (any more): a temporary database takes over. */
  #moveAway(error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    const said = 'The index can no longer be written ({0}). A temporary one is used: free some space, then restart.';
    this.#report({ type: 'notice', notice: notice('storage', 'error', said, [why]) });
    if (this.#moved) {
      this.#turns.stop();
      return;
    }
    this.#moved = true;
    this.#open?.database.close();
    this.#openDatabase(null, false);
    this.#crawlWanted = true;
  }

  /** Analysis does not throw; where it does all the same, one article must not stop the others. */
  #skipAfter(error: unknown, failed: string | undefined): void {
    if (failed === undefined) throw error;
    this.#avoided.add(failed);
  }
}
