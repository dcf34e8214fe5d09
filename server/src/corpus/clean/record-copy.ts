/**
 * The clean copy of a file of records: a file of the same form, in which the texts are clean and everything else is as it was.
 * One record is in memory at a time. What is not changed is copied byte for byte, records that give no article among it, so that
 * a record has the same number in both files.
 */
import type { ArticleBaseline } from '../../hygiene/baseline.ts';
import type { CleanOptions } from '../../hygiene/clean.ts';
import { decodeAs } from '../../text/decode.ts';
import { hashOf } from '../article-file.ts';
import { articleText, type Fields } from '../record-files/article-text.ts';
import { type RecordFormat, recordPath } from '../record-files/format.ts';
import { type Layout, type LayoutProblem, recordFields } from '../record-files/layout.ts';
import { RecordFile } from '../record-files/reader.ts';
import { withText } from '../record-files/rewriting.ts';
import type { Destination } from './destination.ts';
import { type CleanRecord, toWire, VERSION } from './record.ts';
import { cleanFields } from './record-text.ts';
import { hashing, type RecordsFile } from './records-file.ts';

/** Bytes that are copied at a time. */
const CHUNK = 256 * 1024;

export interface RecordCopying {
  /** Canonical. */
  readonly path: string;
  /** Relative to the folder, with forward slashes. */
  readonly name: string;
  readonly format: RecordFormat;
  readonly destination: Destination;
  /** What all copies are made by. */
  readonly recipe: string;
  /** Most bytes of a record that is cleaned. */
  readonly limit: number;
  /** How an article is cleaned, by its path and its name. */
  readonly options: (path: string, name: string) => CleanOptions;
  /** As `CleanTreeOptions` has it. */
  readonly recurring: ((path: string) => CleanOptions['recurring']) | undefined;
  /** What a check would find in a clean text. */
  readonly remaining: (text: string) => ArticleBaseline;
  /** Hears of each article of a copy that stands. @param text the original */
  readonly count: (record: RecordLine, text: string, unchanged: boolean) => void;
  /** Hears of each record that is no article. */
  readonly skipped: () => void;
}

/** What is known of one article of a copy. */
export type RecordLine = Pick<CleanRecord, 'path' | 'outcome' | 'segments' | 'removed' | 'remaining'> & {
  readonly original: { readonly length: number };
  readonly clean: { readonly length: number };
};

/** `copied`: the copy stands. Otherwise nothing was written. */
export type RecordsOutcome = 'copied' | 'stopped' | 'gone' | { readonly problem: string };

/** Told `true`, it stops as soon as may be. */
type Steps<Outcome> = Generator<undefined, Outcome, boolean | undefined>;

/** A record that gives an article. */
interface Article {
  readonly path: string;
  readonly name: string;
  /** Decoded. */
  readonly source: string;
  readonly fields: Fields;
  readonly undecodable: number;
}

export function* copyRecords(given: RecordCopying): Steps<RecordsOutcome> {
  const opened = RecordFile.open(given.path);
  if (opened === undefined) return 'gone';
  if ('problem' in opened) return opened;
  try {
    const layout = opened.layout(given.path, given.format);
    if (typeof layout === 'string') return { problem: problemOf(layout) };
    return yield* new Copying(given, opened, layout).steps();
  } finally {
    opened.close();
  }
}

function problemOf(problem: LayoutProblem): string {
  return problem === 'column' ? 'noColumn' : 'noRecords';
}

class Copying {
  readonly #given: RecordCopying;
  readonly #opened: RecordFile;
  readonly #layout: Layout;
  #stopped = false;

  constructor(given: RecordCopying, opened: RecordFile, layout: Layout) {
    this.#given = given;
    this.#opened = opened;
    this.#layout = layout;
  }

  *steps(): Steps<RecordsOutcome> {
    const { path, name, destination } = this.#given;
    const known = destination.record(name);
    const standing = destination.standing(name, known);
    if (standing === 'outside') return { problem: standing };
    const hash = yield* this.#stoppable(hashing(path));
    const recipe = yield* this.#recipe();
    if (this.#stopped) return 'stopped';
    if (hash === undefined) return 'gone';
    const unchanged = standing === 'copy' && known?.original.hash === hash && known.recipe === recipe && known.records !== undefined;
    if (!unchanged) {
      const file = destination.startRecords();
      const record = yield* this.#make(file, hash, recipe);
      const copyHash = file.close();
      if (this.#stopped) return 'stopped';
      // Half of it may be of one state, half of another.
      if (!this.#opened.isUnchanged()) return { problem: 'EBUSY' };
      if (standing === 'other' && destination.digest(name) !== copyHash) return { problem: 'changed' };
      destination.putRecords({ ...record, clean: { ...record.clean, hash: copyHash } });
    }
    yield* this.#count(unchanged);
    return this.#stopped ? 'stopped' : 'copied';
  }

  /** Writes the copy. @returns what is to be known of it as a whole */
  *#make(file: RecordsFile, hash: string, recipe: string): Steps<CleanRecord> {
    const { mark, encoding } = this.#layout;
    const figures = { original: 0, clean: 0, undecodable: 0, records: 0 };
    if (mark > 0) file.write(Buffer.from('\ufeff'));
    let copied = mark;
    for (const { start, end, article } of this.#records()) {
      const line = article && this.#clean(article);
      if (article !== undefined && line !== undefined) {
        file.line(line.entry);
        figures.records++;
        figures.original += article.fields.text.length;
        figures.clean += line.text.length;
        figures.undecodable += article.undecodable;
      }
      const changed = article !== undefined && line !== undefined && line.text !== article.fields.text;
      const record = changed ? withText(article.source, this.#layout, line.text) : undefined;
      if (record !== undefined || end - copied >= CHUNK) {
        this.#copy(file, copied, record === undefined ? end : start);
        if (record !== undefined) file.write(Buffer.from(record));
        copied = end;
      }
      this.#stopped ||= (yield) === true;
      if (this.#stopped) break;
    }
    if (!this.#stopped) this.#copy(file, copied, this.#opened.stamp.size);
    const { original, clean, undecodable, records } = figures;
    return {
      version: VERSION,
      path: this.#given.name,
      outcome: 'clean',
      recipe,
      original: { hash, encoding, length: original, undecodable },
      clean: { hash: '', length: clean },
      segments: [],
      removed: [],
      remaining: {},
      records,
    };
  }

  #clean({ path, name, fields }: Article): { readonly text: string; readonly entry: RecordLine } {
    const { options, remaining } = this.#given;
    const { text, map, removed, outcome } = cleanFields(fields, options(path, name));
    return {
      text,
      entry: {
        path: name,
        outcome,
        original: { length: fields.text.length },
        clean: { length: text.length },
        segments: map.map(toWire),
        removed,
        remaining: remaining(articleText({ ...fields, text })),
      },
    };
  }

  /** A stretch of the original as it is, in UTF-8. */
  #copy(file: RecordsFile, from: number, to: number): void {
    const { encoding } = this.#layout;
    // It begins and ends between records. Elsewhere a character might be cut.
    const step = encoding === 'utf-8' ? CHUNK : to - from;
    for (let at = from; at < to; at += step) {
      const bytes = this.#opened.bytes(at, Math.min(step, to - at));
      file.write(encoding === 'utf-8' ? bytes : Buffer.from(decodeAs(bytes, encoding, false).text));
    }
  }

  /** Tells of all articles of the copy that stands. */
  *#count(unchanged: boolean): Steps<void> {
    const { count, skipped, destination, name } = this.#given;
    const lines = destination.recordLines(name);
    for (const { article } of this.#records()) {
      if (article === undefined) skipped();
      else {
        const { value } = lines.next();
        if (value !== undefined) count(value as RecordLine, article.fields.text, unchanged);
      }
      this.#stopped ||= (yield) === true;
    }
    lines.return(undefined);
  }

  /** The recipe of the whole: what other articles have in common with these may change though these do not. */
  *#recipe(): Steps<string> {
    const { recurring, path, recipe, format } = this.#given;
    let all = hashOf(recipe + JSON.stringify({ ...format, files: [] })).toString('hex');
    if (recurring === undefined) return all;
    for (const { article } of this.#records()) {
      const found = article === undefined ? [] : (recurring(article.path) ?? []);
      if (found.length > 0) all = hashOf(`${all} ${article?.path.slice(path.length)} ${JSON.stringify(found)}`).toString('hex');
      this.#stopped ||= (yield) === true;
      if (this.#stopped) break;
    }
    return all;
  }

  /** All records, by their place in bytes; without an article where they give none. */
  *#records(): Generator<{ readonly start: number; readonly end: number; readonly article: Article | undefined }> {
    let number = 0;
    for (const slice of this.#opened.records(this.#layout, this.#given.limit)) {
      if (slice === undefined) continue;
      const { start, length, bytes } = slice;
      number++;
      yield { start, end: start + length, article: bytes && this.#articleOf(bytes, number) };
    }
  }

  #articleOf(bytes: Uint8Array, number: number): Article | undefined {
    const { path, name } = this.#given;
    const { text: source, replaced: undecodable } = decodeAs(bytes, this.#layout.encoding, false);
    const fields = recordFields(source, this.#layout);
    return typeof fields === 'string'
      ? undefined
      : { path: recordPath(path, number), name: `${name}/${number}`, source, fields, undecodable };
  }

  /** Goes through steps that know nothing of being stopped. */
  *#stoppable<Outcome>(steps: Generator<undefined, Outcome | undefined>): Steps<Outcome | undefined> {
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      this.#stopped ||= (yield) === true;
      if (!this.#stopped) continue;
      steps.return(undefined);
      return undefined;
    }
  }
}
