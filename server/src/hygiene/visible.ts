/**
 * The part of a line that a reader sees.
 */
import type { Reading } from '../article/reading.ts';
import type { Span } from '../text/span.ts';

/** The raw span of a 1-based line without the blanks at its ends; empty for a blank line. */
export function visibleSpan(reading: Pick<Reading, 'raw' | 'rawLines'>, line: number): Span {
  let { start, end } = reading.rawLines.span(line);
  while (start < end && isBlank(reading.raw, start)) start++;
  while (end > start && isBlank(reading.raw, end - 1)) end--;
  return { start, end };
}

function isBlank(text: string, offset: number): boolean {
  return /[\s\ufeff\u200b]/u.test(text[offset] as string);
}
