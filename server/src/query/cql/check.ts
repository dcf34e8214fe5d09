/**
 * What only a whole query can have wrong with it: that it is found everywhere because it needs no token, that its conditions name
 * what is not labelled, that it is too large when all its repetitions are written out.
 */
import { problem } from './problems.ts';
import type { Constraint, LabelledAttribute, Pattern, Query, QueryProblem, TokenPattern } from './syntax.ts';

/** Tokens of a pattern with all repetitions written out: what a machine that runs it has to hold. */
const MOST_PLACES = 10_000;

/** @returns what is wrong, in no order */
export function checkQuery({ pattern, constraint }: Query): readonly QueryProblem[] {
  const problems: QueryProblem[] = [];
  checkEmptiness(pattern, problems);
  checkSize(pattern, problems);
  const labels = labelsOf(pattern, problems);
  if (constraint !== undefined) checkConstraint(constraint, labels, problems);
  return problems;
}

/** Whether a pattern is found where there is no token at all. */
export function canBeEmpty(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case 'token':
    case 'text':
    case 'structure':
      return false;
    case 'characters':
      return pattern.least === 0;
    case 'boundary':
      return true;
    case 'sequence':
      return pattern.items.every(canBeEmpty);
    case 'alternatives':
      return pattern.items.some(canBeEmpty);
    case 'repeated':
      return pattern.least === 0 || canBeEmpty(pattern.item);
    default:
      return canBeEmpty(pattern.pattern);
  }
}

/** The whole, and what hits are compared with. */
function checkEmptiness(pattern: Pattern, problems: QueryProblem[]): void {
  if (pattern.kind === 'within' || pattern.kind === 'containing') {
    checkEmptiness(pattern.pattern, problems);
    checkEmptiness(pattern.kind === 'within' ? pattern.container : pattern.contained, problems);
  } else if (canBeEmpty(pattern))
    problems.push(problem('this needs no token and is found everywhere: at least one token must be asked for', pattern));
}

function checkSize(pattern: Pattern, problems: QueryProblem[]): number {
  const size = sizeOf(pattern, problems);
  if (size <= MOST_PLACES) return size;
  problems.push(problem('this is too large when its repetitions are written out: at most {0} tokens', pattern, String(MOST_PLACES)));
  // It has been told of; what it stands in is not to blame.
  return 1;
}

function sizeOf(pattern: Pattern, problems: QueryProblem[]): number {
  const sum = (items: readonly Pattern[]): number => items.reduce((total, item) => total + checkSize(item, problems), 0);
  switch (pattern.kind) {
    case 'sequence':
    case 'alternatives':
      return sum(pattern.items);
    case 'repeated':
      return checkSize(pattern.item, problems) * (Number.isFinite(pattern.most) ? pattern.most : pattern.least + 1);
    case 'within':
      return sum([pattern.pattern, pattern.container]);
    case 'containing':
      return sum([pattern.pattern, pattern.contained]);
    case 'text':
      return pattern.text.length;
    case 'characters':
      return pattern.most;
    default:
      return 1;
  }
}

type Labels = ReadonlyMap<string, TokenPattern>;
const NONE: Labels = new Map();

/** The labels of a pattern: each names one token of a hit, so that conditions on it mean one thing. */
function labelsOf(pattern: Pattern, problems: QueryProblem[]): Labels {
  switch (pattern.kind) {
    case 'token':
      return pattern.label === undefined ? NONE : new Map([[pattern.label, pattern]]);
    case 'sequence':
      return joined(pattern.items, problems, true);
    case 'alternatives':
      // Of alternatives one is there, so that two of them may use one label.
      return joined(pattern.items, problems, false);
    case 'repeated': {
      const labels = labelsOf(pattern.item, problems);
      if (pattern.most <= 1) return labels;
      for (const [label, token] of labels)
        problems.push(problem('the label {0} would name several tokens, as what it stands in is repeated', token, label));
      return NONE;
    }
    case 'within':
    case 'containing': {
      const other = pattern.kind === 'within' ? pattern.container : pattern.contained;
      for (const [label, token] of labelsOf(other, problems))
        problems.push(problem('the label {0} stands in what a hit is compared with, not in the hit', token, label));
      return labelsOf(pattern.pattern, problems);
    }
    default:
      return NONE;
  }
}

function joined(items: readonly Pattern[], problems: QueryProblem[], once: boolean): Labels {
  const all = new Map<string, TokenPattern>();
  for (const item of items) {
    for (const [label, token] of labelsOf(item, problems)) {
      if (once && all.has(label)) problems.push(problem('the label {0} names another token already', token, label));
      all.set(label, token);
    }
  }
  return all;
}

function checkConstraint(constraint: Constraint, labels: Labels, problems: QueryProblem[]): void {
  if (constraint.kind === 'not') checkConstraint(constraint.item, labels, problems);
  else if (constraint.kind !== 'comparison') for (const item of constraint.items) checkConstraint(item, labels, problems);
  else {
    checkLabelled(constraint.left, labels, problems);
    if ('label' in constraint.right) checkLabelled(constraint.right, labels, problems);
  }
}

function checkLabelled({ label, start }: LabelledAttribute, labels: Labels, problems: QueryProblem[]): void {
  if (labels.has(label)) return;
  const span = { start, end: start + label.length };
  problems.push(
    labels.size === 0
      ? problem('no token is labelled {0}: write {0}:[ ] before the token that is meant', span, label)
      : problem('no token is labelled {0}; labelled are {1}', span, label, [...labels.keys()].join(', ')),
  );
}
