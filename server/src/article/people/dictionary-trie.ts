/**
 * The dictionary as a trie lies in memory. Laying it out takes longer than all else that happens at the start: the build does
 * it once and puts the outcome into the bundle in this module's place.
 */
import { dictionaryWords } from './dictionary-words.ts';
import { type FrozenTrie, frozen } from './trie.ts';

/** The cells of the dictionary's trie. */
export const dictionaryTrie = (): FrozenTrie => frozen(dictionaryWords());
