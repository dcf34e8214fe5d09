/**
 * What two articles have in common word for word: the longest stretches of letters that stand in both, whatever stands between
 * them, in whichever script, and wherever in the articles.
 */
import { fold, toRaw } from '../text/folding.ts';
import type { Span } from '../text/span.ts';

/** A stretch that stands in both. Raw offsets. */
export interface SharedPassage {
  readonly left: Span;
  readonly right: Span;
}

/** Shorter stretches are names, posts and formulae that all news share, in letters and digits. */
const SHORTEST = 12;
/** Places of one sequence of letters that are tried; what recurs more often is a list or a table. */
const TRIED = 8;
/** Longer texts are compared by their beginnings, in folded characters. */
const LONGEST = 200_000;

/** The passages in the order of the right text, none of which overlap there. Time grows with the lengths of both texts. */
export function sharedPassages(left: string, right: string): SharedPassage[] {
  const [a, b] = [lettersOf(left), lettersOf(right)];
  const places = new Map<string, number[]>();
  for (let at = 0; at + SHORTEST <= a.letters.length; at++) {
    const key = a.letters.slice(at, at + SHORTEST);
    const known = places.get(key);
    if (known === undefined) places.set(key, [at]);
    else if (known.length < TRIED) known.push(at);
  }
  const found: SharedPassage[] = [];
  for (let at = 0; at + SHORTEST <= b.letters.length; ) {
    let best = 0;
    let from = 0;
    for (const place of places.get(b.letters.slice(at, at + SHORTEST)) ?? []) {
      let length = SHORTEST;
      while (place + length < a.letters.length && at + length < b.letters.length && a.letters[place + length] === b.letters[at + length])
        length++;
      if (length > best) [best, from] = [length, place];
    }
    if (best === 0) at++;
    else {
      found.push({ left: a.span(from, from + best), right: b.span(at, at + best) });
      at += best;
    }
  }
  return found;
}

/** The letters and digits of a text, and the way back to where they stand. */
function lettersOf(text: string): { readonly letters: string; span(start: number, end: number): Span } {
  const folding = fold(text);
  const places: number[] = [];
  let letters = '';
  for (const { index, 0: run } of folding.text.slice(0, LONGEST).matchAll(/[\p{L}\p{N}]+/gu)) {
    letters += run;
    for (let i = 0; i < run.length; i++) places.push(index + i);
  }
  return { letters, span: (start, end) => toRaw(folding, places[start] as number, (places[end - 1] as number) + 1) };
}
