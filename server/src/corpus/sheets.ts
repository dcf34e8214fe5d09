/**
 * Sheets: the keys of names and titles, one after another, some thousand characters a sheet. Any part of a key is found by
 * reading all sheets through, which for a hundred thousand articles takes a few milliseconds, as long as a look-up of what
 * is common; and it costs neither a row for each part of a key nor anything for its pinyin. 名册
 *
 * A sheet is for a kind and a range of numbers: what it holds follows from the names and titles alone, not from the order in
 * which they came.
 */
import { TITLE_KIND } from './schema.ts';

/** Numbers of one sheet. A title is longer than a name, and a sheet is written anew for each new key. */
const NAMES = 2048;
const TITLES = 512;
/** Sheets of one kind: more than there ever are. */
const KIND = 2 ** 40;
/** Longest part of a key that is kept, in code units: no heading is longer, and lengths have 16 bits. */
const LONGEST = 0xffff;

function range(kind: number): number {
  return kind === TITLE_KIND ? TITLES : NAMES;
}

/** The number of the sheet that the key of a target is on. */
export function sheetOf(kind: number, target: number): number {
  return kind * KIND + Math.floor(target / range(kind));
}

/** The sheets of a kind: from the first number to before the last. */
export function sheetsOf(kind: number): [from: number, to: number] {
  return [kind * KIND, (kind + 1) * KIND];
}

/** The lowest number of a target on a sheet. */
function firstOf(sheet: number): number {
  const kind = Math.floor(sheet / KIND);
  return (sheet - kind * KIND) * range(kind);
}

/**
 * 16-bit numbers: how many keys; for each, its place in the range and its length; then their code units.
 * @param keys by the number of the target
 */
export function packSheet(sheet: number, keys: ReadonlyMap<number, string>): Uint8Array {
  const first = firstOf(sheet);
  const sorted = [...keys].sort(([a], [b]) => a - b).map(([target, key]) => [target, key.slice(0, LONGEST)] as const);
  const units = new Uint16Array(sorted.reduce((sum, [, key]) => sum + 2 + key.length, 1));
  units[0] = sorted.length;
  let at = 1;
  for (const [target, key] of sorted) {
    units[at++] = target - first;
    units[at++] = key.length;
  }
  for (const [, key] of sorted) for (let index = 0; index < key.length; index++) units[at++] = key.charCodeAt(index);
  return new Uint8Array(units.buffer);
}

/** The way back. */
export function unpackSheet(sheet: number, packed: Uint8Array): Map<number, string> {
  const keys = new Map<number, string>();
  readSheet([sheet, packed], (target, units, from, to) => keys.set(target, String.fromCharCode(...units.subarray(from, to))));
  return keys;
}

/**
 * A sheet with changes; empty where nothing is left on it.
 * @param packed undefined: there is no such sheet yet
 * @param changes keys by the numbers of their targets; undefined: the target has none any more
 */
export function changeSheet(
  sheet: number,
  packed: Uint8Array | undefined,
  changes: ReadonlyMap<number, string | undefined>,
): Uint8Array | undefined {
  const keys = packed === undefined ? new Map<number, string>() : unpackSheet(sheet, packed);
  for (const [target, key] of changes) {
    if (key === undefined) keys.delete(target);
    else keys.set(target, key);
  }
  return keys.size === 0 ? undefined : packSheet(sheet, keys);
}

/** A sheet as the database has it. */
export type PackedKeys = readonly [sheet: number, packed: Uint8Array];

type Visit = (target: number, units: Uint16Array, from: number, to: number) => void;

function unitsOf(packed: Uint8Array): Uint16Array {
  const aligned = packed.byteOffset % 2 === 0 ? packed : packed.slice();
  return new Uint16Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >> 1);
}

/** Visits every key, in the order of their numbers; nothing of a sheet that is cut off. */
export function readSheet([sheet, packed]: PackedKeys, visit: Visit): void {
  const units = unitsOf(packed);
  const first = firstOf(sheet);
  const count = units[0] ?? 0;
  let from = 1 + 2 * count;
  for (let index = 1; index <= 2 * count; index += 2) {
    const to = from + (units[index + 1] as number);
    if (to > units.length) return;
    visit(first + (units[index] as number), units, from, to);
    from = to;
  }
}
