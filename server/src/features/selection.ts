/**
 * What to select around a caret, from the inside out: word, name, name with post, phrase, sentence, quotation or statement,
 * paragraph, section, article. Words are those of the platform's dictionary: Chinese writes no blanks between them.
 */
import { type Span, touches } from '../text/span.ts';
import { subjectsAt } from './caret.ts';
import type { OpenArticle } from './open-article.ts';
import { type OutlineEntry, outline } from './outline.ts';

/** Longer lines are cut into words around the caret alone, in code units to each side. */
const REACH = 100;
const PHRASE_ENDS = new Set([...'，,、；;：:。！？!?…“”"‘’（）()《》〈〉【】[]']);
const SENTENCE_ENDS = new Set([...'。！？!?…']);
/** What closes a sentence behind its end. */
const CLOSING = new Set([...'”"’）)》】']);

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Spans that hold an offset, each inside the next. */
export function selectionSpans(article: OpenArticle, offset: number): Span[] {
  const { text, lines, facts } = article;
  const line = lines.span(lines.lineAt(offset));
  const subjects = subjectsAt(facts, offset);
  const people = subjects.filter(({ kind }) => kind === 'person').map(({ span }) => span);
  const candidates: Span[] = [
    // No dictionary knows the names of people, and what it cuts them into means nothing.
    ...wordAt(text, line, offset).filter((word) => !people.some((name) => name.start <= word.start && word.end <= name.end)),
    ...subjects.map(({ span }) => span),
    ...introductions(article, offset),
    stretch(text, line, offset, PHRASE_ENDS, false),
    sentence(text, line, offset),
    ...facts.statements.filter((statement) => touches(statement, offset)),
    trimmed(text, line),
    ...sections(outline(article), offset),
    { start: 0, end: text.length },
  ];
  const spans: Span[] = [];
  for (const { start, end } of candidates.filter((span) => touches(span, offset)).sort((a, b) => a.end - a.start - (b.end - b.start))) {
    const inner = spans.at(-1);
    const isFurther = inner === undefined ? end > start : start <= inner.start && end >= inner.end && end - start > inner.end - inner.start;
    if (isFurther) spans.push({ start, end });
  }
  return spans;
}

function wordAt(text: string, line: Span, offset: number): Span[] {
  const from = wellFormed(text, Math.max(line.start, offset - REACH));
  const to = wellFormed(text, Math.min(line.end, offset + REACH));
  let before: Span | undefined;
  for (const { index, segment, isWordLike } of words.segment(text.slice(from, to))) {
    const span = { start: from + index, end: from + index + segment.length };
    if (span.end < offset || !isWordLike) continue;
    if (span.start > offset) break;
    // Between two words the one that follows is meant.
    if (span.end > offset) return [span];
    before = span;
  }
  return before === undefined ? [] : [before];
}

/** Not between the halves of a character. */
function wellFormed(text: string, offset: number): number {
  return /[\udc00-\udfff]/.test(text[offset] ?? '') ? offset - 1 : offset;
}

/** A name with the post before or behind it. */
function introductions({ facts, lines }: OpenArticle, offset: number): Span[] {
  return facts.people.flatMap(({ posts, mentions }) =>
    posts.flatMap(({ span }) => {
      const mention = mentions.find((each) => each.start === span.end || each.end === span.start);
      if (mention === undefined) return [];
      const whole = { start: Math.min(span.start, mention.start), end: Math.max(span.end, mention.end) };
      return touches(whole, offset) && lines.lineAt(whole.start) === lines.lineAt(whole.end) ? [whole] : [];
    }),
  );
}

/** What lies between two ends around an offset, without blanks. @param withEnd whether the end belongs to it */
function stretch(text: string, line: Span, offset: number, ends: ReadonlySet<string>, withEnd: boolean): Span {
  let start = offset;
  while (start > line.start && !ends.has(text[start - 1] as string)) start--;
  let end = offset;
  while (end < line.end && !ends.has(text[end] as string)) end++;
  if (withEnd) while (end < line.end && (ends.has(text[end] as string) || CLOSING.has(text[end] as string))) end++;
  return trimmed(text, { start, end });
}

function sentence(text: string, line: Span, offset: number): Span {
  const found = stretch(text, line, offset, SENTENCE_ENDS, true);
  let { start } = found;
  // What closes the sentence before is none of this one.
  while (start < found.end && CLOSING.has(text[start] as string)) start++;
  return trimmed(text, { start, end: found.end });
}

function trimmed(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && /\s/u.test(text[from] as string)) from++;
  while (to > from && /\s/u.test(text[to - 1] as string)) to--;
  return { start: from, end: to };
}

function sections(entries: readonly OutlineEntry[], offset: number): Span[] {
  return entries.flatMap(({ kind, span, children }) =>
    kind !== 'boilerplate' && touches(span, offset) ? [span, ...sections(children, offset)] : [],
  );
}
