/** The dictionary: words with class, cost and levels as `word-values.ts` reads them. 词典 */
import { dictionaryTrie } from './dictionary-trie.ts';
import { Trie } from './trie.ts';

/** Words with their values. */
export const dictionary = new Trie(dictionaryTrie());
