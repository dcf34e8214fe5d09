/** Queries for tests: read from text, made by chance, compared without their places. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { valuesOfCondition } from '../../server/src/query/cql/closed-values.ts';
import { isQuery, parseQuery } from '../../server/src/query/cql/parse.ts';
import { plainMessage } from '../../server/src/query/cql/problems.ts';
import {
  ATTRIBUTES,
  type Condition,
  type Constraint,
  type Pattern,
  type Query,
  type QueryProblem,
  STRUCTURES,
  type Structure,
  type StructurePattern,
  type TokenTest,
  type Value,
} from '../../server/src/query/cql/syntax.ts';
import { textKey } from '../../server/src/query/cql/text-key.ts';
import { expressionProblem, literalOf } from '../../server/src/query/cql/values.ts';

/** The query that a text is; fails where it is none. */
export function readQuery(text: string): Query {
  const parsed = parseQuery(text);
  if (!isQuery(parsed)) assert.fail(`${text}: ${parsed.map(plainMessage).join('; ')}`);
  return parsed;
}

/** Asserts what is wrong with a query, and that it is said of the spans between « and »: the usual marks are signs of CQL. */
export function assertProblems(marked: string, messages: readonly string[], read: (text: string) => object = parseQuery): void {
  const parsed = read(marked.replace(/[«»]/g, ''));
  assert.ok(Array.isArray(parsed), `no problem: ${marked}`);
  const problems: readonly QueryProblem[] = parsed;
  assert.deepEqual(problems.map(plainMessage), messages, marked);
  const ends = problems.flatMap(({ start, end }) => [start, end]);
  const parts = [0, ...ends].map((from, index) => marked.replace(/[«»]/g, '').slice(from, ends[index]));
  assert.equal(
    parts.reduce((text, part, index) => `${text}${index % 2 === 1 ? '«' : '»'}${part}`),
    marked,
  );
}

/** A tree without the places of its nodes. */
export function withoutSpans(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutSpans);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).flatMap(([name, value]) => (name === 'start' || name === 'end' ? [] : [[name, withoutSpans(value)]])),
  );
}

const nowhere = { start: 0, end: 0 };

/** Expressions as people write them, and some that nobody would; all sound, none with an escaped quotation mark, which loses its escape. */
const source = fc
  .oneof(
    fc.constantFrom(
      '调研',
      '健康',
      '許紅兵',
      'n.*',
      '.*会议.*',
      'a|b',
      '(党|国)委',
      '\\.',
      '\\\\',
      '"',
      '’',
      '[一-龟]+',
      '\\p{Han}{2}',
      'A',
      ' ',
      '#',
      '𠮷',
    ),
    fc.string({ unit: fc.constantFrom('a', '党', '.', '*', '(', ')', '|', '"', '\\', '%', ']', '“'), minLength: 1, maxLength: 6 }),
  )
  .filter((text) => !/\\["'“”‘’＂]/.test(text) && expressionProblem(text, false) === undefined);

export const valueArbitrary: fc.Arbitrary<Value> = fc.tuple(source, fc.boolean()).map(([text, ignoreCase]) => plainValue(text, ignoreCase));

function plainValue(text: string, ignoreCase = false): Value {
  const literal = literalOf(text, ignoreCase);
  return { source: text, ...(literal === undefined ? {} : { literal }), ignoreCase, ...nowhere };
}

const equality = fc.constantFrom('=' as const, '!=' as const);

/** A test of a token: of attributes whose values are open, any; of the others, one of theirs. */
function testArbitrary(value: fc.Arbitrary<Value>): fc.Arbitrary<TokenTest> {
  const closed = fc.constantFrom<['entity' | 'zone', string]>(
    ['entity', 'person'],
    ['entity', 'pl.*'],
    ['zone', 'body'],
    ['zone', 'title'],
  );
  const leaf = fc.oneof(
    fc.tuple(fc.constantFrom(...ATTRIBUTES.filter((name) => name !== 'entity' && name !== 'zone')), equality, value),
    fc.tuple(closed, equality).map(([[name, text], operator]) => [name, operator, plainValue(text)] as const),
  );
  const attribute: fc.Arbitrary<TokenTest> = leaf.map(([name, operator, its]) => ({
    kind: 'attribute',
    name,
    operator,
    value: its,
    ...nowhere,
  }));
  return joined(attribute, 2);
}

/** Conditions of one kind joined by & | !, at most so deep. */
function joined<Node>(leaf: fc.Arbitrary<Node>, depth: number): fc.Arbitrary<Node> {
  if (depth === 0) return leaf;
  const inner = joined(leaf, depth - 1);
  const both = fc
    .tuple(fc.constantFrom('and', 'or'), fc.array(inner, { minLength: 2, maxLength: 3 }))
    .map(([kind, items]) => ({ kind, items, ...nowhere }) as Node);
  const not = inner.map((item) => ({ kind: 'not', item, ...nowhere }) as Node);
  return fc.oneof({ weight: 4, arbitrary: leaf }, { weight: 1, arbitrary: both }, { weight: 1, arbitrary: not });
}

const structureName = fc.constantFrom(...(Object.keys(STRUCTURES) as Structure[]));

function conditionArbitrary(structure: Structure, value: fc.Arbitrary<Value>): fc.Arbitrary<Condition> {
  const names: readonly string[] = STRUCTURES[structure];
  const of = (name: string): fc.Arbitrary<Condition> => {
    const closed = valuesOfCondition(structure, name);
    const values = closed === undefined ? value : fc.constantFrom(...closed).map((text) => plainValue(text));
    const compared = fc
      .record({ kind: fc.constant('condition'), operator: equality, value: values })
      .map(({ operator, value }) => ({ operator, value }));
    const order = fc.record({
      operator: fc.constantFrom('<' as const, '<=' as const, '>' as const, '>=' as const),
      value: fc.constantFrom('2020', '2020-03').map((text) => plainValue(text)),
    });
    return fc.oneof(compared, order).map((rest) => ({ name, ...rest, ...nowhere }));
  };
  return fc.constantFrom(...names).chain(of);
}

type Conditioned = Pick<StructurePattern, 'structure' | 'conditions'>;

const structureNode = (value: fc.Arbitrary<Value>): fc.Arbitrary<Conditioned> =>
  structureName.chain(
    (structure): fc.Arbitrary<Conditioned> =>
      STRUCTURES[structure].length === 0
        ? fc.constant({ structure, conditions: [] })
        : fc.array(conditionArbitrary(structure, value), { maxLength: 2 }).map((conditions) => ({ structure, conditions })),
  );

/**
 * Patterns of every kind, without labels.
 * @param value what tokens and structures are compared with: words that a corpus has make patterns that are found
 */
export function patternArbitrary(value: fc.Arbitrary<Value> = valueArbitrary, depth = 3): fc.Arbitrary<Pattern> {
  const test = fc.option(testArbitrary(value), { nil: undefined });
  const token: fc.Arbitrary<Pattern> = test.map((its) => ({ kind: 'token', ...(its === undefined ? {} : { test: its }), ...nowhere }));
  const text: fc.Arbitrary<Pattern> = fc
    .oneof(fc.constantFrom('卫生健康', 'a"b\\', '许'), fc.string({ unit: 'binary', maxLength: 4 }))
    .map(textKey)
    .filter((key) => key !== '' && !/[\n\r]/.test(key))
    .map((key) => ({ kind: 'text', text: key, ...nowhere }));
  const boundary: fc.Arbitrary<Pattern> = fc
    .tuple(structureNode(value), fc.constantFrom('start' as const, 'end' as const))
    .map(([its, edge]) => ({ kind: 'boundary', edge, ...its, ...nowhere }));
  const structure: fc.Arbitrary<Pattern> = structureNode(value).map((its) => ({ kind: 'structure', ...its, ...nowhere }));
  const characters = fc
    .constantFrom<[number, number]>([1, 1], [0, 1], [0, 3], [2, 2], [1, 4])
    .map(([least, most]): Pattern => ({ kind: 'characters', least, most, ...nowhere }));
  const leaf = fc.oneof({ weight: 6, arbitrary: token }, text, characters, boundary, structure);
  if (depth === 0) return leaf;
  const inner = patternArbitrary(value, depth - 1);
  const several = fc
    .tuple(fc.constantFrom('sequence' as const, 'alternatives' as const), fc.array(inner, { minLength: 2, maxLength: 3 }))
    .map(([kind, items]): Pattern => ({ kind, items, ...nowhere }));
  const bounds = fc.constantFrom<[number, number]>([0, 1], [0, Infinity], [1, Infinity], [2, 2], [0, 3], [2, 5], [3, Infinity]);
  const repeated = fc
    .tuple(inner, bounds)
    .filter(([item]) => item.kind !== 'boundary')
    .map(([item, [least, most]]): Pattern => ({ kind: 'repeated', item, least, most, ...nowhere }));
  const compared = fc
    .tuple(inner, inner, fc.boolean(), fc.boolean())
    .map(
      ([pattern, other, not, within]): Pattern =>
        within
          ? { kind: 'within', pattern, container: other, not, ...nowhere }
          : { kind: 'containing', pattern, contained: other, not, ...nowhere },
    );
  return fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 2, arbitrary: several }, repeated, compared);
}

/** Conditions on labelled tokens. */
export function constraintArbitrary(labels: readonly string[], value: fc.Arbitrary<Value> = valueArbitrary): fc.Arbitrary<Constraint> {
  const name = fc.constantFrom('word' as const, 'folded' as const, 'pos' as const);
  const labelled = fc.tuple(fc.constantFrom(...labels), name).map(([label, its]) => ({ label, name: its, ...nowhere }));
  const comparison: fc.Arbitrary<Constraint> = fc
    .tuple(labelled, equality, fc.oneof(labelled, value))
    .map(([left, operator, right]) => ({ kind: 'comparison', left, operator, right, ...nowhere }));
  return joined(comparison, 2);
}
