/** What stands in a hit and around it, from the tokens of its article: words, and the blanks and ends of lines that part them. */
import type { Span } from '../../text/span.ts';
import { lastAtOrBefore } from '../evaluating/visible.ts';
import type { ArticleTokens, Vocabulary } from '../source.ts';
import type { MarkedPart } from './marking.ts';

/** Nothing injected; blanks and ends of lines as they are. */
export interface Texts {
  readonly left: string;
  readonly node: string;
  readonly right: string;
}

/** Where tokens beside a hit stand in the text of their side. */
export type TextPlaces = ReadonlyMap<number, { readonly side: 'left' | 'right'; readonly start: number; readonly end: number }>;

/**
 * @param context code units to each side, blanks and ends of lines among them
 * @param wanted tokens whose places are told, as far as they lie in the context
 */
export function textsOfTokens(
  vocabulary: Vocabulary,
  tokens: ArticleTokens,
  { start, end }: MarkedPart,
  context: number,
  wanted: ReadonlySet<number> = new Set(),
): Texts & { readonly places: TextPlaces } {
  const wordOf = (token: number): string => vocabulary.word(tokens.words[token] ?? 0);
  /** What parts a token from the one before. */
  const gapBefore = (token: number): string => {
    const [from, to] = [tokens.span(token - 1).end, tokens.span(token).start];
    if (to <= from) return '';
    if (isFirstOfLine(tokens, token)) return '\n'.padEnd(to - from);
    return tokens.isApart(token) ? ' ' : '';
  };
  const [first, last] = [wordOf(start.token), wordOf(end.token)];

  /** Tokens to the left, with how much stands behind them. */
  const before: { readonly token: number; readonly length: number; readonly behind: number }[] = [];
  const places = new Map<number, { readonly side: 'left' | 'right'; readonly start: number; readonly end: number }>();
  let left = first.slice(0, start.offset);
  let room = context - left.length;
  for (let token = start.token; token > 0 && room > 0; token--) {
    const gap = gapBefore(token);
    const word = wordOf(token - 1);
    if (wanted.has(token - 1)) before.push({ token: token - 1, length: word.length, behind: gap.length + left.length });
    left = word + gap + left;
    room -= gap.length + word.length;
  }
  if (room < 0) left = left.slice(wholeCharacter(left, Math.min(left.length, -room)));
  for (const { token, length, behind } of before) {
    const from = Math.max(0, left.length - behind - length);
    if (from < left.length - behind) places.set(token, { side: 'left', start: from, end: left.length - behind });
  }

  let node = first;
  for (let token = start.token + 1; token <= end.token; token++) node += gapBefore(token) + wordOf(token);
  node = node.slice(start.offset, node.length - (last.length - end.offset));

  const behindHit: { readonly token: number; readonly start: number; readonly end: number }[] = [];
  let right = last.slice(end.offset);
  room = context - right.length;
  for (let token = end.token + 1; token < tokens.length && room > 0; token++) {
    const gap = gapBefore(token);
    const word = wordOf(token);
    if (wanted.has(token)) behindHit.push({ token, start: right.length + gap.length, end: right.length + gap.length + word.length });
    right += gap + word;
    room -= gap.length + word.length;
  }
  if (room < 0) right = right.slice(0, wholeCharacter(right, Math.max(0, right.length + room)));
  for (const { token, start: from, end: to } of behindHit)
    if (from < right.length) places.set(token, { side: 'right', start: from, end: Math.min(to, right.length) });
  return { left, node, right, places };
}

/** Where a part of a hit stands; undefined where only the text tells, since something was injected into the first or the last token. */
export function spanOfTokens(vocabulary: Vocabulary, tokens: ArticleTokens, { start, end }: MarkedPart): Span | undefined {
  const [first, last] = [tokens.span(start.token), tokens.span(end.token)];
  const lengthOf = (token: number): number => vocabulary.word(tokens.words[token] ?? 0).length;
  const begins = start.offset === 0 || first.end - first.start === lengthOf(start.token);
  const isAtEnd = end.offset === lengthOf(end.token);
  if (!begins || !(isAtEnd || last.end - last.start === lengthOf(end.token))) return undefined;
  return { start: first.start + start.offset, end: isAtEnd ? last.end : last.start + end.offset };
}

/** Where a line begins in the raw text. @param line one of those that have tokens */
export function startOfLine(tokens: ArticleTokens, line: number): number {
  return tokens.span(tokens.lines[line] ?? 0).start - (tokens.indents[line] ?? 0);
}

function isFirstOfLine({ lines, zones }: ArticleTokens, token: number): boolean {
  return lines[lastAtOrBefore(lines, zones.length, token)] === token;
}

/** The offset, or the one behind it where it would cut a character into two. */
function wholeCharacter(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  const before = text.charCodeAt(offset - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff ? offset + 1 : offset;
}
