/**
 * A clean copy made while others wait for answers: in a worker of its own, or, without one, in slices of this thread.
 */
import { setImmediate as otherWork } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { CleanRefusal } from './destination.ts';
import { type CleanProgress, type CleanTreeOptions, type CleanTreeResult, cleanTree } from './tree.ts';

/** How a copy ended. `failed`: the system would not go on, for instance because the disk is full. */
export type CleanOutcome =
  | ({ readonly ended: 'done' } & CleanTreeResult)
  | ({ readonly ended: 'refused' } & CleanRefusal)
  | { readonly ended: 'failed'; readonly problem: string };

/** Options that can be handed to a worker. */
export type PlainOptions = Omit<CleanTreeOptions, 'recurring'>;

/** What the worker is given. */
export interface WorkerOptions {
  readonly options: PlainOptions;
  /** 1 in its first place: stop. A thread that is busy hears no messages. */
  readonly stop: Int32Array;
}

export type WorkerReport = { readonly progress: CleanProgress } | { readonly outcome: CleanOutcome };

export interface CleanDriving {
  /** The worker's entry; undefined: this thread. */
  readonly worker: URL | undefined;
  readonly progress: (progress: CleanProgress) => void;
  readonly signal: AbortSignal;
}

/** Bounds of the worker's heap, in MB, as for the indexer: no article can eat the machine. */
const HEAP = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 1024 };
/** How often progress is told, in milliseconds. */
const TELLING = 100;

/** Makes a clean copy. Never rejects. A copy that is stopped leaves everything in order and says so. */
export async function makeCleanCopy(options: PlainOptions, driving: CleanDriving): Promise<CleanOutcome> {
  return driving.worker === undefined ? await inSlices(options, driving) : await inWorker(options, driving.worker, driving);
}

async function inSlices(options: PlainOptions, { progress, signal }: CleanDriving): Promise<CleanOutcome> {
  for (const report of driveCleanTree(options, () => signal.aborted, 0)) {
    if ('outcome' in report) return report.outcome;
    progress(report.progress);
    await otherWork();
  }
  return { ended: 'failed', problem: 'no outcome' };
}

function inWorker(options: PlainOptions, entry: URL, { progress, signal }: CleanDriving): Promise<CleanOutcome> {
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const abort = (): void => {
    Atomics.store(stop, 0, 1);
  };
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort);
  return new Promise<CleanOutcome>((resolve) => {
    const worker = new Worker(entry, { workerData: { options, stop } satisfies WorkerOptions, resourceLimits: HEAP });
    worker.on('message', (report: WorkerReport) => {
      if ('outcome' in report) resolve(report.outcome);
      else progress(report.progress);
    });
    worker.on('error', (error) => resolve({ ended: 'failed', problem: error.message }));
    worker.on('exit', () => resolve({ ended: 'failed', problem: 'no outcome' }));
  }).finally(() => signal.removeEventListener('abort', abort));
}

/**
 * Drives a copy to its end.
 * @param telling least time between two reports of progress, in milliseconds; 0: after every article
 * @returns progress now and then, and the outcome at last
 */
export function* driveCleanTree(options: PlainOptions, isStopped: () => boolean, telling = TELLING): Generator<WorkerReport, void> {
  try {
    const run = cleanTree(options);
    if ('refused' in run) {
      yield { outcome: { ended: 'refused', ...run } };
      return;
    }
    let told = Number.NEGATIVE_INFINITY;
    let step = run.steps.next();
    while (!step.done) {
      if (performance.now() - told >= telling) {
        told = performance.now();
        yield { progress: step.value };
      }
      step = run.steps.next(isStopped());
    }
    yield { outcome: { ended: 'done', ...step.value } };
  } catch (error) {
    yield { outcome: { ended: 'failed', problem: (error as NodeJS.ErrnoException).code ?? String(error) } };
  }
}
