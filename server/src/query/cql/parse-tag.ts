/** Structures of a query: `<s>`, `</s>`, `<statement speaker="…"/>`, with the conditions that they have to fulfil. */
import { valuesOfCondition } from './closed-values.ts';
import type { Cursor } from './cursor.ts';
import type { Lexeme } from './lexer.ts';
import { checkClosed, parseValue } from './parse-value.ts';
import { nearest, problem, withReplacement } from './problems.ts';
import { type Boundary, type Condition, STRUCTURES, type Structure, type StructurePattern } from './syntax.ts';
import { DATE } from './values.ts';

export const STRUCTURE_NAMES = Object.keys(STRUCTURES) as readonly Structure[];

const OPERATORS: readonly string[] = ['=', '!=', '<', '<=', '>', '>='] satisfies Condition['operator'][];

/** Reads a tag; `<` or `</` comes next. */
export function parseTag(cursor: Cursor): Boundary | StructurePattern | undefined {
  const begin = cursor.read();
  const isEnd = begin.kind === '</';
  const name = cursor.take('name');
  if (name === undefined)
    return cursor.fail(problem('expected the name of a structure behind {0}, such as s, p or article', cursor.ahead(), begin.text));
  const structure = structureOf(cursor, name);
  const conditions: Condition[] = [];
  while (cursor.sees('name')) {
    const condition = parseCondition(cursor, structure);
    if (condition === undefined) return undefined;
    conditions.push(condition);
    // What stands behind one another holds together anyway.
    if (cursor.take('&') !== undefined && !cursor.sees('name'))
      return cursor.fail(problem('expected a condition behind &', cursor.ahead()));
  }
  const closing = cursor.ahead();
  if (closing.kind === '|')
    return cursor.fail(problem('conditions of a structure all have to hold; write two structures with | between them', closing));
  if (closing.kind !== '>' && (closing.kind !== '/>' || isEnd))
    return cursor.fail(problem('expected > to close the structure that began here', begin));
  cursor.read();
  const node = { structure: structure ?? 's', conditions, ...cursor.spanFrom(begin) };
  return closing.kind === '/>' ? { kind: 'structure', ...node } : { kind: 'boundary', edge: isEnd ? 'end' : 'start', ...node };
}

/** The structure of that name; notes one that is not known. */
export function structureOf(cursor: Cursor, name: Lexeme): Structure | undefined {
  const known = STRUCTURE_NAMES.find((each) => each === name.text);
  if (known !== undefined) return known;
  const near = nearest(name.text, STRUCTURE_NAMES);
  if (near === undefined) cursor.note(problem('there is no structure {0}; there are {1}', name, name.text, STRUCTURE_NAMES.join(', ')));
  else cursor.note(withReplacement(problem('there is no structure {0}; did you mean {1}?', name, name.text, near), near));
  return undefined;
}

function parseCondition(cursor: Cursor, structure: Structure | undefined): Condition | undefined {
  const name = cursor.read();
  if (structure !== undefined) checkName(cursor, structure, name);
  const sign = cursor.ahead();
  if (!OPERATORS.includes(sign.kind)) return cursor.fail(problem('expected = or another comparison behind {0}', sign, name.text));
  cursor.read();
  const operator = sign.kind as Condition['operator'];
  const value = parseValue(cursor, operator);
  if (value === undefined) return undefined;
  if (operator === '=' || operator === '!=') {
    if (structure !== undefined) checkClosed(cursor, name.text, value, valuesOfCondition(structure, name.text));
  } else if (name.text === 'published' && !DATE.test(value.literal ?? '')) {
    cursor.note(problem('a date is written 2020, 2020-03 or 2020-03-01', value));
  } else if (value.literal === undefined)
    cursor.note(problem('{0} compares with a plain text, not with a regular expression', value, operator));
  return { name: name.text, operator, value, ...cursor.spanFrom(name) };
}

function checkName(cursor: Cursor, structure: Structure, name: Lexeme): void {
  const known: readonly string[] = STRUCTURES[structure];
  if (known.includes(name.text)) return;
  const near = nearest(name.text, known);
  if (near !== undefined)
    cursor.note(withReplacement(problem('{0} has no {1}; did you mean {2}?', name, structure, name.text, near), near));
  else if (known.length === 0) cursor.note(problem('{0} has nothing that can be asked of it', name, structure));
  else cursor.note(problem('{0} has no {1}; it has {2}', name, structure, name.text, known.join(', ')));
}
