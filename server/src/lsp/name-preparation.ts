/**
 * Has the names of an article told apart before anybody points at one: of a frequent name that takes some milliseconds, which are
 * spent while nobody asks for anything. It takes as much rest as work, so that requests come in between.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Corpus } from '../corpus/corpus.ts';
import type { Documents } from './documents.ts';

/** Pause after an article was opened or changed before its names are looked at, in milliseconds: longer than between keystrokes. */
const PAUSE = 1000;
/** Shortest rest between two names, in milliseconds. */
const REST = 5;
/** Most names of an article: nobody points at all of a list of two hundred. */
const NAMES = 60;

/** Goes through the names of each article that is opened or edited. */
export function prepareNames(corpus: Corpus, documents: Documents): void {
  const underWay = new Map<string, AbortController>();
  const stop = (uri: string) => {
    underWay.get(uri)?.abort();
    underWay.delete(uri);
  };
  const prepare = async (uri: string, signal: AbortSignal): Promise<void> => {
    const rest = (milliseconds: number) => sleep(milliseconds, undefined, { signal, ref: false });
    // While a corpus is first read, who is who changes with every batch.
    do await rest(PAUSE);
    while (corpus.snapshot().partial);
    const article = await documents.article(uri, undefined, 'lately');
    for (const { key } of article?.facts.people.slice(0, NAMES) ?? []) {
      const begun = performance.now();
      corpus.snapshot().bearers(key);
      await rest(Math.max(REST, performance.now() - begun));
    }
  };
  documents.onChanged(({ uri }) => {
    stop(uri);
    const controller = new AbortController();
    underWay.set(uri, controller);
    // Given up as soon as the text changes, or the document is closed.
    prepare(uri, controller.signal).catch(() => {});
  });
  documents.onClosed(({ uri }) => stop(uri));
}
