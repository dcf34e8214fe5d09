/** Strings of a query, with their flags, as values; and whether they can be what they are compared with. */
import type { Cursor } from './cursor.ts';
import { offsetIn } from './lexer.ts';
import { problem, withReplacement } from './problems.ts';
import type { Value } from './syntax.ts';
import { expressionProblem, literalOf, matcherOf, quoted } from './values.ts';

/** Reads a string. @param behind what it stands behind, for the message where there is none */
export function parseValue(cursor: Cursor, behind: string): Value | undefined {
  const begin = cursor.ahead();
  if (begin.kind === 'name' || begin.kind === 'number')
    return cursor.fail(withReplacement(problem('{0} must stand between quotation marks: "{0}"', begin, begin.text), `"${begin.text}"`));
  const string = cursor.take('string');
  if (string === undefined) return cursor.fail(problem('expected a value between quotation marks behind {0}', begin, behind));
  const flags = parseFlags(cursor);
  const source = flags.literally ? quoted(string.text) : string.text;
  const { ignoreCase } = flags;
  const wrong = flags.literally ? undefined : expressionProblem(source, ignoreCase);
  if (wrong !== undefined) {
    const span = { start: offsetIn(string, wrong.start), end: offsetIn(string, wrong.end) };
    cursor.note(problem(wrong.template, span, ...wrong.arguments));
  }
  const literal = wrong === undefined ? literalOf(source, ignoreCase) : undefined;
  return { source, ...(literal === undefined ? {} : { literal }), ignoreCase, ...cursor.spanFrom(begin) };
}

/** `%c`: any case, `%l`: no sign means anything, `%cl`: both. They stand directly behind the string. */
function parseFlags(cursor: Cursor): { readonly ignoreCase: boolean; readonly literally: boolean } {
  const sign = cursor.take('%');
  if (sign === undefined) return { ignoreCase: false, literally: false };
  const flags = cursor.take('name');
  if (flags === undefined || !/^[cl]{1,2}$/.test(flags.text)) {
    cursor.note(problem('expected %c (any case), %l (literally) or %cl', flags ?? sign));
  }
  return { ignoreCase: flags?.text.includes('c') ?? false, literally: flags?.text.includes('l') ?? false };
}

/** Notes a value that none of those that there are can be. */
export function checkClosed(cursor: Cursor, name: string, value: Value, values: readonly string[] | undefined): void {
  const matches = values === undefined ? undefined : matcherOf(value);
  if (values === undefined || typeof matches !== 'function' || values.some(matches)) return;
  cursor.note(problem('{0} is never that; it is one of {1}', value, name, values.join(', ')));
}
