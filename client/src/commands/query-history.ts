/** Corpus: Query History: what was asked in this workspace. */
import type { Command } from './command.ts';

export const queryHistory: Command = ({ panels }) => panels.showHistory();
