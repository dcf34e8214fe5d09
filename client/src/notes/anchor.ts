/**
 * Where a note stands, told by what stands there: the words that were noted, and some before and behind. Offsets alone would
 * lead astray as soon as anybody edits the article.
 */

/** What a note is found by again. Offsets and lengths in UTF-16 code units. */
export interface Anchor {
  /** The noted text, as the file has it; of a long one the beginning. */
  readonly quote: string;
  /** How long the noted text is. */
  readonly length: number;
  readonly before: string;
  readonly after: string;
  /** Where it stood when it was seen last: decides between places that say the same. */
  readonly offset: number;
}

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Longer notes are kept by their beginning: enough to tell a passage from all others. */
const QUOTE = 400;
const CONTEXT = 24;
/** Places that are weighed against each other; a single character may stand in a thousand. */
const PLACES = 1000;

/** @param start offset; @param end offset behind `start` */
export function anchorOf(text: string, { start, end }: Place): Anchor {
  return {
    quote: text.slice(start, Math.min(end, start + QUOTE)),
    length: end - start,
    before: text.slice(Math.max(0, start - CONTEXT), start),
    after: text.slice(end, end + CONTEXT),
    offset: start,
  };
}

/** Where the noted text stands now; undefined where it is gone. Line ends may be of another kind than before. */
export function placeOf(text: string, anchor: Anchor): Place | undefined {
  const exact = nearest(text, anchor);
  if (exact !== undefined) return exact;
  // An editor gives all lines of a file one kind of end.
  if (!/[\r\n]/u.test(anchor.quote + anchor.before + anchor.after)) return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const unified = (part: string): string => part.replace(/\r\n?|\n/gu, eol);
  const quote = unified(anchor.quote);
  const length = anchor.length + quote.length - anchor.quote.length;
  return nearest(text, { ...anchor, quote, length, before: unified(anchor.before), after: unified(anchor.after) });
}

/** Of all places with the quote the one with most of its context, and of equal ones the nearest to where it stood. */
function nearest(text: string, { quote, length, before, after, offset }: Anchor): Place | undefined {
  if (quote === '') return undefined;
  let best: { readonly at: number; readonly context: number } | undefined;
  let at = text.indexOf(quote);
  for (let places = 0; at >= 0 && places < PLACES; places++) {
    const context = commonEnd(text, at, before) + commonStart(text, at + length, after);
    const closer = best !== undefined && context === best.context && Math.abs(at - offset) < Math.abs(best.at - offset);
    if (best === undefined || context > best.context || closer) best = { at, context };
    at = text.indexOf(quote, at + 1);
  }
  return best === undefined ? undefined : { start: best.at, end: Math.min(text.length, best.at + length) };
}

function commonEnd(text: string, end: number, before: string): number {
  let common = 0;
  while (common < before.length && text[end - 1 - common] === before[before.length - 1 - common]) common++;
  return common;
}

function commonStart(text: string, start: number, after: string): number {
  let common = 0;
  while (common < after.length && text[start + common] === after[common]) common++;
  return common;
}
