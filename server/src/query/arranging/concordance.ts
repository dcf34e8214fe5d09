/**
 * Lines of a concordance: a hit with what stands around it, as a reader would see the text, and where it stands. Tokens tell all
 * but where a part of one stands that something was injected into: that comes from the article as it was read.
 */
import { type Folding, fold, toFolded, toRaw } from '../../text/folding.ts';
import type { Span } from '../../text/span.ts';
import { lastAtOrBefore } from '../evaluating/visible.ts';
import type { Hits } from '../hits.ts';
import type { ArticleMetadata, ArticleTokens, QuerySource, Vocabulary } from '../source.ts';
import { zoneOfToken } from './hit-words.ts';
import { type MarkedPart, type Marking, markedPart } from './marking.ts';
import { spanOfTokens, startOfLine, type Texts, textsOfTokens } from './token-texts.ts';

/** 索引行 */
export interface ConcordanceLine {
  /** Number of the hit. */
  readonly hit: number;
  readonly article: number;
  /** Nothing injected, line ends as ¶; the context does not leave the article. The node is what is marked of the hit. */
  readonly left: string;
  readonly node: string;
  readonly right: string;
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
 * @param marking what is marked of hits that are more than what was looked for
 */
export function concordanceLines(
  source: QuerySource,
  hits: Hits,
  lines: Iterable<number>,
  context: number,
  textOf: TextOf,
  marking?: Marking,
): ConcordanceLine[] {
  const pages = new Map<number, Page>();
  return Array.from(lines, (hit) => {
    const article = hits.article(hit);
    let page = pages.get(article);
    if (page === undefined) {
      page = new Page(source.metadata(article), () => textOf(article));
      pages.set(article, page);
    }
    return lineOf(source, hits, hit, page, context, marking);
  });
}

function lineOf(source: QuerySource, hits: Hits, hit: number, page: Page, context: number, marking: Marking | undefined): ConcordanceLine {
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
      span: { start: 0, end: 0 },
      start: nowhere,
      end: nowhere,
      zone: 'blank',
      metadata,
    };
  }
  const part = (marking && markedPart(marking, vocabulary, tokens, first, behind)) ?? wholeOf(vocabulary, tokens, first, behind - 1);
  const span = spanOfTokens(vocabulary, tokens, part) ?? spanInText(tokens, part, page.folding);
  return {
    hit,
    article,
    ...oneLine(textsOfTokens(vocabulary, tokens, part, context)),
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
