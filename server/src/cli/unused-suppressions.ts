/**
 * Suppressions that nothing needs, as `check` comes upon them. Of a corpus of which only a part is looked at nothing can be said,
 * nor, as long as articles are looked at one by one, of what keeps findings silent that only other articles show.
 */

import type { Finding } from '../article/facts.ts';
import { isWithin } from '../corpus/paths.ts';
import type { SideFiles } from '../corpus/side-files.ts';
import { acrossRules } from '../hygiene/across-rules.ts';
import { ALL_ON } from '../hygiene/choices.ts';
import { judge } from '../hygiene/judge.ts';
import { type ContentLine, isOfPattern, type Suppression, unusedEntries } from '../hygiene/suppressions.ts';
import { LineIndex } from '../text/lines.ts';
import type { FilePolicy } from './file-policies.ts';

/** An entry of a file, 1-based line. */
export interface UnusedEntry {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

export class UnusedSuppressions {
  readonly #used = new Map<SideFiles, Set<Suppression | ContentLine>>();
  readonly #across: boolean;

  /** @param across whether findings are seen that only other articles show */
  constructor(across: boolean) {
    this.#across = across;
  }

  /** An article, with all that was found in it. */
  add({ policy, name, files }: FilePolicy, text: string, found: readonly Finding[]): void {
    let used = this.#used.get(files);
    if (used === undefined) {
      used = new Set();
      this.#used.set(files, used);
    }
    if (policy.suppressions.isSilent(name)) return;
    for (const each of judge({ ...policy, choices: ALL_ON, baseline: undefined }, { name, text }, found).used) used.add(each);
  }

  /** What no article needed. @param folders those that were looked at as a whole, canonical */
  entries(folders: readonly string[]): UnusedEntry[] {
    return [...this.#used].flatMap(([files, used]) => {
      if (!folders.some((folder) => isWithin(folder, files.folder))) return [];
      const { ignore, content } = files.suppressions;
      const isUnused = (each: Suppression | ContentLine): boolean => !used.has(each);
      const unused = {
        ignore: ignore.filter((each) => isUnused(each) && (this.#across || !isAcross(each))),
        content: this.#across ? content.filter(isUnused) : [],
      };
      const { suppressionsFile: path, suppressionsText: text } = files;
      const lines = new LineIndex(text);
      return unusedEntries(text, unused).map(({ start, wording }) => ({ path, line: lines.lineAt(start), message: wording.en }));
    });
  }
}

/** Whether an entry may be about findings that only other articles show. */
function isAcross({ rule }: Suppression): boolean {
  return Object.values(acrossRules).some(({ id }) => isOfPattern(id, rule));
}
