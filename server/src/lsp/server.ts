/**
 * The language server on a connection: it answers `initialize` from what it holds in memory, and loads the rest when the
 * client, having the answer, speaks next.
 */
import type { Connection } from 'vscode-languageserver/node';
import { startIndexerThread } from '../corpus/indexer-thread.ts';
import { readClient, serverCapabilities } from './capabilities.ts';
import type { Gate } from './gate.ts';

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

/**
 * Serves a connection; the caller lets it listen.
 * @param gate the connection's message strategy
 */
export function serve(connection: Connection, gate: Gate, options: ServerOptions): void {
  connection.onInitialize((params) => {
    const client = readClient(params.capabilities, params.initializationOptions !== undefined && params.initializationOptions !== null);
    // Dictionaries and the corpus take longer to load than an editor should wait for this answer.
    gate.close(async () => {
      // It loads as much as the session does, and need not wait for that.
      const thread = startIndexerThread(options.worker);
      const { startSession } = await import('./session.ts');
      startSession(connection, params, client, options, thread);
    });
    return { capabilities: serverCapabilities(client), serverInfo: { name: 'yuliao' } };
  });
}
