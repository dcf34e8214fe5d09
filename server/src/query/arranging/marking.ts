/**
 * Which part of a hit is marked. Hits are whole tokens, as they are counted, sorted and grouped; but who looks for a text wants to see that
 * text, and it may stand within a longer token: 健康 in 健康委. So what a pattern begins and ends with, where that is a text, says how
 * much of the first and the last token is a part of the hit for the eye.
 */
import type { Pattern, Query } from '../cql/syntax.ts';
import type { ArticleTokens, Vocabulary } from '../source.ts';

/** Texts one of which is all of a hit, or which it begins and ends with; none where that is a token as a whole. 标记 */
export type Marking =
  | { readonly kind: 'whole'; readonly texts: readonly string[] }
  | { readonly kind: 'ends'; readonly first: readonly string[]; readonly last: readonly string[] };

/** Where a marked part begins and ends: so many code units of a token's folded form lie before. */
export interface MarkedPart {
  readonly start: TokenOffset;
  readonly end: TokenOffset;
}

export interface TokenOffset {
  readonly token: number;
  readonly offset: number;
}

/** @returns undefined where hits are marked as they are */
export function markingOf({ pattern }: Query): Marking | undefined {
  const core = coreOf(pattern);
  const texts = textsOf(core);
  if (texts.length > 0) return { kind: 'whole', texts };
  if (core.kind !== 'sequence') return undefined;
  const [first, last] = [textsOf(core.items[0]), textsOf(core.items.at(-1))];
  return first.length === 0 && last.length === 0 ? undefined : { kind: 'ends', first, last };
}

/** The pattern whose stretches the hits are, whatever they must lie in or have in them. */
function coreOf(pattern: Pattern): Pattern {
  let core = pattern;
  while (core.kind === 'within' || core.kind === 'containing') core = core.pattern;
  return core;
}

/** The texts one of which a pattern is; none where it may be something else. */
function textsOf(pattern: Pattern | undefined): readonly string[] {
  if (pattern?.kind === 'text') return [pattern.text];
  if (pattern?.kind !== 'alternatives') return [];
  const texts = pattern.items.map(textsOf);
  return texts.every((each) => each.length > 0) ? texts.flat() : [];
}

/**
 * The part of a hit that is marked; undefined where it is the whole of it.
 * @param first token of the hit; @param behind the token behind its last one
 */
export function markedPart(
  marking: Marking,
  vocabulary: Vocabulary,
  { words }: ArticleTokens,
  first: number,
  behind: number,
): MarkedPart | undefined {
  const forms = Array.from(words.subarray(first, behind), (word) => vocabulary.word(vocabulary.folded(word)));
  const text = forms.join('');
  const { start, end } = marking.kind === 'whole' ? wholeOf(text, marking.texts) : endsOf(text, marking);
  if (start >= end || (start === 0 && end === text.length)) return undefined;
  return { start: placeOf(forms, first, start, false), end: placeOf(forms, first, end, true) };
}

/** The first place of one of the texts, the longest of those that begin there. */
function wholeOf(text: string, texts: readonly string[]): { readonly start: number; readonly end: number } {
  let best = { start: 0, end: text.length };
  let isFound = false;
  for (const each of texts) {
    const start = text.indexOf(each);
    const end = start + each.length;
    if (start < 0 || (isFound && (start > best.start || (start === best.start && end <= best.end)))) continue;
    best = { start, end };
    isFound = true;
  }
  return best;
}

function endsOf(text: string, { first, last }: Extract<Marking, { kind: 'ends' }>): { readonly start: number; readonly end: number } {
  const starts = first.map((each) => text.indexOf(each)).filter((start) => start >= 0);
  const ends = last.flatMap((each) => {
    const start = text.lastIndexOf(each);
    return start < 0 ? [] : [start + each.length];
  });
  return { start: starts.length === 0 ? 0 : Math.min(...starts), end: ends.length === 0 ? text.length : Math.max(...ends) };
}

/** @param isEnd whether a place between two tokens is the end of the first one rather than the beginning of the second */
function placeOf(forms: readonly string[], first: number, at: number, isEnd: boolean): TokenOffset {
  let before = 0;
  for (const [index, { length }] of forms.entries()) {
    if (at < before + length || (isEnd && at === before + length)) return { token: first + index, offset: at - before };
    before += length;
  }
  return { token: first + forms.length - 1, offset: forms.at(-1)?.length ?? 0 };
}
