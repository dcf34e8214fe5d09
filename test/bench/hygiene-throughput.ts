/** What hygiene costs: the findings alone, and with the judgement on the lines that they rest on. */
import { type Head, readHead } from '../../server/src/article/head.ts';
import { type Reading, read } from '../../server/src/article/reading.ts';
import { check } from '../../server/src/hygiene/check.ts';
import type { BenchText } from './texts.ts';

/** In MB (10⁶ bytes of UTF-8) a second. */
export interface HygieneThroughput {
  /** The findings, of lines that are judged already. */
  readonly hygiene: number;
  /** The judgement on the lines and the findings, of a text that is folded already. */
  readonly zonesAndHygiene: number;
}

/** Bytes of text that are held in memory with all that is known of their lines. */
const SAMPLE = 4e6;
/** The first passes warm the compiler up. */
const PASSES = 4;

/** Passes by turns; the best of each counts. */
export function measureHygiene(texts: readonly BenchText[]): HygieneThroughput {
  const judged: [Reading, Head][] = [];
  let bytes = 0;
  for (const { text } of texts) {
    if (bytes >= SAMPLE) break;
    bytes += Buffer.byteLength(text);
    const reading = read(text);
    judged.push([reading, readHead(reading)]);
  }
  let [hygiene, zonesAndHygiene] = [0, 0];
  for (let pass = 0; pass < PASSES; pass++) {
    const start = performance.now();
    for (const [reading, head] of judged) check(reading, head);
    const middle = performance.now();
    for (const [reading] of judged) check(reading, readHead(reading));
    hygiene = Math.max(hygiene, bytes / 1e3 / (middle - start));
    zonesAndHygiene = Math.max(zonesAndHygiene, bytes / 1e3 / (performance.now() - middle));
  }
  return { hygiene, zonesAndHygiene };
}
