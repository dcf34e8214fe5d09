/** Corpus: Overview: the corpus at a glance. */
import type { Command } from './command.ts';

export const showOverview: Command = async ({ dossiers }) => dossiers.show(null);
