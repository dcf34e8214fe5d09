/**
 * How fast nodejieba tags text in several threads at once, each with a nodejieba of its own and an equal share of the text:
 * the measure that the index is held against.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BenchText } from '../texts.ts';
import type { TagReport } from './tagging-worker.ts';

/** In seconds; loading the dictionaries is not counted. */
export interface Tagging {
  /** Until all threads were done. */
  readonly elapsed: number;
  /** That processors worked for them. */
  readonly processor: number;
}

export async function tagInThreads(texts: readonly BenchText[], threads: number): Promise<Tagging> {
  const workers = await Promise.all(
    Array.from({ length: threads }, async (_, thread) => {
      const share = texts.filter((_, index) => index % threads === thread).map(({ text }) => text);
      const worker = new Worker(new URL('./tagging-worker.ts', import.meta.url), { workerData: share });
      await once(worker, 'message');
      return worker;
    }),
  );
  const start = performance.now();
  const reports = await Promise.all(
    workers.map(async (worker) => {
      worker.postMessage('tag');
      const [report] = await once(worker, 'message');
      return report as TagReport;
    }),
  );
  const elapsed = (performance.now() - start) / 1000;
  await Promise.all(workers.map((worker) => worker.terminate()));
  return { elapsed, processor: reports.reduce((sum, { processor }) => sum + processor, 0) };
}
