/** `yuliao clean`: a clean copy of a folder, beside which the originals stay as they are. */
import path from 'node:path';
import type { CleanRefusal } from '../corpus/clean/destination.ts';
import { writeCleanReport } from '../corpus/clean/report-file.ts';
import { cleanTree } from '../corpus/clean/tree.ts';
import { isFolder } from '../corpus/disk.ts';
import { canonicalPath } from '../corpus/paths.ts';
import { cleanProblemText, cleanReport, cleanSentence } from '../features/clean-report.ts';
import type { RuleChoices } from '../hygiene/choices.ts';
import { type AcrossIndex, indexAcross } from './across-index.ts';
import type { Output } from './output.ts';
import { printable, table } from './table.ts';

export interface CleanCommandOptions {
  readonly unsafe?: boolean;
  readonly json?: boolean;
  /** Also take out lines that other articles have as well, for which all of them are indexed first. */
  readonly across?: boolean;
  /** What `--rule` says. */
  readonly chosen: RuleChoices;
}

/** @returns the exit code: 0, or 2 where the folder cannot be taken or something could not be copied */
export async function clean(
  source: string,
  destination: string,
  directory: string,
  options: CleanCommandOptions,
  output: Output,
): Promise<number> {
  const from = canonicalPath(path.resolve(directory, source));
  if (!isFolder(from)) {
    output.message(`${source}: no such folder`);
    return 2;
  }
  let index: AcrossIndex | undefined;
  const run = cleanTree({
    source: from,
    destination: path.resolve(directory, destination),
    unsafe: options.unsafe === true,
    chosen: options.chosen,
    ...(options.across ? { recurring: (file) => index?.across(file).recurring ?? [] } : {}),
  });
  if ('refused' in run) {
    output.message(`${destination}: ${refusal(run, source)}`);
    return 2;
  }
  // Indexed only now: a folder that is refused should not be waited for.
  if (options.across) index = await indexAcross({ files: [], folders: [{ path: source, canonical: from }], problems: [] }, output);
  let step = run.steps.next();
  try {
    for (; !step.done; step = run.steps.next()) output.status(`${step.value.done} of ${step.value.total}`);
  } finally {
    await index?.close();
  }
  const { summary, notices, folder } = step.value;
  for (const { message } of notices) output.message(message);
  for (const problem of summary.problems.first) output.message(printable(`${problem.path}: ${cleanProblemText(problem)}`));
  const report = writeCleanReport(folder, cleanReport(from, folder, summary));
  if (summary.articles === 0) output.message(`${source}: there are no articles in it`);
  if (options.json) await output.line(JSON.stringify({ ...summary, report }));
  else {
    await output.line(cleanSentence(summary));
    const rows = summary.rules.map(({ rule, articles, lines, characters }) => [rule, String(articles), String(lines), String(characters)]);
    const header = ['removed by', 'articles', 'lines', 'characters'];
    if (rows.length > 0) for (const line of table([header, ...rows], [false, true, true, true])) await output.line(line);
    const remaining = summary.remaining.map(({ rule, articles, places }) => [rule, String(articles), String(places)]);
    if (remaining.length > 0)
      for (const line of table([['accepted in the baseline', 'articles', 'places'], ...remaining], [false, true, true]))
        await output.line(line);
    await output.line(printable(`report: ${report}`));
  }
  return summary.problems.count > 0 || summary.articles === 0 ? 2 : 0;
}

function refusal({ refused, detail }: CleanRefusal, source: string): string {
  switch (refused) {
    case 'same':
      return `is ${source} itself; a clean copy goes to another folder`;
    case 'inSource':
      return `lies inside ${source}; a clean copy goes to a folder outside of it`;
    case 'aroundSource':
      return `holds ${source}; a clean copy goes to a folder of its own`;
    case 'notEmpty':
      return 'holds other files; a clean copy goes to a new or empty folder, or to one that it was written to before';
    case 'notFolder':
      return 'is no folder';
    case 'otherSource':
      return `is the clean copy of ${detail}; choose another folder, or delete this one first`;
    case 'busy':
      return `another run writes to it (process ${detail}); where there is none, delete .yuliao/lock in it`;
    case 'system':
      return `cannot be written (${detail})`;
  }
}
