/**
 * How much more frequent a word is in one corpus than in another: a and b are its counts in the two, c and d their sizes in tokens.
 * A corpus without tokens tells nothing: every measure is then 0, simple maths 1.
 */
import type { KeynessMeasure } from '../../protocol/query.ts';

/** A word's counts in two corpora, neither larger than its corpus. */
export interface Comparison {
  /** a. */
  readonly target: number;
  /** b. */
  readonly reference: number;
  /** c. */
  readonly targetTokens: number;
  /** d. */
  readonly referenceTokens: number;
}

/** Stands for a relative frequency of 0 where it is divided by (Gabrielatos & Marchi 2012). */
const NEARLY_NOTHING = 1e-18;
/** Stands for a count of 0 where a logarithm is taken (Hardie 2014). */
const HALF = 0.5;
/** What simple maths adds unless told: words of all frequencies; 100 and more prefers common ones (Kilgarriff 2009). */
const COMMON = 1;

/**
 * The log-likelihood ratio of two terms, 2(a·ln(a/E₁) + b·ln(b/E₂)) with E₁ = c(a+b)/(c+d), which leaves out the cells of all other
 * words (Rayson & Garside 2000, UCREL). Never negative; `direction` tells in which corpus the word is more frequent.
 */
export function twoTermLogLikelihood({ target, reference, targetTokens, referenceTokens }: Comparison): number {
  if (targetTokens === 0 || referenceTokens === 0) return 0;
  const share = (target + reference) / (targetTokens + referenceTokens);
  const term = (observed: number, tokens: number): number => (observed === 0 ? 0 : observed * Math.log(observed / (tokens * share)));
  return Math.max(0, 2 * (term(target, targetTokens) + term(reference, referenceTokens)));
}

/** 1 where a word is relatively more frequent in the target, −1 where it is in the reference, 0 where it is in neither. */
export function direction({ target, reference, targetTokens, referenceTokens }: Comparison): -1 | 0 | 1 {
  if (targetTokens === 0 || referenceTokens === 0) return 0;
  const difference = target * referenceTokens - reference * targetTokens;
  return difference > 0 ? 1 : difference < 0 ? -1 : 0;
}

/** (fpm₁+n)/(fpm₂+n) of frequencies per million (Kilgarriff 2009, “Simple maths for keywords”). @param added n, above 0 */
export function simpleMaths({ target, reference, targetTokens, referenceTokens }: Comparison, added = COMMON): number {
  if (targetTokens === 0 || referenceTokens === 0) return 1;
  return (perMillion(target, targetTokens) + added) / (perMillion(reference, referenceTokens) + added);
}

/** %DIFF, 100(rf₁−rf₂)/rf₂; a word that the reference lacks gets a figure that is huge, not infinite (Gabrielatos & Marchi 2012). */
export function differenceCoefficient({ target, reference, targetTokens, referenceTokens }: Comparison): number {
  if (targetTokens === 0 || referenceTokens === 0 || (target === 0 && reference === 0)) return 0;
  const first = target / targetTokens;
  const second = reference === 0 ? NEARLY_NOTHING : reference / referenceTokens;
  return (100 * (first - second)) / second;
}

/** The binary logarithm of rf₁/rf₂: 1 is twice as frequent; a count of 0 counts as ½ (Hardie 2014, “Log Ratio”). */
export function logRatio({ target, reference, targetTokens, referenceTokens }: Comparison): number {
  if (targetTokens === 0 || referenceTokens === 0 || (target === 0 && reference === 0)) return 0;
  return Math.log2((target || HALF) / targetTokens / ((reference || HALF) / referenceTokens));
}

/** Every measure that a list of keywords shows. G² is negative where the word is more frequent in the reference, as UCREL writes it. */
export function keynessMeasures(comparison: Comparison): Record<KeynessMeasure, number> {
  const ratio = twoTermLogLikelihood(comparison);
  return {
    g2: direction(comparison) < 0 ? -ratio : ratio,
    simpleMaths: simpleMaths(comparison),
    differenceCoefficient: differenceCoefficient(comparison),
    logRatio: logRatio(comparison),
  };
}

/** Occurrences per million tokens; 0 where there are no tokens. */
export function perMillion(count: number, tokens: number): number {
  return tokens === 0 ? 0 : (count * 1e6) / tokens;
}
