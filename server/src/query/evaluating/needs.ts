/** What an article must have for a pattern to match anywhere in it: where a planner looks for candidates. */
import type { EntityKind } from '../../corpus/snapshot.ts';
import type { WordSet } from './word-set.ts';

/** 所需 */
export type Need =
  /** A token of any of these words. */
  | { readonly kind: 'words'; readonly words: Uint32Array }
  /** A word that ends with a code unit, and behind it in the same line one that begins with another. */
  | { readonly kind: 'meeting'; readonly before: number; readonly behind: number }
  /** Somebody or something of this key, or of one that begins so. */
  | { readonly kind: 'naming'; readonly entity: EntityKind; readonly key: string; readonly begins: boolean }
  /** Statements of a person of this key, or of one that begins so. */
  | { readonly kind: 'speaking'; readonly key: string; readonly begins: boolean }
  /** All of what stands in one of the lists. */
  | { readonly kind: 'any'; readonly of: readonly (readonly Need[])[] };

/** What a token of a set of words takes. */
export function needOfWords({ words, not }: WordSet): readonly Need[] {
  return not ? [] : [{ kind: 'words', words }];
}

/** What alternatives take together: nothing where one of them takes nothing. */
export function needOfAny(of: readonly (readonly Need[])[]): readonly Need[] {
  if (of.length === 1) return of[0] as readonly Need[];
  if (of.some((needs) => needs.length === 0)) return [];
  // A list of words is asked for at once.
  const lists = of.flatMap(([need, ...more]) => (need?.kind === 'words' && more.length === 0 ? [need.words] : []));
  const words = new Set(lists.flatMap((list) => Array.from(list)));
  return lists.length === of.length ? [{ kind: 'words', words: Uint32Array.from(words).sort() }] : [{ kind: 'any', of }];
}
