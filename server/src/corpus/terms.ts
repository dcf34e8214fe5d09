/**
 * The forms in which names, titles and queries are compared: any part of the characters, pinyin and initials from the
 * beginning.
 */
import { foldKey } from '../text/folding.ts';
import { searchKeys } from '../text/pinyin.ts';
import { certainlyBegin, mostTyped } from '../text/typed-letters.ts';

/** Longest spelling that is compared, in letters: nobody types more. */
export const SPELLING = 40;

/** The form in which keys and queries are compared: folded, no blanks, ASCII letters small. */
export function searchForm(text: string): string {
  return smallLetters(foldKey(text));
}

/** Only ASCII, so that a text keeps its length and SQLite can do the same. */
export function smallLetters(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Pinyin and initials of a name. */
export function spellings(name: string): string[] {
  const { full, initials, mixed } = searchKeys(name);
  return [...new Set([...full, ...initials, ...mixed].map((spelling) => spelling.slice(0, SPELLING)))];
}

/**
 * Characters behind those that are typed that may say how these are read, as parts of one word. Of 8,000 clauses of real posts five
 * begin otherwise with so few, and as many with twice as many.
 */
const CONTEXT = 4;
/** Beginnings of so many characters are looked up together: many names of organisations, and many titles, begin alike. */
const STEP = 4;

/**
 * Whether letters begin a spelling of a name or a title. Of a long one no more is read than the letters and their words may take.
 * @param name folded; @param letters as of `lettersOf`, not empty
 */
export function beginSpelling(letters: string, name: string): boolean {
  if (certainlyBegin(letters, name)) return true;
  return spellings(beginningFor(letters, name)).some((spelling) => spelling.startsWith(letters));
}

/** As much of a name as says whether letters begin its spelling. */
function beginningFor(letters: string, name: string): string {
  if (name.length <= STEP + CONTEXT) return name;
  const characters = name.match(/[\p{L}\p{N}]/gu) ?? [];
  return characters.slice(0, Math.ceil((mostTyped(letters, characters) + CONTEXT) / STEP) * STEP).join('');
}

/** What a query types as letters: small ASCII letters and digits; empty where it has anything else but marks and blanks. */
export function lettersOf(query: string): string {
  const letters = smallLetters(query.normalize('NFKC')).replace(/[\s'’·.-]+/g, '');
  return /^[a-z0-9]+$/.test(letters) ? letters.slice(0, SPELLING) : '';
}

/** Tells whether a query types a whole name, by its characters or by its pinyin: initials are those of too many. */
export function typesInFull(query: string): (name: string) => boolean {
  const key = foldKey(query);
  const letters = lettersOf(query);
  return (name) => name === key || (letters !== '' && searchKeys(name).full.includes(letters));
}
