/**
 * The folder that a clean copy is written to. It holds nothing but the copy, is never inside its original nor round it, and
 * nothing is written through a link that leads out of it. Every file is whole or absent, whenever a run is interrupted.
 *
 *     a/b.txt                      the clean article
 *     .yuliao/clean-copy.json      says that the folder is a clean copy, and of what
 *     .yuliao/maps/a/b.txt.json    the way back to the original (`CleanRecord`)
 *     .yuliao/maps/a.csv.jsonl     the same of each article of a file of records, a line for each
 *     .yuliao/baseline.json        what a check of the copy would still find, which it therefore leaves unsaid
 *     .yuliao/report.json, .md     what was removed, for programs and for people
 */
import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type ArticleBaseline, parseBaseline, writeBaseline } from '../../hygiene/baseline.ts';
import { canonicalPath, isWithin } from '../paths.ts';
import { RecordFile } from '../record-files/reader.ts';
import { BASELINE, SIDE_FOLDER } from '../side-files.ts';
import { hash, read, readEntries } from './files.ts';
import { takeLock } from './lock.ts';
import { copyCompanions, MARKER, type Marker, readMarker, VERSION } from './marker.ts';
import { type CleanRecord, parseRecord, writeRecord } from './record.ts';
import { hashOfFile, RecordsFile } from './records-file.ts';
import { ReportFile } from './report-file.ts';

/** Holds what is not an article. */
const SIDE = SIDE_FOLDER;
const MAPS = 'maps';
const PARTIAL = 'partial';
const LOCK = 'lock';
/** What is written of a file of records. */
const COPY = 'copy';
const LINES = 'lines';
/** Bytes of a file's name that every usual file system takes. Headlines in Chinese come near it. */
const LONGEST_NAME = 255;

/**
 * Why a folder is not taken: it is the original, lies inside it or round it; it holds other files; it is no folder; it is the
 * clean copy of another folder (`detail`); another run writes to it (`detail`: its process); or the system refuses (`detail`).
 */
export interface CleanRefusal {
  readonly refused: 'same' | 'inSource' | 'aroundSource' | 'notEmpty' | 'notFolder' | 'otherSource' | 'busy' | 'system';
  readonly detail?: string;
}

export class Destination {
  /** Canonical. */
  readonly folder: string;
  readonly #source: string;
  #marker: Marker;

  private constructor(folder: string, source: string, marker: Marker) {
    this.folder = folder;
    this.#source = source;
    this.#marker = marker;
  }

  /**
   * Takes the folder for one run; `close` gives it back.
   * @param source canonical; @param given absolute, in any spelling
   */
  static open(source: string, given: string): Destination | CleanRefusal {
    const folder = canonicalPath(given);
    const refusal = refuse(source, folder);
    if (refusal !== undefined) return refusal;
    try {
      mkdirSync(folder, { recursive: true });
      // A link on the way may have been dangling when the path was resolved.
      const made = canonicalPath(folder);
      const again = refuse(source, made);
      if (again !== undefined) return again;
      const known = readMarker(made);
      if (known === undefined && !isFresh(made)) return { refused: 'notEmpty' };
      if (known !== undefined && known.source !== source) return { refused: 'otherSource', detail: known.source };
      const side = path.join(made, SIDE);
      if (canonicalPath(side) !== side) return { refused: 'notEmpty' };
      mkdirSync(side, { recursive: true });
      const holder = takeLock(path.join(side, LOCK));
      if (holder !== undefined) return { refused: 'busy', detail: String(holder) };
      const destination = new Destination(made, source, known ?? { version: VERSION, source, companions: {} });
      destination.#start();
      return destination;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      return code === 'ENOTDIR' || code === 'EEXIST' ? { refused: 'notFolder' } : { refused: 'system', detail: code ?? String(error) };
    }
  }

  close(): void {
    rmSync(path.join(this.folder, SIDE, PARTIAL), { recursive: true, force: true });
    rmSync(path.join(this.folder, SIDE, LOCK), { force: true });
  }

  #start(): void {
    rmSync(path.join(this.folder, SIDE, PARTIAL), { recursive: true, force: true });
    mkdirSync(path.join(this.folder, SIDE, PARTIAL), { recursive: true });
    this.#writeMarker();
    const write = (name: string, content: Uint8Array) => this.#write(name, content);
    const companions = copyCompanions(this.#source, this.folder, this.#marker.companions, write);
    this.#marker = { ...this.#marker, companions };
    this.#writeMarker();
  }

  #writeMarker(): void {
    this.#write(MARKER, `${JSON.stringify(this.#marker, null, 2)}\n`);
  }

  /** The record of an article; undefined where there is none that can be read. */
  record(name: string): CleanRecord | undefined {
    const text = read(this.#recordFile(name))?.toString('utf8');
    const record = text === undefined ? undefined : parseRecord(text);
    return record?.path === name ? record : undefined;
  }

  /**
   * What stands where an article's copy belongs: nothing, the very copy that its record speaks of, another file; `outside` where
   * a link on the way leads out of the folder.
   */
  standing(name: string, record: CleanRecord | undefined): 'nothing' | 'copy' | 'other' | 'outside' {
    const file = path.join(this.folder, name);
    const recordFolder = path.dirname(this.#recordFile(name));
    for (const folder of [path.dirname(file), recordFolder]) if (canonicalPath(folder) !== folder) return 'outside';
    let isFile: boolean;
    try {
      isFile = lstatSync(file).isFile();
    } catch {
      return 'nothing';
    }
    return record !== undefined && isFile && hashOfFile(file) === record.clean.hash ? 'copy' : 'other';
  }

  /** Whether a file of exactly this text stands there already, although no record speaks of it. */
  holds(name: string, text: string): boolean {
    return read(path.join(this.folder, name))?.equals(Buffer.from(text)) ?? false;
  }

  /** Writes the copy of an article and its record. The old copy goes first and the new one comes last: none is ever beside another's record. */
  put(record: CleanRecord, text: string): void {
    rmSync(path.join(this.folder, record.path), { force: true });
    this.#write(path.relative(this.folder, this.#recordFile(record.path)), writeRecord(record));
    this.#write(record.path, text);
  }

  /** Begins the copy of a file of records. To be closed. */
  startRecords(): RecordsFile {
    return new RecordsFile(this.#partial(COPY), this.#partial(LINES));
  }

  /** Puts what was begun in its place, when it is closed; in the order in which `put` does. */
  putRecords(record: CleanRecord): void {
    const file = path.join(this.folder, record.path);
    const lines = this.#linesFile(record.path);
    rmSync(file, { force: true });
    mkdirSync(path.dirname(lines), { recursive: true });
    mkdirSync(path.dirname(file), { recursive: true });
    renameSync(this.#partial(LINES), lines);
    this.#write(path.relative(this.folder, this.#recordFile(record.path)), writeRecord(record));
    renameSync(this.#partial(COPY), file);
  }

  /** The hash of the file that stands where an article's copy belongs. */
  digest(name: string): string | undefined {
    return hashOfFile(path.join(this.folder, name));
  }

  /** What is known of each article of a file of records, as it was written. */
  *recordLines(name: string): Generator<unknown> {
    const opened = RecordFile.open(this.#linesFile(name));
    if (opened === undefined || 'problem' in opened) return;
    try {
      for (const slice of opened.records({ encoding: 'utf-8', mark: 0, fields: {} }, Number.POSITIVE_INFINITY))
        if (slice?.bytes !== undefined) yield JSON.parse(Buffer.from(slice.bytes).toString('utf8'));
    } catch {
      // Somebody has changed it: of the rest nothing is known.
    } finally {
      opened.close();
    }
  }

  /** Deletes the copy of an article, and folders that it leaves empty. */
  remove(name: string): void {
    for (const file of [path.join(this.folder, name), this.#linesFile(name), this.#recordFile(name)]) {
      rmSync(file, { force: true });
      for (let folder = path.dirname(file); isWithin(this.folder, folder) && folder !== this.folder; folder = path.dirname(folder)) {
        if (!existsSync(folder)) continue;
        if (readdirSync(folder).length > 0) break;
        rmSync(folder, { recursive: true });
      }
    }
  }

  /** The names of the articles that there are records of, but for these. */
  *others(names: ReadonlySet<string>): Generator<string> {
    const expected = new Set(Array.from(names, (name) => this.#recordFile(name)));
    const waiting = [path.join(this.folder, SIDE, MAPS)];
    for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
      for (const entry of readEntries(folder)) {
        const file = path.join(folder, entry.name);
        if (entry.isDirectory()) waiting.push(file);
        else if (!expected.has(file) && file.endsWith('.json')) {
          const record = parseRecord(read(file)?.toString('utf8') ?? '');
          if (record !== undefined && this.#recordFile(record.path) === file) yield record.path;
        }
      }
    }
  }

  /**
   * Enters in the baseline what a check of the copy would find; what it says of other articles stands. A baseline that is broken
   * is not written, for somebody has to mend it.
   * @param remaining by the name of the article; undefined for one that is gone
   * @param files of records, of which it has all that is to be said
   * @returns the file's path where it is broken
   */
  accept(remaining: ReadonlyMap<string, ArticleBaseline | undefined>, files: ReadonlySet<string>): string | undefined {
    const name = path.join(SIDE, BASELINE);
    const before = read(path.join(this.folder, name))?.toString('utf8');
    const parsed = before === undefined ? undefined : parseBaseline(before);
    if (parsed !== undefined && (parsed.baseline === undefined || parsed.problems.length > 0)) return path.join(this.folder, name);
    const baseline = new Map([...(parsed?.baseline ?? [])].filter(([article]) => !files.has(article.replace(/\/\d+$/u, ''))));
    for (const [article, entry] of remaining) {
      if (entry === undefined) baseline.delete(article);
      else baseline.set(article, entry);
    }
    const text = writeBaseline(baseline);
    if (before !== undefined ? text !== before : baseline.size > 0) this.#write(name, text);
    return undefined;
  }

  /** Begins the report for programs; whatever a run's length, it is written as it goes. */
  startReport(head: object): ReportFile {
    return new ReportFile(this.#partial('report.json'), path.join(this.folder, SIDE, 'report.json'), head);
  }

  #recordFile(name: string): string {
    const file = path.join(this.folder, SIDE, MAPS, `${name}.json`);
    if (Buffer.byteLength(path.basename(file)) < LONGEST_NAME) return file;
    return path.join(path.dirname(file), `${hash(path.basename(name))}.json`);
  }

  #linesFile(name: string): string {
    return this.#recordFile(name).replace(/\.json$/u, '.jsonl');
  }

  /** Where something is written until it is whole. */
  #partial(name: string): string {
    return path.join(this.folder, SIDE, PARTIAL, name);
  }

  #write(name: string, content: string | Uint8Array): void {
    const file = path.join(this.folder, name);
    const partial = this.#partial('file');
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(partial, content);
    renameSync(partial, file);
  }
}

function refuse(source: string, folder: string): CleanRefusal | undefined {
  if (folder === source) return { refused: 'same' };
  if (isWithin(source, folder)) return { refused: 'inSource' };
  return isWithin(folder, source) ? { refused: 'aroundSource' } : undefined;
}

/** Whether a folder holds nothing, or what a first run leaves that is ended before it has begun. */
function isFresh(folder: string): boolean {
  const entries = readdirSync(folder);
  if (entries.length === 0) return true;
  return (
    entries.every((entry) => entry === SIDE) && readdirSync(path.join(folder, SIDE)).every((entry) => entry === LOCK || entry === PARTIAL)
  );
}
