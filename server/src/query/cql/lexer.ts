/**
 * The text of a query as signs, names, numbers and strings, in one pass. It knows what a Chinese keyboard makes of the signs: its
 * quotation marks are taken as such, its wide brackets are told of and then read as what they were meant to be, so that one slip
 * is one problem.
 */
import type { Span } from '../../text/span.ts';
import { problem, withReplacement } from './problems.ts';
import type { QueryProblem } from './syntax.ts';

const SIGNS = ['::', '!=', '<=', '>=', '</', '/>', ...'[](){}<>=!&|*+?,:.;%/'] as const;

/** A sign as ASCII has it, however it was written; `end` stands behind the text. */
export type LexemeKind = 'string' | 'name' | 'number' | 'end' | (string & {});

export interface Lexeme extends Span {
  readonly kind: LexemeKind;
  /** Of a string: what stands between the quotation marks, the escapes of such marks gone. Else as written. */
  readonly text: string;
  /** Of a string: raw offsets of the backslashes that are gone. */
  readonly dropped?: readonly number[];
  /** Of a string: nothing closes it. */
  readonly torn?: boolean;
}

export interface Lexemes {
  /** The last one is `end`. */
  readonly lexemes: readonly Lexeme[];
  readonly problems: readonly QueryProblem[];
  readonly comments: readonly Span[];
  /** Whether a string is not closed: what follows may be anything. */
  readonly torn: boolean;
}

/** How signs are written that a Chinese keyboard or a careless converter made. */
const WIDE: ReadonlyMap<string, string> = new Map([
  ...[...'［］（）｛｝＜＞＝！＆｜＊＋？，：．；％／'].map((wide): [string, string] => [wide, narrow(wide)]),
  ['【', '['],
  ['】', ']'],
  ['〔', '['],
  ['〕', ']'],
  ['〈', '<'],
  ['〉', '>'],
]);

/** Opening marks, each with those that close it. Both curly ones open and close: keyboards take turns with them. */
const QUOTES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['＂', '＂'],
  ["'", "'"],
  ['“', '”“'],
  ['”', '”“'],
  ['‘', '’‘'],
  ['’', '’‘'],
]);
const ALL_QUOTES = new Set(QUOTES.keys());

const BLANK = /[\s\u200b\ufeff]+/uy;
const NAME = /[\p{L}_][\p{L}\p{Mn}\p{Nd}_]*/uy;
const NUMBER = /[0-9]+/y;

function narrow(wide: string): string {
  return String.fromCharCode(wide.charCodeAt(0) - 0xfee0);
}

/** Cuts a query into lexemes; cost is linear in its length. Offsets are those of `text`, in UTF-16 code units. */
export function lex(text: string): Lexemes {
  const lexemes: Lexeme[] = [];
  const problems: QueryProblem[] = [];
  const comments: Span[] = [];
  let at = 0;
  let torn = false;

  /** The end of what an expression matches here; where it starts if it matches nothing. */
  const endOf = (expression: RegExp): number => {
    expression.lastIndex = at;
    return expression.test(text) ? expression.lastIndex : at;
  };
  const push = (kind: LexemeKind, end: number): void => {
    lexemes.push({ kind, text: text.slice(at, end), start: at, end });
    at = end;
  };

  while (at < text.length) {
    const character = text[at] as string;
    const blank = endOf(BLANK);
    if (blank > at) at = blank;
    else if (character === '#' || character === '＃') {
      const end = lineEnd(text, at);
      comments.push({ start: at, end });
      at = end;
    } else if (QUOTES.has(character)) {
      const string = readString(text, at, problems);
      lexemes.push(string);
      torn ||= string.torn === true;
      at = string.end;
    } else {
      const number = endOf(NUMBER);
      const name = number > at ? at : endOf(NAME);
      if (number > at) push('number', number);
      else if (name > at) push('name', name);
      else readSign(character);
    }
  }
  lexemes.push({ kind: 'end', text: '', start: text.length, end: text.length });
  return { lexemes, problems, comments, torn };

  /** A sign, one that is wide, or what is none. */
  function readSign(character: string): void {
    const sign = SIGNS.find((each) => text.startsWith(each, at));
    const wide = WIDE.get(character);
    if (sign !== undefined) push(sign, at + sign.length);
    else if (wide !== undefined) {
      const told = problem('{0} is a full-width sign: write {1}', { start: at, end: at + 1 }, character, wide);
      problems.push(withReplacement(told, wide));
      push(wide, at + 1);
    } else {
      const end = at + String.fromCodePoint(text.codePointAt(at) as number).length;
      const span = { start: at, end };
      problems.push(problem('{0} means nothing here; what is searched for stands between quotation marks', span, text.slice(at, end)));
      at = end;
    }
  }
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

/** A string ends with its line at the latest: a mark that was forgotten spoils one line and not all that follow. */
function readString(text: string, start: number, problems: QueryProblem[]): Lexeme {
  const opening = text[start] as string;
  const closing = QUOTES.get(opening) as string;
  const dropped: number[] = [];
  const parts: string[] = [];
  let from = start + 1;
  let at = from;
  for (; at < text.length && text[at] !== '\n' && text[at] !== '\r'; at++) {
    if (text[at] === '\\' && at + 1 < text.length) {
      if (ALL_QUOTES.has(text[at + 1] as string)) {
        dropped.push(at);
        parts.push(text.slice(from, at));
        from = at + 1;
      }
      // Whatever is escaped does not close the string; a line's end is not escaped.
      if (text[at + 1] !== '\n' && text[at + 1] !== '\r') at++;
    } else if (closing.includes(text[at] as string)) {
      return { kind: 'string', text: parts.join('') + text.slice(from, at), dropped, start, end: at + 1 };
    }
  }
  problems.push(problem('expected {0} to close the string that began here', { start, end: at }, closing[0] as string));
  return { kind: 'string', text: parts.join('') + text.slice(from, at), dropped, torn: true, start, end: at };
}

/** Where a unit of a string's text stands in the query. */
export function offsetIn(string: Lexeme, index: number): number {
  let offset = string.start + 1 + index;
  for (const dropped of string.dropped ?? []) if (dropped <= offset) offset++;
  return Math.min(offset, string.end);
}
