/**
 * A tree as CQL, in one spelling: what is read from that is the same tree. Nothing is left out or put in order, so that somebody
 * knows their own query again.
 */
import type { Condition, Constraint, LabelledAttribute, Pattern, Query, TokenTest, Value } from './syntax.ts';

/** A query as CQL, on one line. */
export function printQuery({ pattern, constraint }: Query): string {
  return constraint === undefined ? printPattern(pattern) : `${printPattern(pattern)} :: ${printConstraint(constraint, 0)}`;
}

/** How tightly a pattern holds together: what binds less stands in parentheses within what binds more. */
const STRENGTH: Record<Pattern['kind'], number> = {
  within: 0,
  containing: 0,
  alternatives: 1,
  sequence: 2,
  repeated: 3,
  token: 4,
  text: 4,
  // What stands behind it is about characters, and not about it.
  characters: 3,
  boundary: 4,
  structure: 4,
};

/** A pattern as CQL. */
export function printPattern(pattern: Pattern): string {
  switch (pattern.kind) {
    case 'token': {
      const { label, test } = pattern;
      const token = test === undefined ? '[]' : (shorthand(test) ?? `[${printTest(test, 0)}]`);
      return label === undefined ? token : `${label}:${token}`;
    }
    case 'text':
      return `text("${pattern.text.replace(/[\\"“”‘’'＂]/g, '\\$&')}")`;
    case 'characters':
      return pattern.least === 1 && pattern.most === 1 ? '.' : `.${printBounds(pattern.least, pattern.most)}`;
    case 'sequence':
      return pattern.items.map((item) => printWithin(item, 3)).join(' ');
    case 'alternatives':
      return pattern.items.map((item) => printWithin(item, 2)).join(' | ');
    case 'repeated':
      return printWithin(pattern.item, 4) + printBounds(pattern.least, pattern.most);
    case 'boundary':
      return `${pattern.edge === 'start' ? '<' : '</'}${pattern.structure}${pattern.conditions.map(printCondition).join('')}>`;
    case 'structure':
      return `<${pattern.structure}${pattern.conditions.map(printCondition).join('')}/>`;
    case 'within':
      return printCompared(pattern.pattern, pattern.not, 'within', pattern.container);
    case 'containing':
      return printCompared(pattern.pattern, pattern.not, 'containing', pattern.contained);
  }
}

/** The leftmost of a chain binds first, so that its left side may be one, too. */
function printCompared(pattern: Pattern, not: boolean, operator: string, other: Pattern): string {
  return `${printWithin(pattern, 0)} ${not ? '!' : ''}${operator} ${printWithin(other, 1)}`;
}

function printWithin(pattern: Pattern, strength: number): string {
  return STRENGTH[pattern.kind] < strength ? `(${printPattern(pattern)})` : printPattern(pattern);
}

function printBounds(least: number, most: number): string {
  if (most === Number.POSITIVE_INFINITY) return least === 0 ? '*' : least === 1 ? '+' : `{${least},}`;
  if (least === 0 && most === 1) return '?';
  return least === most ? `{${least}}` : `{${least},${most}}`;
}

function printCondition({ name, operator, value }: Condition): string {
  const blank = operator === '=' || operator === '!=' ? '' : ' ';
  return ` ${name}${blank}${operator}${blank}${printValue(value)}`;
}

/** `"调研"` for `[word="调研"]`. */
function shorthand(test: TokenTest): string | undefined {
  return test.kind === 'attribute' && test.name === 'word' && test.operator === '=' ? printValue(test.value) : undefined;
}

/** @param strength 0: at the top, 1: within |, 2: within &, 3: behind ! */
function printTest(test: TokenTest, strength: number): string {
  return printJoined<TokenTest>(test, strength, printTest, () =>
    test.kind === 'attribute' ? `${test.name}${test.operator}${printValue(test.value)}` : '',
  );
}

function printConstraint(constraint: Constraint, strength: number): string {
  return printJoined<Constraint>(constraint, strength, printConstraint, () =>
    constraint.kind === 'comparison'
      ? `${printLabelled(constraint.left)} ${constraint.operator} ${'label' in constraint.right ? printLabelled(constraint.right) : printValue(constraint.right)}`
      : '',
  );
}

/** Conditions of either kind. */
interface Joined<Node> {
  readonly kind: string;
  readonly items?: readonly Node[];
  readonly item?: Node;
}

function printJoined<Node extends TokenTest | Constraint>(
  node: Node,
  strength: number,
  print: (node: Node, strength: number) => string,
  leaf: () => string,
): string {
  const { kind, items, item } = node as Joined<Node>;
  if (kind === 'not' && item !== undefined) return `!${print(item, 3)}`;
  if (items === undefined) return leaf();
  const own = kind === 'or' ? 1 : 2;
  const text = items.map((each) => print(each, own)).join(kind === 'or' ? ' | ' : ' & ');
  return own <= strength ? `(${text})` : text;
}

function printLabelled({ label, name }: LabelledAttribute): string {
  return `${label}.${name}`;
}

function printValue({ source, ignoreCase }: Value): string {
  return `"${source.replaceAll('"', '\\"')}"${ignoreCase ? '%c' : ''}`;
}
