/**
 * The best rows of those that may match, in the order of the roll. While names have no standing yet, they come in any order: where few
 * may match, they are looked up and sorted; where many do (a first letter, 公司), the best are found by walking down from the most
 * mentioned, where matches come soon.
 */
import type { Connection, Row } from './query.ts';
import type { Ranking } from './ranking.ts';
import type { Roll, RollReader } from './rolls.ts';
import type { Collection } from './search-collections.ts';

/**
 * Where more than these match, the best of them are looked for on a walk down from the most mentioned: one of so many comes soon
 * on the way down. What was read of the way before costs next to nothing; where it is new, a step costs less than looking up one
 * that matches, and there are no more steps than so many match.
 */
const COMMON = 200;

/** What matches in a way: places in the roll, and numbers of what has none. */
export interface Matching {
  readonly places: Iterable<number>;
  readonly others: readonly number[];
  /** Tells most of those apart that will not be accepted before they are looked up. */
  readonly perhaps?: (place: number) => boolean;
}

/** The best rows of some, as far as they are accepted. */
export function best(
  connection: Connection,
  rolls: RollReader,
  collection: Collection,
  roll: Roll,
  matching: Matching,
  accepts: (key: string) => boolean,
  most: number,
): Row[] {
  const { places, others } = matching;
  const rows = roll.ordered
    ? inOrder(connection, collection, roll, matching, accepts, most)
    : inAnyOrder(
        connection,
        rolls,
        collection,
        [...places].flatMap((place) => roll.targetAt(place) ?? []),
        accepts,
        most,
      );
  const further = others.flatMap((target): Row[] => {
    const row = rowOf(connection, collection, target);
    return row !== undefined && accepts(collection.keyOf(row)) ? [row] : [];
  });
  return [...rows, ...further].sort(collection.better).slice(0, most);
}

/** At least so many of the best, as far as there are. */
function inOrder(
  connection: Connection,
  collection: Collection,
  roll: Roll,
  { places, perhaps }: Matching,
  accepts: (key: string) => boolean,
  most: number,
): Row[] {
  const found: Row[] = [];
  let last: number | undefined;
  for (const place of places) {
    const rank = roll.ranks?.[place];
    if (found.length >= most && (rank === undefined || rank !== last)) break;
    last = rank;
    const target = perhaps?.(place) === false ? undefined : roll.targetAt(place);
    const row = target === undefined ? undefined : rowOf(connection, collection, target);
    if (row !== undefined && accepts(collection.keyOf(row))) found.push(row);
  }
  return found;
}

function inAnyOrder(
  connection: Connection,
  rolls: RollReader,
  collection: Collection,
  targets: readonly number[],
  accepts: (key: string) => boolean,
  most: number,
): Row[] {
  if (targets.length === 0) return [];
  const ranking = targets.length > COMMON ? rolls.rankings.of(collection.walk) : undefined;
  const walked = ranking === undefined ? undefined : walk(connection, ranking, collection, targets, accepts, most);
  return walked ?? lookUp(connection, collection, targets, accepts, most);
}

/** Looks all of them up. */
function lookUp(
  connection: Connection,
  collection: Collection,
  targets: readonly number[],
  accepts: (key: string) => boolean,
  most: number,
): Row[] {
  const found: Row[] = [];
  const { tables, target, filter, order } = collection;
  // A cross join looks the few up instead of walking an index that has them all in this order. Whole rows would make sorting slow.
  const text = `SELECT ${target} FROM json_each(?) AS few CROSS JOIN ${tables} WHERE ${target} = few.value AND ${filter} ORDER BY +${order}`;
  for (const [id] of connection.sql(text).lists(JSON.stringify(targets))) {
    const row = rowOf(connection, collection, id as number);
    if (row !== undefined && accepts(collection.keyOf(row))) found.push(row);
    if (found.length >= most) break;
  }
  return found;
}

function rowOf(connection: Connection, { columns, tables, target, filter }: Collection, id: number): Row | undefined {
  return connection.sql(`SELECT ${columns} FROM ${tables} WHERE ${target} = ? AND ${filter}`).get(id);
}

/** Looks for them on the way down from the best of all. @returns undefined where the first of them do not come soon */
function walk(
  connection: Connection,
  ranking: Ranking,
  collection: Collection,
  targets: readonly number[],
  accepts: (key: string) => boolean,
  most: number,
): Row[] | undefined {
  const found: Row[] = [];
  const matching = new Marks(targets);
  const furthest = Math.max(targets.length, ranking.read);
  let last: unknown;
  for (let place = 0; ; place++) {
    if (place > furthest) return undefined;
    const next = ranking.at(place);
    if (next === undefined || (next.rank !== last && found.length >= most)) break;
    last = next.rank;
    if (!matching.has(next.id)) continue;
    const row = rowOf(connection, collection, next.id);
    if (row !== undefined && accepts(collection.keyOf(row))) found.push(row);
  }
  return found;
}

/** Numbers to be found again: for ten thousands of them made in less than a set of them takes to grow. */
class Marks {
  readonly #bits: Uint8Array;

  constructor(numbers: readonly number[]) {
    let most = 0;
    for (const number of numbers) if (number > most) most = number;
    this.#bits = new Uint8Array((most >>> 3) + 1);
    for (const number of numbers) (this.#bits[number >>> 3] as number) |= 1 << (number & 7);
  }

  has(number: number): boolean {
    return ((this.#bits[number >>> 3] ?? 0) & (1 << (number & 7))) !== 0;
  }
}
