/**
 * The writing half of the corpus: decides what to do next, and does it a few milliseconds at a time, so that a newer
 * edit or another folder is heard in between. Open documents come first, then files that changed, then the crawl, then
 * words.
 */

import type { DatabaseSync } from 'node:sqlite';
import type { Step } from './analysing/files-ahead.ts';
import { isMakerLoaded, loadMaker } from './analysing/maker.ts';
import { FILE_SIZE } from './article-file.ts';
import type { Buffer } from './article-writer.ts';
import { Batches } from './batches.ts';
import { Buffers } from './buffers.ts';
import { Crawl } from './crawl.ts';
import { FileEvents } from './file-events.ts';
import { type Command, type CorpusSettings, type IndexerOptions, notice, type Report } from './messages.ts';
import { isBusy, isCorruption } from './opening.ts';
import { ProgressTeller } from './progress-teller.ts';
import { Rehearsal } from './rehearsal.ts';
import { Tickets } from './tickets.ts';
import { Turns } from './turns.ts';

/** Wait for another writer before the next try, in milliseconds. */
const RETRY = 200;

/** 索引器 */
export class Indexer {
  readonly #options: IndexerOptions;
  readonly #report: (report: Report) => void;
  readonly #buffers = new Buffers();
  /** What files were known when the walk began. */
  #filesAtStart: string | undefined;
  readonly #crawl = new Crawl();
  readonly #batches: Batches;
  readonly #events: FileEvents;
  readonly #rehearsal: Rehearsal;
  readonly #tickets: Tickets;
  readonly #turns: Turns;
  readonly #progress: ProgressTeller;
  #folders: readonly string[] = [];
  #settings: CorpusSettings = {};
  #selectionNotices: readonly string[] = [];
  /** What was last told of people, as JSON. */
  #people = '';
  #force = false;
  #begun = false;
  #paused = false;
  #moved = false;
  /** Whether the last step could only wait for a thread, or for the analysis. */
  #waiting = false;
  #loading: Promise<void> | undefined;

  /** @param inThread whether readers share this thread, and may share the connection too */
  constructor(options: IndexerOptions, report: (report: Report) => void, inThread: boolean) {
    this.#options = options;
    this.#report = report;
    const selects = (file: string) => this.#crawl.selection.selects(file);
    const recordsOf = (file: string) => this.#crawl.selection.recordsOf(file);
    const wake = () => this.#turns.wake();
    this.#batches = new Batches({ options, inThread, buffers: this.#buffers, selects, recordsOf, report, wake });
    this.#events = new FileEvents(this.#crawl, this.#batches, this.#buffers);
    this.#rehearsal = new Rehearsal(this.#buffers, selects, !inThread);
    this.#tickets = new Tickets(report);
    this.#progress = new ProgressTeller((progress) => report({ type: 'progress', progress }));
    this.#turns = new Turns({
      step: () => this.#step(),
      hasWork: () => this.#hasWork(),
      due: () => this.#batches.due(this.#begun && !this.#paused),
      recover: (error) => this.#recover(error),
    });
  }

  /** The connection, where the database lies in memory. */
  get memoryDatabase(): DatabaseSync | undefined {
    return this.#batches.memoryDatabase;
  }

  /** Opens the database and begins to work. */
  open(): void {
    this.#batches.open(this.#options.storage, this.#options.recreate);
    this.#turns.start();
  }

  receive(command: Command): void {
    switch (command.type) {
      case 'folders':
        this.#folders = command.folders;
        this.#settings = command.settings;
        this.#crawl.wanted = true;
        this.#begun = true;
        break;
      case 'document':
        this.#buffers.put(command);
        break;
      case 'expected':
        this.#buffers.expect(command.path, command.text);
        break;
      case 'close':
        if (this.#buffers.close(command.path)) this.#events.add(command.path);
        break;
      case 'files':
        for (const each of command.paths) this.#events.add(each);
        break;
      case 'workers':
        this.#batches.workers = command.workers;
        break;
      case 'rebuild':
        this.#tickets.rebuild(command.ticket);
        this.#force = true;
        this.#crawl.wanted = true;
        this.#pause(false);
        break;
      case 'cancelRebuild':
        this.#cancelRebuild();
        break;
      case 'pause':
      case 'resume':
        this.#pause(command.type === 'pause');
        break;
      case 'settle':
        this.#tickets.settle(command);
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
      this.#batches.commit();
      this.#batches.close();
    } catch {
      // The index can be made anew; there is nobody left to tell.
    }
  }

  #hasWork(): boolean {
    // The thread's answer wakes.
    if (this.#waiting) return false;
    if (this.#buffers.expectsAny) return true;
    if (this.#paused) return this.#crawl.wanted || this.#events.any || this.#buffers.pending() !== undefined;
    if (this.#hasCrawl || this.#events.any) return true;
    // Who waits for words that the segmenter is cutting is not answered sooner by asking again.
    if (this.#begun && (this.#batches.canCountWords(this.#tickets.waitForWords) || this.#tickets.any(!this.#batches.hasWords))) return true;
    return this.#buffers.pending() !== undefined;
  }

  /** Does the most urgent thing. @returns false where there is nothing to do */
  #step(): boolean {
    this.#waiting = false;
    const document = this.#buffers.pending();
    // Costs next to nothing, and documents are judged by the folders and settings that were named before them.
    if (this.#crawl.wanted) this.#startCrawl();
    else if (!isMakerLoaded() && this.#needsMaker) return this.#stepUnloaded();
    else if (document !== undefined) this.#analyseDocument(...document);
    else if (this.#buffers.expectsAny) this.#analyseExpected();
    else if (this.#crawl.walking && !this.#paused) this.#stepWalk();
    else if (this.#events.any) this.#events.step(this.#progress.total, this.#folders.length > 0);
    else if (this.#paused && this.#hasCrawl) return this.#restPaused();
    else {
      const step = this.#stepCrawl();
      if (step === 'unloaded') return this.#stepUnloaded();
      if (step === 'nothing') return this.#rest();
      this.#waiting = step === 'waiting';
    }
    this.#batches.commitDue();
    this.#tellCrawling();
    return !this.#waiting;
  }

  /** Whether something is to be analysed here, or may be; of the files of a crawl their step says so. */
  get #needsMaker(): boolean {
    return (
      this.#crawl.hasGone ||
      this.#batches.hasRecords ||
      this.#events.any ||
      this.#buffers.expectsAny ||
      this.#buffers.pending() !== undefined
    );
  }

  /** The analysis is to be loaded; until then there is nothing but to walk. */
  #stepUnloaded(): boolean {
    this.#loading ??= loadMaker().then(() => {
      this.#waiting = false;
      this.#turns.wake();
    });
    this.#waiting = !this.#crawl.walking || this.#paused;
    if (!this.#waiting) this.#stepWalk();
    this.#tellCrawling();
    return !this.#waiting;
  }

  /** Whether anything is left of a crawl. */
  get #hasCrawl(): boolean {
    return this.#crawl.hasWork || this.#batches.hasRecords || this.#batches.filesAhead > 0;
  }

  /** There is nothing that may be done while it is paused. What was read so far is answered from. */
  #restPaused(): false {
    this.#batches.commitRest();
    this.#tellCrawling(true);
    return false;
  }

  /** Recognition is done: now words, if they are counted, then nothing. */
  #rest(): boolean {
    // Before it knows its folders it is not ready but has not begun.
    if (!this.#begun) {
      this.#batches.commit();
      return false;
    }
    this.#batches.commitRest();
    if (this.#batches.rank()) return true;
    this.#force = false;
    this.#tickets.rebuilt(this.#articles, false);
    if (this.#batches.hasWords) {
      this.#tickets.settled(false);
      this.#tellDone('tokens');
      if (this.#paused) {
        this.#batches.commit();
        return false;
      }
      // The last one may turn out to be none.
      if (this.#batches.countWords(this.#tickets.waitForWords) || !this.#batches.hasWords) return true;
      // Who types on and on would wait for the disk now and then.
      return this.#batches.writeBack();
    }
    this.#batches.commit();
    this.#tellDone('ready');
    this.#tickets.settled(true);
    return this.#batches.tidy() || this.#rehearsal.step();
  }

  get #articles(): number {
    return this.#batches.store?.articles ?? 0;
  }

  #tellCrawling(now = false): void {
    const { found, left } = this.#crawl.progress;
    const walking = this.#crawl.walking || this.#crawl.wanted;
    this.#progress.crawling(
      { walking, found, left: left + this.#batches.filesAhead + this.#batches.recordsLeft },
      () => this.#articles,
      now,
    );
  }

  #tellDone(phase: 'tokens' | 'ready'): void {
    this.#progress.done(
      phase,
      this.#batches.wordsCounted,
      () => this.#batches.store?.files.count() ?? 0,
      () => this.#articles,
    );
  }

  #analyseDocument(file: string, { version }: Buffer): void {
    // What is half done becomes visible before, so that the document's own batch is as short as can be.
    this.#batches.commit();
    this.#batches.refresh(file, false);
    this.#batches.commit();
    this.#buffers.done(file, version);
    const article = this.#batches.writer?.has(file) ?? false;
    this.#report({ type: 'analysed', path: file, version, article });
  }

  #analyseExpected(): void {
    const expected = this.#buffers.takeExpected();
    if (expected !== undefined) this.#batches.expect(...expected);
  }

  #startCrawl(): void {
    this.#batches.commit();
    this.#batches.forgetUnfinished();
    this.#batches.limit = this.#settings.limits?.fileSize ?? FILE_SIZE;
    this.#crawl.start(this.#folders, this.#settings);
    this.#filesAtStart = this.#batches.store?.files.state;
    this.#tellPeople();
  }

  #stepWalk(): void {
    const files = this.#batches.store?.files;
    const ended = this.#crawl.step(
      (candidate) => !this.#force && this.#batches.isCurrent(candidate),
      ({ path }) => files?.has(path) === true,
    );
    if (!ended) return;
    this.#crawl.finish(() => files?.paths() ?? [], files?.state === this.#filesAtStart ? (files?.countFiles() ?? 0) : undefined);
    // Links may have led to further folders.
    this.#tellPeople();
    this.#buffers.allAgain();
    this.#noteSelection();
  }

  /** One record, or one file that the walk has found wanting. */
  #stepCrawl(): Step {
    const records = this.#batches.stepRecords();
    if (records !== 'nothing') return records;
    const gone = this.#crawl.takeGone();
    if (gone === undefined) return this.#batches.stepFiles(() => this.#crawl.takeNext(), this.#force);
    this.#batches.takeOut(gone);
    return 'worked';
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

  #pause(paused: boolean): void {
    this.#paused = paused;
    this.#batches.paused = paused;
    this.#progress.pause(paused);
  }

  #cancelRebuild(): void {
    if (!this.#tickets.rebuilding) return;
    this.#force = false;
    // The rest of the crawl looks only at what has changed.
    this.#crawl.wanted = true;
    this.#tickets.rebuilt(this.#articles, true);
  }

  /** Gives the batch up and sees to it that it is done again. */
  async #recover(error: unknown): Promise<void> {
    const { files, at } = this.#batches.giveUp();
    for (const file of files) if (!this.#buffers.again(file)) this.#events.add(file);
    if (isCorruption(error)) {
      this.#turns.stop();
      this.#report({ type: 'corrupt' });
    } else if (isBusy(error)) await this.#turns.sleep(RETRY);
    else if ((error as { code?: string }).code === 'ERR_SQLITE_ERROR') this.#moveAway(error);
    else if (at !== undefined) this.#batches.avoid(at);
    else throw error;
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
    this.#batches.close();
    this.#batches.open(null, false);
    this.#crawl.wanted = true;
  }
}
