/**
 * Queries as the corpus of Peking University takes them (CCL语料库检索系统使用说明, ccl.pku.edu.cn), made into ours:
 *
 *     把$10给      把 and behind it 给, at most 10 characters between; +: exactly 10; both may be chained: 我$10你+3他$2了
 *     把#10给      the same in either order
 *     也-4不       也 without 不 in the 4 characters behind it; ~: in those before it
 *     把$10!给     the same as 把$10给, with 给 for the hit
 *     甲|乙  (甲|乙)$5丙   either
 *     甲 乙        both in a sentence; the first, or the one behind !, is the hit
 *     name:决定  path:2020   in articles whose title or path has it; [甲|乙] or (甲|乙): one of these
 *     爱(V)不(V)  越(A,<5)越(B,2-5)   variables, as long as they say: one character unless told; the same one stands for the same
 *
 * Everything is looked for within a sentence and by characters. Two things are by words here, as this corpus has them: a text in the
 * middle of a word takes the whole word, from whose end on characters are counted; and a variable stands for one word.
 */

import type { Span } from '../../text/span.ts';
import { alternativesOf, charactersOf, containingOf, sentenceAt, sequenceOf, textOf, valueOfSource, withinOf } from './build.ts';
import { Variables } from './ccl-variables.ts';
import { checkQuery } from './check.ts';
import { ordered, problem } from './problems.ts';
import { SignReader } from './sign-reader.ts';
import type { Condition, Pattern, Query, QueryProblem } from './syntax.ts';
import { quoted } from './values.ts';

const LONGEST = 1000;
/** CCL's own sentences are seldom longer. */
const FURTHEST = 200;

const OPERATORS = '$#+-~';
const SIGNS = '$#+-~|!:()[] \t';
/** How a Chinese keyboard writes the signs. */
const WIDE: Readonly<Record<string, string>> = {
  '＄': '$',
  '￥': '$',
  '＃': '#',
  '＋': '+',
  '－': '-',
  '～': '~',
  '｜': '|',
  '！': '!',
  '：': ':',
  '（': '(',
  '）': ')',
  '［': '[',
  '］': ']',
};

/** What filters ask for here; the others are of corpora of books. */
const FILTERS: Readonly<Record<string, string>> = { name: 'title', path: 'path' };
const OTHER_FILTERS = ['author', 'type', 'ch', 'en', 'translator', 'enname'];

/** What is looked for, alone or at distances from something else. */
interface Item {
  readonly pattern: Pattern;
  /** Behind `!`: it is the hit. */
  readonly isMain: boolean;
}

interface Texts {
  readonly texts: readonly string[];
  /** Not one of them, but all of them. */
  readonly isAll: boolean;
}

/** Reads a query of CCL's. @returns where anything is wrong, that, in the order of the text */
export function parseCcl(text: string): Query | readonly QueryProblem[] {
  if (text.length > LONGEST)
    return [problem('this is too long: a query has at most {0} characters', { start: LONGEST, end: text.length }, String(LONGEST))];
  const reader = new Reader(text);
  const query = reader.query();
  if (query === undefined) return ordered(reader.problems);
  const problems = [...reader.problems, ...checkQuery(query)];
  return problems.length > 0 ? ordered(problems) : query;
}

/** Methods that read give undefined where they cannot go on; then the problem is noted. */
class Reader extends SignReader {
  readonly #variables = new Variables();
  /** Whether anything but the text itself lies between what is found. */
  #reachesFar = false;

  constructor(text: string) {
    super(text, SIGNS, WIDE);
  }

  query(): Query | undefined {
    const clauses: Item[] = [];
    const conditions: Condition[] = [];
    this.blanks();
    const start = this.at;
    while (this.at < this.text.length) {
      const filter = this.#filter();
      if (filter === null) return undefined;
      if (filter === undefined) {
        const clause = this.#clause();
        if (clause === undefined) return undefined;
        clauses.push(clause);
      } else conditions.push(...filter);
      this.blanks();
    }
    const span = { start, end: Math.max(start, this.text.trimEnd().length) };
    const main = clauses.find(({ isMain }) => isMain) ?? clauses[0];
    if (main === undefined) return this.fail(problem('there is nothing to search for', span));
    let pattern = main.pattern;
    const others = clauses.filter((clause) => clause !== main);
    let sentence: Pattern = sentenceAt(span);
    for (const other of others) sentence = containingOf(sentence, other.pattern);
    if (others.length > 0 || this.#reachesFar) pattern = withinOf(pattern, sentence);
    if (conditions.length > 0) pattern = withinOf(pattern, { kind: 'structure', structure: 'article', conditions, ...span });
    const constraint = this.#variables.constraint(span);
    return { pattern, ...(constraint === undefined ? {} : { constraint }), ...span };
  }

  /** `name:决定`. @returns null where it is wrong, undefined where there is none */
  #filter(): readonly Condition[] | undefined | null {
    const start = this.at;
    let at = start;
    while (/[a-z]/.test(this.text[at] ?? '')) at++;
    const key = this.text.slice(start, at);
    if (key === '' || this.sign(at) !== ':') return undefined;
    this.at = at + 1;
    // It says of the clause behind it what that says by itself.
    if (key === 'pattern') return [];
    const keySpan = { start, end: at };
    const name = Object.hasOwn(FILTERS, key) ? FILTERS[key] : undefined;
    if (name === undefined) {
      const known = OTHER_FILTERS.includes(key);
      this.problems.push(
        known
          ? problem('articles of this corpus have no {0}; name: and path: can be asked for', keySpan, key)
          : problem('there is no filter {0}; there are name: and path:', keySpan, key),
      );
      return null;
    }
    const begin = this.at;
    const found = this.#texts();
    if (found === undefined) return null;
    const span = { start: begin, end: this.at };
    const condition = (source: string): Condition => ({
      name,
      operator: '=',
      value: valueOfSource(`.*${source}.*`, span),
      start,
      end: this.at,
    });
    const sources = found.texts.map(quoted);
    return found.isAll ? sources.map(condition) : [condition(sources.length === 1 ? (sources[0] as string) : `(${sources.join('|')})`)];
  }

  /** `甲`, `甲|乙` and `(甲|乙)`: one of these; `[甲 乙]`: all. */
  #texts(): Texts | undefined {
    const start = this.at;
    const closing = { '(': ')', '[': ']' }[this.sign() ?? ''];
    if (closing !== undefined) this.at++;
    const texts: string[] = [];
    let isAll = false;
    for (;;) {
      if (closing !== undefined) this.blanks();
      const text = this.#run();
      if (text === undefined) return undefined;
      texts.push(text);
      if (closing !== undefined && this.sign() === ' ') {
        this.blanks();
        isAll ||= this.sign() !== '|' && this.sign() !== closing;
        if (this.sign() === closing) break;
      }
      if (this.sign() === '|') this.at++;
      else if (this.sign() !== undefined || this.at >= this.text.length) break;
    }
    if (closing === undefined) return { texts, isAll };
    if (this.sign() !== closing) return this.fail(problem('expected {0} to close what began here', { start, end: start + 1 }, closing));
    this.at++;
    return { texts, isAll };
  }

  /** Items with distances between them. */
  #clause(): Item | undefined {
    const start = this.at;
    const items: Item[] = [];
    const gaps: { readonly sign: string; readonly least: number; readonly most: number; readonly span: Span }[] = [];
    for (;;) {
      const item = this.#item();
      if (item === undefined) return undefined;
      items.push(item);
      const sign = this.sign();
      if (sign === undefined || !OPERATORS.includes(sign)) break;
      const gap = this.#gap(sign);
      if (gap === undefined) return undefined;
      gaps.push(gap);
    }
    const span = { start, end: this.at };
    const [first, second] = items as [Item, Item | undefined];
    const isMain = items.some((item) => item.isMain);
    if (second === undefined) return { pattern: first.pattern, isMain };
    this.#reachesFar = true;
    const [gap] = gaps as [(typeof gaps)[number]];
    const mixed = gaps.length > 1 ? gaps.find(({ sign }) => sign !== '$' && sign !== '+') : undefined;
    if (mixed !== undefined) return this.fail(problem('only $ and + join more than two; {0} stands between two', mixed.span, mixed.sign));
    const join = (left: Pattern, right: Pattern): Pattern => sequenceOf([left, charactersOf(gap.least, gap.most, gap.span), right], span);
    if (gap.sign === '-' || gap.sign === '~') {
      const both = gap.sign === '-' ? join(first.pattern, second.pattern) : join(second.pattern, first.pattern);
      return { pattern: withinOf(first.pattern, withinOf(both, sentenceAt(span)), true), isMain };
    }
    const whole =
      gap.sign === '#'
        ? alternativesOf([join(first.pattern, second.pattern), join(second.pattern, first.pattern)], span)
        : sequenceOf(
            items.flatMap(({ pattern }, index) => {
              const before = gaps[index - 1];
              return before === undefined ? [pattern] : [charactersOf(before.least, before.most, before.span), pattern];
            }),
            span,
          );
    const main = items.find((item) => item.isMain);
    return { pattern: main === undefined ? whole : withinOf(main.pattern, withinOf(whole, sentenceAt(span))), isMain };
  }

  /** `$10`, `$[2-10]`. */
  #gap(sign: string): { readonly sign: string; readonly least: number; readonly most: number; readonly span: Span } | undefined {
    const start = this.at++;
    const rest = this.text.slice(this.at, this.at + 12);
    const [whole = '', single, from, to] = /^(?:(\d{1,4})|\[(\d{1,4})-(\d{1,4})\])/.exec(rest) ?? [];
    this.at += whole.length;
    const span = { start, end: this.at };
    if (whole === '') return this.fail(problem('expected a number of characters behind {0}, as in {0}10', span, sign));
    const most = Number(single ?? to);
    const least = single === undefined ? Number(from) : sign === '+' ? most : 0;
    if (most > FURTHEST) this.problems.push(problem('this is too far: at most {0} characters', span, String(FURTHEST)));
    if (least > most) this.problems.push(problem('a distance goes from the smaller number to the larger', span));
    return { sign, least, most, span };
  }

  /** `甲`, `甲|乙`, `(甲|乙)`, `爱(V)不(V)`, each perhaps behind `!`. */
  #item(): Item | undefined {
    const isMain = this.sign() === '!';
    if (isMain) this.at++;
    const start = this.at;
    const alternatives: Pattern[] = [];
    do {
      if (alternatives.length > 0) this.at++;
      const pattern = this.#sequence();
      if (pattern === undefined) return undefined;
      alternatives.push(pattern);
    } while (this.sign() === '|');
    return { pattern: alternativesOf(alternatives, { start, end: this.at }), isMain };
  }

  /** Texts, groups and variables without anything between them. */
  #sequence(): Pattern | undefined {
    const start = this.at;
    const parts: Pattern[] = [];
    for (;;) {
      const sign = this.sign();
      const part = sign === '(' || sign === '[' ? this.#group() : this.#plain();
      if (part === undefined) return undefined;
      parts.push(part);
      const next = this.sign();
      if (this.at >= this.text.length || (next !== undefined && next !== '(' && next !== '[')) break;
    }
    return sequenceOf(parts, { start, end: this.at });
  }

  #plain(): Pattern | undefined {
    const start = this.at;
    const text = this.#run();
    return text === undefined ? undefined : textOf(text, { start, end: this.at });
  }

  /** `(甲|乙)`, or a variable: letters alone, with a length behind a comma or none. */
  #group(): Pattern | undefined {
    const start = this.at;
    const [whole, name, exact, below, from, to] =
      /^\(([A-Za-z]{1,8})(?:,(?:=(\d{1,2})|<(\d{1,2})|(\d{1,2})-(\d{1,2})))?\)/.exec(this.text.slice(start, start + 24)) ?? [];
    if (whole !== undefined && name !== undefined) {
      this.at += whole.length;
      const least = Number(exact ?? from ?? 1);
      const most = Math.max(least, Number(exact ?? below ?? to ?? 1));
      this.#reachesFar = true;
      return this.#variables.word(name, least, most, { start, end: this.at });
    }
    const found = this.#texts();
    if (found === undefined) return undefined;
    const span = { start, end: this.at };
    if (found.isAll) return this.fail(problem('words of a group are joined by |', span));
    return alternativesOf(
      found.texts.flatMap((text) => textOf(text, span) ?? []),
      span,
    );
  }

  /** What stands up to the next sign. */
  #run(): string | undefined {
    const start = this.at;
    while (this.at < this.text.length && this.sign() === undefined) this.at++;
    if (this.at > start) return this.text.slice(start, this.at);
    const span = { start, end: Math.min(start + 1, this.text.length) };
    return this.fail(
      span.end === start
        ? problem('the query ends here; expected a word', span)
        : problem('expected a word before {0}', span, this.text.slice(start, span.end)),
    );
  }
}
