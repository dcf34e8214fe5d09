/**
 * A query made ready to run over articles: its patterns as automata over numbered tests, and what an article must have for it.
 *
 * What a pattern matches is a set of stretches of tokens, as in CQP and BlackLab: a sequence joins stretches end to end, a
 * repetition does so again and again, `within` and `containing` choose among the stretches of their first pattern. Nothing is
 * joined across the end of a line, which is a paragraph; only structures reach further. Of all stretches that begin with a
 * token the longest is the hit; one without tokens is none. A comparison with a label that the match does not have is false.
 */
import { problem } from '../cql/problems.ts';
import type { Constraint, Pattern, Query, QueryProblem, Structure } from '../cql/syntax.ts';
import type { Vocabulary } from '../source.ts';
import { type Automaton, automatonOf, type Edge, type Shape } from './automaton.ts';
import { type Need, needOfAny } from './needs.ts';
import { asksFacts, type StructureSpan, structureTest } from './structures.ts';
import { wordsOfText } from './text-words.ts';
import { ANY_TOKEN, checkOf, checkOfWords, keyOf, needsOfName, type TokenCheck } from './token-check.ts';
import { wordsByLength } from './word-lengths.ts';

/** Structures that fulfil conditions. */
export interface ChosenStructures {
  readonly structure: Structure;
  /** Whether some of the conditions are on what only the facts of an article tell. */
  readonly asksFacts: boolean;
  readonly test: (span: StructureSpan) => boolean;
  /** The same of the other conditions alone. */
  readonly testOfTokens: (span: StructureSpan) => boolean;
}

/** A place where such a structure begins or ends. */
export interface Border extends ChosenStructures {
  readonly edge: 'start' | 'end';
}

/** What stretches must lie in, or what must lie in them. */
export interface Filter {
  readonly relation: 'within' | 'containing';
  readonly not: boolean;
  readonly other: StretchPlan;
}

/** How the stretches of a pattern are found. */
export interface StretchPlan {
  readonly core: StructureCore | AutomatonCore;
  readonly filters: readonly Filter[];
  readonly needs: readonly Need[];
}

export interface StructureCore extends ChosenStructures {
  readonly kind: 'structure';
}

export interface AutomatonCore {
  /** `text`: of the stretches that it finds only those count that have no other in them. */
  readonly kind: 'automaton' | 'text';
  readonly automaton: Automaton;
  readonly checks: readonly TokenCheck[];
  readonly borders: readonly Border[];
  readonly stretches: readonly StretchPlan[];
  /** A check that a token of every match passes, and few words do; undefined where there is none. */
  readonly anchor: number | undefined;
}

export interface QueryPlan extends StretchPlan {
  readonly constraint: Constraint | undefined;
}

/** @returns what is wrong where the query cannot be run: its pattern is too large, or a value is no sound expression */
export function planOf(query: Query, vocabulary: Vocabulary): QueryPlan | QueryProblem {
  const plan = stretchPlan(query.pattern, vocabulary);
  return 'template' in plan ? plan : { ...plan, constraint: query.constraint };
}

function stretchPlan(pattern: Pattern, vocabulary: Vocabulary): StretchPlan | QueryProblem {
  if (pattern.kind === 'within' || pattern.kind === 'containing') {
    const plan = stretchPlan(pattern.pattern, vocabulary);
    if ('template' in plan) return plan;
    const other = stretchPlan(pattern.kind === 'within' ? pattern.container : pattern.contained, vocabulary);
    if ('template' in other) return other;
    const filters = [...plan.filters, { relation: pattern.kind, not: pattern.not, other }];
    return { core: plan.core, filters, needs: pattern.not ? plan.needs : [...plan.needs, ...other.needs] };
  }
  if (pattern.kind === 'structure') {
    const chosen = chosenOf(pattern);
    if ('template' in chosen) return chosen;
    return { core: { kind: 'structure', ...chosen }, filters: [], needs: needsOfStructure(pattern, vocabulary) };
  }
  if (pattern.kind === 'text') return textPlan(pattern.text, vocabulary);
  return new CoreBuilder(vocabulary).build(pattern);
}

function textPlan(text: string, vocabulary: Vocabulary): StretchPlan {
  const { length, steps, needs } = wordsOfText(vocabulary, text);
  const edges: Edge[][] = Array.from({ length: length + 1 }, () => []);
  for (const [check, { from, to }] of steps.entries()) edges[from]?.push({ kind: 'token', to, check, label: undefined });
  const checks = steps.map(({ words }) => checkOfWords({ words, not: false }));
  const automaton = { edges, start: 0, final: length };
  return { core: { kind: 'text', automaton, checks, borders: [], stretches: [], anchor: undefined }, filters: [], needs };
}

function chosenOf({ structure, conditions }: Extract<Pattern, { kind: 'structure' | 'boundary' }>): ChosenStructures | QueryProblem {
  const ofTokens = conditions.filter((condition) => !asksFacts(structure, condition));
  const [test, testOfTokens] = [structureTest(conditions), structureTest(ofTokens)];
  if (typeof test !== 'function') return test;
  if (typeof testOfTokens !== 'function') return testOfTokens;
  return { structure, asksFacts: ofTokens.length < conditions.length, test, testOfTokens };
}

function needsOfStructure(
  { structure, conditions }: Extract<Pattern, { kind: 'structure' | 'boundary' }>,
  vocabulary: Vocabulary,
): readonly Need[] {
  return conditions.flatMap(({ name, operator, value }) => {
    if (operator !== '=') return [];
    if (structure === 'statement' && name === 'speaker') {
      const { key, begins } = keyOf(value);
      return begins && key === '' ? [] : [{ kind: 'speaking', key, begins }];
    }
    if (name !== 'name' || (structure !== 'person' && structure !== 'organisation' && structure !== 'place')) return [];
    return needsOfName(structure, value, vocabulary);
  });
}

interface Built {
  readonly shape: Shape;
  /** Checks each of which a token of every match passes. */
  readonly required: readonly number[];
  readonly needs: readonly Need[];
}

/** Numbers the tests, borders and inner stretches of a pattern. */
class CoreBuilder {
  readonly #vocabulary: Vocabulary;
  readonly #checks: TokenCheck[] = [];
  readonly #borders: Border[] = [];
  readonly #stretches: StretchPlan[] = [];
  /** Numbers of the checks that were made, by what they test. */
  readonly #known = new Map<string, number>();

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  build(pattern: Pattern): StretchPlan | QueryProblem {
    const built = this.#shape(pattern);
    if ('template' in built) return built;
    const automaton = automatonOf(built.shape);
    if (automaton === undefined) {
      return problem('this pattern is too large: its repetitions come to too many tokens', pattern);
    }
    const [checks, borders, stretches] = [this.#checks, this.#borders, this.#stretches];
    const anchor = anchorOf(built.required, checks);
    return { core: { kind: 'automaton', automaton, checks, borders, stretches, anchor }, filters: [], needs: built.needs };
  }

  #shape(pattern: Pattern): Built | QueryProblem {
    switch (pattern.kind) {
      case 'token': {
        const check = this.#check(pattern);
        if (typeof check !== 'number') return check;
        return {
          shape: { kind: 'token', check, label: pattern.label },
          required: [check],
          needs: (this.#checks[check] as TokenCheck).needs,
        };
      }
      case 'characters': {
        const { least, most } = pattern;
        const lengths = Array.from(wordsByLength(this.#vocabulary)).filter(([length]) => length <= most);
        const checks = lengths.map(([length, words]) => ({
          length,
          check: this.#number(`${length} characters`, checkOfWords({ words, not: false })),
        }));
        return { shape: { kind: 'characters', checks, least, most }, required: [], needs: [] };
      }
      case 'boundary': {
        const chosen = chosenOf(pattern);
        if ('template' in chosen) return chosen;
        const border = this.#borders.push({ ...chosen, edge: pattern.edge }) - 1;
        return { shape: { kind: 'border', border }, required: [], needs: needsOfStructure(pattern, this.#vocabulary) };
      }
      case 'repeated': {
        const item = this.#shape(pattern.item);
        if ('template' in item) return item;
        const { least, most } = pattern;
        const shape = { kind: 'repeated', item: item.shape, least, most } as const;
        return least > 0 ? { ...item, shape } : { shape, required: [], needs: [] };
      }
      case 'sequence':
      case 'alternatives': {
        const items: Built[] = [];
        for (const item of pattern.kind === 'alternatives' ? withTokensTogether(pattern.items) : pattern.items) {
          const built = this.#shape(item);
          if ('template' in built) return built;
          items.push(built);
        }
        const needs = items.map((item) => item.needs);
        const shape = { kind: pattern.kind, items: items.map((item) => item.shape) } as const;
        return pattern.kind === 'sequence'
          ? { shape, required: items.flatMap(({ required }) => required), needs: needs.flat() }
          : { shape, required: items.length === 1 ? (items[0] as Built).required : [], needs: needOfAny(needs) };
      }
      default: {
        const plan = stretchPlan(pattern, this.#vocabulary);
        if ('template' in plan) return plan;
        return { shape: { kind: 'stretch', stretch: this.#stretches.push(plan) - 1 }, required: [], needs: plan.needs };
      }
    }
  }

  #check({ test }: Extract<Pattern, { kind: 'token' }>): number | QueryProblem {
    const key = JSON.stringify(test, (name, value) => (name === 'start' || name === 'end' ? undefined : value)) ?? '';
    const before = this.#known.get(key);
    if (before !== undefined) return before;
    const check = test === undefined ? ANY_TOKEN : checkOf(test, this.#vocabulary);
    return 'template' in check ? check : this.#number(key, check);
  }

  #number(key: string, check: TokenCheck): number {
    const number = this.#known.get(key) ?? this.#checks.push(check) - 1;
    this.#known.set(key, number);
    return number;
  }
}

/** Alternatives with those that are a token in one: of a list of words each would be a state of its own. */
function withTokensTogether(items: readonly Pattern[]): readonly Pattern[] {
  const tests = items.flatMap((item) => (item.kind === 'token' && item.label === undefined && item.test !== undefined ? [item.test] : []));
  if (tests.length < 2) return items;
  const { start, end } = items[0] as Pattern;
  const others = items.filter((item) => item.kind !== 'token' || item.label !== undefined || item.test === undefined);
  return [{ kind: 'token', test: { kind: 'or', items: tests, start, end }, start, end }, ...others];
}

/** Of some checks the one that the fewest words pass. */
function anchorOf(required: readonly number[], checks: readonly TokenCheck[]): number | undefined {
  const wordsOf = (check: number): number => {
    const { words, not } = (checks[check] as TokenCheck).upper;
    return not ? Number.POSITIVE_INFINITY : words.length;
  };
  const best = required.reduce<number | undefined>((a, b) => (a === undefined || wordsOf(b) < wordsOf(a) ? b : a), undefined);
  return best === undefined || wordsOf(best) === Number.POSITIVE_INFINITY ? undefined : best;
}
