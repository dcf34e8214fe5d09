/** Corpus: New Concordance: another panel, so that two queries can be looked at side by side. */
import type { Command } from './command.ts';

export const newConcordance: Command = async ({ panels }) => panels.show({ state: {}, run: false }, true);
