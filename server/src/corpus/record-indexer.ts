/**
 * Files of records on their way into the database, one record at a time, since a file may hold a hundred thousand of them and
 * whoever edits an article must not wait. What has been read before stays as it is: a record is known by its bytes, wherever
 * in the file they lie now. Only when all has been read does the file count as known, so that whatever stops a reading, it
 * is begun again.
 */
import { read } from '../article/reading.ts';
import { analyseReading } from './analyse.ts';
import { type FileStamp, hashOf } from './article-file.ts';
import { type ArticleWriter, settled } from './article-writer.ts';
import { contributionOf } from './contribution.ts';
import { layoutKey } from './indexed-text.ts';
import type { Report } from './messages.ts';
import { unpackFacts } from './packing/facts.ts';
import { type RecordFormat, recordOf, recordPath } from './record-files/format.ts';
import { type Layout, type RecordProblem, recordText } from './record-files/layout.ts';
import { RecordFile } from './record-files/reader.ts';
import type { Slice } from './record-files/slices.ts';
import { noticeId, noticeOf } from './record-notices.ts';
import { RECORDS, type Store } from './store.ts';
import type { StoredLayout, Unusable } from './stored-layout.ts';

/** Records that are looked up at a time. */
const PAGE = 200;
/** Facts that are kept of records that others have taken the places of: so far may records move down when one is put in above. */
const KEPT = 1000;

export interface RecordIndexing {
  readonly store: Store;
  readonly writer: ArticleWriter;
  /** What the analysis is made of. */
  readonly recipe: string;
  /** Whether the analysis of an article has failed before. */
  readonly isAvoided: (path: string) => boolean;
  /** An article is about to be read. */
  readonly reading: (path: string) => void;
  /** A file is none of records any more, and all that came of them is gone: it is to be looked at as any other. */
  readonly released: (file: string) => void;
  readonly report: (report: Report) => void;
}

interface Job {
  readonly steps: Generator<void, void>;
  begun: boolean;
  /** What is to be done when it has ended, since the file has changed meanwhile. */
  next: { readonly format: RecordFormat; readonly force: boolean } | undefined;
}

/** What does not change while a file is read. */
interface Pass {
  readonly file: string;
  readonly layout: Layout;
  readonly recipe: string;
  readonly force: boolean;
  /** Packed facts by hash, of records that are no longer where they were. */
  readonly kept: Map<string, Uint8Array>;
}

/** 记录索引 */
export class RecordIndexer {
  /** Most bytes of a record. */
  limit: number;
  readonly #given: RecordIndexing;
  readonly #jobs = new Map<string, Job>();
  /** About how many records are left of the file that is read. */
  #ahead = 0;

  constructor(given: RecordIndexing, limit: number) {
    this.#given = given;
    this.limit = limit;
  }

  /** Whether files are being read or wait for it. */
  get hasWork(): boolean {
    return this.#jobs.size > 0;
  }

  /** What is left to be read: files that wait, and about how many records of the one that is read. */
  get left(): number {
    return Math.max(0, this.#jobs.size - 1) + Math.max(this.#jobs.size > 0 ? 1 : 0, this.#ahead);
  }

  /** Whether the database has this very state of a file; then what is to be said of it is said again. */
  isCurrent(file: string, stamp: FileStamp, format: RecordFormat): boolean {
    const row = this.#given.store.files.row(file);
    if (row?.skipped !== RECORDS || row.modified === null || row.recipe !== this.#recipeOf(format)) return false;
    if (row.modified !== stamp.modified || row.changed !== stamp.changed || row.size !== stamp.size) return false;
    this.#tell(file, format, row.layout === null ? undefined : (JSON.parse(row.layout) as StoredLayout));
    return true;
  }

  /** The file is to be read. @param force whether its records have changed or not */
  read(file: string, format: RecordFormat, force: boolean): void {
    const job = this.#jobs.get(file);
    // A file that grows all the time would never be read to its end if each change began anew.
    if (job?.begun) job.next = { format, force: force || job.next?.force === true };
    else this.#jobs.set(file, { steps: this.#read(file, format, force), begun: false, next: undefined });
  }

  /** The file holds no records any more. */
  takeOut(file: string): void {
    this.#jobs.get(file)?.steps.return();
    this.#jobs.set(file, { steps: this.#takeOut(file), begun: false, next: undefined });
  }

  /** The file that is worked on. */
  get file(): string | undefined {
    return this.#jobs.keys().next().value;
  }

  /** Does one thing: reads a record, or takes one out. */
  step(): void {
    const [first] = this.#jobs;
    if (first === undefined) return;
    const [file, job] = first;
    job.begun = true;
    if (!job.steps.next().done || this.#jobs.get(file) !== job) return;
    this.#ahead = 0;
    this.#jobs.delete(file);
    if (job.next !== undefined) this.read(file, job.next.format, job.next.force);
  }

  /** Forgets what was to be done with some files, or with all: somebody will say it again. */
  drop(files: Iterable<string> = [...this.#jobs.keys()]): void {
    for (const file of files) {
      this.#jobs.get(file)?.steps.return();
      this.#jobs.delete(file);
      this.#ahead = 0;
    }
  }

  *#read(file: string, format: RecordFormat, force: boolean): Generator<void, void> {
    const { store, writer } = this.#given;
    const opened = RecordFile.open(file);
    if (opened === undefined || 'problem' in opened) {
      yield* this.#takeOutAfter(file, 0);
      if (opened === undefined) writer.remove(file);
      else writer.leaveOut(file, 'unreadable');
      this.#tell(file, format, undefined);
      return;
    }
    try {
      const recipe = this.#recipeOf(format);
      const put = (stamp: FileStamp | null, layout: StoredLayout): void => store.putRecordFile(file, recipe, stamp, JSON.stringify(layout));
      const layout = opened.layout(file, format);
      if (typeof layout === 'string') {
        yield* this.#takeOutAfter(file, 0);
        put(settled(opened.stamp), { problem: layout });
        this.#tell(file, format, { problem: layout });
        return;
      }
      put(null, { layout });
      const pass: Pass = { file, layout, recipe: this.#given.recipe + layoutKey(layout), force, kept: new Map() };
      let records = 0;
      let unusable: Unusable | undefined;
      for (const slice of opened.records(layout, this.limit)) {
        if (slice !== undefined) {
          const problem = this.#record(pass, ++records, slice);
          const read = slice.start + slice.length;
          this.#ahead = Math.ceil(((opened.stamp.size - read) / read) * records);
          if (problem !== undefined) unusable = { line: slice.line, problem, ...unusable, records: (unusable?.records ?? 0) + 1 };
        }
        yield;
      }
      yield* this.#takeOutAfter(file, records);
      const stored: StoredLayout = { layout, ...(unusable === undefined ? {} : { unusable }) };
      put(opened.isUnchanged() ? settled(opened.stamp) : null, stored);
      this.#tell(file, format, stored);
    } finally {
      opened.close();
    }
  }

  *#takeOut(file: string): Generator<void, void> {
    yield* this.#takeOutAfter(file, 0);
    this.#given.writer.remove(file);
    this.#given.report({ type: 'noticeGone', id: noticeId(file) });
    this.#given.released(file);
  }

  /** Takes out the records that come after one. */
  *#takeOutAfter(file: string, last: number): Generator<void, void> {
    const { store, writer } = this.#given;
    let after: string | undefined;
    for (let page = store.files.records(file, after, PAGE); page.length > 0; page = store.files.records(file, after, PAGE)) {
      for (const path of page) {
        after = path;
        if ((recordOf(path)?.number ?? Number.POSITIVE_INFINITY) <= last) continue;
        writer.removeRecord(path);
        yield;
      }
      yield;
    }
  }

  /** @returns why the record gives no article */
  #record(pass: Pass, number: number, { bytes, open, ...place }: Slice): RecordProblem | undefined {
    const { store, writer } = this.#given;
    const path = recordPath(pass.file, number);
    const row = store.files.row(path);
    const hash = bytes === undefined ? undefined : hashOf(bytes);
    const isArticle = row !== undefined && row.place !== null && row.skipped === null && row.recipe === pass.recipe;
    if (!pass.force && isArticle && row.hash !== null && hash?.equals(row.hash)) {
      if (row.place !== place.start || row.size !== place.length) store.moveRecord(row.id, place);
      return undefined;
    }
    if (isArticle && !pass.force) this.#keep(pass, row.id, row.hash);
    const found = bytes === undefined ? 'long' : recordText(bytes, pass.layout);
    if (typeof found === 'string' || hash === undefined) {
      if (row !== undefined) writer.removeRecord(path);
      return open ? 'quotes' : (found as RecordProblem);
    }
    const source = { hash, recipe: pass.recipe, stamp: null, buffer: false, place };
    if (this.#given.isAvoided(path)) {
      writer.leaveOutRecord(path, source);
      return undefined;
    }
    this.#given.reading(path);
    const reading = read(found.text);
    const known = pass.force ? undefined : this.#known(pass, hash);
    writer.putRecord(path, source, contributionOf(known ?? analyseReading(reading), reading));
    return undefined;
  }

  #known({ recipe, kept }: Pass, hash: Buffer): ReturnType<Store['factsOfContent']> {
    const packed = kept.get(hash.toString('hex'));
    return packed === undefined ? this.#given.store.factsOfContent(hash, recipe) : unpackFacts(packed);
  }

  #keep({ kept }: Pass, article: number, hash: Uint8Array | null): void {
    const packed = this.#given.store.packedFacts(article);
    if (packed === undefined || hash === null) return;
    kept.set(Buffer.from(hash).toString('hex'), packed);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value as string);
  }

  /** What decides which records a file has, beside its bytes. */
  #recipeOf(format: RecordFormat): string {
    return `${this.#given.recipe} ${RECORDS} ${this.limit} ${hashOf(JSON.stringify({ ...format, files: [] })).toString('hex')}`;
  }

  #tell(file: string, format: RecordFormat, stored: StoredLayout | undefined): void {
    const said = stored === undefined ? undefined : noticeOf(file, format, stored);
    this.#given.report(said === undefined ? { type: 'noticeGone', id: noticeId(file) } : { type: 'notice', notice: said });
  }
}
