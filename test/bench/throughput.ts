/** How fast articles are analysed, and how fast nodejieba tags the same text, in one process and one run. */
import { analyseInLots } from './analysing.ts';
import { tagger } from './baseline.ts';
import type { BenchText } from './texts.ts';

export interface Throughput {
  readonly megabytes: number;
  /** In MB (10⁶ bytes of UTF-8) a second. */
  readonly analysis: number;
  readonly tagging: number;
}

/** Passes of each kind, at least: the first ones warm the compiler up. */
const PASSES = 4;
/** Bytes that are gone through at least: few articles call what runs once for each too seldom for the compiler to see to it. */
const WARM = 32e6;

/** Passes over all texts by turns, so that both meet the same weather; the best of each counts. */
export function measureThroughput(articles: readonly BenchText[]): Throughput {
  const texts = articles.map(({ text }) => text);
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
  const jieba = tagger();
  jieba.load();
  const passes = Math.max(PASSES, Math.ceil(WARM / 1e6 / megabytes));
  let [analysis, tagging] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let pass = 0; pass < passes; pass++) {
    analysis = Math.min(
      analysis,
      seconds(() => {
        analyseInLots(texts);
      }),
    );
    tagging = Math.min(
      tagging,
      seconds(() => {
        for (const text of texts) jieba.tag(text);
      }),
    );
  }
  return { megabytes, analysis: megabytes / analysis, tagging: megabytes / tagging };
}

function seconds(run: () => void): number {
  const start = performance.now();
  run();
  return (performance.now() - start) / 1000;
}
