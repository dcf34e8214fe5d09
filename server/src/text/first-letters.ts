/**
 * The letters with which what may be typed for a character begins, as bits of one number for each code unit: most names are told
 * apart by the first letter alone, without looking at how their characters are read.
 */
import { readingsOf } from './pinyin.ts';

const LETTERS = 26;
const FIRST_LETTER = 'a'.charCodeAt(0);
/** Anything typed but a small ASCII letter. */
const OTHER = 1 << LETTERS;
/** The code unit does not count, or tells nothing by itself. */
const UNTOLD = 1 << (LETTERS + 1);
/** Somebody has asked before. */
const LEARNT = 1 << (LETTERS + 2);

/** The bits of all letters. */
export const ANY_LETTER = OTHER * 2 - 1;

const known = new Int32Array(0x10000);

/** The bit of a letter that is typed. */
export function bitOf(letter: string): number {
  const place = letter.charCodeAt(0) - FIRST_LETTER;
  return place >= 0 && place < LETTERS ? 1 << place : OTHER;
}

/** Whether a code unit may stand for one of some letters, in whatever name. @param bits of the letters */
export function mayBegin(unit: number, bits: number): boolean {
  return (learnLetters(unit) & (bits | UNTOLD)) !== 0;
}

/** Whether a code unit takes a letter, whatever stands beside it. */
export function takesLetter(unit: number): boolean {
  return (learnLetters(unit) & UNTOLD) === 0;
}

/** Looks up how a code unit may be read, so that nobody has to wait for it later. @returns the bits of its letters */
export function learnLetters(unit: number): number {
  const before = known[unit] as number;
  if (before !== 0) return before;
  const readings = unit >= 0xd800 && unit <= 0xdfff ? undefined : readingsOf(unit);
  let bits = LEARNT;
  if (readings === undefined || readings.length === 0) bits |= UNTOLD;
  else for (const [letter = ''] of readings) bits |= bitOf(letter);
  known[unit] = bits;
  return bits;
}
