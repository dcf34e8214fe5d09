/** Opening a corpus again in which nothing has changed, and what the walk that it cannot do without costs by itself. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { type BenchServer, startServer } from '../server.ts';
import { median } from '../times.ts';
import type { MadeCorpus } from './made.ts';

/** In milliseconds; medians. */
export interface Reopening {
  /** From starting the server until it says that the index is complete. */
  readonly ready: number;
  /** Reading all folders and asking each file's date and size, in one thread with a warm cache. */
  readonly walk: number;
}

const STARTS = 3;

/** @returns the server of the last start, too, which the caller stops */
export async function measureReopening({ folder, storage }: MadeCorpus): Promise<{ reopening: Reopening; server: BenchServer }> {
  walk(folder);
  const walks: number[] = [];
  const starts: number[] = [];
  for (;;) {
    const start = performance.now();
    walk(folder);
    walks.push(performance.now() - start);
    const server = await startServer(folder, storage);
    await server.client.ready();
    starts.push(performance.now() - server.started);
    if (starts.length === STARTS) return { reopening: { ready: median(starts), walk: median(walks) }, server };
    await server.client.stop();
  }
}

function walk(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const below = path.join(folder, entry.name);
    if (entry.isDirectory()) walk(below);
    else statSync(below);
  }
}
