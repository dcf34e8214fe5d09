/** Hits for tests of what is made of hits: found by looking at every token. */
import { Hits } from '../../server/src/query/hits.ts';
import { type QuerySource, ZONE_BITS } from '../../server/src/query/source.ts';

/** Where some words stand one behind the other, in the order of the corpus. */
export function hitsOf(source: QuerySource, words: string, zones: number = ZONE_BITS.body): Hits {
  const hits = new Hits();
  const wanted = words.split(' ');
  for (const article of source.articles) {
    const tokens = source.tokens(article);
    if (tokens === undefined) continue;
    const texts = Array.from(tokens.words, (word) => source.vocabulary.word(word));
    for (let line = 0; line < tokens.zones.length; line++) {
      if (((tokens.zones[line] as number) & zones) === 0) continue;
      for (let start = tokens.lines[line] as number; start + wanted.length <= (tokens.lines[line + 1] as number); start++) {
        if (wanted.every((word, index) => texts[start + index] === word)) hits.add(article, start, start + wanted.length);
      }
    }
  }
  return hits;
}
