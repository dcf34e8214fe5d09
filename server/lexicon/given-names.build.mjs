/**
 * Makes given-names.json: what each character costs as the first, the second or the only character of a given name.
 * Run from the project's root: `node server/lexicon/given-names.build.mjs NR`, where NR is data/dictionary/person/nr.txt.bin of the
 * Maven artefact com.hankcs:hanlp:portable-1.8.4 (Apache-2.0): how often each character was seen in which place of a name in tagged
 * news. A few stars of those years weigh heavily there, so one part in seven comes from the names in jieba's dictionary (MIT),
 * each counted once. Costs are in nats, -ln of the share, in steps of a half.
 */
import fs from 'node:fs';
import { foldKey } from '../src/text/folding.ts';
import { readLabelCounts } from './hanlp.mjs';

const DICTIONARY = 'node_modules/nodejieba/submodules/cppjieba/dict/jieba.dict.utf8';
const PROVENANCE =
  'Counts of characters in personal names of HanLP 1.8.4 (data/dictionary/person/nr.txt, Apache License 2.0, hankcs) and of the names in the jieba dictionary (cppjieba copy in nodejieba 3.5.8, MIT licence, Copyright (c) 2013 Sun Junyi); made by given-names.build.mjs';
/** Labels of HanLP's dictionary by number: C and D the two characters of a given name, E the only one. */
const LABELS = { first: 1, second: 2, single: 3 };
const JIEBA_SHARE = 0.15;
const LEAST_COUNT = 2;
const DEAREST = 11.5;

/** Counts of each Han character under each label. */
function hanlpCounts(file) {
  const labelsOf = readLabelCounts(file);
  const counts = Object.fromEntries(Object.keys(LABELS).map((place) => [place, new Map()]));
  for (let unit = 0x4e00; unit <= 0x9fff; unit++) {
    for (const [label, count] of labelsOf(String.fromCharCode(unit)) ?? []) {
      for (const [place, number] of Object.entries(LABELS)) {
        if (label === number) add(counts[place], foldKey(String.fromCharCode(unit)), count);
      }
    }
  }
  return counts;
}

/** The same from jieba's names of three characters with one of the common surnames. */
function jiebaCounts() {
  const surnames = JSON.parse(fs.readFileSync('server/lexicon/surnames.json', 'utf8'));
  const common = new Set(surnames.single.slice(0, 160));
  const counts = { first: new Map(), second: new Map() };
  for (const line of fs.readFileSync(DICTIONARY, 'utf8').split('\n')) {
    const [written, , tag] = line.split(' ');
    const word = [...(written ?? '')].map(foldKey).join('');
    if (tag !== 'nr' || !/^[\u4e00-\u9fff]{3}$/.test(word) || !common.has(word[0])) continue;
    add(counts.first, word[1], 1);
    add(counts.second, word[2], 1);
  }
  return counts;
}

function add(counts, key, count) {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

function sharesOf(counts) {
  const kept = [...counts].filter(([, count]) => count >= LEAST_COUNT);
  const total = kept.reduce((sum, [, count]) => sum + count, 0);
  return new Map(kept.map(([character, count]) => [character, count / total]));
}

/** Characters by cost, the cheapest first. */
function table(shares) {
  const byCost = new Map();
  for (const [character, share] of shares) {
    const cost = Math.round(-2 * Math.log(share)) / 2;
    if (cost <= DEAREST) byCost.set(cost, [...(byCost.get(cost) ?? []), character]);
  }
  return Object.fromEntries([...byCost].sort(([a], [b]) => a - b).map(([cost, list]) => [`${cost} `.trim(), list.sort().join('')]));
}

const hanlp = hanlpCounts(process.argv[2]);
const jieba = jiebaCounts();
const lexicon = { provenance: PROVENANCE };
for (const place of Object.keys(LABELS)) {
  const [most, few] = [sharesOf(hanlp[place]), jieba[place] === undefined ? null : sharesOf(jieba[place])];
  const shares = new Map();
  for (const character of new Set([...most.keys(), ...(few?.keys() ?? [])])) {
    const share = most.get(character) ?? 0;
    shares.set(character, few === null ? share : (1 - JIEBA_SHARE) * share + JIEBA_SHARE * (few.get(character) ?? 0));
  }
  lexicon[place] = table(shares);
}
fs.writeFileSync('server/lexicon/given-names.json', `${JSON.stringify(lexicon, null, 1)}\n`);
