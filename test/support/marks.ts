/**
 * Texts with marks, so that a test is data: `<|>` is the caret, `[|…|]` an expected span.
 */
import type { Span } from '../../server/src/text/span.ts';

export interface Marked {
  /** The text without marks. */
  readonly text: string;
  /** Offset of `<|>`; throws when read from a text without one. */
  readonly caret: number;
  /** The marked spans in text order. */
  readonly spans: readonly Span[];
}

const MARK = /<\|>|\[\||\|\]/g;

/** Takes the marks out of a text. Throws on marks that do not match: such a test is wrong. */
export function readMarks(marked: string): Marked {
  let text = '';
  let last = 0;
  let caret: number | undefined;
  let open: number | undefined;
  const spans: Span[] = [];
  for (const match of marked.matchAll(MARK)) {
    text += marked.slice(last, match.index);
    last = match.index + match[0].length;
    if (match[0] === '<|>') {
      if (caret !== undefined) throw new Error('two carets');
      caret = text.length;
    } else if (match[0] === '[|') {
      if (open !== undefined) throw new Error('[| inside [|');
      open = text.length;
    } else {
      if (open === undefined) throw new Error('|] without [|');
      spans.push({ start: open, end: text.length });
      open = undefined;
    }
  }
  if (open !== undefined) throw new Error('[| without |]');
  text += marked.slice(last);
  return {
    text,
    spans,
    get caret() {
      if (caret === undefined) throw new Error('no caret');
      return caret;
    },
  };
}

/** Puts `[|…|]` round spans: what a failing test prints beside what it expects. */
export function writeMarks(text: string, spans: readonly Span[]): string {
  let marked = '';
  let last = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    marked += `${text.slice(last, start)}[|${text.slice(start, end)}|]`;
    last = end;
  }
  return marked + text.slice(last);
}
