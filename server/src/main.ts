/**
 * The language server's process: `server.js --stdio | --node-ipc | --socket=PORT`. Wiring, nothing else.
 */
import { createConnection } from 'vscode-languageserver/node';
import { Gate } from './lsp/gate.ts';
import { serve } from './lsp/server.ts';

const gate = new Gate();
const connection = createConnection({ messageStrategy: gate });
serve(connection, gate, {
  worker: new URL('./worker.js', import.meta.url),
  analyst: new URL('./analyst.js', import.meta.url),
  segmenter: new URL('./segmenter.js', import.meta.url),
  cleaner: new URL('./cleaner.js', import.meta.url),
  querier: new URL('./querier.js', import.meta.url),
  rules: new URL('../server/rules/', import.meta.url),
});
connection.listen();
