/** The entry of the worker that makes clean copies: it tells how far it is and stops where its memory says so. */
import { parentPort, workerData } from 'node:worker_threads';
import { driveCleanTree, type WorkerOptions, type WorkerReport } from './drive.ts';

const port = parentPort;
if (port !== null) {
  const { options, stop } = workerData as WorkerOptions;
  const tell = (report: WorkerReport): void => port.postMessage(report);
  for (const report of driveCleanTree(options, () => Atomics.load(stop, 0) === 1)) tell(report);
}
