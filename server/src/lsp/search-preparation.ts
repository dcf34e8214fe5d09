/**
 * Has the index ready for whoever searches first: the lists of names and titles are read, and code compiled, while nobody asks for
 * anything. It takes as much rest as work, so that requests come in between.
 */
import type { Corpus, Progress } from '../corpus/corpus.ts';

/** Shortest rest between two steps, in milliseconds. */
const REST = 2;
/** Milliseconds that reading files goes on before anything is prepared: where nothing has changed it is over by then. */
const PATIENCE = 3000;

/** Begins when all of the index has been read, or reading takes its time; anew whenever that changes. */
export function prepareSearches(corpus: Corpus): void {
  let phase: Progress['phase'] = 'starting';
  let step: number | undefined = 0;
  let next: NodeJS.Timeout | undefined;
  const work = () => {
    const begun = performance.now();
    step = corpus.snapshot().prepareSearch(step ?? 0);
    if (step !== undefined) next = setTimeout(work, Math.max(REST, performance.now() - begun)).unref();
  };
  const follow = (progress: Progress) => {
    if (progress.phase === phase) return;
    ({ phase } = progress);
    clearTimeout(next);
    step = 0;
    if (phase !== 'failed') next = setTimeout(work, phase === 'starting' || phase === 'crawling' ? PATIENCE : REST).unref();
  };
  corpus.onProgress(follow);
  follow(corpus.progress);
}
