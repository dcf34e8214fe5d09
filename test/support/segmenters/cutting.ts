/** What the segmenters of the tests have in common: they need no dictionaries, and can be made to crash. */
import { existsSync, writeFileSync } from 'node:fs';
import type { Segmenter } from '../../../server/src/tokens/segmenter.ts';

/** Cuts at blanks. The word `crash` in a text ends the process, `crash:FILE` only once: the file is made to remember it by. */
export function blanks(version: string): Segmenter {
  return {
    version,
    *cut(text) {
      const [crash, once] = /crash(?::(\S+))?/.exec(text) ?? [];
      if (crash !== undefined && (once === undefined || !existsSync(once))) {
        if (once !== undefined) writeFileSync(once, '');
        process.kill(process.pid, 'SIGKILL');
      }
      for (const { 0: word, index } of text.matchAll(/\S+/g)) yield { start: index, end: index + word.length, pos: 'n' };
    },
  };
}
