/** The figures of a window as lines of text, with the goals beside them. */
import type { WindowFigures } from './measure.ts';
import { LONG, type LongTask } from './watching.ts';

/** Long tasks that are told one by one. */
const TOLD = 40;

export function windowTable({ views, panels, completion, watched, actions, tasks, requests }: WindowFigures): string {
  const own = ownTasks(tasks);
  const failed = actions.filter(({ failure }) => failure !== undefined);
  const rows: (readonly string[])[] = [
    ['', 'goal', ''],
    ...Object.entries(views).map(([view, time]) => [`first paint: ${view}`, '≤ 300 ms', milliseconds(time)]),
    ['dossier of the official named most', '≤ 1000 ms', milliseconds(panels.dossier)],
    ['  until its page is there', '', milliseconds(panels.dossierPage)],
    ['  with who appears with them', '', milliseconds(panels.wholeDossier)],
    ['overview', '', milliseconds(panels.overview)],
    ['concordance, first page', '', milliseconds(panels.concordance)],
    ['completion, p50 and p99', '≤ 50 ms', `${milliseconds(completion.p50)}, ${milliseconds(completion.p99)}`],
    ['watched', '', `${(watched / 1000).toFixed(0)} s, ${actions.length} actions, ${failed.length} of them came to nothing`],
    [`tasks > ${LONG} ms of the processor's time`, 'none', String(own.length)],
    [`beats > ${LONG} ms late by the clock`, '', String(tasks.length)],
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)) + 2);
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('')
      .trimEnd(),
  );
  return [
    ...lines,
    '',
    'Requests, by the clock: how many, p50, p99',
    ...Object.entries(requests).map(
      ([method, { count, p50, p99 }]) => `${method.padEnd(46)}${String(count).padStart(6)}  ${milliseconds(p50)}, ${milliseconds(p99)}`,
    ),
    '',
    `Long tasks, the longest first: when, the processor's time, the clock's, for whom, and what ran`,
    ...own.slice(0, TOLD).flatMap(taskLines),
    '',
    ...failed.map(({ at, what, about, failure }) => `${seconds(at)}: ${what}, ${about}: ${failure}`),
  ].join('\n');
}

/** Those in which the processor worked so long, the longest first. */
function ownTasks(tasks: readonly LongTask[]): LongTask[] {
  return tasks.filter(({ processor }) => processor > LONG).sort((a, b) => b.processor - a.processor);
}

function taskLines({ at, clock, processor, requests, ran }: LongTask): string[] {
  return [
    `${seconds(at)}: ${milliseconds(processor)}, ${milliseconds(clock)}: ${requests.join(', ') || 'nobody'}`,
    ...ran.map(({ milliseconds: time, functions }) => `      ${time} ms ${functions.join(' < ')}`),
  ];
}

const milliseconds = (time: number): string => `${time.toFixed(time < 10 ? 1 : 0)} ms`;
const seconds = (time: number): string => `${(time / 1000).toFixed(1)} s`;
