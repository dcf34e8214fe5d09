/** Postings as readers look them up: in every run of their kind, the dead passed over. */
import type { Connection, Row } from '../query.ts';
import { findInBlock, type Posting, unpackBlock } from './blocks.ts';
import { type FoundInRun, KnownRuns } from './known-runs.ts';
import { POSTINGS, type PostingKind } from './posting-store.ts';
import { Cursor } from './runs.ts';

/** A run of so few blocks is read whole when first asked: edits make such runs, one after the other. */
const SHORT = 16;

/** What changes with the state of the corpus. */
interface State {
  readonly number: number;
  /** Numbers of the runs of each kind. */
  readonly runs: ReadonlyMap<number, readonly number[]>;
  readonly dead: ReadonlySet<number>;
}

export class PostingReader {
  readonly #connection: Connection;
  readonly #known: KnownRuns;
  #state: State | undefined;

  /** @param known of the runs of the database, whatever its state */
  constructor(connection: Connection, known = new KnownRuns()) {
    this.#connection = connection;
    this.#known = known;
  }

  /** The articles with a key, those with the lowest lots first. @param limit most that are given */
  find(kind: PostingKind, key: number, limit: number): readonly Posting[] {
    const { dead } = this.#stateNow();
    const found: Posting[] = [];
    for (const { lots, articles } of this.#inRuns(kind, key, limit)) {
      for (let index = 0, left = limit; index < articles.length && left > 0; index++) {
        const article = articles[index] as number;
        if (dead.has(article)) continue;
        found.push({ key, lot: lots[index] as number, article });
        left--;
      }
    }
    if (found.length > 1) found.sort((a, b) => a.lot - b.lot || a.article - b.article);
    return found.length > limit ? found.slice(0, limit) : found;
  }

  /** How many articles have a key. @param limit up to which they are counted */
  count(kind: PostingKind, key: number, limit: number): number {
    const { dead } = this.#stateNow();
    let count = 0;
    for (const { articles } of this.#inRuns(kind, key, limit)) {
      for (let index = 0; index < articles.length && count < limit; index++) if (!dead.has(articles[index] as number)) count++;
    }
    return count;
  }

  /** Every key that so many articles have, with its postings; walks all of them. */
  *shared(kind: PostingKind, least: number): IterableIterator<readonly Posting[]> {
    const { runs, dead } = this.#stateNow();
    const cursors = (runs.get(POSTINGS[kind]) ?? []).map((run) => new Cursor(this.#blocksOf(run))).filter(({ ended }) => !ended);
    let group: Posting[] = [];
    while (cursors.length > 0) {
      let first = cursors[0] as Cursor;
      for (const each of cursors) if (each.isBefore(first)) first = each;
      const { key, lot, article } = first;
      if (group.length > 0 && (group[0] as Posting).key !== key) {
        if (group.length >= least) yield group;
        group = [];
      }
      if (!dead.has(article)) group.push({ key, lot, article });
      first.next();
      if (first.ended) cursors.splice(cursors.indexOf(first), 1);
    }
    if (group.length >= least) yield group;
  }

  /** The postings of a key in each run, so many of them alive, or all. */
  #inRuns(kind: PostingKind, key: number, limit: number): FoundInRun[] {
    const { runs, dead } = this.#stateNow();
    const found: FoundInRun[] = [];
    for (const run of runs.get(POSTINGS[kind]) ?? []) {
      let known = this.#known.find(run, key);
      if (known === undefined || (!known.whole && countAlive(known, dead) < limit)) {
        known = this.#read(run, key, limit, dead);
        this.#known.put(run, key, known);
      }
      if (known.articles.length > 0) found.push(known);
    }
    return found;
  }

  /** The first postings of a key in a run, so many of them alive, or all. */
  #read(run: number, key: number, limit: number, dead: ReadonlySet<number>): FoundInRun {
    // They begin in the last block that begins before the key, or in the first of all.
    const start = this.#connection
      .sql(
        `SELECT id, first, packed FROM block WHERE id = coalesce(
           (SELECT id FROM block WHERE run = ?1 AND first < ?2 ORDER BY first DESC, id DESC LIMIT 1),
           (SELECT min(id) FROM block WHERE run = ?1))`,
      )
      .get(run, key);
    const next = this.#connection.sql('SELECT id, first, packed FROM block WHERE id = ? AND run = ?');
    const lots: number[] = [];
    const articles: number[] = [];
    let alive = 0;
    for (let row: Row | undefined = start; row !== undefined; row = next.get((row.id as number) + 1, run)) {
      const { found, more } = findInBlock(row.packed as Uint8Array, row.first as number, key);
      for (const { lot, article } of found) {
        if (alive >= limit) return columns(lots, articles, false);
        lots.push(lot);
        articles.push(article);
        if (!dead.has(article)) alive++;
      }
      if (!more) break;
    }
    return columns(lots, articles, true);
  }

  *#blocksOf(run: number) {
    const next = this.#connection.sql('SELECT id, first, packed FROM block WHERE id = ? AND run = ?');
    const first = this.#connection.sql('SELECT min(id) AS id FROM block WHERE run = ?').get(run)?.id as number;
    for (let row = next.get(first, run); row !== undefined; row = next.get((row.id as number) + 1, run)) {
      yield unpackBlock(row.packed as Uint8Array, row.first as number);
    }
  }

  /** A snapshot that is asked again after a while may be of a later state, in which runs have become one. */
  #stateNow(): State {
    const { state } = this.#connection;
    if (this.#state?.number === state) return this.#state;
    const runs = new Map<number, number[]>();
    const all = new Set<number>();
    for (const [id, kind, blocks] of this.#connection.sql('SELECT id, kind, blocks FROM run').lists() as [number, number, number][]) {
      const ofKind = runs.get(kind);
      if (ofKind === undefined) runs.set(kind, [id]);
      else ofKind.push(id);
      all.add(id);
      if (blocks <= SHORT && !this.#known.isWhole(id)) this.#known.putWhole(id, this.#whole(id));
    }
    this.#known.keepOnly(all);
    // One long text instead of a row for each: there may be ten thousand.
    const dead = this.#connection.sql('SELECT json_group_array(article) AS dead FROM dead').get()?.dead as string | undefined;
    this.#state = { number: state, runs, dead: new Set(JSON.parse(dead ?? '[]') as number[]) };
    return this.#state;
  }

  #whole(run: number): Map<number, FoundInRun> {
    const postings = new Map<number, { readonly lots: number[]; readonly articles: number[]; readonly whole: true }>();
    for (const { keys, lots, articles } of this.#blocksOf(run)) {
      for (const [index, key] of keys.entries()) {
        let found = postings.get(key);
        if (found === undefined) {
          found = { lots: [], articles: [], whole: true };
          postings.set(key, found);
        }
        found.lots.push(lots[index] as number);
        found.articles.push(articles[index] as number);
      }
    }
    return postings;
  }
}

function columns(lots: readonly number[], articles: readonly number[], whole: boolean): FoundInRun {
  return { lots: Uint32Array.from(lots), articles: Uint32Array.from(articles), whole };
}

function countAlive({ articles }: FoundInRun, dead: ReadonlySet<number>): number {
  let alive = 0;
  for (let index = 0; index < articles.length; index++) if (!dead.has(articles[index] as number)) alive++;
  return alive;
}
