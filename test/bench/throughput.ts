/** How fast articles are analysed, and how fast nodejieba tags the same text, in one process and one run. */
import { analyse } from '../../server/src/corpus/analyse.ts';
import { tagger } from './baseline.ts';
import type { BenchText } from './texts.ts';

export interface Throughput {
  readonly megabytes: number;
  /** In MB (10⁶ bytes of UTF-8) a second. */
  readonly analysis: number;
  readonly tagging: number;
}

/** Both passes over all texts, twice; the better one counts, since the first warms the compiler up. */
export function measureThroughput(texts: readonly BenchText[]): Throughput {
  const megabytes = texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6;
  const jieba = tagger();
  jieba.load();
  const analysis = best(() => {
    for (const { text } of texts) analyse(text);
  });
  const tagging = best(() => {
    for (const { text } of texts) jieba.tag(text);
  });
  return { megabytes, analysis: megabytes / analysis, tagging: megabytes / tagging };
}

/** Seconds of the quicker of two runs. */
function best(run: () => void): number {
  const seconds = [0, 0].map(() => {
    const start = performance.now();
    run();
    return (performance.now() - start) / 1000;
  });
  return Math.min(...seconds);
}
