/** A thread's end of the line: makes what it is given, in order and some at a time, as far as the indexer has not taken it back. */
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { packContribution } from '../packing/contribution.ts';
import { type Ticket, take } from './claims.ts';
import { Lot } from './lot.ts';
import type { Made, Material } from './making.ts';

/** What a thread is started with. */
export interface AnalystOptions {
  readonly claims: SharedArrayBuffer;
}

/** To a thread. */
export interface Task {
  readonly ticket: Ticket;
  readonly material: Material;
}

/** From a thread, several at a time: to each job that it has begun with, in their order. `failed`: its analysis threw. */
export type Answer = { readonly job: number } & (
  | { readonly packed: Uint8Array<ArrayBuffer> }
  | { readonly reason: string }
  | { readonly failed: true }
);

/** Serves the thread that started this one. @param makeAll what is made of each */
export function serveAnalyst(makeAll: (materials: readonly Material[]) => readonly Made[]): void {
  const port = parentPort;
  if (port === null) return;
  const cells = new Int32Array((workerData as AnalystOptions).claims);
  port.on('message', (first: Task) => {
    const tasks = gather(port, cells, first);
    if (tasks.length === 0) return;
    const answers = answersTo(tasks, makeAll);
    const handed = answers.flatMap((answer) => ('packed' in answer ? [answer.packed.buffer] : []));
    port.postMessage(answers, handed);
  });
}

/** A lot of what has come and nobody else has begun with. */
function gather(port: MessagePort, cells: Int32Array, first: Task): Task[] {
  const lot = new Lot(Number.POSITIVE_INFINITY);
  const tasks: Task[] = [];
  for (let next: Task | undefined = first; next !== undefined; next = receiveMessageOnPort(port)?.message) {
    if (!take(cells, next.ticket)) continue;
    tasks.push(next);
    lot.add(next.material);
    if (lot.isFull) break;
  }
  return tasks;
}

function answersTo(tasks: readonly Task[], makeAll: (materials: readonly Material[]) => readonly Made[]): Answer[] {
  try {
    const all = makeAll(tasks.map(({ material }) => material));
    return tasks.map(({ ticket: { job } }, index) => {
      const made = all[index] as Made;
      return 'reason' in made ? { job, reason: made.reason } : { job, packed: packContribution(made.contribution) };
    });
  } catch {
    return tasks.map(({ ticket: { job } }) => ({ job, failed: true }));
  }
}
