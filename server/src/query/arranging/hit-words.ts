/** The words of hits and beside them. Those beside a hit are the article's next ones, of whatever line and zone: what a reader sees there. */
import type { Hits } from '../hits.ts';
import type { ArticleTokens, QuerySource } from '../source.ts';

/** Hits of one article at a time, with its tokens, in the order of the corpus. */
export interface ArticleLines {
  readonly article: number;
  /** Undefined where the source does not have them any more. */
  readonly tokens: ArticleTokens | undefined;
  /** Places in the list of lines that was given. */
  readonly places: Uint32Array;
}

/** @param lines numbers of hits, in any order */
export function* byArticle(source: QuerySource, hits: Hits, lines: Uint32Array): Generator<ArticleLines> {
  const places = Uint32Array.from(lines.keys());
  const isInOrder = lines.every((hit, place) => place === 0 || (lines[place - 1] as number) <= hit);
  if (!isInOrder) places.sort((a, b) => (lines[a] as number) - (lines[b] as number));
  for (let from = 0; from < places.length; ) {
    const article = hits.article(lines[places[from] as number] as number);
    let to = from + 1;
    while (to < places.length && hits.article(lines[places[to] as number] as number) === article) to++;
    yield { article, tokens: source.tokens(article), places: places.subarray(from, to) };
    from = to;
  }
}

/** The number of the word at a distance of a hit, 1 being the next one; 0 where the article has none there. */
export function wordBeside(words: Uint32Array, start: number, end: number, side: 'left' | 'right', distance: number): number {
  return words[side === 'left' ? start - distance : end + distance - 1] ?? 0;
}

const LATIN = /[A-Za-z0-9]/;

/** Words as one text; blanks part those of Latin letters and digits alone. */
export function joinWords(words: readonly string[]): string {
  let text = '';
  for (const word of words) text += LATIN.test(text.at(-1) ?? '') && LATIN.test(word[0] ?? '') ? ` ${word}` : word;
  return text;
}
