/**
 * Makes script-words.json: traditional words that simplified text does not write character by character (瞭解 is 了解, 答覆 is
 * 答复, 乾隆 stays 乾隆). Two sources: the phrases of OpenCC, and the words of jieba's dictionary with 着, which traditional text
 * writes with 著 (隨著, 意味著), as it writes 著名.
 * Run from the project's root: `node server/lexicon/script-words.build.mjs`.
 */
import fs from 'node:fs';
import simplifiedToTraditional from 'opencc-js/dict/STCharacters';
import phrases from 'opencc-js/dict/TSPhrases';
import { simplifyUnit } from '../src/text/script.ts';

const DICTIONARY = 'node_modules/nodejieba/submodules/cppjieba/dict/jieba.dict.utf8';
const PROVENANCE =
  "OpenCC's phrases (Apache-2.0, by way of opencc-js) and the words with 着 of jieba's dictionary (MIT); made by script-words.build.mjs, which leaves out what could stand in a personal name";
const byCharacter = (word) => String.fromCharCode(...[...word].map((character) => simplifyUnit(character.charCodeAt(0))));

/**
 * Characters whose simplified form depends on the word. Others are left alone: 沈默 may be a man of that name, 李昇 and 李升 are
 * one person in two scripts, 坏 is a word of simplified text.
 */
const AMBIGUOUS = new Set('乾覆藉瞭鍊畫彷彿衹');
const PERSONS = new Set(['李乾德', '張法乾', '李鍊福', '蕭乾', '郭子乾']);
/** Rarer words with 着 are chance. */
const LEAST_FREQUENCY = 30;

const words = {};
for (const entry of phrases.split('|')) {
  const [from, to] = entry.split(' ');
  const changed = [...from].filter((character, i) => byCharacter(character) !== to[i]);
  if (from.length !== to.length || [...from].length !== from.length || changed.length === 0) continue;
  if (!changed.every((character) => AMBIGUOUS.has(character)) || PERSONS.has(from)) continue;
  words[from] = to;
}

const traditional = new Map(
  simplifiedToTraditional
    .split('|')
    .map((entry) => entry.split(' '))
    .filter(([from, to]) => from.length === 1 && to?.length === 1),
);
const entries = fs
  .readFileSync(DICTIONARY, 'utf8')
  .split('\n')
  .map((line) => line.split(' '))
  .filter((fields) => fields.length === 3);
const frequencies = new Map(entries.map(([word, frequency]) => [word, Number(frequency)]));
const toTraditional = (word) => [...word].map((character) => traditional.get(character) ?? character).join('');
for (const [word, frequency] of frequencies) {
  if (!/[着著]/.test(word) || word.length < 2 || frequency < LEAST_FREQUENCY || [...word].length !== word.length) continue;
  const other = word.includes('着') ? word.replaceAll('着', '著') : word.replaceAll('著', '着');
  if ((frequencies.get(other) ?? 0) > frequency) continue;
  words[toTraditional(word.replaceAll('着', '著'))] = word;
}

/** What `from` folds to where the word inside it is folded as a word. */
function foldAround(from, inner, target) {
  const at = from.indexOf(inner);
  return byCharacter(from.slice(0, at)) + target + byCharacter(from.slice(at + inner.length));
}

const entriesOfWords = Object.entries(words);
/** A longer word that only repeats what a shorter one inside it says is left out. */
const isNews = ([from, to]) =>
  !entriesOfWords.some(([inner, target]) => inner !== from && from.includes(inner) && foldAround(from, inner, target) === to);
const sorted = entriesOfWords.filter(isNews).sort(([a], [b]) => (a < b ? -1 : 1));
fs.writeFileSync(
  'server/lexicon/script-words.json',
  `${JSON.stringify({ provenance: PROVENANCE, words: Object.fromEntries(sorted) }, null, 1)}\n`,
);
