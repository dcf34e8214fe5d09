/** What stands within [ ], and what stands behind ::, both conditions joined by & | ! and parentheses. `&` binds tighter than `|`. */
import { valuesOfAttribute } from './closed-values.ts';
import type { Cursor } from './cursor.ts';
import type { Lexeme } from './lexer.ts';
import { checkClosed, parseValue } from './parse-value.ts';
import { nearest, problem, withReplacement } from './problems.ts';
import {
  ATTRIBUTES,
  type Attribute,
  type AttributeTest,
  type Comparison,
  type Constraint,
  type LabelledAttribute,
  type TokenTest,
} from './syntax.ts';

/** Conditions of any kind, joined. */
type Joined<Leaf> =
  | { readonly kind: 'and' | 'or'; readonly items: readonly Joined<Leaf>[]; readonly start: number; readonly end: number }
  | { readonly kind: 'not'; readonly item: Joined<Leaf>; readonly start: number; readonly end: number }
  | Leaf;

type ReadLeaf<Leaf> = (cursor: Cursor) => Leaf | undefined;

/** Reads what a token has to be. */
export function parseTest(cursor: Cursor): TokenTest | undefined {
  return parseJoined(cursor, 'or', parseAttributeTest);
}

/** Reads conditions on labelled tokens. */
export function parseConstraint(cursor: Cursor): Constraint | undefined {
  return parseJoined(cursor, 'or', parseComparison);
}

/** Reads conditions that are joined by `|`, or by `&`. */
function parseJoined<Leaf>(cursor: Cursor, kind: 'and' | 'or', leaf: ReadLeaf<Leaf>): Joined<Leaf> | undefined {
  const begin = cursor.ahead();
  const items: Joined<Leaf>[] = [];
  do {
    const item = kind === 'or' ? parseJoined(cursor, 'and', leaf) : parseOne(cursor, leaf);
    if (item === undefined) return undefined;
    items.push(item);
  } while (cursor.take(kind === 'or' ? '|' : '&') !== undefined);
  return items.length === 1 ? items[0] : { kind, items, ...cursor.spanFrom(begin) };
}

function parseOne<Leaf>(cursor: Cursor, leaf: ReadLeaf<Leaf>): Joined<Leaf> | undefined {
  const begin = cursor.ahead();
  if (cursor.take('!') !== undefined) {
    const item = cursor.deeper(() => parseOne(cursor, leaf));
    return item === undefined ? undefined : { kind: 'not', item, ...cursor.spanFrom(begin) };
  }
  if (cursor.take('(') === undefined) return leaf(cursor);
  const inner = cursor.deeper(() => parseJoined(cursor, 'or', leaf));
  if (inner === undefined) return undefined;
  if (cursor.take(')') === undefined) return cursor.fail(problem('expected ) to close the ( that began here', begin));
  return inner;
}

function parseAttributeTest(cursor: Cursor): AttributeTest | undefined {
  const begin = cursor.ahead();
  if (begin.kind === 'string')
    return cursor.fail(problem('expected an attribute before the value, such as word={0}', begin, `"${begin.text}"`));
  if (begin.kind !== 'name') return cursor.fail(problem('expected a test of a token, such as word="调研" or pos="n.*"', begin));
  const name = parseAttribute(cursor);
  const operator = parseEquality(cursor, begin);
  const value = operator === undefined ? undefined : parseValue(cursor, operator);
  if (operator === undefined || value === undefined) return undefined;
  // A name that is not known has been told of; the rest is looked at all the same.
  const test: AttributeTest = { kind: 'attribute', name: name ?? 'word', operator, value, ...cursor.spanFrom(begin) };
  if (name !== undefined) checkValue(cursor, test);
  return test;
}

/** Reads the name of an attribute, and notes one that is not known. */
function parseAttribute(cursor: Cursor): Attribute | undefined {
  const lexeme = cursor.read();
  const known = ATTRIBUTES.find((each) => each === lexeme.text);
  if (known !== undefined) return known;
  const near = nearest(lexeme.text, ATTRIBUTES);
  if (near === undefined) cursor.note(problem('there is no attribute {0}; there are {1}', lexeme, lexeme.text, ATTRIBUTES.join(', ')));
  else cursor.note(withReplacement(problem('there is no attribute {0}; did you mean {1}?', lexeme, lexeme.text, near), near));
  return undefined;
}

function parseEquality(cursor: Cursor, behind: Lexeme): '=' | '!=' | undefined {
  const lexeme = cursor.ahead();
  if (lexeme.kind === '=' || lexeme.kind === '!=') return cursor.read().kind as '=' | '!=';
  if (['<', '<=', '>', '>='].includes(lexeme.kind)) {
    return cursor.fail(
      problem('tokens are compared by = and != only; orders are for structures, as in <article published >= "2020"/>', lexeme),
    );
  }
  return cursor.fail(problem('expected = or != behind {0}', lexeme, behind.text));
}

/** Notes a value that the attribute never has. */
function checkValue(cursor: Cursor, { name, value }: { name: Attribute; value: AttributeTest['value'] }): void {
  if (value.source === '') cursor.note(problem('there is nothing between these quotation marks; [] is any token', value));
  else checkClosed(cursor, name, value, valuesOfAttribute(name));
}

function parseComparison(cursor: Cursor): Comparison | undefined {
  const begin = cursor.ahead();
  const left = parseLabelled(cursor);
  if (left === undefined) return undefined;
  const operator = parseEquality(cursor, { ...begin, text: `${begin.text}.${left.name}` });
  if (operator === undefined) return undefined;
  const isLabelled = cursor.ahead().kind !== 'string';
  const right = isLabelled ? parseLabelled(cursor) : parseValue(cursor, operator);
  if (right === undefined) return undefined;
  if ('source' in right) checkValue(cursor, { name: left.name, value: right });
  return { kind: 'comparison', left, operator, right, ...cursor.spanFrom(begin) };
}

function parseLabelled(cursor: Cursor): LabelledAttribute | undefined {
  const begin = cursor.ahead();
  if ((begin.kind !== 'name' && begin.kind !== 'number') || cursor.ahead(1).kind !== '.' || cursor.ahead(2).kind !== 'name') {
    return cursor.fail(problem('expected the attribute of a labelled token, such as A.word', begin));
  }
  cursor.read();
  cursor.read();
  const name = parseAttribute(cursor);
  return { label: begin.text, name: name ?? 'word', ...cursor.spanFrom(begin) };
}
