/**
 * Hygiene rules in the user's language. The catalogue carries each wording in both languages, beside the rule.
 */
import * as l10n from '@vscode/l10n';
import type { Finding } from '../article/facts.ts';
import { ruleOf, type Wording } from '../hygiene/catalogue.ts';

/** The language in use. The bundle itself says it: it translates "en" as "zh". */
export function language(): keyof Wording {
  return l10n.t('en') === 'zh' ? 'zh' : 'en';
}

/** A wording in the user's language. */
export function worded(wording: Wording): string {
  return wording[language()];
}

/** The finding's message in the user's language; that of a rule outside the catalogue as the finding has it. */
export function findingMessage(finding: Finding): string {
  const rule = ruleOf(finding.rule);
  if (rule === undefined) return l10n.t(finding.template, ...finding.arguments);
  return filled(worded(rule.message), finding.arguments);
}

/** A wording with its values in place. */
export function filled(wording: string, values: readonly string[]): string {
  return wording.replace(/\{(\d+)\}/g, (whole, index) => values[Number(index)] ?? whole);
}

/** The title of a rule in the user's language; its id where the catalogue has none. */
export function ruleTitle(id: string): string {
  const rule = ruleOf(id);
  return rule === undefined ? id : worded(rule.title);
}
