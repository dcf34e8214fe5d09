/** The built server on a folder, as an editor starts it. */
import { pathToFileURL } from 'node:url';
import { FULL, LspClient } from '../support/lsp-client.ts';

export interface BenchServer {
  readonly client: LspClient;
  /** When the process was started, as `performance.now()` has it. */
  readonly started: number;
  /** From then to the answer of `initialize`, in milliseconds. */
  readonly initialized: number;
}

/**
 * @param storage the folder of the index; an index that lies there is used
 * @param workers in how many threads articles are analysed
 */
export async function startServer(folder: string, storage: string, workers = 1): Promise<BenchServer> {
  const started = performance.now();
  const client = new LspClient({ settings: { index: { workers } } });
  const root = pathToFileURL(folder).href;
  await client.request('initialize', {
    processId: process.pid,
    rootUri: root,
    capabilities: FULL,
    workspaceFolders: [{ uri: root, name: 'bench' }],
    initializationOptions: { storage },
  });
  const initialized = performance.now() - started;
  await client.notify('initialized', {});
  return { client, started, initialized };
}
