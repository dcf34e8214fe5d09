/**
 * Postings on their way into the database. What a batch brings is sorted and written as one run; of the runs of a kind
 * those of like size are merged as they become many, so that a posting is written a few times in all, a question looks
 * into a few runs, and whoever types never waits for a run of the whole corpus. An index of rows would instead touch a page for every posting: of a large corpus, most pages for every
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

const KINDS_OF_POSTINGS = Object.keys(POSTINGS) as PostingKind[];

interface Run {
  readonly id: number;
  readonly blocks: number;
}

/** So many runs of like size become one: those with as many blocks, to a factor of just that. */
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
      this.#write(kind, gathered.blocks());
    }
    this.#gathered.clear();
    for (const kind of KINDS_OF_POSTINGS) this.#mergeAlike(kind);
    this.#dropDead();
  }

  /** A kind whose runs should be made one, as after much was written; undefined where none should. */
  get untidy(): PostingKind | undefined {
    return KINDS_OF_POSTINGS.find((kind) => {
      const blocks = this.#runs(kind).map((run) => run.blocks);
      const largest = Math.max(0, ...blocks);
      return blocks.reduce((sum, each) => sum + each, 0) - largest > largest * UNTIDY_SHARE;
    });
  }

  /** Makes one run of all runs of a kind, from which questions are answered soonest. */
  tidy(kind: PostingKind): void {
    this.#merge(kind, this.#runs(kind));
  }

  /** Drops what was not written yet. */
  forget(): void {
    this.#gathered.clear();
  }

  #mergeAlike(kind: PostingKind): void {
    for (;;) {
      const alike = Map.groupBy(this.#runs(kind), sizeOf);
      const sizes = [...alike.keys()].filter((size) => (alike.get(size)?.length ?? 0) >= MERGED);
      if (sizes.length === 0) return;
      this.#merge(kind, alike.get(Math.min(...sizes)) ?? []);
    }
  }

  #dropDead(): void {
    const dead = this.#statements.get('SELECT count(*) AS dead FROM dead').get()?.dead as number;
    if (dead <= DEAD) return;
    const articles = this.#statements.get('SELECT count(*) AS articles FROM article').get()?.articles as number;
    if (dead <= articles * DEAD_SHARE) return;
    for (const kind of KINDS_OF_POSTINGS) {
      const runs = this.#runs(kind);
      if (runs.length > 0) this.#merge(kind, runs);
    }
    this.#statements.get('DELETE FROM dead').run();
  }

  #runs(kind: PostingKind): Run[] {
    return this.#statements.get('SELECT id, blocks FROM run WHERE kind = ? ORDER BY id').all(POSTINGS[kind]) as unknown as Run[];
  }

  #merge(kind: PostingKind, runs: readonly Run[]): void {
    const blocks = runs.map(({ id }) => this.#blocksOf(id));
    this.#write(kind, mergeRuns(blocks, this.#dead()));
    for (const { id } of runs) {
      this.#statements.get('DELETE FROM block WHERE run = ?').run(id);
      this.#statements.get('DELETE FROM run WHERE id = ?').run(id);
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

  #write(kind: PostingKind, blocks: Iterable<PostingColumns>): void {
    const made = this.#statements.get('INSERT INTO run (kind, blocks) VALUES (?, 0) RETURNING id').get(POSTINGS[kind]);
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

/** How large a run is, in powers of `MERGED`. */
function sizeOf({ blocks }: Run): number {
  return Math.floor(Math.log2(Math.max(1, blocks)) / Math.log2(MERGED));
}
