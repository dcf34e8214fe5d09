/** What there is without an index: ripgrep over the same folder. */
import { spawnSync } from 'node:child_process';
import { median } from '../times.ts';

const ROUNDS = 3;

/** @returns milliseconds until all lines with the text are found, the median with a warm cache; undefined where there is no `rg` */
export function ripgrep(text: string, folder: string): number | undefined {
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now();
    const { error } = spawnSync('rg', ['--fixed-strings', '--line-number', '--column', '--', text, folder], { maxBuffer: 2 ** 30 });
    if (error !== undefined) return undefined;
    // The first one warms the cache.
    if (round > 0) times.push(performance.now() - start);
  }
  return median(times);
}
