/**
 * Edits as the fixes give them: replacements of raw spans that do not overlap.
 */
import type { Span } from '../text/span.ts';

/** Replaces the raw span by `text`. */
export interface Edit extends Span {
  readonly text: string;
}

/** The text after the edits. They must be in order and must not overlap. */
export function applyEdits(raw: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, text } of edits) {
    parts.push(raw.slice(from, start), text);
    from = end;
  }
  parts.push(raw.slice(from));
  return parts.join('');
}

/** In order, without overlaps and doubles; what begins first stays. */
export function inOrder(edits: readonly Edit[]): Edit[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const kept: Edit[] = [];
  for (const edit of sorted) {
    const last = kept[kept.length - 1];
    if (last === undefined || edit.start >= last.end) kept.push(edit);
  }
  return kept;
}
