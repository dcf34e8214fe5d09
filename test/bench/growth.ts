/**
 * What an article costs the rules that look across articles, in a corpus that grows: putting its rows in, and asking what it
 * has in common with the others. On made-up articles, with the furniture of sites and with reprints; each is measured by
 * itself, in a batch of its own, as an edit is.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readHead } from '../../server/src/article/head.ts';
import { read } from '../../server/src/article/reading.ts';
import { DuplicateReader } from '../../server/src/corpus/duplicate-reader.ts';
import { DuplicateStore } from '../../server/src/corpus/duplicate-store.ts';
import { type Compared, comparedOf } from '../../server/src/corpus/duplicates/compared.ts';
import { duplicateRows } from '../../server/src/corpus/duplicates/rows.ts';
import { openDatabase } from '../../server/src/corpus/opening.ts';
import { Queries } from '../../server/src/corpus/query.ts';
import { chanceOf } from '../../server/src/corpus/rows.ts';
import { Statements } from '../../server/src/corpus/statements.ts';
import { atOnce } from '../../server/src/corpus/surroundings.ts';
import { article } from './generator/corpus.ts';
import { median } from './times.ts';

/** Articles that are measured at either end. */
const SAMPLE = 300;
/** Articles of one batch in between. */
const BATCH = 500;

/** Medians in milliseconds of the first and of the last articles. */
export interface Growth {
  readonly adding: readonly [first: number, last: number];
  readonly asking: readonly [first: number, last: number];
  /** Size of the rows on the disk for each article, in bytes. */
  readonly bytes: number;
  /** Resident memory with a tenth of the articles, and with all, in MB. */
  readonly resident: readonly [early: number, late: number];
}

/** @param articles of the corpus to which the last ones are added */
export function measureGrowth(articles: number): Growth {
  // A run on a small corpus of its own, so that the first articles do not pay for the compiler.
  new GrowingCorpus().run(SAMPLE, SAMPLE);
  return new GrowingCorpus().run(articles, SAMPLE);
}

class GrowingCorpus {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'yuliao-growth-'));
  readonly #open = openDatabase(this.#folder, { recreate: true, memory: false, rows: 'bench' });
  readonly #store = new DuplicateStore(new Statements(this.#open.database));
  readonly #queries = new Queries(this.#open.database, raise);
  #count = 0;

  run(articles: number, sample: number): Growth {
    try {
      const first = this.#measured(sample);
      this.#fill(Math.max(this.#count, Math.floor(articles / 10)));
      const early = megabytes();
      this.#fill(Math.max(this.#count, articles));
      const late = megabytes();
      const last = this.#measured(sample);
      this.#open.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      return {
        adding: [first.adding, last.adding],
        asking: [first.asking, last.asking],
        bytes: statSync(this.#open.file).size / this.#count,
        resident: [early, late],
      };
    } finally {
      this.#open.database.close();
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }

  #measured(sample: number): { adding: number; asking: number } {
    const adding: number[] = [];
    const asking: number[] = [];
    for (let n = 0; n < sample; n++) {
      const { file, compared } = comparedOfArticle(this.#count);
      adding.push(
        timed(() => {
          this.#open.database.exec('BEGIN IMMEDIATE');
          this.#put(file, compared);
          this.#store.flush();
          this.#open.database.exec('COMMIT');
        }),
      );
      const connection = { state: 0, sql: (text: string) => this.#queries.get(text), broken: raise };
      const reader = new DuplicateReader(connection, { of: (number) => comparedOfArticle(number - 1).compared });
      asking.push(
        timed(() => {
          reader.recurring(this.#count);
          atOnce(reader.passages(this.#count, new Set(reader.alike(this.#count).map((each) => each.article))));
        }),
      );
    }
    return { adding: median(adding), asking: median(asking) };
  }

  #fill(articles: number): void {
    while (this.#count < articles) {
      this.#open.database.exec('BEGIN IMMEDIATE');
      for (let n = 0; n < BATCH && this.#count < articles; n++) {
        const { file, compared } = comparedOfArticle(this.#count);
        this.#put(file, compared);
      }
      this.#store.flush();
      this.#open.database.exec('COMMIT');
    }
  }

  #put(file: string, compared: Compared): void {
    this.#count++;
    this.#open.database.prepare('INSERT INTO file (id, path) VALUES (?, ?)').run(this.#count, file);
    this.#store.put(this.#count, chanceOf(file), duplicateRows(compared));
  }
}

/** What is compared of a made-up article. */
function comparedOfArticle(index: number): { file: string; compared: Compared } {
  const { path: file, text } = article(index);
  const reading = read(text);
  const zones = readHead(reading).verdicts.map(({ zone }) => zone);
  return { file, compared: comparedOf(reading, { zones, sections: [], people: [] }) };
}

function timed(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function megabytes(): number {
  return process.memoryUsage.rss() / 1e6;
}

function raise(error: unknown): never {
  throw error;
}
