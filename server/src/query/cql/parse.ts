/**
 * CQL as text → a tree, or what is wrong with it. The surface is BlackLab's, which is the core that CWB's CQP and Manatee share:
 *
 *     query        = search , [ "::" , constraint ] , [ ";" ] ;
 *     search       = alternatives , { [ "!" ] , ( "within" | "containing" ) , operand } ;    the leftmost binds first
 *     operand      = structure | alternatives ;                                              within s = within <s/>
 *     alternatives = sequence , { "|" , sequence } ;
 *     sequence     = item , { item } ;
 *     item         = ( [ label , ":" ] , token | text | tag | "(" , search , ")" ) , [ quantifier ] | characters ;
 *     label        = name | number ;
 *     token        = string , [ flags ] | "[" , [ test ] , "]" ;                             "x" = [word="x"]; [] = any token
 *     text         = "text" , "(" , string , ")" ;                                           whatever words it is cut into
 *     characters   = "." , [ quantifier with a bound ] ;                                     tokens of so many characters
 *     tag          = "<" , structure , { condition , [ "&" ] } , ( ">" | "/>" ) | "</" , structure , { condition , [ "&" ] } , ">" ;
 *     condition    = name , ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) , string , [ flags ] ;
 *     quantifier   = "*" | "+" | "?" | "{" , number , [ "," , [ number ] ] , "}" | "{" , "," , number , "}" ;
 *     test         = both , { "|" , both } ;        both = one , { "&" , one } ;
 *     one          = "!" , one | "(" , test , ")" | attribute , ( "=" | "!=" ) , string , [ flags ] ;
 *     constraint   = as test, but of comparisons: label , "." , attribute , ( "=" | "!=" ) , ( label , "." , attribute | string ) ;
 *     flags        = "%" , { "c" | "l" } ;                                                   any case; literally
 *     string       = '"' , expression , '"' ;                                                or between ' ', “ ”, ‘ ’
 *
 * In a string a backslash keeps a quotation mark from closing it; all else is for the regular expression. `#` begins a comment, to
 * the end of its line. Recursive descent of bounded depth, linear in the text; nothing is thrown.
 */
import { checkQuery } from './check.ts';
import { Cursor } from './cursor.ts';
import { type Lexeme, lex } from './lexer.ts';
import { parseTag, STRUCTURE_NAMES } from './parse-tag.ts';
import { parseConstraint, parseTest } from './parse-test.ts';
import { parseValue } from './parse-value.ts';
import { nearest, ordered, problem, withReplacement } from './problems.ts';
import {
  ATTRIBUTES,
  type CharactersPattern,
  type Pattern,
  type Query,
  type QueryProblem,
  type TextPattern,
  type TokenPattern,
} from './syntax.ts';
import { textKey } from './text-key.ts';

/** Longer than any query that a person keeps; a list of words may be long. */
const LONGEST = 100_000;
/** Nobody reads on behind so many problems. */
const MOST_PROBLEMS = 100;
/** A bound of a repetition: no paragraph of the news has more tokens. */
const MOST_REPETITIONS = 1000;

const OPERATORS: readonly string[] = ['within', 'containing'];
const QUANTIFIERS: readonly string[] = ['*', '+', '?', '{'];

/** Reads a query. @returns where anything is wrong, that, in the order of the text: then there is at least one problem */
export function parseQuery(text: string): Query | readonly QueryProblem[] {
  if (text.length > LONGEST) {
    return [problem('this is too long: a query has at most {0} characters', { start: LONGEST, end: text.length }, String(LONGEST))];
  }
  const { lexemes, problems, torn } = lex(text);
  // What is missing behind a string that is not closed may stand in it.
  if (torn) return ordered(problems).slice(0, MOST_PROBLEMS);
  const found = [...problems];
  const query = parseWhole(new Cursor(lexemes, found));
  if (query !== undefined && found.length === 0) found.push(...checkQuery(query));
  return query === undefined || found.length > 0 ? ordered(found).slice(0, MOST_PROBLEMS) : query;
}

/** Whether a query could be read. */
export function isQuery(parsed: Query | readonly QueryProblem[]): parsed is Query {
  return 'pattern' in parsed;
}

function parseWhole(cursor: Cursor): Query | undefined {
  const begin = cursor.ahead();
  if (begin.kind === 'end')
    return cursor.fail(problem('there is no query here: write what is searched for between quotation marks', begin));
  const pattern = parseSearch(cursor);
  if (pattern === undefined) return undefined;
  const isConstrained = cursor.take('::') !== undefined;
  const constraint = isConstrained ? parseConstraint(cursor) : undefined;
  if (isConstrained && constraint === undefined) return undefined;
  const span = cursor.spanFrom(begin);
  cursor.take(';');
  if (!cursor.sees('end')) return cursor.fail(stray(cursor, isConstrained));
  return { pattern, ...(constraint === undefined ? {} : { constraint }), ...span };
}

/** What stands where nothing more can. */
function stray(cursor: Cursor, isConstrained: boolean): QueryProblem {
  const lexeme = cursor.ahead();
  if (lexeme.kind === '::') return problem('a query has one ::; join conditions by &', lexeme);
  if (isConstrained) return problem('expected & or | between conditions', lexeme);
  if (lexeme.kind === '&') return problem('& stands between tests within [ ]; tokens that follow each other need no sign', lexeme);
  if (lexeme.kind === '!') return problem('! stands before tests within [ ], as in [!pos="w"], or before within and containing', lexeme);
  if (QUANTIFIERS.includes(lexeme.kind)) return problem('{0} repeats what is already repeated; put that into ( )', lexeme, lexeme.text);
  if ([')', ']', '}', '>', '/>'].includes(lexeme.kind)) return problem('this {0} closes nothing', lexeme, lexeme.kind);
  return problem('{0} cannot stand here', lexeme, lexeme.text);
}

function parseSearch(cursor: Cursor): Pattern | undefined {
  const begin = cursor.ahead();
  let pattern = parseAlternatives(cursor);
  let levels = 0;
  while (pattern !== undefined && seesOperator(cursor)) {
    // A chain makes a tree that is as deep as the chain is long.
    if (!cursor.sink()) return cursor.fail(problem('this is nested too deeply', cursor.ahead()));
    levels++;
    const not = cursor.take('!') !== undefined;
    const operator = cursor.read();
    const operand = parseOperand(cursor, operator);
    if (operand === undefined) return undefined;
    const span = cursor.spanFrom(begin);
    pattern =
      operator.text === 'within'
        ? { kind: 'within', pattern, container: operand, not, ...span }
        : { kind: 'containing', pattern, contained: operand, not, ...span };
  }
  cursor.rise(levels);
  return pattern;
}

function isOperator({ kind, text }: Lexeme): boolean {
  return kind === 'name' && OPERATORS.includes(text);
}

function seesOperator(cursor: Cursor): boolean {
  return isOperator(cursor.sees('!') ? cursor.ahead(1) : cursor.ahead());
}

/** `s` alone is `<s/>`. */
function parseOperand(cursor: Cursor, operator: Lexeme): Pattern | undefined {
  const name = cursor.ahead();
  const structure = STRUCTURE_NAMES.find((each) => each === name.text);
  if (name.kind === 'name' && structure !== undefined && cursor.ahead(1).kind !== ':') {
    cursor.read();
    return { kind: 'structure', structure, conditions: [], start: name.start, end: name.end };
  }
  if (name.kind === 'end')
    return cursor.fail(problem('expected a structure such as s or <article/>, or a pattern, behind {0}', operator, operator.text));
  const near =
    name.kind === 'name' && cursor.ahead(1).kind !== ':' && cursor.ahead(1).kind !== '(' ? nearest(name.text, STRUCTURE_NAMES) : undefined;
  if (near !== undefined)
    return cursor.fail(withReplacement(problem('there is no structure {0}; did you mean {1}?', name, name.text, near), near));
  return parseAlternatives(cursor);
}

function parseAlternatives(cursor: Cursor): Pattern | undefined {
  const begin = cursor.ahead();
  const items: Pattern[] = [];
  do {
    const item = parseSequence(cursor);
    if (item === undefined) return undefined;
    items.push(item);
  } while (cursor.take('|') !== undefined);
  return items.length === 1 ? items[0] : { kind: 'alternatives', items, ...cursor.spanFrom(begin) };
}

function parseSequence(cursor: Cursor): Pattern | undefined {
  const begin = cursor.ahead();
  const items: Pattern[] = [];
  do {
    const item = parseItem(cursor);
    if (item === undefined) return undefined;
    items.push(item);
  } while (beginsItem(cursor));
  return items.length === 1 ? items[0] : { kind: 'sequence', items, ...cursor.spanFrom(begin) };
}

function beginsItem(cursor: Cursor): boolean {
  const { kind } = cursor.ahead();
  return ['string', '[', '(', '<', '</', '.', 'number'].includes(kind) || (kind === 'name' && !seesOperator(cursor));
}

function parseItem(cursor: Cursor): Pattern | undefined {
  const begin = cursor.ahead();
  if (begin.kind === '.') return parseCharacters(cursor);
  const item = parseAtom(cursor);
  const quantifier = cursor.ahead();
  if (item === undefined || !QUANTIFIERS.includes(quantifier.kind)) return item;
  const bounds = parseQuantifier(cursor);
  if (bounds === undefined) return undefined;
  if (item.kind === 'boundary') cursor.note(problem('where a structure begins or ends is one place and cannot be repeated', quantifier));
  return { kind: 'repeated', item, ...bounds, ...cursor.spanFrom(begin) };
}

function parseAtom(cursor: Cursor): Pattern | undefined {
  const begin = cursor.ahead();
  switch (begin.kind) {
    case 'string':
    case '[':
      return parseToken(cursor);
    case '<':
    case '</':
      return parseTag(cursor);
    case '(': {
      cursor.read();
      const inner = cursor.deeper(() => parseSearch(cursor));
      if (inner === undefined || cursor.take(')') !== undefined) return inner;
      if (cursor.sees('end') || beginsItem(cursor)) return cursor.fail(problem('expected ) to close the ( that began here', begin));
      return cursor.fail(stray(cursor, false));
    }
    case 'name':
    case 'number':
      return parseNamed(cursor);
    default:
      return cursor.fail(unexpected(cursor));
  }
}

/** What stands where a token should. */
function unexpected(cursor: Cursor): QueryProblem {
  const lexeme = cursor.ahead();
  const { kind } = lexeme;
  if (kind === 'end') return problem('the query ends here; expected a token', lexeme);
  if (kind === '|' || [')', '::', ';'].includes(kind)) return problem('expected a token before {0}', lexeme, kind);
  if (QUANTIFIERS.includes(kind)) return problem('{0} has nothing before it to repeat', lexeme, kind);
  return stray(cursor, false);
}

/** A label with its token, `text("…")`, or a word without its quotation marks. */
function parseNamed(cursor: Cursor): Pattern | undefined {
  const name = cursor.ahead();
  if (isOperator(name)) return cursor.fail(problem('expected a pattern before {0}', name, name.text));
  if (cursor.ahead(1).kind === ':') {
    cursor.read();
    cursor.read();
    if (!cursor.sees('[') && !cursor.sees('string'))
      return cursor.fail(problem('a label stands before a token: {0}:[ ] or {0}:"…"', name, name.text));
    const token = parseToken(cursor);
    return token === undefined ? undefined : { ...token, label: name.text, ...cursor.spanFrom(name) };
  }
  if (name.text === 'text' && cursor.ahead(1).kind === '(') return parseText(cursor);
  const follows = cursor.ahead(1).kind;
  if ((follows === '=' || follows === '!=') && (ATTRIBUTES as readonly string[]).includes(name.text)) {
    return cursor.fail(problem('a test stands between [ and ]: [{0}{1}"…"]', name, name.text, follows));
  }
  const near = nearest(name.text, OPERATORS);
  if (near !== undefined)
    return cursor.fail(
      withReplacement(problem('did you mean {1}? A word to search for stands between quotation marks: "{0}"', name, name.text, near), near),
    );
  return cursor.fail(
    withReplacement(problem('a word to search for stands between quotation marks: "{0}"', name, name.text), `"${name.text}"`),
  );
}

function parseToken(cursor: Cursor): TokenPattern | undefined {
  const begin = cursor.ahead();
  if (begin.kind === 'string') {
    const value = parseValue(cursor, begin.text);
    if (value === undefined) return undefined;
    if (value.source === '') cursor.note(problem('there is nothing between these quotation marks; [] is any token', value));
    const span = cursor.spanFrom(begin);
    return { kind: 'token', test: { kind: 'attribute', name: 'word', operator: '=', value, ...span }, ...span };
  }
  cursor.read();
  if (cursor.take(']') !== undefined) return { kind: 'token', ...cursor.spanFrom(begin) };
  if (cursor.sees('end')) return cursor.fail(problem('expected ] to close the token that began here', begin));
  const test = parseTest(cursor);
  if (test === undefined) return undefined;
  if (cursor.sees('name')) return cursor.fail(problem('expected & (and) or | (or) between two tests', cursor.ahead()));
  if (cursor.take(']') === undefined) return cursor.fail(problem('expected ] to close the token that began here', begin));
  return { kind: 'token', test, ...cursor.spanFrom(begin) };
}

function parseText(cursor: Cursor): TextPattern | undefined {
  const begin = cursor.read();
  const open = cursor.read();
  const string = cursor.take('string');
  if (string === undefined) return cursor.fail(problem('expected a text between quotation marks behind {0}', cursor.ahead(), 'text('));
  if (cursor.take(')') === undefined) return cursor.fail(problem('expected ) to close the ( that began here', open));
  // No sign of a text means anything but a backslash, which takes the meaning from what follows.
  const text = textKey(string.text.replace(/\\(.)/gu, '$1'));
  if (text === '') cursor.note(problem('there is no text between these quotation marks', string));
  return { kind: 'text', text, ...cursor.spanFrom(begin) };
}

function parseCharacters(cursor: Cursor): CharactersPattern | undefined {
  const begin = cursor.read();
  const bounds = QUANTIFIERS.includes(cursor.ahead().kind) ? parseQuantifier(cursor) : { least: 1, most: 1 };
  if (bounds === undefined) return undefined;
  const span = cursor.spanFrom(begin);
  if (bounds.most === Number.POSITIVE_INFINITY)
    cursor.note(problem('a number of characters has a bound, as in {0}; any number of tokens is {1}', span, '.{0,10}', '[]*'));
  return { kind: 'characters', ...bounds, ...span };
}

function parseQuantifier(cursor: Cursor): { readonly least: number; readonly most: number } | undefined {
  const begin = cursor.read();
  const endless = Number.POSITIVE_INFINITY;
  if (begin.kind === '*') return { least: 0, most: endless };
  if (begin.kind === '+') return { least: 1, most: endless };
  if (begin.kind === '?') return { least: 0, most: 1 };
  const first = cursor.take('number');
  const comma = cursor.take(',');
  const second = comma === undefined ? undefined : cursor.take('number');
  if (first === undefined && second === undefined)
    return cursor.fail(problem('expected how often: {0}', cursor.ahead(), '{2}, {2,}, {,5}, {2,5}'));
  if (cursor.take('}') === undefined) return cursor.fail(problem('expected } to close the repetition that began here', begin));
  const least = first === undefined ? 0 : Number(first.text);
  const most = comma === undefined ? least : second === undefined ? endless : Number(second.text);
  const span = cursor.spanFrom(begin);
  if (Math.max(least, most === endless ? 0 : most) > MOST_REPETITIONS) {
    cursor.note(problem('this repeats too often: at most {0} times, or without a bound by {1}', span, String(MOST_REPETITIONS), '*'));
  } else if (most < least)
    cursor.note(problem('a repetition goes from the smaller number to the larger: {{0},{1}}', span, String(most), String(least)));
  else if (most === 0) cursor.note(problem('what is repeated no times is not there: leave it out', span));
  return { least, most };
}
