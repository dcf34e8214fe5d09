/**
 * What kind of character a UTF-16 code unit is: one look-up in a table where a regular expression would be asked of every
 * character of a text. A surrogate is of no kind but its own; whoever must know what a pair is asks of its code point.
 */
import { isHan } from './script.ts';

/** Kinds, as bits of `kindOfUnit`. */
export const HAN = 1;
/** \p{L} */
export const LETTER = 2;
/** \p{N} */
export const NUMBER = 4;
export const SURROGATE = 8;

/** The kinds of each code unit. 字符类别 */
export const kindOfUnit: Readonly<Uint8Array> = readKinds();

function readKinds(): Uint8Array {
  const table = new Uint8Array(0x10000);
  const units = new Uint16Array(table.length);
  for (let unit = 0; unit < units.length; unit++) units[unit] = unit;
  const all = Buffer.from(units.buffer).toString('utf16le');
  for (const [pattern, kind] of [
    [/\p{L}+/gu, LETTER],
    [/\p{N}+/gu, NUMBER],
  ] as const) {
    for (const { 0: run, index } of all.matchAll(pattern)) table.fill(kind, index, index + run.length);
  }
  table.fill(SURROGATE, 0xd800, 0xe000);
  for (let unit = 0; unit < table.length; unit++) if (isHan(unit)) table[unit] = (table[unit] as number) | HAN;
  return table;
}

/** Whether a letter stands between two offsets, in the basic plane or beyond. */
export function hasLetter(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const kind = kindOfUnit[text.charCodeAt(i)] as number;
    if ((kind & LETTER) !== 0 || (kind === SURROGATE && isLetterPair(text, i))) return true;
  }
  return false;
}

/** Whether two code units at an offset are a letter beyond the basic plane. */
export function isLetterPair(text: string, offset: number): boolean {
  const point = text.codePointAt(offset) as number;
  return point > 0xffff && /\p{L}/u.test(String.fromCodePoint(point));
}
