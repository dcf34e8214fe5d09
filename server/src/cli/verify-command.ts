/** `yuliao index --verify`: whether a prepared index is what its articles give. */
import { databaseIn, stateOf } from '../corpus/opening.ts';
import { recipe } from '../corpus/recipe.ts';
import type { Fault, FaultKind, Stale } from '../corpus/verifying/faults.ts';
import { type Verification, type VerificationStage, verify } from '../corpus/verifying/verification.ts';
import { type IndexOptions, placeOf } from './index-command.ts';
import { count, duration } from './index-page.ts';
import type { Output } from './output.ts';
import { printable, table } from './table.ts';

const STAGES: Readonly<Record<VerificationStage, string>> = {
  database: 'checking the database',
  names: 'adding up names',
  posts: 'adding up posts',
  sheets: 'reading what is searched',
  standings: 'comparing who stands before whom',
  words: 'adding up words',
  shared: 'reading what articles share',
  folders: 'walking the folders',
  articles: 'analysing articles anew',
};

const FAULTS: Readonly<Record<FaultKind, string>> = {
  damage: 'the database file is damaged',
  facts: 'articles whose facts are not what the analysis gives',
  rows: 'entries that do not follow from the facts of an article',
  counters: 'counters that are not what they count',
  postings: 'what articles share',
  search: 'names and titles that searches do not find, or find wrongly',
  words: 'counts of words',
};

const STALE: Readonly<Record<keyof Stale, string>> = {
  changed: 'changed',
  gone: 'gone',
  added: 'new',
  outside: 'left out of the corpus',
  otherVersion: 'analysed by another version',
  open: 'open in an editor',
  withoutWords: 'without counted words',
};

/** @returns the exit code: 0 where nothing is wrong, 1 where something is, 2 where there is no index that could be looked at */
export async function verifyIndex(paths: readonly string[], directory: string, options: IndexOptions, output: Output): Promise<number> {
  const place = placeOf(paths, directory, options, output);
  if (place === undefined) return 2;
  const database = databaseIn(place.storage);
  const state = stateOf(place.storage, recipe().rows);
  const again = ['yuliao index --rebuild', ...(options.storage === undefined ? [] : ['--storage', options.storage]), ...paths].join(' ');
  if (state === 'missing' || state === 'foreign' || state === 'other') {
    output.message(`${database}: ${UNUSABLE[state]}`);
    return 2;
  }
  const began = performance.now();
  const found: Verification | undefined = state === 'broken' ? undefined : await run(verify(place.storage, place.folders), output);
  const seconds = (performance.now() - began) / 1000;
  const faults: readonly Fault[] = found?.faults ?? [{ kind: 'damage', count: 1, example: 'it cannot be read as a database' }];
  for (const { message } of found?.notices ?? []) output.message(message);
  if (options.json) await output.line(JSON.stringify({ database, folders: place.folders, ...found, notices: undefined, faults, seconds }));
  else {
    const stale = Object.entries(found?.stale ?? {}).filter(([, files]) => files > 0);
    const said = stale.map(([why, files]) => `${count(files)} ${STALE[why as keyof Stale]}`).join(', ');
    const rows = [
      ['index', database],
      ['articles', found === undefined ? 'unknown' : `${count(found.articles)}, ${count(found.analysed)} analysed anew and compared`],
      ['out of date', said === '' ? 'nothing' : `${said} (no error: the next run of yuliao index brings it up to date)`],
      ['wrong', faults.length === 0 ? 'nothing' : count(faults.reduce((sum, fault) => sum + fault.count, 0))],
      ...faults.map((fault) => ['', `${FAULTS[fault.kind]}: ${count(fault.count)}, such as ${fault.example}`]),
      ['took', duration(seconds)],
    ];
    for (const line of table(
      rows.map((row) => row.map(printable)),
      [false, false],
    ))
      await output.line(line);
  }
  if (faults.length === 0) return 0;
  output.message(`make the index anew: ${again}`);
  return 1;
}

const UNUSABLE = {
  missing: 'there is no index; yuliao index makes one',
  foreign: 'it is a database of another program',
  other: 'it was made by another version of Yuliao; the next run of yuliao index sees to it',
} as const;

async function run<Result>(
  steps: Generator<{ readonly stage: VerificationStage; readonly done: number; readonly total: number }, Result>,
  output: Output,
): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    const { stage, done, total } = step.value;
    output.status(`${STAGES[stage]}${total === 0 ? '' : `: ${count(done)} of ${count(total)}`}`);
    // Signals and the terminal are heard in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
}
