/**
 * Has the index ready for whoever searches first: the lists of names and titles are read, and code compiled, while nobody asks for
 * anything. It takes as much rest as work, so that requests come in between.
 */
import type { Corpus } from '../corpus/corpus.ts';

/** Shortest rest between two steps, in milliseconds. */
const REST = 2;

/** Begins as soon as there is an index, and anew whenever all of it has been read. */
export function prepareSearches(corpus: Corpus): void {
  let phase = corpus.progress.phase;
  let step = 0;
  let working = false;
  const work = () => {
    const begun = performance.now();
    working = corpus.snapshot().prepareSearch(step++);
    if (working) setTimeout(work, Math.max(REST, performance.now() - begun)).unref();
  };
  corpus.onProgress((progress) => {
    if (progress.phase === phase) return;
    ({ phase } = progress);
    if (phase === 'failed') return;
    step = 0;
    if (!working) setTimeout(work, REST).unref();
    working = true;
  });
}
