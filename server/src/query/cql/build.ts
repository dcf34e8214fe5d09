/** Parts of a tree, for those who make one of something else than CQL. */
import type { Span } from '../../text/span.ts';
import type {
  Attribute,
  AttributeTest,
  CharactersPattern,
  Pattern,
  StructurePattern,
  TextPattern,
  TokenPattern,
  TokenTest,
  Value,
} from './syntax.ts';
import { textKey } from './text-key.ts';
import { literalOf } from './values.ts';

/** A sound expression as a value. */
export function valueOfSource(source: string, { start, end }: Span): Value {
  const literal = literalOf(source, false);
  return { source, ...(literal === undefined ? {} : { literal }), ignoreCase: false, start, end };
}

export function testOf(name: Attribute, operator: '=' | '!=', value: Value): AttributeTest {
  return { kind: 'attribute', name, operator, value, start: value.start, end: value.end };
}

/** A token for which all tests hold; any token where there is none. */
export function tokenOf(tests: readonly TokenTest[], { start, end }: Span): TokenPattern {
  const [first] = tests;
  if (first === undefined) return { kind: 'token', start, end };
  return { kind: 'token', test: tests.length === 1 ? first : { kind: 'and', items: tests, start, end }, start, end };
}

/** A text as a search finds it; undefined for one of blanks alone. */
export function textOf(text: string, { start, end }: Span): TextPattern | undefined {
  const key = textKey(text);
  return key === '' ? undefined : { kind: 'text', text: key, start, end };
}

/** Tokens of so many characters together. */
export function charactersOf(least: number, most: number, { start, end }: Span): CharactersPattern {
  return { kind: 'characters', least, most, start, end };
}

/** Patterns one behind the other, or the only one. @param items at least one */
export function sequenceOf(items: readonly Pattern[], { start, end }: Span): Pattern {
  return items.length === 1 ? (items[0] as Pattern) : { kind: 'sequence', items, start, end };
}

/** One of several patterns, or the only one. @param items at least one */
export function alternativesOf(items: readonly Pattern[], { start, end }: Span): Pattern {
  return items.length === 1 ? (items[0] as Pattern) : { kind: 'alternatives', items, start, end };
}

/** Any sentence. */
export function sentenceAt({ start, end }: Span): StructurePattern {
  return { kind: 'structure', structure: 's', conditions: [], start, end };
}

/** Hits of a pattern that lie in one of another. */
export function withinOf(pattern: Pattern, container: Pattern, not = false): Pattern {
  return { kind: 'within', pattern, container, not, start: pattern.start, end: pattern.end };
}

/** Hits of a pattern in which one of another lies. */
export function containingOf(pattern: Pattern, contained: Pattern): Pattern {
  return { kind: 'containing', pattern, contained, not: false, start: pattern.start, end: pattern.end };
}
