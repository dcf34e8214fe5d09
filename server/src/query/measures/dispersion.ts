/** How evenly occurrences spread over the parts of a corpus: counts by part, and the sizes of these parts in tokens. */

/** A part of a corpus. */
export interface Part {
  readonly count: number;
  /** Tokens, at least 1. */
  readonly size: number;
}

/**
 * Juilland's D, 1 − (σ/μ)/√(n−1): of the relative frequencies in the parts, which may differ in size, with the standard deviation of
 * a population. 1 is even, 0 is all in one part (Juilland & Chang-Rodríguez 1964; Gries 2008).
 * @returns null where there are fewer than two parts or no occurrence
 */
export function juillandD(parts: readonly Part[]): number | null {
  if (parts.length < 2) return null;
  let sum = 0;
  for (const { count, size } of parts) sum += count / size;
  if (sum === 0) return null;
  const mean = sum / parts.length;
  let squares = 0;
  for (const { count, size } of parts) squares += (count / size - mean) ** 2;
  const variation = Math.sqrt(squares / parts.length) / mean;
  // All in one part is 0 but for rounding.
  return Math.max(0, 1 - variation / Math.sqrt(parts.length - 1));
}

/** Gries' deviation of proportions. */
export interface Deviation {
  /** ½Σ|tᵢ−wᵢ| of each part's share of the occurrences and of the tokens: 0 is even, 1 − the smallest share is all in one part. */
  readonly dp: number;
  /** DP/(1 − min w), from 0 to 1 (Lijffijt & Gries 2012). */
  readonly normalised: number;
}

/**
 * DP and DPnorm (Gries 2008; Lijffijt & Gries 2012).
 * @returns null where there are fewer than two parts or no occurrence
 */
export function deviationOfProportions(parts: readonly Part[]): Deviation | null {
  if (parts.length < 2) return null;
  let counts = 0;
  let sizes = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (const { count, size } of parts) {
    counts += count;
    sizes += size;
    smallest = Math.min(smallest, size);
  }
  if (counts === 0) return null;
  let sum = 0;
  for (const { count, size } of parts) sum += Math.abs(count / counts - size / sizes);
  const dp = sum / 2;
  return { dp, normalised: Math.min(1, dp / (1 - smallest / sizes)) };
}
