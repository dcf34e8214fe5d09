/** The entry of the analysis worker: an indexer that hears and speaks through the thread's port. */
import { parentPort } from 'node:worker_threads';
import { Indexer } from './indexer.ts';
import type { Command, IndexerOptions } from './messages.ts';

const port = parentPort;
port?.once('message', (options: IndexerOptions) => {
  const indexer = new Indexer(options, (report) => port.postMessage(report), false);
  port.on('message', (command: Command) => indexer.receive(command));
  indexer.open();
});
