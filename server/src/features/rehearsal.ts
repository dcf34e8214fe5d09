/**
 * The first look that fixes take at a text takes twenty times as long as later ones, since tables are made and expressions compiled:
 * 85 ms for an article of 2 KB, where later ones take 4. It is taken while the article that was opened first is still analysed.
 */

import { read } from '../article/reading.ts';
import type { Portions } from '../corpus/surroundings.ts';
import { LawfulFixes } from '../hygiene/lawful.ts';

/** So much of a text is looked at, in code units. */
const LENGTH = 2000;

/** Looks at the beginning of a text for nothing, line by line and then as a whole. */
export function* rehearseFixes(text: string): Portions<void> {
  const beginning = text.slice(0, LENGTH);
  for (const line of beginning.split('\n')) {
    read(line);
    yield;
    new LawfulFixes(line).isLawful([]);
    yield;
  }
  new LawfulFixes(beginning).isLawful([]);
}
