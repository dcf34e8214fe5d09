/** A query in words, whole or the part of it under a caret: “a verb, then at most 3 words on “健康”, inside a statement of “许红兵””. */
import * as l10n from '@vscode/l10n';
import type {
  Comparison,
  Condition,
  Constraint,
  LabelledAttribute,
  Pattern,
  Query,
  Repeated,
  Sequence,
  Structure,
  StructurePattern,
} from '../query/cql/syntax.ts';
import { type Span, touches } from '../text/span.ts';
import { oneOf, quotation, tokenWords, valueWords, zoneWords } from './explain-test.ts';

/** A whole query, as plain text in the user's language. */
export function explainQuery({ pattern, constraint }: Query): string {
  const words = patternWords(pattern, 0);
  return constraint === undefined ? words : l10n.t('{0}, where {1}', words, constraintWords(constraint, false));
}

export interface PartExplanation {
  /** Where the part stands in the query. */
  readonly span: Span;
  readonly words: string;
  readonly part: Pattern;
}

/** The smallest part of a query that says something by itself at an offset; undefined where none is. */
export function explainPart({ pattern }: Query, offset: number): PartExplanation | undefined {
  let found: Pattern | undefined = touches(pattern, offset) ? pattern : undefined;
  // A caret between two parts is at the second one's beginning.
  for (let next = found; next !== undefined; next = partsOf(next).findLast((part) => touches(part, offset))) found = next;
  return found === undefined ? undefined : { span: { start: found.start, end: found.end }, words: patternWords(found, 0), part: found };
}

function partsOf(pattern: Pattern): readonly Pattern[] {
  switch (pattern.kind) {
    case 'sequence':
    case 'alternatives':
      return pattern.items;
    case 'within':
      return [pattern.pattern, pattern.container];
    case 'containing':
      return [pattern.pattern, pattern.contained];
    case 'repeated':
      // What only says how far it is to the next part says it with its numbers.
      return isAnyToken(pattern.item) ? [] : [pattern.item];
    default:
      return [];
  }
}

/** How tightly what stands around holds together: 0 not at all, 1 a choice or a place, 2 a sequence, 3 a repetition. */
type Tightness = 0 | 1 | 2 | 3;

function patternWords(pattern: Pattern, tightness: Tightness): string {
  const inParentheses = (words: string, own: Tightness): string => (own < tightness ? l10n.t('({0})', words) : words);
  switch (pattern.kind) {
    case 'token':
      return tokenWords(pattern);
    case 'text':
      return l10n.t('the text {0}', quotation(pattern.text));
    case 'characters':
      return l10n.t('{0} in all', charactersWords(pattern.least, pattern.most));
    case 'boundary': {
      const structure = structureWords(pattern);
      return pattern.edge === 'start' ? l10n.t('the beginning of {0}', structure) : l10n.t('the end of {0}', structure);
    }
    case 'structure':
      return structureWords(pattern);
    case 'sequence':
      return inParentheses(sequenceWords(pattern), 1);
    case 'alternatives':
      return inParentheses(oneOf(pattern.items.map((item) => patternWords(item, 1))), 0);
    case 'repeated':
      return inParentheses(repeatedWords(pattern), 2);
    case 'within': {
      const [words, container] = [patternWords(pattern.pattern, 1), patternWords(pattern.container, 1)];
      return inParentheses(pattern.not ? l10n.t('{0}, not inside {1}', words, container) : l10n.t('{0}, inside {1}', words, container), 0);
    }
    case 'containing': {
      const [words, contained] = [patternWords(pattern.pattern, 1), patternWords(pattern.contained, 1)];
      return inParentheses(
        pattern.not ? l10n.t('{0} that does not contain {1}', words, contained) : l10n.t('{0} that contains {1}', words, contained),
        0,
      );
    }
  }
}

/** Parts one behind the other; what may be anything between two of them is a distance. */
function sequenceWords({ items }: Sequence): string {
  let words = '';
  let distance: string | undefined;
  for (const [index, item] of items.entries()) {
    const between = index > 0 && index < items.length - 1 && distance === undefined ? distanceWords(item) : undefined;
    if (between !== undefined) {
      distance = between;
      continue;
    }
    const next = patternWords(item, 2);
    if (index === 0) words = next;
    else words = distance === undefined ? l10n.t('{0}, then {1}', words, next) : l10n.t('{0}, then {1} {2}', words, next, distance);
    distance = undefined;
  }
  return words;
}

function isAnyToken(pattern: Pattern): boolean {
  return pattern.kind === 'token' && pattern.test === undefined && pattern.label === undefined;
}

/** How far it is to what follows, where a part of a sequence says no more than that. */
function distanceWords(pattern: Pattern): string | undefined {
  if (pattern.kind === 'characters') return l10n.t('with {0} between', charactersWords(pattern.least, pattern.most));
  if (pattern.kind !== 'repeated' || !isAnyToken(pattern.item)) return undefined;
  const { least, most } = pattern;
  if (most === Number.POSITIVE_INFINITY)
    return least === 0 ? l10n.t('anywhere behind it in the paragraph') : l10n.t('with at least {0} words between', least);
  if (least === most) return least === 1 ? l10n.t('with one word between') : l10n.t('with {0} words between', least);
  if (least > 0) return l10n.t('with {0} to {1} words between', least, most);
  return most === 1 ? l10n.t('with at most one word between') : l10n.t('with at most {0} words between', most);
}

function charactersWords(least: number, most: number): string {
  if (least === most) return least === 1 ? l10n.t('one character') : l10n.t('{0} characters', least);
  if (least > 0) return l10n.t('{0} to {1} characters', least, most);
  return most === 1 ? l10n.t('at most one character') : l10n.t('at most {0} characters', most);
}

function repeatedWords({ item, least, most }: Repeated): string {
  const words = patternWords(item, 3);
  if (least === 0 && most === 1) return l10n.t('{0} or nothing', words);
  if (most === Number.POSITIVE_INFINITY) {
    if (least === 0) return l10n.t('{0} any number of times', words);
    return least === 1 ? l10n.t('{0} once or more often', words) : l10n.t('{0} at least {1} times', words, least);
  }
  if (least === most) return least === 1 ? l10n.t('{0} once', words) : l10n.t('{0} {1} times', words, least);
  return least === 0 ? l10n.t('{0} up to {1} times', words, most) : l10n.t('{0} {1} to {2} times', words, least, most);
}

/** What a structure is called. */
export function structureName(structure: Structure): string {
  const names: Readonly<Record<Structure, () => string>> = {
    article: () => l10n.t('an article'),
    section: () => l10n.t('a section'),
    p: () => l10n.t('a paragraph'),
    s: () => l10n.t('a sentence'),
    statement: () => l10n.t('a statement'),
    person: () => l10n.t("a person's name"),
    organisation: () => l10n.t("an organisation's name"),
    place: () => l10n.t("a place's name"),
  };
  return names[structure]();
}

function structureWords({ structure, conditions }: Pick<StructurePattern, 'structure' | 'conditions'>): string {
  const words = structureName(structure);
  const [first] = conditions;
  if (first === undefined) return words;
  if (structure === 'statement' && conditions.length === 1 && first.name === 'speaker' && first.operator === '=')
    return l10n.t('a statement of {0}', valueWords(first.value));
  return l10n.t(
    '{0} with {1}',
    words,
    conditions.map((condition) => conditionWords(condition)).reduce((left, right) => l10n.t('{0} and {1}', left, right)),
  );
}

function conditionWords({ name, operator, value }: Condition): string {
  const what = conditionName(name);
  const zone = name === 'zone' && value.literal !== undefined ? zoneWords(value.literal) : undefined;
  const bound = zone ?? (operator === '=' || operator === '!=' ? valueWords(value) : quotation(value.literal ?? value.source));
  switch (operator) {
    case '=':
      return l10n.t('{0} {1}', what, bound);
    case '!=':
      return l10n.t('{0} other than {1}', what, bound);
    case '<':
      return l10n.t('{0} before {1}', what, bound);
    case '<=':
      return l10n.t('{0} up to {1}', what, bound);
    case '>':
      return l10n.t('{0} after {1}', what, bound);
    case '>=':
      return l10n.t('{0} from {1} on', what, bound);
  }
}

function conditionName(name: string): string {
  const names: Readonly<Record<string, () => string>> = {
    path: () => l10n.t('the path'),
    title: () => l10n.t('the title'),
    published: () => l10n.t('the date'),
    site: () => l10n.t('the site'),
    script: () => l10n.t('the script'),
    kind: () => l10n.t('the kind'),
    label: () => l10n.t('the label'),
    zone: () => l10n.t('the place'),
    speaker: () => l10n.t('the speaker'),
    verb: () => l10n.t('the verb'),
    name: () => l10n.t('the name'),
    role: () => l10n.t('the role'),
  };
  return Object.hasOwn(names, name) ? (names[name]?.() ?? name) : name;
}

function constraintWords(constraint: Constraint, isInner: boolean): string {
  if (constraint.kind === 'comparison') return comparisonWords(constraint);
  if (constraint.kind === 'not') return l10n.t('not: {0}', constraintWords(constraint.item, true));
  const joined = constraint.items
    .map((item) => constraintWords(item, true))
    .reduce((left, right) => (constraint.kind === 'and' ? l10n.t('{0} and {1}', left, right) : l10n.t('{0} or {1}', left, right)));
  return isInner ? l10n.t('({0})', joined) : joined;
}

function comparisonWords({ left, operator, right }: Comparison): string {
  const other = 'label' in right ? labelledWords(right) : valueWords(right);
  return operator === '=' ? l10n.t('{0} is {1}', labelledWords(left), other) : l10n.t('{0} is not {1}', labelledWords(left), other);
}

function labelledWords({ label, name }: LabelledAttribute): string {
  return name === 'word' || name === 'folded' ? label : `${label}.${name}`;
}
