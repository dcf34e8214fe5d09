/**
 * The command line as commander parses it: which commands and options there are, what their help says, which exit code
 * they give.
 */
import { Command, CommanderError, Option } from 'commander';
import manifest from '../../../package.json' with { type: 'json' };
import type { CorpusEntries } from '../corpus/corpus.ts';
import { DEFAULT_PHRASES, type PhraseCounting } from '../corpus/phrases.ts';
import { addCheck } from './check-program.ts';
import { addClean } from './clean-program.ts';
import { explain } from './explain-command.ts';
import { facts } from './facts-command.ts';
import { addIndex } from './index-program.ts';
import { officials } from './officials-command.ts';
import { type Output, ReaderGone } from './output.ts';
import { addQueries } from './query-program.ts';
import { type StatisticsOptions, statistics } from './statistics-command.ts';
import { PATHS, PREPARED, SELECTION } from './usage.ts';

/**
 * Runs one command.
 * @param args without program names: `['facts', 'seeds']`
 * @param directory where relative paths start
 * @param input what a filter reads
 * @param entries for commands that read a corpus ahead: without a worker they read it in this thread, without the segmenter its words are not counted
 * @returns the exit code: 0, for `check` also 1 (findings); 2 on errors; 130 where `index` was interrupted
 */
export async function run(
  args: readonly string[],
  directory: string,
  output: Output,
  input: AsyncIterable<unknown> = process.stdin,
  entries: CorpusEntries = {},
): Promise<number> {
  let code = 0;
  const program = build(directory, output, input, entries, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof ReaderGone) return code;
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!isSystemError(error)) throw error;
    output.message(`the output cannot be written: ${error.message}`);
    return 2;
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && (error as NodeJS.ErrnoException).syscall !== undefined;
}

function build(
  directory: string,
  output: Output,
  input: AsyncIterable<unknown>,
  entries: CorpusEntries,
  done: (code: number) => void,
): Command {
  const program = new Command('yuliao')
    .description('Reads Chinese news articles: who is named in them, which posts they hold, what is web boilerplate.')
    .version(manifest.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void output.write(text).catch(() => {}),
      writeErr: (text) => output.message(text.trimEnd().replace(/^error: /, '')),
    })
    .showHelpAfterError('(yuliao --help shows what there is)')
    .addHelpText(
      'after',
      '\nExamples:\n  yuliao facts --json seeds > facts.jsonl\n  yuliao check seeds\n  yuliao clean seeds /tmp/clean\n  yuliao explain article.txt:3:5\n  yuliao freq seeds\n  yuliao officials --csv seeds > officials.csv',
    );
  program
    .command('facts')
    .description('Print the facts of each article: title, date, lines, people, organisations, places, dates, statements, findings.')
    .argument('<path...>', PATHS)
    .option('--json', 'one JSON object a line, in path order, instead of a summary')
    .addHelpText(
      'after',
      `${SELECTION}\n\nExamples:\n  yuliao facts article.txt\n  yuliao facts --json seeds | jq -r '.people[].name'\n\nExit code: 0, or 2 where something could not be read.`,
    )
    .action(async (paths: string[], options: { json?: boolean }) => done(await facts(paths, directory, options, output)));
  addCheck(program, directory, output, done);
  addClean(program, directory, output, input, done);
  program
    .command('explain')
    .description('Tell why somebody or something was recognised at a place, or why nothing was: which cue decided, with weights.')
    .argument('<place>', 'FILE:LINE:COLUMN, or FILE:LINE for everything on a line; both count from 1')
    .option('--json', 'one JSON object a line for each thing explained')
    .addHelpText(
      'after',
      `
A column is what editors show: it counts UTF-16 code units. Weights are nats, those of a title points; what stands in
square brackets is the name of the cue. A reason ends with the line and column that it speaks of.

Examples:
  yuliao explain article.txt:3:5
  yuliao explain article.txt:3
  yuliao explain --json article.txt:3:5 | jq -r .cue

Exit code: 0, or 2 where the file cannot be read or has no such place.`,
    )
    .action(async (place: string, options: { json?: boolean }) => done(await explain(place, directory, options, output)));
  program
    .command('officials')
    .description('List everybody whom some article calls an official: name, fullest recent post, articles, mentions.')
    .argument('<path...>', PATHS)
    .option('--csv', 'CSV with every post, for spreadsheets')
    .option('--json', 'JSON with every post')
    .addOption(phrasesOption())
    .addHelpText(
      'after',
      `${SELECTION}${PREPARED}\n\nWhere several people have one name, each is listed with a number (张伟#1, 张伟#2); yuliao.json can say who is who.\n\nExamples:\n  yuliao officials seeds\n  yuliao officials --csv seeds > officials.csv\n\nExit code: 0, or 2 where something could not be read.`,
    )
    .action(async (paths: string[], options: { csv?: boolean; json?: boolean; phrases: PhraseCounting }) =>
      done(await officials(paths, directory, options, output)),
    );
  program
    .command('statistics')
    .description('Print the corpus in numbers: articles, people, findings, what articles repeat.')
    .argument('<path...>', PATHS)
    .option('--json', 'one JSON object instead of a page in Markdown')
    .addOption(
      new Option('--near-duplicates <how>', 'articles that are nearly the same all count, or only the earliest published of them')
        .choices(['count', 'once'])
        .default('count'),
    )
    .addOption(phrasesOption())
    .addHelpText(
      'after',
      `${SELECTION}${PREPARED} It has words, too.\n\nExamples:\n  yuliao statistics seeds\n  yuliao statistics --json --near-duplicates once seeds | jq .articles\n\nExit code: 0, or 2 where something could not be read.`,
    )
    .action(async (paths: string[], options: StatisticsOptions) =>
      done(await statistics(paths, directory, options, output, entries.segmenter)),
    );
  addQueries(program, directory, output, entries.segmenter, done);
  addIndex(program, directory, output, entries, done);
  return program;
}

function phrasesOption(): Option {
  return new Option(
    '--phrases <how>',
    'mentions in fixed phrases (习近平 in 习近平新时代中国特色社会主义思想) are counted apart, count like any other, or name nobody',
  )
    .choices(['separate', 'count', 'ignore'])
    .default(DEFAULT_PHRASES);
}
