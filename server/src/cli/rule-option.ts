/** `--rule ID=SEVERITY`: how loud a rule is for one run, whatever `yuliao.json` says. */
import { InvalidArgumentError, Option } from 'commander';
import { type RuleChoices, readChoices } from '../hygiene/choices.ts';

/** The option, which may be given several times; the last word on a rule holds. */
export function ruleOption(): Option {
  return new Option(
    '--rule <id=severity>',
    'off, hint, information, warning or error for a rule, a group (boilerplate/*) or all (*); repeatable',
  )
    .default({} satisfies RuleChoices, 'as yuliao.json says')
    .argParser(addRule);
}

function addRule(given: string, before: RuleChoices): RuleChoices {
  const at = given.lastIndexOf('=');
  if (at < 0) throw new InvalidArgumentError('write it as boilerplate/contact=off');
  const { choices, problems } = readChoices({ rules: { ...before.rules, [given.slice(0, at)]: given.slice(at + 1) } });
  if (problems.length > 0) throw new InvalidArgumentError(problems.join('; '));
  return choices;
}
