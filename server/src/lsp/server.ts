/**
 * The language server on a connection: it answers `initialize` from what it holds in memory, and loads the rest when the
 * client, having the answer, speaks next.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection, InitializedNotification } from 'vscode-languageserver/node';
import type { IndexerThread } from '../corpus/indexer-thread.ts';
import { readClient, serverCapabilities } from './capabilities.ts';
import { Gate } from './gate.ts';

export interface ServerOptions {
  /** Entry of the analysis worker. */
  readonly worker: URL;
  /** Entry of further threads that analyse. */
  readonly analyst: URL;
  /** Entry of the process that cuts text into words. */
  readonly segmenter: URL;
  /** Entry of the worker that makes clean copies. */
  readonly cleaner: URL;
  /** Entry of the thread that runs queries. */
  readonly querier: URL;
  /** The folder of the pages that explain the hygiene rules; ends in a slash. */
  readonly rules: URL;
}

/** How long all else waits for the client's settings, in milliseconds. */
const PATIENCE = 100;

/**
 * Serves the client at the other end of this process's streams or port.
 * @param thread of the analysis worker, which loads meanwhile
 */
export function listen(options: ServerOptions, thread: IndexerThread): void {
  const gate = new Gate();
  const connection = createConnection({ messageStrategy: gate });
  connection.onInitialize((params) => {
    const client = readClient(params.capabilities, params.initializationOptions !== undefined && params.initializationOptions !== null);
    // Dictionaries and the corpus take longer to load than an editor should wait for this answer.
    gate.close(async (first) => {
      const { Beginning } = await import('./beginning.ts');
      const beginning = new Beginning(connection, params, client, options, thread);
      // A client that does not answer at once is not waited for: all else loads meanwhile.
      if (first === InitializedNotification.method) await Promise.race([beginning.start(), sleep(PATIENCE, undefined, { ref: false })]);
      const { startSession } = await import('./session.ts');
      startSession(connection, params, client, options, beginning);
    });
    return { capabilities: serverCapabilities(client), serverInfo: { name: 'yuliao' } };
  });
  connection.listen();
}
