/**
 * Where a query has to be looked for at all: the articles that have what it takes, the rarest of that first. What is in most
 * articles anyway tells nothing, and is not asked for.
 */
import type { QuerySource } from '../source.ts';
import type { Need } from './needs.ts';

/** What more words than this have in common is frequent, and to add up their counts would take longer than to look. */
const MOST_WORDS = 2000;
/** A need that so many times as many tokens fulfil as there are articles is fulfilled by most of them. */
const FREQUENT = 2;
/** Another need is asked for as well where it has at most so many times as many tokens as there are candidates by then. */
const WORTHWHILE = 10;
/** So few candidates are looked at rather than made fewer. */
const FEW = 16;

/** Articles that may match, ascending: every one that does is among them. @param zones bits */
export function candidatesOf(source: QuerySource, needs: readonly Need[], zones: number): Uint32Array {
  const estimated = needs.map((need) => ({ need, tokens: estimate(source, need, zones) })).sort((a, b) => a.tokens - b.tokens);
  const most = FREQUENT * source.articles.length;
  let candidates = source.articles;
  let isNarrowed = false;
  for (const { need, tokens } of estimated) {
    if (tokens === 0) return new Uint32Array();
    if (tokens > most || (isNarrowed && (candidates.length <= FEW || tokens > WORTHWHILE * candidates.length))) break;
    candidates = isNarrowed ? common(candidates, articlesOf(source, need, zones)) : articlesOf(source, need, zones);
    isNarrowed = true;
  }
  return candidates;
}

/** About how many tokens or articles fulfil a need; infinitely many where that is not worth finding out. */
function estimate(source: QuerySource, need: Need, zones: number): number {
  if (need.kind === 'naming') return source.articlesNaming(need.entity, need.key).length;
  if (need.kind === 'speaking') return source.articlesSpeaking(need.key).length;
  if (need.kind === 'any') return need.of.reduce((sum, needs) => sum + Math.min(...needs.map((each) => estimate(source, each, zones))), 0);
  if (need.words.length > MOST_WORDS) return Number.POSITIVE_INFINITY;
  return need.words.reduce((sum, word) => sum + source.count(zones, word), 0);
}

function articlesOf(source: QuerySource, need: Need, zones: number): Uint32Array {
  if (need.kind === 'words') return source.articlesWith(need.words);
  if (need.kind === 'naming') return source.articlesNaming(need.entity, need.key);
  if (need.kind === 'speaking') return source.articlesSpeaking(need.key);
  const lists = need.of.map((needs) => candidatesOf(source, needs, zones));
  return Uint32Array.from(new Set(lists.flatMap((list) => Array.from(list)))).sort();
}

/** What two ascending lists share. */
export function common(a: Uint32Array, b: Uint32Array): Uint32Array {
  const shared = new Uint32Array(Math.min(a.length, b.length));
  let length = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [left, right] = [a[i] as number, b[j] as number];
    if (left === right) shared[length++] = left;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return shared.subarray(0, length);
}

/** What the first of two ascending lists has and the second has not. */
export function without(a: Uint32Array, b: Uint32Array): Uint32Array {
  if (b.length === 0) return a;
  const taken = new Set(b);
  return a.filter((article) => !taken.has(article));
}
