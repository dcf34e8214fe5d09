/**
 * A text as articles are compared by it: its letters and digits alone. What differs between two copies of one story is
 * blanks, punctuation and width; folding has taken the scripts away already.
 */
import { HAN, kindOfUnit, LETTER, NUMBER, SURROGATE } from '../../text/characters.ts';

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** Where a second hash begins, so that two of 32 bits make one of 48. */
const SECOND_OFFSET = 0x9e3779b1;

/** Letters and digits of a folded text, ASCII letters in lower case. */
export function bareText(text: string): string {
  let bare = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (((kindOfUnit[text.charCodeAt(i)] as number) & (LETTER | NUMBER | SURROGATE)) !== 0) continue;
    if (i > from) bare += text.slice(from, i);
    from = i + 1;
  }
  bare += text.slice(from);
  return /[A-Z]/.test(bare) ? bare.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : bare;
}

/** How many letters a bare text has: what is left without its digits. */
export function countLetters(bare: string): number {
  let letters = 0;
  for (let i = 0; i < bare.length; i++) if (((kindOfUnit[bare.charCodeAt(i)] as number) & NUMBER) === 0) letters++;
  return letters;
}

/** How many Han characters a bare text has. */
export function countHan(bare: string): number {
  let han = 0;
  for (let i = 0; i < bare.length; i++) han += (kindOfUnit[bare.charCodeAt(i)] as number) & HAN;
  return han;
}

/**
 * The key of a line of a story, of 48 bits: what it says. Among ten million lines two share a key by chance one time in six.
 */
export function keyOfSentence(bare: string): number {
  return keyOf(bare, 0);
}

/** The key of a line of page furniture: without its digits, so that a date or a counter of visitors makes no other line of it. */
export function keyOfFurniture(bare: string): number {
  return keyOf(bare, NUMBER);
}

/** @param passed kinds of characters that are passed over */
function keyOf(bare: string, passed: number): number {
  let low = FNV_OFFSET;
  let high = SECOND_OFFSET;
  for (let i = 0; i < bare.length; i++) {
    const unit = bare.charCodeAt(i);
    if (((kindOfUnit[unit] as number) & passed) !== 0) continue;
    low = Math.imul(low ^ unit, FNV_PRIME);
    high = Math.imul(high ^ unit, FNV_PRIME);
  }
  return (mix(high) & 0xffff) * 2 ** 32 + (low >>> 0);
}

/** Spreads the bits of a number (the finaliser of MurmurHash3); of 32 bits, signed. */
export function mix(number: number): number {
  let mixed = number ^ (number >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
