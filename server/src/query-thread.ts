/** The entry of the thread that runs queries. Wiring, nothing else. */
import { parentPort } from 'node:worker_threads';
import { serveRequests, type ThreadReply } from './corpus/request-thread.ts';
import { PROGRESS } from './query/service/messages.ts';
import { QueryService } from './query/service/service.ts';

const port = parentPort;
if (port !== null) {
  const service = new QueryService((progress) => port.postMessage({ told: PROGRESS, params: progress } satisfies ThreadReply));
  serveRequests(port, (method, params, signal) => service.answer(method, params, signal));
}
