/** The entry of the thread that runs queries. Wiring, nothing else. */
import { parentPort } from 'node:worker_threads';
import { serveRequests, type ThreadReply } from './corpus/request-thread.ts';
import { FIGURES, PROGRESS } from './query/service/messages.ts';
import { QueryService } from './query/service/service.ts';

const port = parentPort;
if (port !== null) {
  const tell = (told: string) => (params: unknown) => port.postMessage({ told, params } satisfies ThreadReply);
  const service = new QueryService(tell(PROGRESS), tell(FIGURES));
  serveRequests(port, (method, params, signal) => service.answer(method, params, signal));
}
