/** `yuliao clean` as the command line has it: a folder to a folder, or a filter. */
import { type Command, Option } from 'commander';
import { Choices, type RuleChoices } from '../hygiene/choices.ts';
import type { CleanOptions } from '../hygiene/clean.ts';
import { judge } from '../hygiene/judge.ts';
import { NO_SUPPRESSIONS, SuppressionIndex } from '../hygiene/suppressions.ts';
import { type CleanCommandOptions, clean } from './clean-command.ts';
import { cleanLines } from './clean-filter.ts';
import type { Output } from './output.ts';
import { ruleOption } from './rule-option.ts';
import { SELECTION } from './usage.ts';

interface CleanFlags extends Omit<CleanCommandOptions, 'chosen'> {
  readonly rule: RuleChoices;
  readonly jsonl?: boolean;
  readonly textField?: string;
  readonly map?: string;
  readonly report?: string;
  readonly broken?: 'pass' | 'skip';
}

/** Adds the command. @param input what the filter reads; @param done takes the exit code */
export function addClean(
  program: Command,
  directory: string,
  output: Output,
  input: AsyncIterable<unknown>,
  done: (code: number) => void,
): void {
  const command: Command = program
    .command('clean')
    .description('Copy a folder without boilerplate, injected pinyin and injected commas; or filter JSON lines (--jsonl).')
    .argument('[source]', 'folder of articles; it is only read')
    .argument('[destination]', 'new or empty folder, or one that a run wrote to before')
    .option('--unsafe', 'also decode, convert, drop invisible characters and lines that stand twice, which a person should look at')
    .option('--across', 'also take out lines that stand in three articles or more; all are indexed first')
    .addOption(ruleOption())
    .option('--json', 'print the summary as one JSON object')
    .option('--jsonl', 'filter standard input to standard output, one JSON object a line')
    .option('--text-field <name>', 'with --jsonl: the member that holds the text (default: text)')
    .option('--map <name>', 'with --jsonl: add the way back to the original as this member')
    .option('--report <name>', 'with --jsonl: add what was removed, by which rule, as this member')
    .addOption(
      new Option('--broken <how>', 'with --jsonl: what becomes of a line that is no object with a text (default: pass)').choices([
        'pass',
        'skip',
      ]),
    )
    .addHelpText('after', CLEAN_HELP)
    .action(async (source: string | undefined, destination: string | undefined, flags: CleanFlags) => {
      const { jsonl, textField, map, report, broken, json, rule, across } = flags;
      if (jsonl) {
        if (source !== undefined || json || across)
          command.error('error: --jsonl reads standard input; it takes no folders, no --json and no --across');
        if (map !== undefined && (map === report || map === (textField ?? 'text')))
          command.error(`error: --map needs a member of its own, not ${map}`);
        done(
          await cleanLines(
            input,
            {
              textField: textField ?? 'text',
              ...(map === undefined ? {} : { mapField: map }),
              ...(report === undefined ? {} : { reportField: report }),
              broken: broken ?? 'pass',
              unsafe: flags.unsafe === true,
              judge: judgeBy(rule),
            },
            output,
          ),
        );
        return;
      }
      if (source === undefined || destination === undefined)
        command.error('error: name a folder and where its clean copy goes, or --jsonl');
      for (const [name, value] of Object.entries({ 'text-field': textField, map, report, broken }))
        if (value !== undefined) command.error(`error: --${name} is for --jsonl`);
      done(await clean(source as string, destination as string, directory, { ...flags, chosen: rule }, output));
    });
}

/** Judges by what `--rule` says alone: a stream has no folder, and nobody has ignored anything in it. */
function judgeBy(chosen: RuleChoices): NonNullable<CleanOptions['judge']> {
  const policy = { choices: new Choices(chosen), suppressions: new SuppressionIndex(NO_SUPPRESSIONS), baseline: undefined };
  return (text, findings) => judge(policy, { name: undefined, text }, findings).findings;
}

const CLEAN_HELP = `${SELECTION}

The copy has each article at the same place, in UTF-8. Beside them, in .yuliao of the copy:
  maps/PATH.json   segments that lead from the clean text back to the original, and what was removed by which rule.
                   [clean, original, length]: that stretch is the original's; [clean, original, length, text]: text
                   stands for that stretch. Offsets count UTF-16 code units of the decoded text.
  maps/PATH.jsonl  the same of each article of a file of records (as yuliao.json declares them), a line for each; offsets
                   count in the field of the text, its line ends being line feeds. The file itself keeps its form.
  baseline.json    what remains for a person to look at; yuliao check of the copy is silent about it, unless --no-baseline
  report.json, report.md   what was removed and what remains, for programs and for people
Findings that somebody has ignored (.yuliao/suppressions.json) and rules that are off stay as they are. So does front matter,
and what may be a paragraph that was misjudged. A run that was interrupted goes on when it is started again; articles that
have not changed since are not done again. A copy that was changed by hand is left alone.

With --jsonl, members other than the text go out as they came in. A line that is no JSON object with a text is told of.

Examples:
  yuliao clean seeds /tmp/clean
  yuliao clean --across --rule boilerplate/editor-credit=off seeds /tmp/clean
  yuliao clean --jsonl < corpus.jsonl > clean.jsonl
  zcat corpus.jsonl.gz | yuliao clean --jsonl --text-field content --map offsets --report removed | gzip > clean.jsonl.gz

Exit code: 0, or 2 where something could not be read, copied or, with --jsonl, parsed.`;
