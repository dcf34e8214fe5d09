/** `yuliao check` as the command line has it. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type CheckOptions, check } from './check-command.ts';
import type { Output } from './output.ts';
import { FORMATS } from './reports/report.ts';
import { ruleOption } from './rule-option.ts';
import { PATHS, SELECTION } from './usage.ts';

/** Adds the command. @param done takes the exit code */
export function addCheck(program: Command, directory: string, output: Output, done: (code: number) => void): void {
  const command: Command = program
    .command('check')
    .description('List boilerplate and scraping artifacts, one finding a line: path:line:column severity rule message.')
    .argument('<path...>', PATHS)
    .addOption(new Option('--format <form>', 'for people, programs, code scanning or GitHub Actions').choices(FORMATS).default('text'))
    .addOption(ruleOption())
    .addOption(
      new Option(
        '--max-warnings <number>',
        'exit with 0 unless there is an error or more warnings than this; information and hints never count',
      ).argParser(asCount),
    )
    .option('--baseline <file>', 'leave out what stood when this file was written; in place of .yuliao/baseline.json of the corpus')
    .option('--no-baseline', 'also tell of what a baseline accepts')
    .option('--update-baseline', 'write what is found now to the file of --baseline, and report nothing')
    .option('--across', 'also report what articles have in common: recurring lines, copies, shared passages; all are indexed first')
    .option('--fix', 'apply the safe fixes to the files, in their own encoding, and report what is left')
    .addHelpText('after', HELP)
    .action(async (paths: string[], options: CheckOptions) => {
      if (options.updateBaseline && typeof options.baseline !== 'string') command.error('error: --update-baseline needs --baseline');
      if (options.updateBaseline && options.fix) command.error('error: --fix and --update-baseline do not go together');
      done(await check(paths, directory, options, output));
    });
}

function asCount(given: string): number {
  if (!/^\d{1,9}$/.test(given)) throw new InvalidArgumentError('a number from 0 on');
  return Number(given);
}

const HELP = `${SELECTION}

What a corpus says of findings holds: "hygiene" in yuliao.json, .yuliao/suppressions.json, .yuliao/baseline.json; --rule
comes first. In JSON and SARIF each finding has a fingerprint of rule, article and text of its line, which edits elsewhere
do not change. A file is fixed as a whole or not at all, and not where it has been changed since it was read.

Examples:
  yuliao check article.txt
  yuliao check seeds | grep boilerplate/icp-record
  yuliao check --rule boilerplate/low-content=off --max-warnings 100 seeds
  yuliao check --update-baseline --baseline baseline.json seeds
  yuliao check --baseline baseline.json --format github seeds
  yuliao check --format sarif seeds > findings.sarif
  yuliao check --across --rule article/*=off seeds
  yuliao check --fix articles

Exit code: 0 without findings, 1 with some (or, with --max-warnings, with an error or too many warnings), 2 where something
could not be read or fixed.`;
