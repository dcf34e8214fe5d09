/**
 * All hygiene rules: those that one article alone can break, by its text or by the file that it lies in, and those that only
 * other articles show. The ids are stable: settings, suppressions and the facts' JSON name them.
 */
import { acrossRules } from './across-rules.ts';
import { artifactRules } from './artifact-rules.ts';
import { boilerplateRules } from './boilerplate-rules.ts';
import { factRules } from './fact-rules.ts';
import { fileRules } from './file-rules.ts';
import { qualityRules } from './quality-rules.ts';
import type { Rule } from './rule.ts';
import { textRules } from './text-rules.ts';

export { groupOf, type Rule, type Wording } from './rule.ts';

/** Every rule, in the order of the documentation. 规则目录 */
export const rules: readonly Rule[] = [
  ...Object.values(boilerplateRules),
  ...Object.values(artifactRules),
  ...Object.values(textRules),
  ...Object.values(acrossRules),
  ...Object.values(factRules),
  ...Object.values(fileRules),
  ...Object.values(qualityRules),
];

const byId: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule of an id; undefined for one that is not in the catalogue. */
export function ruleOf(id: string): Rule | undefined {
  return byId.get(id);
}
