/** How long an answer takes that need not be found: the least that any server takes which speaks to an editor through pipes. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

const REPEATER = fileURLToPath(new URL('repeater.ts', import.meta.url));

/** Sends one answer again and again. */
export interface Repeater {
  readonly repeat: () => Promise<unknown>;
  readonly end: () => void;
}

/** @param answer as the server that is measured has given it */
export async function startRepeater(answer: unknown): Promise<Repeater> {
  // As the server is started.
  const child = spawn(process.execPath, ['--max-semi-space-size=4', REPEATER], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  connection.listen();
  await connection.sendNotification('tell', answer);
  return {
    repeat: () => connection.sendRequest('repeat'),
    end: () => {
      connection.dispose();
      child.kill();
    },
  };
}
