/** A thread's end of the line: makes what it is given, in order, as far as the indexer has not taken it back. */
import { parentPort, workerData } from 'node:worker_threads';
import { packContribution } from '../packing/contribution.ts';
import { type Ticket, take } from './claims.ts';
import type { Made, Material } from './making.ts';

/** What a thread is started with. */
export interface AnalystOptions {
  readonly claims: SharedArrayBuffer;
}

/** To a thread. */
export interface Task {
  readonly ticket: Ticket;
  readonly material: Material;
}

/** From a thread: to each job that it has begun with, in their order. `failed`: its analysis threw. */
export type Answer = { readonly job: number } & ({ readonly packed: Uint8Array } | { readonly reason: string } | { readonly failed: true });

/** Serves the thread that started this one. */
export function serveAnalyst(make: (material: Material) => Made): void {
  const cells = new Int32Array((workerData as AnalystOptions).claims);
  const say = (answer: Answer, handed: ArrayBuffer[] = []) => parentPort?.postMessage(answer, handed);
  parentPort?.on('message', ({ ticket, material }: Task) => {
    if (!take(cells, ticket)) return;
    const { job } = ticket;
    try {
      const made = make(material);
      if ('reason' in made) say({ job, reason: made.reason });
      else {
        const packed = packContribution(made.contribution);
        say({ job, packed }, [packed.buffer]);
      }
    } catch {
      say({ job, failed: true });
    }
  });
}
