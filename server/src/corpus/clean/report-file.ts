/** The reports of a clean copy: for programs, which may be long, since a corpus has any number of articles, and for people. */
import { closeSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { SIDE_FOLDER } from '../side-files.ts';

/** The report for programs: a head, a line for each article, and the summary at the end. */
export class ReportFile {
  readonly #partial: string;
  readonly #file: string;
  readonly #descriptor: number;
  #any = false;
  #closed = false;

  constructor(partial: string, file: string, head: object) {
    this.#partial = partial;
    this.#file = file;
    this.#descriptor = openSync(partial, 'w');
    writeSync(this.#descriptor, `${JSON.stringify(head).slice(0, -1)},\n"articles":[`);
  }

  article(entry: object): void {
    writeSync(this.#descriptor, `${this.#any ? ',' : ''}\n${JSON.stringify(entry)}`);
    this.#any = true;
  }

  finish(summary: object): void {
    writeSync(this.#descriptor, `\n],\n"summary":${JSON.stringify(summary)}}\n`);
    this.close();
    renameSync(this.#partial, this.#file);
  }

  /** Ends it; without `finish`, the report of the run before stays. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    closeSync(this.#descriptor);
  }
}

/**
 * Writes the report for people, when a run is over.
 * @param folder of the copy, canonical
 * @returns its path
 */
export function writeCleanReport(folder: string, text: string): string {
  const file = path.join(folder, SIDE_FOLDER, 'report.md');
  const partial = `${file}.partial`;
  writeFileSync(partial, text);
  renameSync(partial, file);
  return file;
}
