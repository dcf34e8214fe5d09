/**
 * Postings on their way into the database. What a batch brings is sorted and written as one run; of the runs of a kind
 * those of like size are merged as they become many, so that a posting is written a few times in all and a question looks
 * into a few runs. An index of rows would instead touch a page for every posting: of a large corpus, most pages for every
 * batch (O'Neil and others 1996, the log-structured merge-tree).
 *
 * Nothing is ever taken out of a run. An article that goes is dead from then on: its number is never given again, and readers
 * pass its postings over. Runs that are merged become one without those of the dead, so that an article that is typed in, which
 * dies at every keystroke, leaves little behind; when the dead have become many all runs are made anew without them.
 */
import type { Statements } from '../statements.ts';
import { type PostingColumns, packBlock, unpackBlock } from './blocks.ts';
import { Gathered, mergeRuns } from './runs.ts';

/** Numbers for kinds of postings in the database. */
export const POSTINGS = { furniture: 0, line: 1, band: 2, anchor: 3 } as const;

export type PostingKind = keyof typeof POSTINGS;

/** So many runs of one level become one of the next. */
const MERGED = 4;
/** All runs are made anew, without the dead, when these are more than so many and than this share of all articles. */
const DEAD = 1000;
const DEAD_SHARE = 1 / 8;
/** While nothing else is to be done, all runs become one where the smaller ones together have more than this share of the largest. */
const UNTIDY_SHARE = 1 / 8;

export class PostingStore {
  readonly #statements: Statements;
  readonly #gathered = new Map<PostingKind, Gathered>();

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** @param lot readers look at the lower ones first */
  add(kind: PostingKind, key: number, lot: number, article: number): void {
    let gathered = this.#gathered.get(kind);
    if (gathered === undefined) {
      gathered = new Gathered();
      this.#gathered.set(kind, gathered);
    }
    gathered.add(key, lot, article);
  }

  /** The article's postings mean nothing any more. */
  bury(article: number): void {
    this.#statements.get('INSERT OR IGNORE INTO dead VALUES (?)').run(article);
  }

  /** Writes what was gathered. */
  flush(): void {
    for (const [kind, gathered] of this.#gathered) {
      this.#write(kind, 0, gathered.blocks());
    }
    this.#gathered.clear();
    for (const kind of Object.keys(POSTINGS) as PostingKind[]) this.#mergeLevels(kind);
    this.#dropDead();
  }

  /** A kind whose runs should be made one, as after much was written; undefined where none should. */
  get untidy(): PostingKind | undefined {
    return (Object.keys(POSTINGS) as PostingKind[]).find((kind) => {
      const blocks = this.#statements
        .get('SELECT blocks FROM run WHERE kind = ?')
        .all(POSTINGS[kind])
        .map((run) => run.blocks as number);
      const largest = Math.max(0, ...blocks);
      return blocks.reduce((sum, each) => sum + each, 0) - largest > largest * UNTIDY_SHARE;
    });
  }

  /** Makes one run of all runs of a kind, from which questions are answered soonest. */
  tidy(kind: PostingKind): void {
    const runs = this.#statements.get('SELECT id, level FROM run WHERE kind = ? ORDER BY id').all(POSTINGS[kind]);
    const numbers = runs.map(({ id }) => id as number);
    this.#merge(kind, numbers, Math.max(...runs.map(({ level }) => level as number)));
  }

  /** Drops what was not written yet. */
  forget(): void {
    this.#gathered.clear();
  }

  #mergeLevels(kind: PostingKind): void {
    for (let level = 0; ; level++) {
      const runs = this.#runs('SELECT id FROM run WHERE kind = ? AND level = ? ORDER BY id', POSTINGS[kind], level);
      if (runs.length < MERGED) return;
      this.#merge(kind, runs, level + 1);
    }
  }

  #dropDead(): void {
    const dead = this.#statements.get('SELECT count(*) AS dead FROM dead').get()?.dead as number;
    if (dead <= DEAD) return;
    const articles = this.#statements.get('SELECT count(*) AS articles FROM article').get()?.articles as number;
    if (dead <= articles * DEAD_SHARE) return;
    for (const kind of Object.keys(POSTINGS) as PostingKind[]) {
      const levels = this.#statements.get('SELECT max(level) AS top FROM run WHERE kind = ?').get(POSTINGS[kind]);
      const runs = this.#runs('SELECT id FROM run WHERE kind = ? ORDER BY id', POSTINGS[kind]);
      if (runs.length > 0) this.#merge(kind, runs, levels?.top as number);
    }
    this.#statements.get('DELETE FROM dead').run();
  }

  #runs(sql: string, ...values: number[]): number[] {
    return this.#statements
      .get(sql)
      .all(...values)
      .map(({ id }) => id as number);
  }

  #merge(kind: PostingKind, runs: readonly number[], level: number): void {
    const blocks = runs.map((run) => this.#blocksOf(run));
    this.#write(kind, level, mergeRuns(blocks, this.#dead()));
    for (const run of runs) {
      this.#statements.get('DELETE FROM block WHERE run = ?').run(run);
      this.#statements.get('DELETE FROM run WHERE id = ?').run(run);
    }
  }

  /** Tells of an article whether it is dead; asks once of each, since few of very many may be in question. */
  #dead(): (article: number) => boolean {
    if (this.#statements.get('SELECT 1 FROM dead LIMIT 1').get() === undefined) return () => false;
    const known = new Map<number, boolean>();
    const ask = this.#statements.get('SELECT 1 FROM dead WHERE article = ?');
    return (article) => {
      let dead = known.get(article);
      if (dead === undefined) {
        dead = ask.get(article) !== undefined;
        known.set(article, dead);
      }
      return dead;
    };
  }

  /** Block by block and not by a cursor of the database, several of which would be open on one statement. */
  *#blocksOf(run: number): IterableIterator<PostingColumns> {
    const next = this.#statements.get('SELECT id, first, packed FROM block WHERE id = ? AND run = ?');
    const first = this.#statements.get('SELECT min(id) AS id FROM block WHERE run = ?').get(run)?.id as number | null;
    for (let row = next.get(first, run); row !== undefined; row = next.get((row.id as number) + 1, run)) {
      yield unpackBlock(row.packed as Uint8Array, row.first as number);
    }
  }

  #write(kind: PostingKind, level: number, blocks: Iterable<PostingColumns>): void {
    const made = this.#statements.get('INSERT INTO run (kind, level, blocks) VALUES (?, ?, 0) RETURNING id').get(POSTINGS[kind], level);
    const run = made?.id as number;
    const insert = this.#statements.get('INSERT INTO block (run, first, packed) VALUES (?, ?, ?)');
    let written = 0;
    for (const block of blocks) {
      insert.run(run, block.keys[0] as number, packBlock(block));
      written++;
    }
    this.#statements.get('UPDATE run SET blocks = ? WHERE id = ?').run(written, run);
  }
}
