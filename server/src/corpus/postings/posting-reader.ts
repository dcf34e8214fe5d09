/** Postings as readers look them up: in every run of their kind, the dead passed over. */
import type { Connection, Row } from '../query.ts';
import { findInBlock, type Posting, unpackBlock } from './blocks.ts';
import { POSTINGS, type PostingKind } from './posting-store.ts';
import { Cursor } from './runs.ts';

export class PostingReader {
  readonly #connection: Connection;
  #dead: ReadonlySet<number> | undefined;

  /** @param connection to one state of the corpus */
  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The articles with a key, those with the lowest lots first. @param limit most that are given */
  find(kind: PostingKind, key: number, limit: number): readonly Posting[] {
    const found: Posting[] = [];
    // In each run the postings begin in the last block that begins before the key, or in the first of all.
    const starts = this.#connection
      .sql(
        `SELECT b.id, run, first, packed FROM run AS r JOIN block AS b ON b.id = coalesce(
           (SELECT id FROM block WHERE run = r.id AND first < ?1 ORDER BY first DESC, id DESC LIMIT 1),
           (SELECT min(id) FROM block WHERE run = r.id)) WHERE kind = ?2`,
      )
      .all(key, POSTINGS[kind]);
    const next = this.#connection.sql('SELECT id, run, first, packed FROM block WHERE id = ? AND run = ?');
    for (const start of starts) {
      let ofRun = 0;
      for (let row: Row | undefined = start; row !== undefined; row = next.get((row.id as number) + 1, row.run as number)) {
        const { found: inBlock, more } = findInBlock(row.packed as Uint8Array, row.first as number, key);
        const alive = inBlock.filter(({ article }) => !this.#isDead(article));
        found.push(...alive);
        ofRun += alive.length;
        if (!more || ofRun >= limit) break;
      }
    }
    return found.sort((a, b) => a.lot - b.lot || a.article - b.article).slice(0, limit);
  }

  /** Every key that so many articles have, with its postings; walks all of them. */
  *shared(kind: PostingKind, least: number): IterableIterator<readonly Posting[]> {
    const runs = this.#connection.sql('SELECT id FROM run WHERE kind = ?').all(POSTINGS[kind]);
    const cursors = runs.map(({ id }) => new Cursor(this.#blocksOf(id as number))).filter(({ ended }) => !ended);
    let group: Posting[] = [];
    while (cursors.length > 0) {
      let first = cursors[0] as Cursor;
      for (const each of cursors) if (each.isBefore(first)) first = each;
      const { key, lot, article } = first;
      if (group.length > 0 && (group[0] as Posting).key !== key) {
        if (group.length >= least) yield group;
        group = [];
      }
      if (!this.#isDead(article)) group.push({ key, lot, article });
      first.next();
      if (first.ended) cursors.splice(cursors.indexOf(first), 1);
    }
    if (group.length >= least) yield group;
  }

  *#blocksOf(run: number) {
    const next = this.#connection.sql('SELECT id, first, packed FROM block WHERE id = ? AND run = ?');
    const first = this.#connection.sql('SELECT min(id) AS id FROM block WHERE run = ?').get(run)?.id as number;
    for (let row = next.get(first, run); row !== undefined; row = next.get((row.id as number) + 1, run)) {
      yield unpackBlock(row.packed as Uint8Array, row.first as number);
    }
  }

  #isDead(article: number): boolean {
    this.#dead ??= new Set(
      this.#connection
        .sql('SELECT article FROM dead')
        .all()
        .map((row) => row.article as number),
    );
    return this.#dead.has(article);
  }
}
