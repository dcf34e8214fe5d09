/** The analysis worker, but a document of the name `untitled:crash` ends it: the first time it is seen. */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import type { Command, IndexerOptions } from '../../server/src/corpus/messages.ts';

import '../../server/src/corpus/worker.ts';

parentPort?.once('message', ({ storage }: IndexerOptions) => {
  const crashed = path.join(storage ?? '', 'crashed');
  parentPort?.on('message', (command: Command) => {
    if (command.type !== 'document' || command.path !== 'untitled:crash' || existsSync(crashed)) return;
    writeFileSync(crashed, '');
    process.exit(1);
  });
});
