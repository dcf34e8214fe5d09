/**
 * What stands beside hits: words to their left and right in the same line, or in the same structure. A word that stands beside several
 * hits stands there once, so that words beside hits and all others are parts of one whole; those of a hit itself do not stand beside it,
 * but may stand beside another one.
 */

import type { Span } from '../../text/span.ts';
import type { Structure } from '../cql/syntax.ts';
import { lastAtOrBefore } from '../evaluating/visible.ts';
import type { Hits } from '../hits.ts';
import type { ArticleTokens } from '../source.ts';

/** Words to each side, punctuation passed over; or the smallest structure of a kind that a hit lies in. 窗口 */
export type Window =
  | { readonly left: number; readonly right: number }
  | { readonly within: Extract<Structure, 's' | 'p' | 'section' | 'statement'> };

/**
 * Tells of each token beside hits, of some twice. A window ends at the end of its line.
 * @param counted by number of a word, what it counts as; 0: not at all
 */
export function besideInLines(
  tokens: ArticleTokens,
  found: Hits,
  hits: Uint32Array,
  { left, right }: { readonly left: number; readonly right: number },
  counted: Uint32Array,
  tell: (token: number) => void,
): void {
  const { lines, words } = tokens;
  for (const hit of hits) {
    const start = found.start(hit);
    const end = found.end(hit);
    const lineStart = lines[lastAtOrBefore(lines, lines.length - 1, start)] as number;
    for (let token = start - 1, room = left; token >= lineStart && room > 0; token--) {
      if (counted[words[token] as number] === 0) continue;
      tell(token);
      room--;
    }
    const lineEnd = lines[lastAtOrBefore(lines, lines.length - 1, Math.max(start, end - 1)) + 1] as number;
    for (let token = end, room = right; token < lineEnd && room > 0; token++) {
      if (counted[words[token] as number] === 0) continue;
      tell(token);
      room--;
    }
  }
}

/**
 * Tells of each token beside hits, of some twice.
 * @param hits of one article, none of them empty
 * @param structures by start, of equal ones the longer first
 */
export function besideInStructures(hits: readonly Span[], structures: readonly Span[], tell: (token: number) => void): void {
  /** By structure: where the last of its hits begins and the first of them ends. What lies between belongs to all of them. */
  const common = new Map<Span, { start: number; end: number }>();
  const starts = Uint32Array.from(structures, ({ start }) => start);
  for (const { start, end } of hits) {
    const structure = smallestAround(structures, starts, start, end);
    if (structure === undefined) continue;
    const known = common.get(structure);
    if (known === undefined) common.set(structure, { start, end });
    else {
      known.start = Math.max(known.start, start);
      known.end = Math.min(known.end, end);
    }
  }
  for (const [structure, all] of common) {
    for (let token = structure.start; token < structure.end; token++) if (token < all.start || token >= all.end) tell(token);
  }
}

/** Of what nests, the innermost begins last. @param starts of the structures */
function smallestAround(structures: readonly Span[], starts: Uint32Array, start: number, end: number): Span | undefined {
  if (structures.length === 0) return undefined;
  for (let index = lastAtOrBefore(starts, starts.length, start); index >= 0; index--) {
    const structure = structures[index] as Span;
    if (structure.start <= start && end <= structure.end) return structure;
  }
  return undefined;
}
