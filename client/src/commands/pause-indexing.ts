/** Corpus: Pause Indexing, Corpus: Resume Indexing. What is open goes on being read. */
import { pauseIndexing as method, type PauseIndexingParams } from '../../../server/src/protocol/protocol.ts';
import type { Command } from './command.ts';

export const pauseIndexing: Command = async ({ server }) => {
  await server.request<null>(method, { paused: true } satisfies PauseIndexingParams);
};

export const resumeIndexing: Command = async ({ server }) => {
  await server.request<null>(method, { paused: false } satisfies PauseIndexingParams);
};
