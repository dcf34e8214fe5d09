/**
 * What a token has to be, made ready for running: as far as words alone decide, a set of words; else a question to the token in
 * its article as well, which is asked only of tokens whose word lets it hold.
 */
import type { EntityKind } from '../../corpus/snapshot.ts';
import { foldKey } from '../../text/folding.ts';
import type { AttributeTest, QueryProblem, TokenTest, Value } from '../cql/syntax.ts';
import { beginningOf, matcherOf } from '../cql/values.ts';
import type { QueriedFacts, Vocabulary } from '../source.ts';
import { type Need, needOfAny, needOfWords } from './needs.ts';
import { keysOf, namedIn, zoneOf } from './structures.ts';
import { wordsOfText } from './text-words.ts';
import type { Visible } from './visible.ts';
import { ANY_WORD, complement, intersection, isIn, NO_WORD, union, type WordSet } from './word-set.ts';
import { wordsWith } from './word-tests.ts';

export const ENTITY_KINDS = ['person', 'organisation', 'place'] as const satisfies readonly EntityKind[];

/** An article in which tokens are asked about. */
export interface TokenPlaces {
  readonly visible: Visible;
  facts(): QueriedFacts | undefined;
}

/** Answers for the tokens of one article. */
export type Holds = (token: number) => boolean;

export interface TokenCheck {
  /** Of other words no token fulfils it. */
  readonly upper: WordSet;
  /** Of these words every token does. */
  readonly lower: WordSet;
  /** Undefined where the words alone decide; then `upper` is `lower`. */
  readonly inArticle: ((places: TokenPlaces) => Holds) | undefined;
  /** What an article must have for a token of it to fulfil it. */
  readonly needs: readonly Need[];
}

export const ANY_TOKEN: TokenCheck = { upper: ANY_WORD, lower: ANY_WORD, inArticle: undefined, needs: [] };

export function checkOfWords(set: WordSet): TokenCheck {
  return { upper: set, lower: set, inArticle: undefined, needs: needOfWords(set) };
}

/** @param negated what the test must not be is looked for */
export function checkOf(test: TokenTest, vocabulary: Vocabulary, negated = false): TokenCheck | QueryProblem {
  if (test.kind === 'not') return checkOf(test.item, vocabulary, !negated);
  if (test.kind === 'attribute') return checkOfAttribute(test, vocabulary, (test.operator === '!=') !== negated);
  const checks: TokenCheck[] = [];
  for (const item of test.items) {
    const check = checkOf(item, vocabulary, negated);
    if ('template' in check) return check;
    checks.push(check);
  }
  return (test.kind === 'and') !== negated ? allOf(checks) : anyOf(checks);
}

function checkOfAttribute(test: AttributeTest, vocabulary: Vocabulary, negated: boolean): TokenCheck | QueryProblem {
  const { name, value } = test;
  if (name === 'word' || name === 'pos' || name === 'folded') {
    const set = wordsWith(vocabulary, name, value);
    if ('template' in set) return set;
    return checkOfWords(negated ? complement(set) : set);
  }
  const matches = matcherOf(value, { folded: name === 'person' || name === 'organisation' || name === 'place' });
  if (typeof matches !== 'function') return matches;
  return {
    upper: ANY_WORD,
    lower: NO_WORD,
    inArticle: (places) => {
      const marked = markedTokens(places, name, matches);
      return (token) => (marked[token] === 1) !== negated;
    },
    needs: negated || name === 'entity' || name === 'zone' ? [] : needsOfName(name, value, vocabulary),
  };
}

/** The key of a name that is looked for, or what it begins with where that is all that is known; that may be "". */
export function keyOf(value: Value): { readonly key: string; readonly begins: boolean } {
  const { literal } = value;
  return literal === undefined ? { key: beginningOf(value), begins: true } : { key: foldKey(literal), begins: false };
}

/** What naming somebody or something takes. An organisation may be called otherwise than its key. */
export function needsOfName(kind: EntityKind, value: Value, vocabulary: Vocabulary): readonly Need[] {
  const { key, begins } = keyOf(value);
  const naming: Need = { kind: 'naming', entity: kind, key, begins };
  if (begins) return key === '' || kind === 'organisation' ? [] : [naming];
  if (kind !== 'organisation' || key === '') return [naming];
  return needOfAny([[naming], wordsOfText(vocabulary, key).needs]);
}

function allOf(checks: readonly TokenCheck[]): TokenCheck {
  return together(
    checks,
    intersection,
    (answers, token) => answers.every((holds) => holds(token)),
    checks.flatMap(({ needs }) => needs),
  );
}

function anyOf(checks: readonly TokenCheck[]): TokenCheck {
  const needs = needOfAny(checks.map((check) => check.needs));
  return together(checks, union, (answers, token) => answers.some((holds) => holds(token)), needs);
}

function together(
  checks: readonly TokenCheck[],
  combine: (a: WordSet, b: WordSet) => WordSet,
  decide: (answers: readonly Holds[], token: number) => boolean,
  needs: readonly Need[],
): TokenCheck {
  const upper = checks.map((check) => check.upper).reduce(combine);
  if (checks.every(({ inArticle }) => inArticle === undefined)) return checkOfWords(upper);
  return {
    upper,
    lower: checks.map((check) => check.lower).reduce(combine),
    inArticle: (places) => {
      const answers = checks.map(({ upper: words, inArticle }): Holds => {
        return inArticle?.(places) ?? ((token) => isIn(words, places.visible.words[token] as number));
      });
      return (token) => decide(answers, token);
    },
    needs: upper.not ? needs : [...needs, ...needOfWords(upper)],
  };
}

/** 1 for each token that has the attribute with a value that matches. */
function markedTokens(places: TokenPlaces, name: EntityKind | 'entity' | 'zone', matches: (text: string) => boolean): Uint8Array {
  const { visible } = places;
  const marked = new Uint8Array(visible.length);
  if (name === 'zone') {
    for (const [line, index] of visible.lineIndices.entries()) {
      if (matches(zoneOf(visible.tokens.zones[index] as number))) marked.fill(1, visible.lines[line], visible.lines[line + 1]);
    }
    return marked;
  }
  if (name === 'entity') {
    const kinds = new Set(ENTITY_KINDS.filter(matches));
    for (const named of visible.tokens.named) {
      if (!kinds.has(named.kind)) continue;
      const { start, end } = visible.seen(named);
      marked.fill(1, start, end);
    }
    return marked;
  }
  const facts = places.facts();
  for (const named of facts === undefined ? [] : namedIn(facts, name)) {
    if (!keysOf(named).some(matches)) continue;
    for (const mention of named.mentions) {
      const { start, end } = visible.under(mention);
      marked.fill(1, start, end);
    }
  }
  return marked;
}
