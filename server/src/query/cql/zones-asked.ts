/** The zones that a query speaks of: it looks in the body of articles unless somebody says otherwise, and may say so itself. */
import type { QueryZone } from '../../protocol/query.ts';
import { valuesOfAttribute } from './closed-values.ts';
import type { Pattern, Query, TokenTest, Value } from './syntax.ts';
import { matcherOf } from './values.ts';

/**
 * The body and whatever else a query asks for by `zone = …` of a token or a paragraph.
 * @returns undefined where it asks for no more than the body
 */
export function zonesAsked({ pattern }: Query): readonly QueryZone[] | undefined {
  const zones = (valuesOfAttribute('zone') ?? []) as readonly QueryZone[];
  const asked = new Set<QueryZone>(['body']);
  const ask = (value: Value): void => {
    const matches = matcherOf(value);
    if (typeof matches === 'function') for (const zone of zones) if (matches(zone)) asked.add(zone);
  };
  for (const value of valuesOf(pattern)) ask(value);
  return asked.size === 1 ? undefined : zones.filter((zone) => asked.has(zone));
}

function* valuesOf(pattern: Pattern): Generator<Value> {
  switch (pattern.kind) {
    case 'token':
      if (pattern.test !== undefined) yield* valuesOfTest(pattern.test);
      break;
    case 'sequence':
    case 'alternatives':
      for (const item of pattern.items) yield* valuesOf(item);
      break;
    case 'repeated':
      yield* valuesOf(pattern.item);
      break;
    case 'boundary':
    case 'structure':
      for (const { name, operator, value } of pattern.conditions) if (name === 'zone' && operator === '=') yield value;
      break;
    case 'within':
      yield* valuesOf(pattern.pattern);
      yield* valuesOf(pattern.container);
      break;
    case 'containing':
      yield* valuesOf(pattern.pattern);
      yield* valuesOf(pattern.contained);
      break;
    default:
  }
}

function* valuesOfTest(test: TokenTest): Generator<Value> {
  if (test.kind === 'attribute') {
    if (test.name === 'zone' && test.operator === '=') yield test.value;
  } else if (test.kind !== 'not') for (const item of test.items) yield* valuesOfTest(item);
}
