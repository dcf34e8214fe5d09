/**
 * The parts of a JSON schema that say what can be chosen for each rule, made from the catalogue: for the settings and for
 * `yuliao.json`, so that editors complete and check the names of rules.
 */
import { groupOf, type Rule, rules } from './catalogue.ts';
import { SEVERITIES } from './choices.ts';

/** Schema of the severities by rule, by group and for all. @param described with what each rule catches, in English */
export function severitiesSchema(described: boolean): object {
  const groups = [...new Set(rules.map(groupOf))];
  const severity = (description: string, usual?: string): object => ({
    type: 'string',
    enum: SEVERITIES,
    ...(usual === undefined ? {} : { default: usual }),
    ...(described ? { description } : {}),
  });
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries<object>([
      ['*', severity('All rules that nothing nearer is said of.')],
      ...groups.flatMap((name): [string, object][] => [
        [`${name}/*`, severity(`All rules of the group ${name}.`)],
        ...rules.filter((rule) => groupOf(rule) === name).map((rule): [string, object] => [rule.id, severity(about(rule), usual(rule))]),
      ]),
    ]),
  };
}

/** Schema of what a suppression may name: a rule, a group, or all. */
export function patternsSchema(): object {
  return { type: 'string', enum: ['*', ...new Set(rules.map((rule) => `${groupOf(rule)}/*`)), ...rules.map(({ id }) => id)] };
}

/** Schema of the thresholds of the rules that count something. @param described with what they count, in English */
export function thresholdsSchema(described: boolean): object {
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      rules.flatMap(({ id, threshold }): [string, object][] =>
        threshold === undefined
          ? []
          : [
              [
                id,
                {
                  type: 'number',
                  minimum: threshold.least,
                  ...(threshold.most === undefined ? {} : { maximum: threshold.most }),
                  default: threshold.least,
                  ...(described ? { description: `Least number reported: ${threshold.of.en}.` } : {}),
                },
              ],
            ],
      ),
    ),
  };
}

function about({ title, catches }: Rule): string {
  return `${title.en}. ${catches.en}`;
}

function usual({ off, severity }: Rule): string {
  return off ? 'off' : severity;
}
