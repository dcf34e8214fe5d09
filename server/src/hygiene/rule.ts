/**
 * What a hygiene rule is: everything that a reader is told of it lives beside it, and the documentation, the hovers and
 * the tests are made from there.
 */
import type { Finding, Severity } from '../article/facts.ts';
import type { Reading } from '../article/reading.ts';

/** A wording in both languages of the product. */
export interface Wording {
  readonly en: string;
  readonly zh: string;
}

/** What breaks a rule, and what is left once that is mended. */
export interface Example {
  readonly before: string;
  readonly after: string;
  /** Of a rule about the file: the bytes that `before` is read from, in hexadecimal; absent: its UTF-8. */
  readonly bytes?: string;
  /** Of a rule about the file: bytes that are read of it; absent: all. */
  readonly limit?: number;
}

/** What a finding must reach to be shown. It can only be raised: what the rule does not report cannot be brought back. */
export interface Threshold {
  /** Which of the finding's arguments it is, counted from 0. */
  readonly argument: number;
  /** What the rule itself asks for, and the least that can be chosen. */
  readonly least: number;
  /** The greatest figure that there can be; absent: any. */
  readonly most?: number;
  /** What is counted, for the settings. */
  readonly of: Wording;
}

/** A hygiene rule. 规则 */
export interface Rule {
  /** `group/name`: stable, part of settings and suppressions. */
  readonly id: string;
  readonly severity: Severity;
  /** Says nothing unless the user switches it on, by giving it a severity. */
  readonly off?: true;
  /** A figure below which a user may let the rule be silent: one of the finding's arguments. */
  readonly threshold?: Threshold;
  /** `safe` fixes may be applied to a whole file unseen; `unsafe` ones take text away that a person should see first. */
  readonly fix: Finding['fix'];
  readonly title: Wording;
  /** What the rule catches. */
  readonly catches: Wording;
  /** Why that matters to whoever reads or counts the corpus. */
  readonly why: Wording;
  /** Lines as they stand on a page, and as they should; "" where nothing should remain. */
  readonly example: Example;
  /** Where the rule's thresholds come from. */
  readonly source: Wording;
  /** The finding's message; `{0}` is filled from the finding's arguments. */
  readonly message: Wording;
}

/** The rule's group: what stands before the slash. */
export function groupOf(rule: Rule): string {
  return rule.id.slice(0, rule.id.indexOf('/'));
}

/** Whether a rule, by its id, is about whole lines: what mends its findings is that they go. */
export function isAboutLines(id: string): boolean {
  return id.startsWith('boilerplate/') || id.startsWith('dup/');
}

/** The lines that a finding covers, 1-based. */
export function linesUnder({ line, endLine }: Pick<Finding, 'line' | 'endLine'>): number[] {
  return Array.from({ length: endLine - line + 1 }, (_, index) => line + index);
}

/**
 * A finding of a rule.
 * @param start raw offset; @param end raw offset, not before `start`
 */
export function finding(reading: Pick<Reading, 'rawLines'>, rule: Rule, start: number, end: number, ...values: readonly string[]): Finding {
  const line = reading.rawLines.lineAt(start);
  const endLine = Math.max(line, reading.rawLines.lineAt(Math.max(start, end - 1)));
  return findingAt(rule, { start, end, line, endLine }, values);
}

/** A finding of a rule at a place that is known already. */
export function findingAt(rule: Rule, place: Pick<Finding, 'start' | 'end' | 'line' | 'endLine'>, values: readonly string[]): Finding {
  return {
    rule: rule.id,
    severity: rule.severity,
    ...place,
    message: rule.message.en.replace(/\{(\d)\}/gu, (_, index: string) => values[Number(index)] ?? ''),
    template: rule.message.en,
    arguments: values,
    fix: rule.fix,
  };
}
