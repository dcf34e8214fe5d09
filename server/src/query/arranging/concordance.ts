/**
 * Lines of a concordance: a hit with what stands around it, as a reader would see the text, and where it stands. The text comes
 * from the article as it was read; where that has changed since, words tell what it was.
 */
import { clean, type Folding, fold, toFolded } from '../../text/folding.ts';
import { LineIndex } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';
import { lastAtOrBefore } from '../evaluating/visible.ts';
import type { Hits } from '../hits.ts';
import type { ArticleMetadata, ArticleTokens, QuerySource } from '../source.ts';
import { joinWords, zoneOfToken } from './hit-words.ts';

/** 索引行 */
export interface ConcordanceLine {
  /** Number of the hit. */
  readonly hit: number;
  readonly article: number;
  /** Nothing injected, line ends as ¶; the context does not leave the article. */
  readonly left: string;
  readonly node: string;
  readonly right: string;
  /** Where the hit stands in the raw text. */
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

/** What is known of an article, once for all its lines. */
interface Page {
  readonly folding: Folding | undefined;
  readonly index: LineIndex | undefined;
  readonly metadata: ArticleMetadata | undefined;
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
): ConcordanceLine[] {
  const pages = new Map<number, Page>();
  return Array.from(lines, (hit) => {
    const article = hits.article(hit);
    let page = pages.get(article);
    if (page === undefined) {
      page = pageOf(source.metadata(article), textOf(article));
      pages.set(article, page);
    }
    return lineOf(source, hits, hit, page, context);
  });
}

function pageOf(metadata: ArticleMetadata | undefined, text: string | undefined): Page {
  if (text === undefined) return { metadata, folding: undefined, index: undefined };
  return { metadata, folding: fold(text), index: new LineIndex(text) };
}

function lineOf(source: QuerySource, hits: Hits, hit: number, { folding, index, metadata }: Page, context: number): ConcordanceLine {
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
  const span = { start: tokens.span(first).start, end: tokens.span(behind - 1).end };
  const texts = folding === undefined ? textsOfWords(source, tokens, first, behind, context) : textsAround(folding, span, context);
  const ofTokens = (token: number, offset: number): Place => {
    const line = lastAtOrBefore(tokens.lines, tokens.zones.length, token);
    return { line: tokens.lineNumbers[line] ?? 1, column: offset - tokens.span(tokens.lines[line] ?? 0).start };
  };
  const place = (token: number, offset: number): Place =>
    index === undefined ? ofTokens(token, offset) : { line: index.lineAt(offset), column: index.columnAt(offset) };
  return {
    hit,
    article,
    ...texts,
    span,
    start: place(first, span.start),
    end: place(behind - 1, span.end),
    zone: zoneOfToken(tokens, first),
    metadata,
  };
}

interface Texts {
  readonly left: string;
  readonly node: string;
  readonly right: string;
}

function textsAround(folding: Folding, span: Span, context: number): Texts {
  const start = toFolded(folding, span.start);
  const end = Math.max(start, toFolded(folding, span.end));
  const from = wholeCharacter(folding.text, Math.max(0, start - context));
  const to = wholeCharacter(folding.text, Math.min(folding.text.length, end + context));
  return {
    left: shown(clean(folding, from, start)),
    node: shown(clean(folding, start, end)),
    right: shown(clean(folding, end, to)),
  };
}

/** The offset, or the one behind it where it would cut a character into two. */
function wholeCharacter(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  const before = text.charCodeAt(offset - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff ? offset + 1 : offset;
}

/** Without the article's text: its words, less the blanks between them. */
function textsOfWords(source: QuerySource, tokens: ArticleTokens, first: number, behind: number, context: number): Texts {
  const { vocabulary } = source;
  const lineStarts = new Set(tokens.lines);
  const text = (from: number, to: number): string => {
    const words: string[] = [];
    for (let token = from; token < to; token++) {
      if (lineStarts.has(token) && token > 0) words.push('\n');
      words.push(vocabulary.word(tokens.words[token] ?? 0));
    }
    return joinWords(words);
  };
  // A word has at least one character.
  const left = text(Math.max(0, first - context), first);
  const right = text(behind, Math.min(tokens.length, behind + context));
  return {
    left: shown(left.slice(wholeCharacter(left, Math.max(0, left.length - context)))),
    node: shown(text(first, behind)),
    right: shown(right.slice(0, wholeCharacter(right, Math.min(right.length, context)))),
  };
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
