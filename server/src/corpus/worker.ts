/** The entry of the analysis worker: an indexer that hears and speaks through the thread's port. */
import { parentPort, workerData } from 'node:worker_threads';
import { Indexer } from './indexer.ts';
import type { Command, IndexerOptions } from './messages.ts';

const port = parentPort;
if (port !== null) {
  const indexer = new Indexer(workerData as IndexerOptions, (report) => port.postMessage(report), false);
  port.on('message', (command: Command) => indexer.receive(command));
  indexer.open();
}
