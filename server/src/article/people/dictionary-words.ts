/**
 * The words that a text is cut into, with their values: jieba's, those of news, the names of divisions, posts and the ends of
 * organisations' names. Data and provenance stand in server/lexicon.
 */
import eponymList from '../../../lexicon/eponyms.json' with { type: 'json' };
import neighbours from '../../../lexicon/name-neighbours.json' with { type: 'json' };
import newsWords from '../../../lexicon/news-words.json' with { type: 'json' };
import organs from '../../../lexicon/organs.json' with { type: 'json' };
import posts from '../../../lexicon/posts.json' with { type: 'json' };
import words from '../../../lexicon/words.json' with { type: 'json' };
import { divisions } from '../divisions.ts';
import { CLASSES, classOf, costOf, encode, type WordClass, withLevels } from './word-values.ts';

/** A word that news uses often and an older dictionary lacks weighs like a word of this cost (one in 60,000). */
const NEWS_WORD_COST = 11;
/** News is full of posts: 大学|校长 must win against 大|学校|长. */
const POST_COST = 9;

/** jieba's words; then those that this project knows better: their class wins, the lower cost stays. */
export function dictionaryWords(): Map<string, number> {
  const values = new Map<string, number>();
  for (const wordClass of CLASSES) {
    for (const [cost, list] of Object.entries(words[wordClass])) {
      for (const word of list.split(' ')) values.set(word, encode(wordClass, Number(cost)));
    }
  }
  const set = (list: readonly string[], wordClass: WordClass, wins: boolean, dearest = NEWS_WORD_COST): void => {
    for (const word of list) {
      const known = word.length > 1 ? values.get(word) : 0;
      if (known === 0) continue;
      const cost = known === undefined ? dearest : Math.min(dearest, costOf(known));
      values.set(word, encode(known === undefined || wins ? wordClass : classOf(known), cost));
    }
  };
  for (const wordClass of ['n', 'v', 'f', 's'] as const) set(newsWords[wordClass], wordClass, false);
  for (const [, name] of divisions()) {
    if (name.length > 2) set([name], 's', false);
    // 马尔康 of 马尔康市 is no person; of two characters a short name may well be one (文山).
    if (name.length > 3) set([name.slice(0, -1)], 's', false);
  }
  set([...posts.official, ...posts.other], 'n', false, POST_COST);
  set([...organs.suffixes, ...organs.whole], 'o', true);
  set(eponymList.names, 'n', false);
  const [before, behind] = [levelsOf(neighbours.before), levelsOf(neighbours.behind)];
  for (const [word, value] of values) {
    values.set(word, withLevels(value, before.get(word) ?? 0, behind.get(word) ?? 0));
  }
  return values;
}

function levelsOf(byLevel: Readonly<Record<string, string>>): Map<string, number> {
  return new Map(Object.entries(byLevel).flatMap(([level, list]) => list.split(' ').map((word) => [word, Number(level)] as const)));
}
