/**
 * Makes words.json from jieba's dictionary (MIT), which nodejieba installs.
 * Run from the project's root: `node server/lexicon/words.build.mjs`.
 *
 * Costs are whole nats, -ln(frequency / total), so that the segmentation lattice may add them. Classes are what the
 * boundaries of names and organisations need, no more: s places, o organs, n nouns and all else that may stand inside an
 * organisation's name, v verbs, f function words (prepositions, conjunctions, adverbs, pronouns, particles), m numerals.
 */
import fs from 'node:fs';
import { foldKey } from '../src/text/folding.ts';

const DICTIONARY = 'node_modules/nodejieba/submodules/cppjieba/dict/jieba.dict.utf8';
const PROVENANCE =
  'jieba dictionary (cppjieba copy in nodejieba 3.5.8), MIT licence, Copyright (c) 2013 Sun Junyi; made by words.build.mjs';
const entries = fs
  .readFileSync(DICTIONARY, 'utf8')
  .split('\n')
  .map((line) => line.split(' '))
  .filter((fields) => fields.length === 3)
  .map(([word, frequency, tag]) => ({ word: foldKey(word), frequency: Number(frequency), tag }));
const total = entries.reduce((sum, { frequency }) => sum + frequency, 0);
const isHanWord = (word) => /^[\u4e00-\u9fff]+$/.test(word);

/** Least frequency for a word to matter as evidence against a name that cuts it. */
const LEAST = { 1: 60, 2: 18, 3: 12, 4: 20, 5: 60 };
/** What jieba tags as names and yet is a word: three characters that end like a thing, a place or an institution. */
const THING =
  /[素岩年生园楼村镇县寺殿山河江湖港桥站区市省州岛院馆所厂店校系学会员者人家性化力权法率度量型式类期节日月季周赛机器车船筑族口洲海湖泊峡]$/;

/** Persons whom jieba takes for places or dates. */
const PERSONS = new Set(['普京', '周恩来', '毛泽东', '邓小平']);
const posts = JSON.parse(fs.readFileSync('server/lexicon/posts.json', 'utf8'));
/** 党委书记, 县委书记: the border between body and post must stay visible. */
const isPostOfBody = (word) => word.length >= 4 && posts.official.some((post) => word.endsWith(post) && word.length - post.length >= 2);

function classOf(tag) {
  if (tag === 'ns' || tag === 'nsf') return 's';
  if (tag === 'nt') return 'o';
  if (/^(p|c|d|r|u|y|f|t|e|o|k)/.test(tag) && tag !== 'tg') return 'f';
  if (/^(m|q)/.test(tag)) return 'm';
  if (/^v/.test(tag) && tag !== 'vn') return 'v';
  return 'n';
}

const buckets = {};
const seen = new Set();
for (const { word, frequency, tag } of entries) {
  const least = LEAST[word.length];
  if (least === undefined || frequency < least || !isHanWord(word)) continue;
  if (
    /^nrt?/.test(tag) &&
    !(word.length === 1 || (word.length === 2 && frequency >= 25 && tag === 'nr') || (word.length === 3 && THING.test(word)))
  )
    continue;
  if (tag === 'nrfg' || PERSONS.has(word) || isPostOfBody(word)) continue;
  if (seen.has(word)) continue;
  seen.add(word);
  const cost = Math.max(2, Math.round(Math.log(total / frequency)));
  const wordClass = classOf(tag);
  buckets[wordClass] ??= {};
  buckets[wordClass][cost] ??= [];
  buckets[wordClass][cost].push(word);
}
for (const costs of Object.values(buckets)) for (const cost of Object.keys(costs)) costs[cost] = costs[cost].sort().join(' ');
fs.writeFileSync('server/lexicon/words.json', `${JSON.stringify({ provenance: PROVENANCE, ...buckets }, null, 1)}\n`);

console.log(
  fs.statSync('server/lexicon/words.json').size,
  Object.entries(buckets)
    .map(([c, b]) => `${c}:${Object.values(b).join(' ').split(' ').length}`)
    .join(' '),
);
