/** The words of hits and beside them. Those beside a hit are the article's next ones, of whatever line and zone: what a reader sees there. */
import { zoneOf } from '../evaluating/structures.ts';
import { lastAtOrBefore } from '../evaluating/visible.ts';
import type { Hits } from '../hits.ts';
import type { ArticleTokens, QuerySource } from '../source.ts';

/** Lines of one article at a time, in the order of the corpus. */
export interface ArticleLines {
  readonly article: number;
  /** Places in the list of lines that was given. */
  readonly places: Uint32Array;
}

/** @param lines numbers of hits, in any order */
export function* byArticle(hits: Hits, lines: Uint32Array): Generator<ArticleLines> {
  const places = Uint32Array.from(lines.keys());
  const isInOrder = lines.every((hit, place) => place === 0 || (lines[place - 1] as number) <= hit);
  if (!isInOrder) places.sort((a, b) => (lines[a] as number) - (lines[b] as number));
  for (let from = 0; from < places.length; ) {
    const article = hits.article(lines[places[from] as number] as number);
    let to = from + 1;
    while (to < places.length && hits.article(lines[places[to] as number] as number) === article) to++;
    yield { article, places: places.subarray(from, to) };
    from = to;
  }
}

/** The words beside the hits of an article, which is read only where the hits do not have them with them. */
export class WordsBeside {
  readonly #source: QuerySource;
  readonly #hits: Hits;
  readonly #article: number;
  #words: Uint32Array | undefined;

  constructor(source: QuerySource, hits: Hits, article: number) {
    this.#source = source;
    this.#hits = hits;
    this.#article = article;
  }

  /** All words of the article; none where the source does not have it any more. */
  get words(): Uint32Array {
    this.#words ??= this.#source.tokens(this.#article)?.words ?? new Uint32Array();
    return this.#words;
  }

  /** The number of the word at a distance of a hit, 1 being the next one; 0 where the article has none there. */
  at(hit: number, side: 'left' | 'right', distance: number): number {
    const kept = this.#hits.wordBeside(hit, side, distance);
    if (kept !== undefined) return kept;
    return this.words[side === 'left' ? this.#hits.start(hit) - distance : this.#hits.end(hit) + distance - 1] ?? 0;
  }
}

const LATIN = /[A-Za-z0-9]/;

/** Words as one text; blanks part those of Latin letters and digits alone. */
export function joinWords(words: readonly string[]): string {
  let text = '';
  for (const word of words) text += LATIN.test(text.at(-1) ?? '') && LATIN.test(word[0] ?? '') ? ` ${word}` : word;
  return text;
}

/** Name of the zone of the line that a token stands in. */
export function zoneOfToken({ lines, zones }: ArticleTokens, token: number): string {
  return zoneOf(zones[lastAtOrBefore(lines, zones.length, token)] ?? 0);
}
