/**
 * What a name or a title is found by. Full-text search of SQLite finds no word of two characters, so the index keeps
 * its own: each two neighbouring characters (any part of a name), pinyin and initials (from the beginning).
 */
import { foldKey } from '../text/folding.ts';
import { searchKeys } from '../text/pinyin.ts';

/** Longest spelling that is kept, in letters: nobody types more. */
const SPELLING = 40;

/** The form in which keys and queries are compared: folded, no blanks, ASCII letters small. */
export function searchForm(text: string): string {
  return smallLetters(foldKey(text));
}

/** Only ASCII, so that a text keeps its length and SQLite can do the same. */
export function smallLetters(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Each two neighbouring code units, and the last one alone: every part of the key begins a term. */
export function grams(key: string): string[] {
  const text = smallLetters(key);
  const terms = new Set<string>();
  for (let i = 0; i < text.length; i++) terms.add(text.slice(i, i + 2));
  return [...terms];
}

/** Pinyin and initials of a name. */
export function spellings(name: string): string[] {
  const { full, initials, mixed } = searchKeys(name);
  return [...new Set([...full, ...initials, ...mixed].map((spelling) => spelling.slice(0, SPELLING)))];
}

/** Spellings as one column: a blank before each, so that ` lb` finds those that begin with it. */
export function joinSpellings(all: readonly string[]): string {
  return all.map((spelling) => ` ${spelling}`).join('');
}

/** What a query types as letters: small ASCII letters and digits; empty where it has anything else but marks and blanks. */
export function lettersOf(query: string): string {
  const letters = smallLetters(query.normalize('NFKC')).replace(/[\s'’·.-]+/g, '');
  return /^[a-z0-9]+$/.test(letters) ? letters.slice(0, SPELLING) : '';
}
