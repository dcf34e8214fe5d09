/** The thread of an indexer, apart from who runs it: it can be started before anything is known that the indexer needs. */
import { Worker } from 'node:worker_threads';
import { HEAP } from './heap.ts';

export type IndexerThread = Worker;

/**
 * Starts a thread that loads the indexer and then waits for its options, which are the first message to it.
 * @param entry `dist/worker.js`, or `worker.ts` from source
 */
export function startIndexerThread(entry: URL): IndexerThread {
  const thread = new Worker(entry, { resourceLimits: HEAP });
  // Whoever takes it over sees that it has ended, and asks why of the next one.
  thread.on('error', () => {});
  return thread;
}

/** Whether a thread has ended. */
export const hasEnded = (thread: IndexerThread): boolean => thread.threadId === -1;
