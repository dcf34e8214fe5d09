/** `yuliao index` as the command line has it. */
import { type Command, InvalidArgumentError } from 'commander';
import { type CorpusEntries, MOST_WORKERS } from '../corpus/corpus.ts';
import { type IndexOptions, index } from './index-command.ts';
import type { Output } from './output.ts';
import { verifyIndex } from './verify-command.ts';

/** Adds the command. @param entries of what runs by itself; @param done takes the exit code */
export function addIndex(program: Command, directory: string, output: Output, entries: CorpusEntries, done: (code: number) => void): void {
  const command: Command = program
    .command('index')
    .description('Read a corpus ahead: makes or updates the index that an editor then opens at once.')
    .argument('<folder...>', 'the folders of one corpus, as an editor opens them together')
    .option('--storage <folder>', 'keep the index here; by default it lies in the cache folder of the user, one for each set of folders')
    .option('--rebuild', 'make the index anew, whatever there is')
    .option('--workers <number>', `analyse in so many threads, 1 to ${MOST_WORKERS}; 1 by default`, workersOf)
    .option('--verify', 'write nothing, but look whether the index is what the articles give')
    .option('--json', 'one JSON object at the end instead of a page')
    .addHelpText('after', HELP)
    .action(async (folders: string[], options: IndexOptions & { readonly verify?: boolean }) => {
      if (options.verify && options.rebuild) command.error('error: --verify and --rebuild do not go together');
      done(
        options.verify ? await verifyIndex(folders, directory, options, output) : await index(folders, directory, options, output, entries),
      );
    });
}

function workersOf(given: string): number {
  const workers = Number(given);
  if (Number.isInteger(workers) && workers >= 1 && workers <= MOST_WORKERS) return workers;
  throw new InvalidArgumentError(`It must be a whole number from 1 to ${MOST_WORKERS}.`);
}

const HELP = `
Servers of other editors than VS Code look for the index of their folders in the same place. A client can name another one in
initializationOptions.storage: pass that folder as --storage. "yuliao officials" and "yuliao statistics" of the same folders use
what is prepared here.

Each worker beyond the first takes about 100 MB of memory and, where there is a processor core for it, its share of the time. The index
is the same with any number.

Only what is new or has changed is read. Interrupted with Ctrl+C, it keeps what is done; the next run goes on.

--verify reads one state of the index, analyses every article anew whose file is what was indexed, adds up all counters again, and
tells what differs, with an example of each kind. What is merely out of date is told apart and is no error.

Examples:
  yuliao index seeds
  yuliao index --verify seeds
  yuliao index --json --storage /tmp/index seeds | jq .ratio
  yuliao index --rebuild --workers 2 seeds

Exit code: 0, 1 where --verify found something wrong, 2 where a folder cannot be read or the index cannot be kept, 130 where it was interrupted.`;
