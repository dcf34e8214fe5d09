/**
 * Lines of a concordance: a hit with what stands around it, as a reader would see the text, and where it stands. Tokens tell all
 * but where a part of one stands that something was injected into: that comes from the article as it was read.
 */
import type { QuerySort, WireSortedWord } from '../../protocol/query.ts';
import { type Folding, fold, toFolded, toRaw } from '../../text/folding.ts';
import type { Span } from '../../text/span.ts';
import { lastAtOrBefore } from '../evaluating/visible.ts';
import type { Hits } from '../hits.ts';
import type { ArticleMetadata, ArticleTokens, QuerySource, Vocabulary } from '../source.ts';
import { zoneOfToken } from './hit-words.ts';
import { type MarkedPart, type Marking, markedPart } from './marking.ts';
import { spanOfTokens, startOfLine, type TextPlaces, type Texts, textsOfTokens } from './token-texts.ts';

/** 索引行 */
export interface ConcordanceLine {
  /** Number of the hit. */
  readonly hit: number;
  readonly article: number;
  /** Nothing injected, line ends as ¶; the context does not leave the article. The node is what is marked of the hit. */
  readonly left: string;
  readonly node: string;
  readonly right: string;
  /** The words beside the hit that lines are sorted by, as far as they are seen. */
  readonly sorted: readonly WireSortedWord[];
  /** Where the node stands in the raw text. */
  readonly span: Span;
  readonly start: Place;
  readonly end: Place;
  /** Zone of the line that it begins in. */
  readonly zone: string;
  readonly metadata: ArticleMetadata | undefined;
}

/** 1-based line, 0-based column in UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The text of an article as it was read; undefined where it has changed since. */
export type TextOf = (article: number) => string | undefined;

/** What of a line is told apart from the rest of it. */
export interface Marked {
  /** What is marked of hits that are more than what was looked for. */
  readonly marking?: Marking | undefined;
  /** What lines are sorted by, the weightiest first. */
  readonly sort?: readonly QuerySort[] | undefined;
}

/** What is known of an article, once for all its lines. Its text is read when a line cannot do without. */
class Page {
  readonly metadata: ArticleMetadata | undefined;
  readonly #read: () => string | undefined;
  #folding: Folding | undefined;
  #isRead = false;

  constructor(metadata: ArticleMetadata | undefined, read: () => string | undefined) {
    this.metadata = metadata;
    this.#read = read;
  }

  get folding(): Folding | undefined {
    if (!this.#isRead) {
      this.#isRead = true;
      const text = this.#read();
      if (text !== undefined) this.#folding = fold(text);
    }
    return this.#folding;
  }
}

/**
 * Makes lines.
 * @param lines numbers of hits; few, such as a page of them
 * @param context characters to each side, UTF-16 code units
 */
export function concordanceLines(
  source: QuerySource,
  hits: Hits,
  lines: Iterable<number>,
  context: number,
  textOf: TextOf,
  marked: Marked = {},
): ConcordanceLine[] {
  const pages = new Map<number, Page>();
  return Array.from(lines, (hit) => {
    const article = hits.article(hit);
    let page = pages.get(article);
    if (page === undefined) {
      page = new Page(source.metadata(article), () => textOf(article));
      pages.set(article, page);
    }
    return lineOf(source, hits, hit, page, context, marked);
  });
}

function lineOf(source: QuerySource, hits: Hits, hit: number, page: Page, context: number, { marking, sort }: Marked): ConcordanceLine {
  const { metadata } = page;
  const { vocabulary } = source;
  const article = hits.article(hit);
  const tokens = source.tokens(article);
  const [first, behind] = [hits.start(hit), hits.end(hit)];
  if (tokens === undefined || first >= behind || behind > tokens.length) {
    const nowhere = { line: 1, column: 0 };
    return {
      hit,
      article,
      left: '',
      node: '',
      right: '',
      sorted: [],
      span: { start: 0, end: 0 },
      start: nowhere,
      end: nowhere,
      zone: 'blank',
      metadata,
    };
  }
  const part = (marking && markedPart(marking, vocabulary, tokens, first, behind)) ?? wholeOf(vocabulary, tokens, first, behind - 1);
  const span = spanOfTokens(vocabulary, tokens, part) ?? spanInText(tokens, part, page.folding);
  const keys = tokensSortedBy(sort, first, behind);
  const texts = textsOfTokens(vocabulary, tokens, part, context, new Set(keys.keys()));
  return {
    hit,
    article,
    ...oneLine(texts),
    sorted: sortedWords(texts, keys),
    span,
    start: placeOf(tokens, first, span.start),
    end: placeOf(tokens, behind - 1, span.end),
    zone: zoneOfToken(tokens, first),
    metadata,
  };
}

function wholeOf(vocabulary: Vocabulary, { words }: ArticleTokens, first: number, last: number): MarkedPart {
  return { start: { token: first, offset: 0 }, end: { token: last, offset: vocabulary.word(words[last] ?? 0).length } };
}

/** Where a part of a hit stands; without the article's text nothing is known of what was injected into its first and last token. */
function spanInText(tokens: ArticleTokens, { start, end }: MarkedPart, folding: Folding | undefined): Span {
  const [first, last] = [tokens.span(start.token), tokens.span(end.token)];
  if (folding !== undefined)
    return toRaw(folding, toFolded(folding, first.start) + start.offset, toFolded(folding, last.start) + end.offset);
  return { start: Math.min(first.end, first.start + start.offset), end: Math.min(last.end, last.start + end.offset) };
}

/** @param token that an offset lies in, or behind */
function placeOf(tokens: ArticleTokens, token: number, offset: number): Place {
  const line = lastAtOrBefore(tokens.lines, tokens.zones.length, token);
  const start = startOfLine(tokens, line);
  return { line: tokens.lineNumbers[line] ?? 1, column: offset - start };
}

/** The words beside a hit that lines are sorted by, with the places of their keys; the weightier one where a word is that of two. */
function tokensSortedBy(sort: readonly QuerySort[] = [], first: number, behind: number): Map<number, number> {
  const keys = new Map<number, number>();
  for (const [index, key] of sort.entries()) {
    if (key.by !== 'left' && key.by !== 'right') continue;
    const token = key.by === 'left' ? first - key.distance : behind + key.distance - 1;
    if (!keys.has(token)) keys.set(token, index + 1);
  }
  return keys;
}

/** Where they stand when each side is on one line. */
function sortedWords(texts: Texts & { readonly places: TextPlaces }, keys: ReadonlyMap<number, number>): WireSortedWord[] {
  // What `oneLine` takes from the far end.
  const cut = keys.size > 0 && isGap(shown(texts.left)[0]) ? 1 : 0;
  return Array.from(texts.places, ([token, { side, start, end }]) => {
    const offset = (raw: number): number => shown(texts[side].slice(0, raw)).length - (side === 'left' ? cut : 0);
    return { side, start: offset(start), end: offset(end), key: keys.get(token) ?? 1 };
  });
}

/** Each on one line; whether blanks lie at the far ends tells nothing. */
function oneLine({ left, node, right }: Texts): Texts {
  const [before, behind] = [shown(left), shown(right)];
  return { left: before.slice(isGap(before[0]) ? 1 : 0), node: shown(node), right: behind.slice(0, isGap(behind.at(-1)) ? -1 : undefined) };
}

/** What `shown` makes of blanks and ends of lines, however many there are. */
function isGap(character: string | undefined): boolean {
  return character === ' ' || character === '¶';
}

/** On one line: line ends with the blanks around them are one ¶, other blanks and what has no shape one blank. */
function shown(text: string): string {
  let line = '';
  let blank = '';
  for (const character of text) {
    if (character === '\n' || character === '\r') blank = '¶';
    else if (isBlank(character)) blank ||= ' ';
    else {
      line += blank + character;
      blank = '';
    }
  }
  return line + blank;
}

function isBlank(character: string): boolean {
  return (
    character <= ' ' ||
    character === '\u00a0' ||
    character === '\u3000' ||
    character === '\u2028' ||
    character === '\u2029' ||
    character === '\u007f'
  );
}
