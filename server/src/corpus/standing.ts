/**
 * The standing of names: all of a kind from the most mentioned down, and among equals in the order of their keys, as the index
 * keeps it. It is made while nothing else is to be done, and what has changed since is noted beside it: so the best of many
 * names that match a query are found without sorting, and no order is written with every article. 名次
 */
import type { Query } from './query.ts';

/** Its places: twice the number of a name, and one more where some article calls who has it an official. */
export function unpackStanding(packed: Uint8Array): Uint32Array {
  return new Uint32Array(packed.slice().buffer);
}

/** @param places as JSON has them, in order */
export function packStanding(places: string): Uint8Array {
  return new Uint8Array(Uint32Array.from(JSON.parse(places) as number[]).buffer);
}

/** What tells the standing of a kind from those at other times; undefined while there is none. */
export function standingOf(sql: (text: string) => Query, kind: number): number | undefined {
  return sql('SELECT made FROM standing WHERE kind = ?').get(kind)?.made as number | undefined;
}

/** The names of a standing by their numbers, best first. @param officials only those whom some article called an official then */
export function orderOf(sql: (text: string) => Query, kind: number, officials: boolean): Int32Array {
  const packed = sql('SELECT packed FROM standing WHERE kind = ?').get(kind)?.packed as Uint8Array | undefined;
  const places = unpackStanding(packed ?? new Uint8Array(0));
  const order = new Int32Array(places.length);
  let count = 0;
  for (const place of places) if (!officials || (place & 1) === 1) order[count++] = place >>> 1;
  return order.subarray(0, count);
}

/** Numbers of the names whose place in the standing tells nothing any more. */
export function movedSince(sql: (text: string) => Query, kind: number): number[] {
  const rows = sql('SELECT entity FROM moved WHERE kind = ?').lists(kind);
  return rows.map(([entity]) => entity as number);
}
