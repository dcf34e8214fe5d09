/**
 * Lines of a concordance: a hit with what stands around it, as a reader would see the text, and where it stands. The text comes
 * from the article as it was read; where that has changed since, words tell what it was.
 */
import { clean, type Folding, fold, toFolded, toRaw } from '../../text/folding.ts';
import { LineIndex } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';
import { lastAtOrBefore } from '../evaluating/visible.ts';
import type { Hits } from '../hits.ts';
import type { ArticleMetadata, ArticleTokens, QuerySource } from '../source.ts';
import { joinWords, zoneOfToken } from './hit-words.ts';
import { type MarkedPart, type Marking, markedPart } from './marking.ts';

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
      page = pageOf(source.metadata(article), textOf(article));
      pages.set(article, page);
    }
    return lineOf(source, hits, hit, page, context, marking);
  });
}

function pageOf(metadata: ArticleMetadata | undefined, text: string | undefined): Page {
  if (text === undefined) return { metadata, folding: undefined, index: undefined };
  return { metadata, folding: fold(text), index: new LineIndex(text) };
}

function lineOf(
  source: QuerySource,
  hits: Hits,
  hit: number,
  { folding, index, metadata }: Page,
  context: number,
  marking: Marking | undefined,
): ConcordanceLine {
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
  const whole = { start: tokens.span(first).start, end: tokens.span(behind - 1).end };
  const part = marking && markedPart(marking, source.vocabulary, tokens, first, behind);
  const span = part === undefined ? whole : spanOf(tokens, part, folding);
  const texts = folding === undefined ? textsOfWords(source, tokens, first, behind, context, part) : textsAround(folding, span, context);
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

/** Where a part of a hit stands; without the article's text nothing is known of what was injected into its first and last token. */
function spanOf(tokens: ArticleTokens, { start, end }: MarkedPart, folding: Folding | undefined): Span {
  const [first, last] = [tokens.span(start.token), tokens.span(end.token)];
  if (folding !== undefined)
    return toRaw(folding, toFolded(folding, first.start) + start.offset, toFolded(folding, last.start) + end.offset);
  return { start: Math.min(first.end, first.start + start.offset), end: Math.min(last.end, last.start + end.offset) };
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
function textsOfWords(
  source: QuerySource,
  tokens: ArticleTokens,
  first: number,
  behind: number,
  context: number,
  part: MarkedPart | undefined,
): Texts {
  const { vocabulary } = source;
  const lineStarts = new Set(tokens.lines);
  const wordOf = (token: number): string => vocabulary.word(tokens.words[token] ?? 0);
  const breakBefore = (token: number): readonly string[] => (lineStarts.has(token) && token > 0 && token < tokens.length ? ['\n'] : []);
  const words = (from: number, to: number): readonly string[] =>
    Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index).flatMap((token) =>
      token > from ? [...breakBefore(token), wordOf(token)] : [wordOf(token)],
    );
  const { start, end } = part ?? { start: { token: first, offset: 0 }, end: { token: behind - 1, offset: wordOf(behind - 1).length } };
  const [before, after] = [wordOf(start.token).slice(0, start.offset), wordOf(end.token).slice(end.offset)];
  // A word has at least one character.
  const left = joinWords([...words(Math.max(0, first - context), start.token), ...breakBefore(start.token), before]);
  const right = joinWords([after, ...breakBefore(end.token + 1), ...words(end.token + 1, Math.min(tokens.length, behind + context))]);
  const node = joinWords(words(start.token, end.token + 1));
  const unmarked = wordOf(end.token).length - end.offset;
  return {
    left: shown(left.slice(wholeCharacter(left, Math.max(0, left.length - context)))),
    node: shown(node.slice(start.offset, node.length - unmarked)),
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
