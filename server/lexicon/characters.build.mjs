/**
 * Makes characters.json: the characters of the dictionary's words, those first that news holds most often. Run from the
 * project's root whenever a list of words gained a character: `node server/lexicon/characters.build.mjs`.
 */
import fs from 'node:fs';
import { dictionaryWords } from '../src/article/people/dictionary-words.ts';
import { costOf } from '../src/article/people/word-values.ts';

const frequency = new Map();
for (const [word, value] of dictionaryWords()) {
  const share = Math.exp(-costOf(value));
  for (let i = 0; i < word.length; i++) frequency.set(word.charCodeAt(i), (frequency.get(word.charCodeAt(i)) ?? 0) + share);
}
const units = [...frequency].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([unit]) => unit);
const provenance =
  'The characters of the words that words.json, news-words.json, posts.json, organs.json, eponyms.json and divisions.json hold, by the frequency that the words have there; made by characters.build.mjs';
const characters = units.map((unit) => String.fromCharCode(unit)).join('');
fs.writeFileSync('server/lexicon/characters.json', `${JSON.stringify({ provenance, characters }, null, 2)}\n`);
console.log(`${units.length} characters`);
