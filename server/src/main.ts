/**
 * The language server's process: `server.js --stdio | --node-ipc | --socket=PORT`. Wiring, nothing else.
 */
import { setFlagsFromString } from 'node:v8';
import { startIndexerThread } from './corpus/indexer-thread.ts';

// Answers make much that is soon garbage. By default a heap may grow to four times what is alive before that is looked for; at
// half as much again the server of 40,000 articles is smaller by 65 MB after searches for names and by 90 MB after long lists of
// references, for a twentieth more of the processor's time. An engine that does not know the setting goes on without it.
setFlagsFromString('--heap-growing-percent=50');

const entries = {
  worker: new URL('./worker.js', import.meta.url),
  analyst: new URL('./analyst.js', import.meta.url),
  segmenter: new URL('./segmenter.js', import.meta.url),
  cleaner: new URL('./cleaner.js', import.meta.url),
  querier: new URL('./querier.js', import.meta.url),
  rules: new URL('../server/rules/', import.meta.url),
};
// It loads as much as all else here does together, and need not wait for that.
const thread = startIndexerThread(entries.worker);
const { listen } = await import('./lsp/server.ts');
listen(entries, thread);
