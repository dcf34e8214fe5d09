/**
 * What stands between quotation marks: a regular expression that must match the whole of a value. Expressions are those of RE2,
 * whose matching is linear in the text whatever is typed; hence no references back and no looking around. Most that people type
 * are plain words, or a word with `.*` before or behind, and those are compared without an expression.
 */
import { RE2JS, RE2JSSyntaxException } from 're2js';
import { foldKey } from '../../text/folding.ts';
import { isHan, simplifyUnit } from '../../text/script.ts';
import { matcherOfWays } from './alternatives.ts';
import { problem } from './problems.ts';
import { requiredIn } from './required.ts';
import type { Condition, QueryProblem, Value } from './syntax.ts';

/** Longer expressions are lists that nobody typed, and cost memory by the character. */
const LONGEST_EXPRESSION = 20_000;

/** A year, a month or a day. */
export const DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** What means something in an expression; a lone ] or } does not. */
const META = /[\\.*+?()[{|^$]/;

/** The only text that an expression matches; undefined where it is not one alone, or is no sound expression. */
export function literalOf(source: string, ignoreCase: boolean): string | undefined {
  let literal = source;
  if (META.test(source)) {
    literal = '';
    for (let at = 0; at < source.length; at++) {
      const character = source[at] as string;
      if (character === '\\') {
        const next = source[++at];
        // Letters and digits behind a backslash are classes and the like.
        if (next === undefined || next >= '\x80' || /[A-Za-z0-9]/.test(next)) return undefined;
        literal += next;
      } else if (META.test(character)) return undefined;
      else literal += character;
    }
  }
  return ignoreCase && literal.toLowerCase() !== literal.toUpperCase() ? undefined : literal;
}

/** The expression that matches a text and nothing else. */
export function quoted(text: string): string {
  return text.replace(/[\\.*+?()[\]{}|^$]/g, '\\$&');
}

/** A value that matches a text and nothing else. Its span is that of whatever it was made from. */
export function literalValue(text: string, { start, end }: Pick<Value, 'start' | 'end'>): Value {
  return { source: quoted(text), literal: text, ignoreCase: false, start, end };
}

/** @param folded the texts are folded: then so is what they are compared with, and 調研 finds 调研 */
export interface MatchOptions {
  readonly folded?: boolean;
}

/**
 * What tells whether a value is a given text as a whole.
 * @returns a problem at the value where its expression is no sound one; a parsed query has none such
 */
export function matcherOf(value: Value, { folded = false }: MatchOptions = {}): ((text: string) => boolean) | QueryProblem {
  const { ignoreCase } = value;
  if (value.literal !== undefined) {
    const literal = folded ? foldKey(value.literal) : value.literal;
    return (text) => text === literal;
  }
  const source = folded ? simplified(value.source) : value.source;
  if (!ignoreCase) {
    const simple = simpleMatcher(source) ?? listMatcher(source);
    if (simple !== undefined) return simple;
  }
  const compiled = compile(source, ignoreCase);
  if (!(compiled instanceof RE2JS)) return problem(compiled.template, value, ...compiled.arguments);
  const whole = (text: string): boolean => compiled.testExact(text);
  if (ignoreCase) return whole;
  const matches = matcherOfWays(source, partMatcher) ?? whole;
  const required = requiredIn(source);
  return required === undefined ? matches : (text) => required.some((each) => text.includes(each)) && matches(text);
}

/** What every name begins with that an expression matches, folded; "" where nothing is sure. */
export function beginningOf({ source, ignoreCase }: Value): string {
  if (ignoreCase || source.includes('|')) return '';
  let end = 0;
  while (end < source.length && isHan(source.charCodeAt(end))) end++;
  // What may be left out is no beginning.
  return simplified(source.slice(0, /[*?{]/.test(source[end] ?? '') ? end - 1 : end));
}

/** A part of an expression that can be compiled as a whole. */
function partMatcher(source: string): (text: string) => boolean {
  const compiled = RE2JS.compile(source);
  return (text) => compiled.testExact(text);
}

/** Words with `.*` at one end or both. */
function simpleMatcher(source: string): ((text: string) => boolean) | undefined {
  const open = source.startsWith('.*');
  const middle = open ? source.slice(2) : source;
  // An escaped dot is none.
  const ends = middle.endsWith('.*') && !middle.endsWith('\\.*');
  const literal = literalOf(ends ? middle.slice(0, -2) : middle, false);
  if (literal === undefined) return undefined;
  if (open && ends) return (text) => text.includes(literal);
  if (open) return (text) => text.endsWith(literal);
  return ends ? (text) => text.startsWith(literal) : undefined;
}

/** A list of words, of which people paste thousands: an expression of so many ways takes milliseconds for each text. */
function listMatcher(source: string): ((text: string) => boolean) | undefined {
  if (!source.includes('|')) return undefined;
  const literals = new Set<string>();
  for (const each of source.split(/(?<!\\)\|/)) {
    const literal = literalOf(each, false);
    if (literal === undefined) return undefined;
    literals.add(literal);
  }
  return (text) => literals.has(text);
}

/** An expression in simplified characters; its signs are none of them. */
function simplified(source: string): string {
  let text = '';
  for (let at = 0; at < source.length; at++) {
    const unit = source.charCodeAt(at);
    text += isHan(unit) ? String.fromCharCode(simplifyUnit(unit)) : source[at];
  }
  return text;
}

/** What is wrong with an expression, and at which of its units. */
export interface ExpressionProblem {
  readonly template: string;
  readonly arguments: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** What is wrong with the expression of a value; undefined where it is sound. */
export function expressionProblem(source: string, ignoreCase: boolean): ExpressionProblem | undefined {
  if (literalOf(source, ignoreCase) !== undefined || simpleMatcher(source) !== undefined) return undefined;
  const compiled = compile(source, ignoreCase);
  return compiled instanceof RE2JS ? undefined : compiled;
}

function compile(source: string, ignoreCase: boolean): RE2JS | ExpressionProblem {
  const whole = { start: 0, end: source.length };
  if (source.length > LONGEST_EXPRESSION) {
    return problem('this is too long: at most {0} characters stand between quotation marks', whole, String(LONGEST_EXPRESSION));
  }
  try {
    return RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) return problem('this regular expression is too large', whole);
    const part = error.getPattern() ?? '';
    const at = Math.max(0, source.indexOf(part));
    // Of a bracket that is not closed it names all that follows.
    const span = part === '' ? whole : { start: at, end: at + part.length };
    return worded(error.getDescription(), part, span);
  }
}

/** RE2's own words for what is wrong, in ours. */
function worded(description: string, part: string, span: { start: number; end: number }): ExpressionProblem {
  if (/Perl syntax/.test(description)) {
    return problem('{0}: looking around and special groups are not part of these expressions, which never blow up', span, part);
  }
  if (/missing closing \]/.test(description)) return problem('expected ] to close the set of characters that began here', span);
  if (/missing closing \)/.test(description)) return problem('a ( of this regular expression is not closed', span);
  if (/unexpected \)/.test(description)) return problem('a ) of this regular expression closes nothing; write \\) to find the sign', span);
  if (/repeat count/.test(description))
    return problem('{0}: a repetition goes from a smaller number to a larger one, at most 1000', span, part);
  if (/missing argument/.test(description)) return problem('{0} has nothing before it to repeat; write \\{0} to find the sign', span, part);
  if (/nested repetition/.test(description)) return problem('{0} repeats a repetition; put the first one into ( )', span, part);
  if (/trailing backslash/i.test(description)) return problem('the \\ at the end escapes nothing; write \\\\ to find the sign', span);
  if (/escape sequence/.test(description)) {
    if (/^\\[1-9]/.test(part))
      return problem('{0}: references to groups are not part of these expressions, which never blow up', span, part);
    return problem('{0} is no escape that is known here', span, part);
  }
  if (/character class/.test(description)) return problem('{0} is no set of characters', span, part);
  return problem('{0} cannot be read as a regular expression', span, part);
}

/**
 * What tells whether a structure fulfils a condition. Dates and orders compare as far as the value is given: a day in 2020 is
 * = "2020" and <= "2020", and not > "2020". What is not known (null) is no value at all: it differs from every one, and is before and behind none.
 */
export function conditionOf(condition: Condition): ((text: string | null) => boolean) | QueryProblem {
  const { operator, value } = condition;
  const isDate = condition.name === 'published' && DATE.test(value.literal ?? '');
  if ((operator === '=' || operator === '!=') && !isDate) {
    const matches = matcherOf(value, { folded: condition.name === 'speaker' || condition.name === 'name' });
    if (typeof matches !== 'function') return matches;
    return operator === '=' ? (text) => text !== null && matches(text) : (text) => text === null || !matches(text);
  }
  const bound = value.literal ?? value.source;
  const order = (text: string): number => {
    const start = text.slice(0, bound.length);
    return start < bound ? -1 : start > bound ? 1 : 0;
  };
  const holds = {
    '<': (sign: number) => sign < 0,
    '<=': (sign: number) => sign <= 0,
    '>': (sign: number) => sign > 0,
    '>=': (sign: number) => sign >= 0,
    '=': (sign: number) => sign === 0,
    '!=': (sign: number) => sign !== 0,
  }[operator];
  return (text) => (text === null ? operator === '!=' : holds(order(text)));
}
