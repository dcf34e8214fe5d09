/**
 * What articles share, as the index keeps it for each of them: every posting that an article must have stands in exactly one run,
 * and no other does. An article's postings lie all over the runs, so they are not looked up but summed: each gives a number as good
 * as drawn by lot, and what the runs have of an article must add up to what its text gives.
 */

import type { OwnPosting } from '../duplicate-store.ts';
import { unpackBlock } from '../postings/blocks.ts';
import { POSTINGS } from '../postings/posting-store.ts';
import type { Statements } from '../statements.ts';
import type { Faults } from './faults.ts';

export class SharedTally {
  readonly #sums: Uint32Array;
  readonly #counts: Uint32Array;

  /** @param length more than any article's number */
  constructor(length: number) {
    this.#sums = new Uint32Array(length);
    this.#counts = new Uint32Array(length);
  }

  add(article: number, kind: number, key: number, lot: number): void {
    this.#sums[article] = (this.#sums[article] as number) + lotOf(kind, key, lot);
    (this.#counts[article] as number)++;
  }

  /** Compares what the runs have of an article with what it must have. @param called how it is spoken of */
  compare(article: number, called: string, postings: Iterable<OwnPosting>, faults: Faults): void {
    let sum = 0;
    let count = 0;
    for (const { kind, key, lot } of postings) {
      sum = (sum + lotOf(POSTINGS[kind], key, lot)) >>> 0;
      count++;
    }
    if (this.#counts[article] !== count) faults.compare('postings', `what ${called} shares`, this.#counts[article], count);
    else if (this.#sums[article] !== sum) faults.add('postings', `what ${called} shares is not what its text has`);
  }
}

/** Reads every run from its first block to its last. @param alive 1 for each article's number */
export function* checkRuns(statements: Statements, alive: Uint8Array, tally: SharedTally, faults: Faults): Generator<void> {
  for (const { article } of statements.get('SELECT article FROM dead').iterate()) {
    if (alive[article as number] === 1) faults.add('postings', `article ${article} counts as gone, and what it shares is passed over`);
  }
  const dead = statements.get('SELECT 1 FROM dead WHERE article = ?');
  const stray = statements.get('SELECT count(*) AS blocks FROM block WHERE run NOT IN (SELECT id FROM run)').get()?.blocks;
  if (stray !== 0) faults.add('postings', `${stray} blocks of runs that are gone`);
  const blocks = statements.get('SELECT id, first, packed FROM block WHERE run = ? ORDER BY id');
  for (const { id: run, kind } of statements.get('SELECT id, kind FROM run').all()) {
    let before: { readonly id: number; readonly key: number; readonly lot: number; readonly article: number } | undefined;
    for (const row of blocks.iterate(run as number)) {
      yield;
      const { keys, lots, articles } = unpackBlock(row.packed as Uint8Array, row.first as number);
      if (before !== undefined && (row.id as number) !== before.id + 1)
        faults.add('postings', `blocks of run ${run} do not follow each other`);
      if (keys[0] !== row.first) faults.add('postings', `block ${row.id} does not begin as it says`);
      for (let at = 0; at < keys.length; at++) {
        const [key, lot, article] = [keys[at] as number, lots[at] as number, articles[at] as number];
        if (before !== undefined && compareEntries(before, key, lot, article) >= 0)
          faults.add('postings', `block ${row.id} is not in order`);
        before = { id: row.id as number, key, lot, article };
        if (alive[article] === 1) tally.add(article, kind as number, key, lot);
        else if (dead.get(article) === undefined) faults.add('postings', `something shared by an article that is gone, number ${article}`);
      }
    }
  }
}

function compareEntries(
  before: { readonly key: number; readonly lot: number; readonly article: number },
  key: number,
  lot: number,
  article: number,
): number {
  return before.key - key || before.lot - lot || before.article - article;
}

/** A number of 32 bits that looks drawn by lot (the finisher of MurmurHash3, over the parts). */
function lotOf(kind: number, key: number, lot: number): number {
  const high = Math.floor(key / 0x1_0000_0000);
  return mix(mix(mix(kind ^ 0x9e3779b9, key >>> 0), high), lot >>> 0);
}

function mix(seed: number, value: number): number {
  let hash = Math.imul(seed, 31) ^ value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
