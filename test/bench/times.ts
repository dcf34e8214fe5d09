/** Durations in milliseconds, and what is said of many of them. */

/** What half of the requests take at most, and all but one in a hundred. */
export interface Spread {
  readonly p50: number;
  readonly p99: number;
}

/** @param times in any order */
export function spread(times: readonly number[]): Spread {
  const ascending = [...times].sort((a, b) => a - b);
  return { p50: percentile(ascending, 0.5), p99: percentile(ascending, 0.99) };
}

export function median(values: readonly number[]): number {
  return spread(values).p50;
}

/** The value below which that share of the ascending values lies. */
export function percentile(ascending: readonly number[], share: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(share * ascending.length))] ?? Number.NaN;
}

/** How long something takes, waiting for it included. */
export async function timed(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
