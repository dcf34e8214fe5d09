/** Conditions that tie the labelled tokens of a match together (`:: A.word = B.word`). */
import type { Attribute, Constraint, LabelledAttribute, QueryProblem } from '../cql/syntax.ts';
import { matcherOf } from '../cql/values.ts';
import type { Vocabulary } from '../source.ts';
import type { ArticleReading } from './article-reading.ts';
import type { Bindings } from './stretches.ts';
import { keysOf, namedIn, zoneOf } from './structures.ts';
import { ENTITY_KINDS } from './token-check.ts';

/** Whether the tokens of a match are as they must be to each other. */
export type ConstraintTest = (reading: ArticleReading, bindings: Bindings) => boolean;

/** Labels that are asked about. */
export interface Labels {
  readonly names: ReadonlySet<string>;
  /** Absent: nothing must hold; they are remembered for what stands around. */
  readonly hold?: ConstraintTest;
}

export const NO_LABELS: Labels = { names: new Set() };

export function labelsOf(constraint: Constraint, vocabulary: Vocabulary): Labels | QueryProblem {
  const names = new Set<string>();
  const hold = testOf(constraint, vocabulary, names);
  return typeof hold === 'function' ? { names, hold } : hold;
}

function testOf(constraint: Constraint, vocabulary: Vocabulary, labels: Set<string>): ConstraintTest | QueryProblem {
  if (constraint.kind === 'not') {
    const item = testOf(constraint.item, vocabulary, labels);
    return typeof item === 'function' ? (reading, bindings) => !item(reading, bindings) : item;
  }
  if (constraint.kind !== 'comparison') {
    const items: ConstraintTest[] = [];
    for (const each of constraint.items) {
      const item = testOf(each, vocabulary, labels);
      if (typeof item !== 'function') return item;
      items.push(item);
    }
    return constraint.kind === 'and'
      ? (reading, bindings) => items.every((item) => item(reading, bindings))
      : (reading, bindings) => items.some((item) => item(reading, bindings));
  }
  const { left, right, operator } = constraint;
  const wanted = operator === '=';
  labels.add(left.label);
  const valuesOf = (of: LabelledAttribute, reading: ArticleReading, bindings: Bindings): readonly string[] | undefined => {
    const token = bindings.get(of.label);
    return token === undefined ? undefined : attributeValues(reading, vocabulary, of.name, token);
  };
  if ('label' in right) {
    labels.add(right.label);
    return (reading, bindings) => {
      const values = valuesOf(left, reading, bindings);
      const others = valuesOf(right, reading, bindings);
      return values !== undefined && others !== undefined && values.some((value) => others.includes(value)) === wanted;
    };
  }
  const matches = matcherOf(right, { folded: isName(left.name) || left.name === 'folded' });
  if (typeof matches !== 'function') return matches;
  return (reading, bindings) => {
    const values = valuesOf(left, reading, bindings);
    return values !== undefined && values.some(matches) === wanted;
  };
}

function isName(name: Attribute): boolean {
  return name === 'person' || name === 'organisation' || name === 'place';
}

/** All values of an attribute that a token has. */
function attributeValues(reading: ArticleReading, vocabulary: Vocabulary, name: Attribute, token: number): readonly string[] {
  const { visible } = reading;
  const word = visible.words[token] as number;
  if (name === 'word') return [vocabulary.word(word)];
  if (name === 'folded') return [vocabulary.word(vocabulary.folded(word))];
  if (name === 'pos') return [vocabulary.pos(word)];
  if (name === 'zone') return [zoneOf(visible.tokens.zones[visible.lineIndices[visible.lineOf(token)] as number] as number)];
  const known = reading.facts();
  if (known === undefined) return [];
  return ENTITY_KINDS.filter((kind) => name === 'entity' || name === kind).flatMap((kind) =>
    namedIn(known, kind)
      .filter(({ mentions }) => mentions.some((mention) => isUnder(visible.under(mention), token)))
      .flatMap((named) => (name === 'entity' ? [kind] : keysOf(named))),
  );
}

function isUnder({ start, end }: { readonly start: number; readonly end: number }, token: number): boolean {
  return start <= token && token < end;
}
