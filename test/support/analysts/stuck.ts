/** An analyst that says that it has begun, and never ends. */
import { parentPort } from 'node:worker_threads';
import { serveAnalyst } from '../../../server/src/corpus/analysing/service.ts';

serveAnalyst(() => {
  parentPort?.postMessage('begun');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  throw new Error('it was ended');
});
