/** Corpus: Save Results… of the tab that the Concordance panel shows. */
import type { Command } from './command.ts';

export const saveResults: Command = async ({ panels }) => panels.latest?.save();
