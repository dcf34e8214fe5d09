/**
 * Makes name-neighbours.json: which words stand before and behind personal names oftener, and which more seldom, than other words do.
 * Run from the project's root: `node server/lexicon/name-neighbours.build.mjs DICTIONARY`, where DICTIONARY is data/dictionary of the Maven
 * artefact com.hankcs:hanlp:portable-1.8.4 (Apache-2.0): person/nr.txt.bin says how often a word was seen beside a name,
 * CoreNatureDictionary.mini.txt.bin how often at all. A level is the logarithm of the share beside names over that of all words, in
 * whole nats from -3 to 3; words of level 0, -1 and of one character are left out.
 */
import fs from 'node:fs';
import path from 'node:path';
import { foldKey } from '../src/text/folding.ts';
import { readFrequencies, readLabelCounts } from './hanlp.mjs';

const PROVENANCE =
  'Counts of the words beside personal names in HanLP 1.8.4 (data/dictionary/person/nr.txt and CoreNatureDictionary.mini.txt, Apache License 2.0, hankcs), for the words of words.json, news-words.json, posts.json and speech-verbs.json; made by name-neighbours.build.mjs';
/** Labels of HanLP's dictionary by number: K the word before a name, L the one behind it, M the one between two. */
const BEFORE = 6;
const BEHIND = 7;
const BETWEEN = 8;
/** Share of all words that stand beside a name. */
const USUAL = 0.011;
const LEAST_FREQUENCY = 15;
const HIGHEST = 3;
/** What a word that was seen a few times is taken to have been seen besides. */
const PRIOR = 0.3;

const readJson = (name) => JSON.parse(fs.readFileSync(`server/lexicon/${name}.json`, 'utf8'));
const { provenance: _, ...words } = readJson('words');
const lists = [readJson('news-words'), readJson('posts'), readJson('speech-verbs')].flatMap((lexicon) => Object.values(lexicon));
const all = new Set([
  ...Object.values(words).flatMap((byCost) => Object.values(byCost).flatMap((list) => list.split(' '))),
  ...lists.filter(Array.isArray).flat(),
]);
const labelsOf = readLabelCounts(path.join(process.argv[2], 'person/nr.txt.bin'));
const frequencyOf = readFrequencies(path.join(process.argv[2], 'CoreNatureDictionary.mini.txt.bin'));
const before = {};
const behind = {};
for (const word of [...all].sort()) {
  if (word.length < 2 || word !== foldKey(word)) continue;
  const counts = new Map(labelsOf(word) ?? []);
  const [first, second, third] = [BEFORE, BEHIND, BETWEEN].map((label) => counts.get(label) ?? 0);
  if (first + second + third === 0) continue;
  const frequency = Math.max(frequencyOf(word) ?? 0, first + second + third);
  if (frequency < LEAST_FREQUENCY) continue;
  enter(before, word, first + third / 2, frequency);
  enter(behind, word, second + third / 2, frequency);
}
fs.writeFileSync(
  'server/lexicon/name-neighbours.json',
  `${JSON.stringify({ provenance: PROVENANCE, before: sorted(before), behind: sorted(behind) }, null, 1)}\n`,
);

function enter(levels, word, count, frequency) {
  const share = (count + PRIOR) / (frequency * USUAL + PRIOR);
  const level = Math.max(-HIGHEST, Math.min(HIGHEST, Math.round(Math.log(share))));
  if (level === 0 || level === -1) return;
  levels[level] ??= [];
  levels[level].push(word);
}

function sorted(levels) {
  return Object.fromEntries(
    Object.entries(levels)
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([level, list]) => [level, list.join(' ')]),
  );
}
