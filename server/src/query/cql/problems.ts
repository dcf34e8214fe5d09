/** What is wrong with a query, said where it stands, and the nearest thing that would be right. */
import type { Span } from '../../text/span.ts';
import type { QueryProblem } from './syntax.ts';

/**
 * A problem at a place.
 * @param template English, with `{0}`, `{1}` … for the arguments; whoever shows it translates it
 */
export function problem(template: string, { start, end }: Span, ...values: readonly string[]): QueryProblem {
  return { template, arguments: values, start, end };
}

/** A problem that has a likely remedy. */
export function withReplacement(told: QueryProblem, replacement: string): QueryProblem {
  return { ...told, replacement };
}

/** English, filled in: for logs and tests. */
export function plainMessage({ template, arguments: values }: QueryProblem): string {
  return template.replace(/\{(\d)\}/g, (whole, index) => values[Number(index)] ?? whole);
}

/** In the order of the text; of two at one place the first one said comes first. */
export function ordered(problems: readonly QueryProblem[]): readonly QueryProblem[] {
  return problems.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** What other query languages, and other spellings of English, call what is known here under another name. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  c5: 'pos',
  date: 'published',
  doc: 'article',
  document: 'article',
  file: 'path',
  lemma: 'folded',
  loc: 'place',
  location: 'place',
  ne: 'entity',
  org: 'organisation',
  organization: 'organisation',
  para: 'p',
  paragraph: 'p',
  per: 'person',
  quote: 'statement',
  sent: 's',
  sentence: 's',
  tag: 'pos',
  text: 'article',
  token: 'word',
  upos: 'pos',
  xpos: 'pos',
};

/** Longer words are typed wrong in other ways than by a letter or two, and comparing them costs. */
const LONGEST_NAME = 32;

/** The known name that somebody who wrote this one may have meant; undefined where none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  const elsewhere = Object.hasOwn(ELSEWHERE, lower) ? ELSEWHERE[lower] : undefined;
  if (elsewhere !== undefined && known.includes(elsewhere)) return elsewhere;
  if (name.length > LONGEST_NAME) return undefined;
  let best: string | undefined;
  // Of a short word a letter or two are most of it.
  let least = Math.min(2, Math.floor(name.length / 2)) + 1;
  for (const candidate of known) {
    const distance = lower.length > 1 && candidate.startsWith(lower) ? 1 : distanceOf(lower, candidate);
    if (distance >= least) continue;
    least = distance;
    best = candidate;
  }
  return best;
}

/** Letters to put in, take out or replace, until one word is the other (Levenshtein 1966). */
function distanceOf(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[j] as number) + 1, (current[j - 1] as number) + 1));
    }
    previous = current;
  }
  return previous[b.length] as number;
}
