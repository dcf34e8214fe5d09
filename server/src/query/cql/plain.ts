/**
 * Plain text as a query: it finds everything that a text search would find, and whatever is only written otherwise, in
 * traditional characters or with something injected. How the corpus cuts it into words has no say.
 */
import { textOf } from './build.ts';
import { problem } from './problems.ts';
import type { Query, QueryProblem } from './syntax.ts';

/** Longer texts are whole paragraphs, which nobody looks for by typing them. */
const LONGEST = 1000;

/** Reads a text that somebody types or selects; line ends and blanks around it do not count, blanks in it neither. */
export function parsePlain(text: string): Query | readonly QueryProblem[] {
  const start = text.length - text.trimStart().length;
  const end = Math.max(start, text.trimEnd().length);
  const span = { start, end };
  const sought = text.slice(start, end);
  const line = /[\n\r]/.exec(sought);
  if (line !== null)
    return [problem('a text is searched for within a line; this one goes on in the next', { start: start + line.index, end })];
  if (sought.length > LONGEST)
    return [problem('this is too long: a text has at most {0} characters', { start: start + LONGEST, end }, String(LONGEST))];
  const pattern = textOf(sought, span);
  return pattern === undefined ? [problem('there is nothing to search for', span)] : { pattern, ...span };
}
