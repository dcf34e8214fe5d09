/**
 * Queries as the corpus of the Beijing Language and Culture University takes them (荀恩东等, 大数据背景下BCC语料库的研制, 2016), made
 * into ours:
 *
 *     打击                 a text, however it is cut into words
 *     n v  a+n             parts of speech one behind the other; a blank or + parts them
 *     打击/v  ..们/n  ./v    a word with its part of speech; . is one character of it
 *     爱.不.               . alone: so many characters
 *     ~  ~/[n v]           any word; @ is refused, since what it stands for is not documented
 *     [打 骂]  [n v]        one of these, texts or parts of speech
 *     洗*澡                separated: any words between but punctuation
 *     (v)来(v)去{$1=$2}    what stands in parentheses is numbered, and asked for in braces: $1=$2, $1!=$2, len($1)=2,
 *                          begin($1)=[一 二], end($1)=…, mid($1)=…; several with ; between
 *
 * Parts of speech are those of the corpus (ICTCLAS, as jieba has them), which are those of Peking University in small letters.
 */

import type { Span } from '../../text/span.ts';
import { parseBccConditions } from './bcc-conditions.ts';
import { alternativesOf, charactersOf, sentenceAt, sequenceOf, testOf, textOf, tokenOf, valueOfSource, withinOf } from './build.ts';
import { checkQuery } from './check.ts';
import { ordered, problem } from './problems.ts';
import { SignReader } from './sign-reader.ts';
import type { AttributeTest, Pattern, Query, QueryProblem, TokenPattern } from './syntax.ts';
import { quoted } from './values.ts';

const LONGEST = 1000;
const WIDE: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '［': '[',
  '］': ']',
  '｛': '{',
  '｝': '}',
  '／': '/',
  '＊': '*',
  '＋': '+',
  '～': '~',
  '＠': '@',
  '．': '.',
};
/** What a text ends before. */
const SIGNS = '.~@*/[](){}+ ';
const TAG = /[A-Za-z]/;

/** Reads a query of BCC's. @returns where anything is wrong, that, in the order of the text */
export function parseBcc(text: string): Query | readonly QueryProblem[] {
  if (text.length > LONGEST)
    return [problem('this is too long: a query has at most {0} characters', { start: LONGEST, end: text.length }, String(LONGEST))];
  const reader = new Reader(text);
  const query = reader.query();
  if (query === undefined || reader.problems.length > 0) return ordered(reader.problems);
  const problems = checkQuery(query);
  return problems.length > 0 ? ordered(problems) : query;
}

/** Methods that read give undefined where they cannot go on; then the problem is noted. */
class Reader extends SignReader {
  #labels = 0;

  constructor(text: string) {
    super(text, SIGNS, WIDE);
  }

  query(): Query | undefined {
    this.blanks('+＋');
    const start = this.at;
    const items: Pattern[] = [];
    let isSeparated = false;
    while (this.at < this.text.length && this.sign() !== '{') {
      isSeparated ||= this.sign() === '*';
      const item = this.#item();
      if (item === undefined) return undefined;
      items.push(item);
      this.blanks('+＋');
    }
    const span = { start, end: Math.max(start, this.text.trimEnd().length) };
    if (items.length === 0) return this.fail(problem('there is nothing to search for', span));
    const constraint = this.at < this.text.length ? parseBccConditions(this.text, this.at, this.#labels, this.problems) : undefined;
    const pattern = sequenceOf(items, span);
    return {
      pattern: isSeparated ? withinOf(pattern, sentenceAt(span)) : pattern,
      ...(constraint === undefined ? {} : { constraint }),
      ...span,
    };
  }

  #item(): Pattern | undefined {
    const start = this.at;
    const sign = this.sign();
    switch (sign) {
      case '(':
        return this.#labelled();
      case '[':
        return this.#set();
      case '*': {
        this.at++;
        const span = { start, end: this.at };
        const word = tokenOf([testOf('pos', '!=', valueOfSource('w', span))], span);
        return { kind: 'repeated', item: word, least: 0, most: Number.POSITIVE_INFINITY, ...span };
      }
      case '~': {
        this.at++;
        const tags = this.#tags();
        return tags === null ? undefined : tokenOf(tags === undefined ? [] : [tags], { start, end: this.at });
      }
      case '@':
        return this.fail(
          problem(
            '{0} is not read: BCC does not document it. Write ~ for any word, or . for any character',
            { start, end: start + 1 },
            '@',
          ),
        );
      case undefined:
      case '.':
        return TAG.test(this.text[start] ?? '') ? this.#tag() : this.#word();
      default:
        return this.fail(problem('{0} cannot stand here', { start, end: start + 1 }, this.text.slice(start, start + 1)));
    }
  }

  /** `v`: a word of that part of speech. */
  #tag(): TokenPattern {
    const start = this.at;
    while (TAG.test(this.text[this.at] ?? '')) this.at++;
    const span = { start, end: this.at };
    return tokenOf([posTest([this.text.slice(start, this.at)], span)], span);
  }

  /** Characters and dots: with a part of speech behind them one word, else as many as it takes. */
  #word(): Pattern | undefined {
    const start = this.at;
    while (this.at < this.text.length && (this.sign() === undefined || this.sign() === '.') && !TAG.test(this.text[this.at] as string))
      this.at++;
    const end = this.at;
    const written = this.text.slice(start, end);
    const tags = this.#tags();
    if (tags === null) return undefined;
    const span = { start, end: this.at };
    if (tags !== undefined) return tokenOf([testOf('folded', '=', valueOfSource(expressionOf(written), { start, end })), tags], span);
    const parts = Array.from(written.matchAll(/[.．]+|[^.．]+/g), ({ 0: part, index }): Pattern | undefined => {
      const place = { start: start + index, end: start + index + part.length };
      return part.startsWith('.') || part.startsWith('．') ? charactersOf(part.length, part.length, place) : textOf(part, place);
    });
    return sequenceOf(
      parts.filter((part) => part !== undefined),
      span,
    );
  }

  /** `[打 骂]`, `[n v]`, each with a part of speech behind it or none. */
  #set(): Pattern | undefined {
    const start = this.at;
    const members = this.#members();
    if (members === undefined) return undefined;
    const end = this.at;
    const tags = this.#tags();
    if (tags === null) return undefined;
    const span = { start, end: this.at };
    if (members.every((member) => /^[A-Za-z]+$/.test(member)))
      return tokenOf([posTest(members, { start, end }), ...(tags === undefined ? [] : [tags])], span);
    if (tags !== undefined)
      return tokenOf([testOf('folded', '=', valueOfSource(members.map(expressionOf).join('|'), { start, end })), tags], span);
    return alternativesOf(
      members.flatMap((member) => textOf(member, span) ?? []),
      span,
    );
  }

  /** What stands between [ and ], blanks between; at least one. */
  #members(): string[] | undefined {
    const start = this.at++;
    const close = this.text.slice(this.at).search(/[\]］]/);
    if (close < 0) return this.fail(problem('expected ] to close the set that began here', { start, end: start + 1 }));
    const members = this.text
      .slice(this.at, this.at + close)
      .split(/[\s|]+/)
      .filter((member) => member !== '');
    this.at += close + 1;
    if (members.length === 0) return this.fail(problem('there is nothing between [ and ]', { start, end: this.at }));
    return members;
  }

  /** `/v` or `/[n v]` behind a word. @returns null where it is wrong, undefined where there is none */
  #tags(): AttributeTest | undefined | null {
    const start = this.at;
    if (this.sign() !== '/') return undefined;
    this.at++;
    let tags: string[] | undefined;
    if (this.sign() === '[') tags = this.#members();
    else {
      const from = this.at;
      while (TAG.test(this.text[this.at] ?? '')) this.at++;
      tags = this.at > from ? [this.text.slice(from, this.at)] : undefined;
      if (tags === undefined) this.fail(problem('expected a part of speech behind /, such as v or [n v]', { start, end: start + 1 }));
    }
    return tags === undefined ? null : posTest(tags, { start, end: this.at });
  }

  /** `(v)`: one word that conditions can name; by characters it would be none. */
  #labelled(): Pattern | undefined {
    const start = this.at++;
    const from = this.at;
    const label = String(++this.#labels);
    const item = this.sign() === ')' ? this.fail(problem('there is nothing between ( and )', { start, end: this.at + 1 })) : this.#item();
    if (item === undefined) return undefined;
    if (this.sign() !== ')')
      return this.fail(problem('expected ) behind one word or part of speech', { start, end: Math.max(start + 1, this.at) }));
    const written = this.text.slice(from, this.at);
    this.at++;
    const span = { start, end: this.at };
    if (item.kind === 'token') return { ...item, label, ...span };
    if (item.kind === 'repeated') return this.fail(problem('* cannot be numbered', span));
    // Texts and characters: one word that is one of them.
    const members = written.startsWith('[') || written.startsWith('［') ? written.slice(1, -1).split(/[\s|]+/) : [written];
    const source = members
      .filter((member) => member !== '')
      .map(expressionOf)
      .join('|');
    return { ...tokenOf([testOf('folded', '=', valueOfSource(source, { start: from, end: this.at - 1 }))], span), label };
  }
}

/** An expression for characters and dots. */
function expressionOf(written: string): string {
  return written.replace(/[.．]+|[^.．]+/g, (part) =>
    part.startsWith('.') || part.startsWith('．') ? '.'.repeat(part.length) : quoted(part),
  );
}

/** What jieba divides more finely than Peking University does: numbers with a measure, kinds of pronouns, each particle by itself. */
const FINER: Readonly<Record<string, string>> = { m: 'mq?', r: 'r[rz]?', u: 'u.*' };

/** The corpus writes all its parts of speech small. */
function posTest(tags: readonly string[], span: Span): AttributeTest {
  const sources = tags.map((tag) => tag.toLowerCase()).map((tag) => (Object.hasOwn(FINER, tag) ? (FINER[tag] as string) : quoted(tag)));
  return testOf('pos', '=', valueOfSource(sources.join('|'), span));
}
