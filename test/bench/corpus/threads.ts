/**
 * How fast text is read in several threads at once, each with an equal share of it: by nodejieba, each thread with one of its
 * own, which is what the index is held against; and by our analysis, without which there is no index.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BenchText } from '../texts.ts';
import type { Share } from './thread.ts';

/** In seconds; loading is not counted. */
export interface Work {
  /** Until all threads were done. */
  readonly elapsed: number;
  /** That processors worked for them. */
  readonly processor: number;
}

export async function readInThreads(by: Share['by'], texts: readonly BenchText[], threads: number): Promise<Work> {
  const workers = await Promise.all(
    Array.from({ length: threads }, async (_, thread) => {
      const share: Share = { by, texts: texts.filter((_, index) => index % threads === thread).map(({ text }) => text) };
      const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: share });
      await once(worker, 'message');
      return worker;
    }),
  );
  const start = performance.now();
  const processor = await Promise.all(
    workers.map(async (worker) => {
      worker.postMessage('go');
      const [seconds] = await once(worker, 'message');
      return seconds as number;
    }),
  );
  const elapsed = (performance.now() - start) / 1000;
  await Promise.all(workers.map((worker) => worker.terminate()));
  return { elapsed, processor: processor.reduce((sum, seconds) => sum + seconds, 0) };
}
