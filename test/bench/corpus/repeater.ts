/**
 * A server that knows nothing and says again what it was told: what an answer costs that is ready beforehand, by the way between
 * two processes alone.
 */
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

const connection = createMessageConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
let told: unknown = null;
connection.onNotification('tell', (answer: unknown) => {
  told = answer;
});
connection.onRequest('repeat', () => told);
connection.listen();
