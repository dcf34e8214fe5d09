/** The entry of a thread that analyses for the indexer. */
import { makeAll } from './making.ts';
import { serveAnalyst } from './service.ts';

serveAnalyst(makeAll);
