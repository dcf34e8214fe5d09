/**
 * What a query says, as a tree: the shared core of CQL (CWB's CQP, Manatee, BlackLab) with BlackLab's surface. Whoever reads a
 * query from text makes it (CQL, plain text, the forms of CCL and BCC); whoever runs, prints or explains one reads it. Every
 * node knows where it stands in the query's text, so that what is wrong with it is said at the right column.
 */
import type { Span } from '../../text/span.ts';

/** Attributes of a token. 属性 */
export const ATTRIBUTES = ['word', 'folded', 'pos', 'entity', 'person', 'organisation', 'place', 'zone'] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

/** Stretches of tokens that an article is made of, with what can be asked of each. 结构 */
export const STRUCTURES = {
  article: ['path', 'title', 'published', 'site', 'script'],
  section: ['kind', 'label'],
  p: ['zone'],
  s: [],
  statement: ['speaker', 'verb'],
  person: ['name', 'role'],
  organisation: ['name'],
  place: ['name'],
} as const satisfies Record<string, readonly string[]>;
export type Structure = keyof typeof STRUCTURES;

/** A whole query: a pattern, with conditions that tie its labelled tokens together (`:: A.word = B.word`). */
export interface Query extends Span {
  readonly pattern: Pattern;
  readonly constraint?: Constraint;
}

/** 模式 */
export type Pattern =
  | TokenPattern
  | TextPattern
  | CharactersPattern
  | Sequence
  | Alternatives
  | Repeated
  | Boundary
  | StructurePattern
  | Within
  | Containing;

/** `[test]`; `[]` is any token. */
export interface TokenPattern extends Span {
  readonly kind: 'token';
  readonly test?: TokenTest;
  /** `A:[…]`. */
  readonly label?: string;
}

/**
 * `text("国家卫生健康委")`: what a text search would find, however the text is cut into tokens. It matches every sequence of tokens of
 * one line that is as short as it can be and in whose `folded` forms, one behind the other without blanks, the text stands.
 */
export interface TextPattern extends Span {
  readonly kind: 'text';
  /** Folded as keys are, without blanks; not empty. */
  readonly text: string;
}

/** `.{2,5}`: so many tokens that they come to as many characters together, in code points of their `folded` forms; `.` is one. */
export interface CharactersPattern extends Span {
  readonly kind: 'characters';
  readonly least: number;
  readonly most: number;
}

/** At least two patterns, one behind the other. */
export interface Sequence extends Span {
  readonly kind: 'sequence';
  readonly items: readonly Pattern[];
}

export interface Alternatives extends Span {
  readonly kind: 'alternatives';
  readonly items: readonly Pattern[];
}

/** `?`, `*`, `+`, `{n}`, `{n,}`, `{n,m}`. */
export interface Repeated extends Span {
  readonly kind: 'repeated';
  readonly item: Pattern;
  readonly least: number;
  /** Infinite where there is no bound. */
  readonly most: number;
}

/** `<s>` or `</s>`: matches no token, but the place where such a structure begins or ends. */
export interface Boundary extends Span {
  readonly kind: 'boundary';
  readonly structure: Structure;
  readonly edge: 'start' | 'end';
  readonly conditions: readonly Condition[];
}

/** `<statement speaker="许红兵"/>`: a whole structure, with all its tokens. */
export interface StructurePattern extends Span {
  readonly kind: 'structure';
  readonly structure: Structure;
  readonly conditions: readonly Condition[];
}

/** `pattern within container`: hits of the pattern that lie in one of the container. `!within`: in none. */
export interface Within extends Span {
  readonly kind: 'within';
  readonly pattern: Pattern;
  readonly container: Pattern;
  readonly not: boolean;
}

/** `pattern containing contained`: hits of the pattern in which one of the other lies. `!containing`: in which none does. */
export interface Containing extends Span {
  readonly kind: 'containing';
  readonly pattern: Pattern;
  readonly contained: Pattern;
  readonly not: boolean;
}

/** What a structure has to be: all conditions hold. Orders, and dates, compare as far as the value is given: a day in 2020 is <= 2020. */
export interface Condition extends Span {
  readonly name: string;
  readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>=';
  readonly value: Value;
}

/** What a token has to be. */
export type TokenTest =
  | { readonly kind: 'and' | 'or'; readonly items: readonly TokenTest[]; readonly start: number; readonly end: number }
  | { readonly kind: 'not'; readonly item: TokenTest; readonly start: number; readonly end: number }
  | AttributeTest;

export interface AttributeTest extends Span {
  readonly kind: 'attribute';
  readonly name: Attribute;
  readonly operator: '=' | '!=';
  readonly value: Value;
}

/** What stands between quotation marks: a regular expression that matches the whole value. */
export interface Value extends Span {
  /** The expression, the quotation marks and their escapes gone. */
  readonly source: string;
  /** The only text that it matches, where it is one; undefined for a real expression. */
  readonly literal?: string;
  /** `"…"%c`: without regard to case. */
  readonly ignoreCase: boolean;
}

/** Conditions on labelled tokens. */
export type Constraint =
  | { readonly kind: 'and' | 'or'; readonly items: readonly Constraint[]; readonly start: number; readonly end: number }
  | { readonly kind: 'not'; readonly item: Constraint; readonly start: number; readonly end: number }
  | Comparison;

/** `A.word = B.word`, or `A.word = "调研"`. */
export interface Comparison extends Span {
  readonly kind: 'comparison';
  readonly left: LabelledAttribute;
  readonly operator: '=' | '!=';
  readonly right: LabelledAttribute | Value;
}

export interface LabelledAttribute extends Span {
  readonly label: string;
  readonly name: Attribute;
}

/** What is wrong with a query, at the place that is wrong. */
export interface QueryProblem extends Span {
  /** English template and its arguments, for translation. */
  readonly template: string;
  readonly arguments: readonly string[];
  /** What may stand there instead, where that is likely what was meant. */
  readonly replacement?: string;
}
