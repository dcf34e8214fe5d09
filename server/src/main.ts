/**
 * The language server's process: `server.js --stdio | --node-ipc | --socket=PORT`. Wiring, nothing else.
 */
import { createConnection } from 'vscode-languageserver/node';
import { serve } from './lsp/server.ts';

const connection = createConnection();
serve(connection, {
  worker: new URL('./worker.js', import.meta.url),
  rules: new URL('./docs/rules.md', import.meta.url),
});
connection.listen();
