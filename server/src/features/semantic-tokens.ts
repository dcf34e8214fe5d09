/**
 * Colour: people, organisations, places, posts and dates in the article; boilerplate and injected text grey as a
 * comment. Tokens never
 * overlap and never cross a line end, as editors demand: a longer span gives way to the name inside it.
 */

import type { TokenType } from '../protocol/tokens.ts';
import { overlaps, type Span } from '../text/span.ts';
import { boilerplateBlocks } from './boilerplate.ts';
import type { OpenArticle } from './open-article.ts';

export interface SemanticToken extends Span {
  readonly type: TokenType;
}

/**
 * The tokens of an article in text order.
 * @param within only tokens that touch this span; absent: all
 */
export function semanticTokens(article: OpenArticle, within?: Span): SemanticToken[] {
  const { facts } = article;
  // Painted in this order: the first that takes a stretch of text keeps it.
  const layers: SemanticToken[][] = [
    boilerplateBlocks(article).map((block) => token(block, 'boilerplate')),
    // What a scraper put into the text is grey as well, even inside a name.
    article.folding.injections.map((injection) => token(injection, 'boilerplate')),
    facts.people.flatMap((person) => person.mentions.map((mention) => token(mention, 'person'))),
    facts.organisations.flatMap((organisation) => organisation.mentions.map((mention) => token(mention, 'organisation'))),
    facts.places.flatMap((place) => place.mentions.map((mention) => token(mention, 'place'))),
    facts.dates.map((date) => token(date, 'date')),
    facts.people.flatMap((person) => person.posts.map((post) => token(post.span, 'post'))),
  ];
  let painted: SemanticToken[] = [];
  for (const layer of layers)
    painted = merge(
      painted,
      layer.flatMap((each) => splitByLine(article, each)),
    );
  return within === undefined ? painted : painted.filter((each) => overlaps(each, within));
}

function token(span: Span, type: TokenType): SemanticToken {
  return { start: span.start, end: span.end, type };
}

function splitByLine(article: OpenArticle, whole: SemanticToken): SemanticToken[] {
  const { lines, text } = article;
  const parts: SemanticToken[] = [];
  for (let line = lines.lineAt(whole.start); line <= lines.lineAt(whole.end); line++) {
    const span = lines.span(line);
    let start = Math.max(whole.start, span.start);
    let end = Math.min(whole.end, span.end);
    while (start < end && /\s/u.test(text[start] as string)) start++;
    while (end > start && /\s/u.test(text[end - 1] as string)) end--;
    if (start < end) parts.push({ start, end, type: whole.type });
  }
  return parts;
}

/** Adds to `painted` what of `layer` is still free. Both sorted or sortable; the result is sorted and free of overlaps. */
function merge(painted: readonly SemanticToken[], layer: readonly SemanticToken[]): SemanticToken[] {
  const result = [...painted];
  let index = 0;
  let reached = 0;
  for (const { start, end, type } of [...layer].sort((a, b) => a.start - b.start || b.end - a.end)) {
    let free = Math.max(start, reached);
    reached = Math.max(reached, end);
    while (index < painted.length && (painted[index] as SemanticToken).end <= free) index++;
    for (let next = index; free < end; next++) {
      const taken = painted[next];
      const stop = Math.min(end, taken?.start ?? end);
      if (stop > free) result.push({ start: free, end: stop, type });
      free = Math.max(free, taken?.end ?? end);
    }
  }
  return result.sort((a, b) => a.start - b.start);
}
