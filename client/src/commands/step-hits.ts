/** Corpus: Next Hit, and Corpus: Previous Hit: through the lines of the Concordance panel, from wherever the caret is. */
import type { Command } from './command.ts';

export const nextHit: Command = async ({ panels }) => panels.latest?.step(1);
export const previousHit: Command = async ({ panels }) => panels.latest?.step(-1);
