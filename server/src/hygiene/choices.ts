/**
 * How loud each rule is: what the user chooses by rule, by group (`boilerplate/*`) or for all (`*`), in the settings and in the
 * folder's `yuliao.json`, before what the catalogue says. The nearest word holds: the folder's before the settings', and within
 * one of them the rule's before its group's.
 */
import type { Finding, Severity } from '../article/facts.ts';
import { groupOf, ruleOf, rules } from './catalogue.ts';

/** What is chosen by rule id, `group/*` or `*`. 规则设置 */
export interface RuleChoices {
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  /** By rule id: findings whose figure is lower are not shown. */
  readonly thresholds?: Readonly<Record<string, number>>;
}

export const SEVERITIES = ['off', 'hint', 'information', 'warning', 'error'] as const satisfies readonly (Severity | 'off')[];

/**
 * Choices as settings and `yuliao.json` have them: `rules` and `thresholds`, both by rule.
 * @param value anything that JSON can hold
 * @returns what is sound of it, and in English what is wrong with the rest
 */
export function readChoices(value: unknown): { readonly choices: RuleChoices; readonly problems: readonly string[] } {
  if (value === undefined || value === null) return { choices: {}, problems: [] };
  const rules: Record<string, Severity | 'off'> = {};
  const thresholds: Record<string, number> = {};
  if (!isRecord(value)) return { choices: {}, problems: ['it must be an object'] };
  const problems: string[] = [];
  for (const [pattern, severity] of entriesOf(value, 'rules', problems)) {
    if (!isPattern(pattern)) problems.push(`there is no rule "${pattern}"`);
    else if (isSeverity(severity)) rules[pattern] = severity;
    else problems.push(`"${pattern}" must be one of ${SEVERITIES.join(', ')}`);
  }
  for (const [id, figure] of entriesOf(value, 'thresholds', problems)) {
    if (ruleOf(id)?.threshold === undefined) problems.push(`there is no rule "${id}" that counts anything`);
    else if (typeof figure === 'number' && Number.isFinite(figure)) thresholds[id] = figure;
    else problems.push(`the threshold of "${id}" must be a number`);
  }
  return {
    choices: {
      ...(Object.keys(rules).length === 0 ? {} : { rules }),
      ...(Object.keys(thresholds).length === 0 ? {} : { thresholds }),
    },
    problems,
  };
}

function entriesOf(value: Record<string, unknown>, member: 'rules' | 'thresholds', problems: string[]): [string, unknown][] {
  const entries = value[member];
  if (entries === undefined || entries === null) return [];
  if (isRecord(entries)) return Object.entries(entries);
  problems.push(`"${member}" must be an object`);
  return [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether it is the id of a rule, of a group (`boilerplate/*`), or `*`. */
function isPattern(pattern: string): boolean {
  return pattern === '*' || ruleOf(pattern) !== undefined || rules.some((rule) => `${groupOf(rule)}/*` === pattern);
}

function isSeverity(value: unknown): value is Severity | 'off' {
  return (SEVERITIES as readonly unknown[]).includes(value);
}

/** The choices that hold, layer before layer. */
export class Choices {
  readonly #layers: readonly RuleChoices[];
  readonly #known = new Map<string, { severity: Severity | 'off' | undefined; threshold: number | undefined }>();

  /** @param layers what counts most first: the folder's, then the settings' */
  constructor(...layers: readonly RuleChoices[]) {
    this.#layers = layers;
  }

  /** How loud a rule is; undefined for one outside the catalogue that nobody has chosen for. */
  severity(rule: string): Severity | 'off' | undefined {
    return this.#of(rule).severity ?? ruleOf(rule)?.severity;
  }

  /** The finding as loud as the user wants it; undefined where it is not to be shown. */
  apply(finding: Finding): Finding | undefined {
    const { severity = finding.severity, threshold } = this.#of(finding.rule);
    if (severity === 'off') return undefined;
    if (threshold !== undefined && reached(finding) < threshold) return undefined;
    return severity === finding.severity ? finding : { ...finding, severity };
  }

  #of(rule: string): { severity: Severity | 'off' | undefined; threshold: number | undefined } {
    const known = this.#known.get(rule);
    if (known !== undefined) return known;
    const patterns = [rule, `${rule.slice(0, rule.indexOf('/'))}/*`, '*'];
    const said = this.#layers.flatMap((layer) => patterns.map((pattern) => layer.rules?.[pattern]));
    const found = {
      severity: said.find((severity) => severity !== undefined) ?? (ruleOf(rule)?.off ? ('off' as const) : undefined),
      threshold: this.#layers.map((layer) => layer.thresholds?.[rule]).find((threshold) => threshold !== undefined),
    };
    this.#known.set(rule, found);
    return found;
  }
}

/** The figure of a finding that a threshold is about; no threshold is above that of a rule that counts nothing. */
function reached(finding: Finding): number {
  const threshold = ruleOf(finding.rule)?.threshold;
  const figure = threshold === undefined ? Number.NaN : Number.parseFloat(finding.arguments[threshold.argument] ?? '');
  return Number.isNaN(figure) ? Number.POSITIVE_INFINITY : figure;
}

/** For whoever asks which suppressions are needed: a rule that is switched off for a while keeps its own. */
export const ALL_ON = new Choices({ rules: { '*': 'hint' } });
