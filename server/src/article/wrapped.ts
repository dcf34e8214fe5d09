/**
 * Paragraphs that are broken over lines of one width, as mail, terminals and old sites leave them. No line of such a paragraph
 * looks like prose by itself: it is short and ends anywhere. Together they fill the same width and hold the commas and stops of
 * sentences, which no list of headlines does. 硬换行
 */
import type { LineTraits } from './lines.ts';

/** A Han character is two columns wide. Narrower and wider text is not set to a width. */
const NARROWEST = 36;
const WIDEST = 160;
/** A line ends some columns early where a stop may not begin the next, or a word would be cut. */
const RAGGED = 5;
/** Fewer full lines are chance. */
const LEAST_FULL = 3;
/** Stops, and stops and commas, for each full line: headlines have blanks and exclamation marks instead. */
const LEAST_STOPS = 0.2;
const LEAST_PUNCTUATION = 0.7;
const STOP = 0x3002;
const COMMA = 0x2c;
const ENUMERATION_COMMA = 0x3001;

/** Which lines belong to broken paragraphs, 1 or 0 for each. Linear in the text. */
export function wrappedLines(lines: readonly LineTraits[]): Uint8Array {
  const wrapped = new Uint8Array(lines.length);
  const widths = lines.map(widthOf);
  for (let first = 0; first < lines.length; ) {
    const end = blockEnd(lines, widths, first);
    if (end - first > LEAST_FULL && isProse(lines, widths, first, end)) wrapped.fill(1, first, end);
    first = Math.max(end, first + 1);
  }
  return wrapped;
}

/** Signs that an item of a list begins with. */
const BULLETS = '·•●◆▪※★☆>»';

/** Columns of a line; 0 for a line that no broken paragraph holds. */
function widthOf({ blank, markup, length, han, items, text }: LineTraits): number {
  return blank || markup || items.length > 3 || BULLETS.includes(text[0] as string) ? 0 : length + han;
}

/**
 * Where the block ends that begins with a full line: full lines, and shorter ones that end a paragraph. Blank lines may stand
 * between its paragraphs, not inside them.
 */
function blockEnd(lines: readonly LineTraits[], widths: readonly number[], first: number): number {
  const width = widths[first] as number;
  if (width < NARROWEST || width > WIDEST) return first;
  let end = first;
  for (let i = first; i < lines.length; i++) {
    const line = lines[i] as LineTraits;
    if (line.blank) {
      if (!(lines[i - 1] as LineTraits).terminal && !(lines[i - 1] as LineTraits).blank) break;
      continue;
    }
    const own = widths[i] as number;
    const isFull = Math.abs(own - width) <= RAGGED;
    if (own === 0 || (!isFull && !(own < width && line.terminal))) break;
    end = i + 1;
  }
  return end;
}

function isProse(lines: readonly LineTraits[], widths: readonly number[], first: number, end: number): boolean {
  const width = widths[first] as number;
  let full = 0;
  let broken = 0;
  let stops = 0;
  let commas = 0;
  for (let i = first; i < end; i++) {
    const line = lines[i] as LineTraits;
    if (line.blank) continue;
    for (let k = 0; k < line.text.length; k++) {
      const unit = line.text.charCodeAt(k);
      if (unit === STOP) stops++;
      else if (unit === COMMA || unit === ENUMERATION_COMMA) commas++;
    }
    if (Math.abs((widths[i] as number) - width) > RAGGED) continue;
    full++;
    if (!line.terminal) broken++;
  }
  return full >= LEAST_FULL && broken * 2 >= full && stops >= full * LEAST_STOPS && stops + commas >= full * LEAST_PUNCTUATION;
}
