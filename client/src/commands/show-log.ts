/** Corpus: Show Log. */
import type { Command } from './command.ts';

export const showLog: Command = async ({ log }) => {
  log.show();
};
