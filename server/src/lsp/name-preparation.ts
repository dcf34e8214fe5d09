/**
 * Has the names of an article told apart before anybody points at one: of a frequent name that takes some ten milliseconds, which
 * are spent while nobody asks for anything. One article after another, in steps of few milliseconds with as much rest behind each,
 * so that no request waits for longer than a step.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Corpus } from '../corpus/corpus.ts';
import type { Documents } from './documents.ts';

/** Pause after an article was opened or changed before its names are looked at, in milliseconds: longer than between keystrokes. */
const PAUSE = 1000;
/** Longest work without a rest, and shortest rest behind it, in milliseconds. */
const STEP = 3;
const REST = 5;
/** Most names of an article: nobody points at all of a list of two hundred. */
const NAMES = 60;

/** Goes through the names of each article that is opened or edited, those of the latest first. */
export function prepareNames(corpus: Corpus, documents: Documents): void {
  /** By address, when an article is to be looked at; the latest last. */
  const due = new Map<string, number>();
  let working = false;
  const rest = (milliseconds: number) => sleep(milliseconds, undefined, { ref: false });

  const workOff = async (): Promise<void> => {
    while (due.size > 0) {
      const now = performance.now();
      // While a corpus is first read, who is who changes with every batch.
      const [uri] = (corpus.snapshot().partial ? undefined : [...due].findLast(([, at]) => at <= now)) ?? [];
      if (uri === undefined) {
        await rest(PAUSE / 4);
        continue;
      }
      due.delete(uri);
      await prepare(uri);
    }
  };

  const prepare = async (uri: string): Promise<void> => {
    const facts = await documents.facts(uri);
    let begun = performance.now();
    for (const { key } of facts?.people.slice(0, NAMES) ?? []) {
      // Given up as soon as the text changes, or the document is closed.
      if (due.has(uri) || documents.get(uri) === undefined) return;
      const steps = corpus.snapshot().prepareBearers(key);
      for (let done = false; !done; ) {
        done = steps.next().done === true;
        const worked = performance.now() - begun;
        if (worked < STEP) continue;
        await rest(Math.max(REST, worked));
        begun = performance.now();
      }
    }
  };

  documents.onChanged(({ uri }) => {
    due.delete(uri);
    due.set(uri, performance.now() + PAUSE);
    if (working) return;
    working = true;
    workOff()
      .catch(() => {})
      .finally(() => {
        working = false;
      });
  });
  documents.onClosed(({ uri }) => due.delete(uri));
}
