/**
 * How fast nodejieba tags text in several threads at once, each with a nodejieba of its own and an equal share of the text:
 * the measure that the index is held against.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BenchText } from '../texts.ts';

/** @returns seconds until all threads are done; loading the dictionaries is not counted */
export async function tagInThreads(texts: readonly BenchText[], threads: number): Promise<number> {
  const workers = await Promise.all(
    Array.from({ length: threads }, async (_, thread) => {
      const share = texts.filter((_, index) => index % threads === thread).map(({ text }) => text);
      const worker = new Worker(new URL('./tagging-worker.ts', import.meta.url), { workerData: share });
      await once(worker, 'message');
      return worker;
    }),
  );
  const start = performance.now();
  await Promise.all(
    workers.map((worker) => {
      worker.postMessage('tag');
      return once(worker, 'message');
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  await Promise.all(workers.map((worker) => worker.terminate()));
  return seconds;
}
