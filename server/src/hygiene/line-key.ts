/**
 * What a line says, as a short key. Plain text has no comments: what a user decides about a line lies in a file beside the
 * corpus, and has to find the line again after edits above and below it. So a line is known by its text, never by its number.
 */
import { createHash } from 'node:crypto';
import { foldKey } from '../text/folding.ts';

/** 64 bits: among 10⁸ lines two share a key with a chance of 1 in 3,700. */
const DIGITS = 16;
/** Longer lines are known by their beginning, in UTF-16 code units: a text may be one line of megabytes. */
const LONGEST = 2048;
/** An excerpt tells a person which line is meant. */
const EXCERPT = 40;

/**
 * The key of a line: of its letters and digits as they are read, so that neither script, width, blanks and punctuation nor a
 * safe fix of the line itself change it. A line of signs alone is known by its signs.
 */
export function lineKey(line: string): string {
  const folded = foldKey(line.slice(0, LONGEST));
  const said = folded.replace(/[^\p{L}\p{N}]+/gu, '');
  return createHash('sha256')
    .update(said === '' ? folded : said)
    .digest('hex')
    .slice(0, DIGITS);
}

/** The beginning of a line, for whoever reads the key. */
export function lineExcerpt(line: string): string {
  const characters = Array.from(line.trim().slice(0, 4 * EXCERPT));
  return characters.length > EXCERPT ? `${characters.slice(0, EXCERPT).join('')}…` : characters.join('');
}
