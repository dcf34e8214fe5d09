/**
 * Clean readings of parts of an article: what a reader was meant to see, nothing injected, in the text's own script.
 */
import type { Statement } from '../article/facts.ts';
import { clean, toFolded, toRaw } from '../text/folding.ts';
import type { Span } from '../text/span.ts';
import type { OpenArticle } from './open-article.ts';

const SENTENCE_END = new Set(['。', '!', '?', ';', '…', '\n', '\r']);
/** A sentence longer than this is cut around the caret, in folded characters to either side. */
const REACH = 60;

/** The clean reading of a raw span. */
function cleanReading(article: OpenArticle, span: Span): string {
  const { folding } = article;
  return clean(folding, toFolded(folding, span.start), toFolded(folding, span.end));
}

/** What a statement says, in its clean reading. */
export function statementExcerpt(article: OpenArticle, statement: Statement): string {
  return withoutSpeaker(cleanReading(article, statement), statement.verb);
}

/** Reported speech without the speaker's name and verb, where the text has them in front. */
export function withoutSpeaker(speech: string, verb: string): string {
  const at = speech.indexOf(verb);
  // A verb further in stands inside the speech itself.
  if (at < 0 || at > 20) return speech;
  const rest = speech.slice(at + verb.length).replace(/^[,，:：\s]+/u, '');
  return rest === '' ? speech : rest;
}

/** The clean sentence around a raw offset, cut with ellipses where it is long, and the raw span that it was read from. */
export function sentenceAround(article: OpenArticle, offset: number): { readonly text: string; readonly span: Span } {
  const { folding } = article;
  const from = toFolded(folding, offset);
  let start = from;
  while (start > 0 && from - start < REACH && !SENTENCE_END.has(folding.text[start - 1] as string)) start--;
  let end = from;
  while (end < folding.text.length && end - from < REACH && !SENTENCE_END.has(folding.text[end] as string)) end++;
  const cutBefore = start > 0 && !SENTENCE_END.has(folding.text[start - 1] as string);
  const next = folding.text[end];
  const cutAfter = next !== undefined && !SENTENCE_END.has(next);
  if (!cutAfter && next !== undefined && !/[\r\n]/.test(next)) end++;
  return { text: (cutBefore ? '…' : '') + clean(folding, start, end).trim() + (cutAfter ? '…' : ''), span: toRaw(folding, start, end) };
}
