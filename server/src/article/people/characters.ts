/**
 * Classes of characters: what a character may begin, end or be. Most characters of a text can be none of what recognition
 * asks for at their place (the end of a post, the start of a verb, a function word), and one read of one table says so
 * before any lexicon is asked. A class is a bit; each is declared where it is used.
 */
import type { Trie } from './trie.ts';

/** For every UTF-16 code unit the bits of the classes that it belongs to. */
const classes = new Uint32Array(0x10000);
let taken = 0;
const MOST = 32;

/** A class, or several of which one is meant. */
export type CharacterClass = number & { readonly characters: true };

/** Declares the class of these characters, and of those that the words of a trie begin with (end with, if it is reversed). */
export function characterClass(...members: readonly (string | Trie)[]): CharacterClass {
  if (taken === MOST) throw new Error(`more than ${MOST} classes of characters`);
  const bit = 1 << taken++;
  for (const member of members) {
    const units = typeof member === 'string' ? Array.from(member, (character) => character.charCodeAt(0)) : member.firstUnits();
    for (const unit of units) classes[unit] = (classes[unit] as number) | bit;
  }
  return bit as CharacterClass;
}

/** Whether a code unit belongs to a class; what lies outside a text (NaN) belongs to none. */
export const isOf = (unit: number, characters: CharacterClass): boolean => ((classes[unit | 0] as number) & characters) !== 0;
