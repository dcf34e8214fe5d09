/**
 * Sheets: the keys of names and titles, one after another, some thousand characters a sheet. Any part of a key is found by
 * reading all sheets through, which for a hundred thousand articles takes a few milliseconds, as long as a look-up of what
 * is common; and it costs neither a row for each part of a key nor anything for its pinyin. 名册
 *
 * A sheet is for a kind and a range of numbers: what it holds follows from the names and titles alone, not from the order in
 * which they came.
 */
import type { TypedLetters } from '../text/typed-letters.ts';
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

/** The way back; nothing of a sheet that is cut off. */
export function unpackSheet(sheet: number, packed: Uint8Array): Map<number, string> {
  const keys = new Map<number, string>();
  readSheet(sheet, unitsOf(packed), (target, units, from, to) => keys.set(target, String.fromCharCode(...units.subarray(from, to))));
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

/** A sheet with some of its keys. @param kept numbers of their targets, all on this sheet, ascending */
export function narrowSheet(sheet: number, packed: Uint8Array, kept: readonly number[]): Uint8Array {
  const units = unitsOf(packed);
  const first = firstOf(sheet);
  const all = units[0] ?? 0;
  // As long as all that is kept can be: what is too much is cut off.
  const narrow = new Uint16Array(units.length);
  narrow[0] = kept.length;
  let [next, from, at] = [0, 1 + 2 * all, 1 + 2 * kept.length];
  for (let index = 1; index <= 2 * all && next < kept.length; index += 2) {
    const length = units[index + 1] as number;
    if (first + (units[index] as number) === kept[next]) {
      narrow[1 + 2 * next] = units[index] as number;
      narrow[2 + 2 * next] = length;
      for (let unit = from; unit < from + length; unit++) narrow[at++] = units[unit] as number;
      next++;
    }
    from += length;
  }
  return new Uint8Array(narrow.slice(0, at).buffer);
}

type Visit = (target: number, units: Uint16Array, from: number, to: number) => void;

function unitsOf(packed: Uint8Array): Uint16Array {
  const aligned = packed.byteOffset % 2 === 0 ? packed : packed.slice();
  return new Uint16Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >> 1);
}

function readSheet(sheet: number, units: Uint16Array, visit: Visit): void {
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

/** Targets whose keys match a query, by the way in which they do; one that matches better stands in the other lists too. */
export interface Matches {
  /** The letters spell the key, perhaps. */
  readonly spelled: number[];
  /** The key begins with the query. */
  readonly beginning: number[];
  /** The letters begin what spells the key, perhaps. */
  readonly spelledBeginning: number[];
  readonly containing: number[];
}

export function noMatches(): Matches {
  return { spelled: [], beginning: [], spelledBeginning: [], containing: [] };
}

/**
 * Reads a sheet through.
 * @param form of the query, with small letters, not empty
 * @param letters that the query types, or undefined
 * @param matches what is found is added to
 */
export function searchSheet(sheet: number, packed: Uint8Array, form: string, letters: TypedLetters | undefined, matches: Matches): void {
  const units = unitsOf(packed);
  if (letters !== undefined) spellSheet(sheet, units, letters, matches);
  const head = form.charCodeAt(0);
  // Most sheets have no such letter, and many no such character: the next one is looked for, not every key.
  let next = units.indexOf(head, 1 + 2 * (units[0] ?? 0));
  if (next < 0) return;
  readSheet(sheet, units, (target, _, from, to) => {
    while (next >= 0 && next + form.length <= to) {
      const at = next;
      const found = at >= from && continues(units, at, form);
      next = units.indexOf(head, found ? to : at + 1);
      if (!found) continue;
      if (at === from) matches.beginning.push(target);
      matches.containing.push(target);
      return;
    }
  });
}

/** The same as a visit of every key, without a call for each: it is done for all names of the corpus. */
function spellSheet(sheet: number, units: Uint16Array, letters: TypedLetters, matches: Matches): void {
  const first = firstOf(sheet);
  const last = 2 * (units[0] ?? 0);
  let from = 1 + last;
  for (let index = 1; index <= last; index += 2) {
    const to = from + (units[index + 1] as number);
    if (to > units.length) return;
    if (letters.mayMean(units, from, to)) {
      const spelled = letters.spell(units, from, to);
      const target = first + (units[index] as number);
      if (spelled !== 'no') matches.spelledBeginning.push(target);
      if (spelled === 'whole') matches.spelled.push(target);
    }
    from = to;
  }
}

function continues(units: Uint16Array, at: number, form: string): boolean {
  for (let index = 1; index < form.length; index++) if (units[at + index] !== form.charCodeAt(index)) return false;
  return true;
}
