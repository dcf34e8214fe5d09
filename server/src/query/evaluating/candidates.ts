/**
 * Where a query has to be looked for at all: the articles that have what it takes, the rarest of that first, in one part of the corpus
 * after the other. What is in most articles anyway tells nothing, and is not asked for.
 */
import type { CorpusPart, QuerySource } from '../source.ts';
import type { Need } from './needs.ts';

/** A need that so many times as many tokens fulfil as there are articles is fulfilled by most of them. */
const FREQUENT = 2;
/** Another need is asked for as well where it has at most so many times as many tokens as there are candidates by then. */
const WORTHWHILE = 10;
/** So few candidates are looked at rather than made fewer. */
const FEW = 16;

/** A need, and about how many tokens or articles fulfil it; infinitely many where that is not known before. */
interface Estimated {
  readonly tokens: number;
  /** It takes next to nothing to ask. */
  readonly isFree: boolean;
  /** Articles of a part that may fulfil it, ascending. */
  readonly in: (part: CorpusPart) => Uint32Array;
}

export class Candidates {
  readonly #needs: readonly Estimated[];
  /** Of the whole corpus. */
  readonly #articles: number;

  constructor(source: QuerySource, needs: readonly Need[]) {
    this.#articles = articlesOf(source);
    const estimated = needs.map((need) => estimate(source, need));
    this.#needs = estimated.sort((a, b) => Number(b.isFree) - Number(a.isFree) || a.tokens - b.tokens);
  }

  /** Articles of a part that may match, ascending: every one that does is among them. */
  in(part: CorpusPart): Uint32Array {
    const share = part.articles.length / Math.max(1, this.#articles);
    let candidates = part.articles;
    let isNarrowed = false;
    for (const { tokens, isFree, in: articlesIn } of this.#needs) {
      if (tokens === 0 || candidates.length === 0) return new Uint32Array();
      if (
        !isFree &&
        (tokens > FREQUENT * this.#articles ||
          (isNarrowed && (candidates.length <= FEW || tokens * share > WORTHWHILE * candidates.length)))
      )
        break;
      candidates = common(candidates, articlesIn(part));
      if (!isFree) isNarrowed = true;
    }
    return candidates;
  }

  /** About how many tokens fulfil the rarest of the needs; no more than make it worth asking where that takes next to nothing. */
  get tokens(): number {
    const tokens = Math.min(Number.POSITIVE_INFINITY, ...this.#needs.map((need) => need.tokens));
    return this.#needs[0]?.isFree === true ? Math.min(tokens, this.#articles) : tokens;
  }
}

function estimate(source: QuerySource, need: Need): Estimated {
  switch (need.kind) {
    case 'words': {
      const { words } = need;
      const tokens = words.reduce((sum, word) => sum + Math.max(1, source.vocabulary.frequency(word)), 0);
      return { tokens, isFree: false, in: (part) => source.articlesWith(words, part) };
    }
    case 'meeting':
      return {
        tokens: Number.POSITIVE_INFINITY,
        isFree: true,
        in: (part) => source.articlesMeeting(need.before, need.behind, part),
      };
    case 'any': {
      const alternatives = need.of.map((needs) => new Candidates(source, needs));
      // Each of them tells, however many there are.
      const most = Math.max(...alternatives.map(({ tokens }) => tokens));
      const sum = alternatives.reduce((tokens, each) => tokens + each.tokens, 0);
      return {
        tokens: most <= FREQUENT * articlesOf(source) ? Math.min(sum, FREQUENT * articlesOf(source)) : sum,
        isFree: false,
        in: (part) => alternatives.map((each) => each.in(part)).reduce(either, new Uint32Array()),
      };
    }
    default: {
      const { key, begins } = need;
      const articles = need.kind === 'naming' ? source.articlesNaming(need.entity, key, begins) : source.articlesSpeaking(key, begins);
      return { tokens: articles.length, isFree: false, in: (part) => within(articles, part) };
    }
  }
}

function articlesOf(source: QuerySource): number {
  return source.parts.reduce((sum, { articles }) => sum + articles.length, 0);
}

/** What an ascending list has from the first to the last article of a part. */
export function within(articles: Uint32Array, { articles: own }: CorpusPart): Uint32Array {
  if (own.length === 0) return new Uint32Array();
  return articles.subarray(placeOf(articles, own[0] as number), placeOf(articles, (own[own.length - 1] as number) + 1));
}

/** How many numbers of an ascending list are less than a bound. */
function placeOf(numbers: Uint32Array, bound: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What either of two ascending lists has. */
function either(a: Uint32Array, b: Uint32Array): Uint32Array {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  const all = new Uint32Array(a.length + b.length);
  let length = 0;
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const left = a[i] ?? Number.POSITIVE_INFINITY;
    const right = b[j] ?? Number.POSITIVE_INFINITY;
    all[length++] = Math.min(left, right);
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return all.subarray(0, length);
}

/** What two ascending lists share. */
export function common(a: Uint32Array, b: Uint32Array): Uint32Array {
  if (a === b) return a;
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
  const kept = new Uint32Array(a.length);
  let length = 0;
  let j = 0;
  for (const article of a) {
    while (j < b.length && (b[j] as number) < article) j++;
    if (b[j] !== article) kept[length++] = article;
  }
  return kept.subarray(0, length);
}
