/**
 * Files of records on their way into the database, one record at a time, since a file may hold a hundred thousand of them and
 * whoever edits an article must not wait. What has been read before stays as it is: a record is known by its bytes, wherever
 * in the file they lie now. Only when all has been read does the file count as known, so that whatever stops a reading, it
 * is begun again.
 */
import { Ahead, type Waiting } from './analysing/ahead.ts';
import type { Analysts } from './analysing/analysts.ts';
import type { Step } from './analysing/files-ahead.ts';
import { maker } from './analysing/maker.ts';
import type { TextMaterial } from './analysing/making.ts';
import { type FileBytes, type FileStamp, hashOf } from './article-file.ts';
import { type ArticleWriter, settled } from './article-writer.ts';
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
  readonly analysts: Analysts;
  /** Makes something that others wait for. @returns false where there is nothing that nobody has begun with */
  readonly help: () => boolean;
  readonly report: (report: Report) => void;
}

/** Steps may have to wait for a thread. */
type Steps = Generator<'waiting' | undefined, void>;

interface Job {
  readonly steps: Steps;
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

/** A record on its way. */
interface ReadRecord {
  readonly number: number;
  readonly slice: Slice;
  /** Undefined where it is too long. */
  readonly hash: FileBytes['hash'] | undefined;
}

/** 记录索引 */
export class RecordIndexer {
  /** Most bytes of a record. */
  limit: number;
  readonly #given: RecordIndexing;
  readonly #jobs = new Map<string, Job>();
  /** About how many records are left of the file that is read. */
  #left = 0;

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
    return Math.max(0, this.#jobs.size - 1) + Math.max(this.#jobs.size > 0 ? 1 : 0, this.#left);
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

  /** Does one thing: reads a record, stores one, or takes one out. */
  step(): Step {
    const [first] = this.#jobs;
    if (first === undefined) return 'nothing';
    const [file, job] = first;
    job.begun = true;
    const { value, done } = job.steps.next();
    if (!done) return value ?? 'worked';
    if (this.#jobs.get(file) !== job) return 'worked';
    this.#left = 0;
    this.#jobs.delete(file);
    if (job.next !== undefined) this.read(file, job.next.format, job.next.force);
    return 'worked';
  }

  /** Forgets what was to be done with some files, or with all: somebody will say it again. */
  drop(files: Iterable<string> = [...this.#jobs.keys()]): void {
    for (const file of files) {
      this.#jobs.get(file)?.steps.return();
      this.#jobs.delete(file);
      this.#left = 0;
    }
  }

  *#read(file: string, format: RecordFormat, force: boolean): Steps {
    const { store, writer } = this.#given;
    const opened = RecordFile.open(file);
    if (opened === undefined || 'problem' in opened) {
      yield* this.#takeOutAfter(file, 0);
      if (opened === undefined) writer.remove(file);
      else writer.leaveOut(file, 'unreadable');
      this.#tell(file, format, undefined);
      return;
    }
    const ahead = new Ahead<ReadRecord>(this.#given.analysts);
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
      const take = (waiting: Waiting<ReadRecord>): void => {
        const { number, slice } = waiting.article;
        const problem = this.#record(pass, waiting);
        const stored = slice.start + slice.length;
        this.#left = Math.ceil(((opened.stamp.size - stored) / stored) * number);
        if (problem !== undefined) unusable = { line: slice.line, problem, ...unusable, records: (unusable?.records ?? 0) + 1 };
      };
      for (const slice of opened.records(layout, this.limit)) {
        if (slice !== undefined) {
          this.#readAhead(pass, { number: ++records, slice, hash: slice.bytes && hashOf(slice.bytes) }, ahead);
          while (ahead.length > 0 && !ahead.hasRoom) yield* this.#storeFirst(ahead, take);
        }
        yield;
      }
      while (ahead.length > 0) yield* this.#storeFirst(ahead, take);
      yield* this.#takeOutAfter(file, records);
      const stored: StoredLayout = { layout, ...(unusable === undefined ? {} : { unusable }) };
      put(opened.isUnchanged() ? settled(opened.stamp) : null, stored);
      this.#tell(file, format, stored);
    } finally {
      ahead.drop();
      opened.close();
    }
  }

  /** Stores the first of the records that were read ahead, as soon as it is made. */
  *#storeFirst(ahead: Ahead<ReadRecord>, take: (waiting: Waiting<ReadRecord>) => void): Steps {
    for (let first = ahead.takeReady(); ; first = ahead.takeReady()) {
      if (first !== undefined) {
        take(first);
        return;
      }
      yield this.#given.help() ? undefined : 'waiting';
    }
  }

  /** Puts a record behind the others. Where there are threads they are asked to make it, if nobody has yet. */
  #readAhead(pass: Pass, record: ReadRecord, ahead: Ahead<ReadRecord>): void {
    const path = recordPath(pass.file, record.number);
    const material = ahead.hasRoom && !this.#given.isAvoided(path) ? this.#materialOf(pass, record) : undefined;
    ahead.add(record, path, material, record.slice.bytes?.length ?? 0);
  }

  #materialOf({ recipe, layout, force, kept }: Pass, { slice: { bytes }, hash }: ReadRecord): TextMaterial | undefined {
    if (bytes === undefined || hash === undefined) return undefined;
    const { store } = this.#given;
    // The row at its place is the record itself, or one that has moved on; any other with these bytes will do as well.
    if (!force && (kept.has(hash.toString('hex')) || store.hasContent(hash, recipe))) return undefined;
    const found = recordText(bytes, layout);
    return typeof found === 'string' ? undefined : { text: found.text };
  }

  *#takeOut(file: string): Steps {
    yield* this.#takeOutAfter(file, 0);
    this.#given.writer.remove(file);
    this.#given.report({ type: 'noticeGone', id: noticeId(file) });
    this.#given.released(file);
  }

  /** Takes out the records that come after one. */
  *#takeOutAfter(file: string, last: number): Steps {
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
  #record(pass: Pass, { article, job }: Waiting<ReadRecord>): RecordProblem | undefined {
    const { store, writer } = this.#given;
    const { hash } = article;
    const { bytes, open, ...place } = article.slice;
    const path = recordPath(pass.file, article.number);
    const row = store.files.row(path);
    const isArticle = row !== undefined && row.place !== null && row.skipped === null && row.recipe === pass.recipe;
    if (!pass.force && isArticle && row.hash !== null && hash?.equals(row.hash)) {
      if (row.place !== place.start || row.size !== place.length) store.moveRecord(row.id, place);
      return undefined;
    }
    if (isArticle && !pass.force) this.#keep(pass, row.id, row.hash);
    const answer = job?.made;
    const made = answer && 'contribution' in answer ? answer.contribution : undefined;
    const found = bytes === undefined ? 'long' : (made ?? recordText(bytes, pass.layout));
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
    if ('text' in found)
      writer.putRecord(path, source, maker().contributionOfText(found.text, pass.force ? undefined : this.#known(pass, hash)));
    else writer.putRecord(path, source, found);
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
