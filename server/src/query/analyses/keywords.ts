/** Words that are more frequent in one part of a corpus than in another. */
import type { KeynessMeasure } from '../../protocol/query.ts';
import { without } from '../evaluating/candidates.ts';
import { direction, keynessMeasures, twoTermLogLikelihood } from '../measures/keyness.ts';
import { chiSquaredProbability, holm } from '../measures/significance.ts';
import type { QuerySource } from '../source.ts';
import { countWords, totalOf } from './population.ts';
import type { Steps } from './steps.ts';
import { topOf } from './top.ts';
import { type ValueAttribute, Values } from './values.ts';

export interface KeywordOptions {
  readonly attribute: ValueAttribute;
  /** What the list is sorted by. */
  readonly measure: KeynessMeasure;
  /** Least frequency in the target; 3 unless told. Rarer words are not compared. */
  readonly minimum?: number | undefined;
  readonly limit: number;
}

/** Articles of a corpus to compare. */
export interface ComparedParts {
  /** Bits (`ZONE_BITS`). */
  readonly zones: number;
  /** Ascending. */
  readonly target: Uint32Array;
  /** Ascending; absent: all. What is in the target is never in the reference: nothing is compared with itself. */
  readonly reference?: Uint32Array | undefined;
}

/** 主题词 */
export interface Keyword {
  readonly value: string;
  readonly pos?: string | undefined;
  /** Its frequencies. */
  readonly target: number;
  readonly reference: number;
  /** G² of two terms, simple maths with n = 1, %DIFF and LogRatio. */
  readonly measures: Readonly<Record<KeynessMeasure, number>>;
  /** Of G², corrected for the number of words that were compared (Holm). */
  readonly p: number;
}

export interface Keywords {
  /** Highest measure first. Words that are rarer in the target are not among them. */
  readonly keywords: readonly Keyword[];
  /** Words that were compared. */
  readonly compared: number;
  readonly targetTokens: number;
  readonly referenceTokens: number;
}

/** Once is chance, twice may be one sentence. */
const MINIMUM = 3;

/** Reads the articles of the target, and those of the reference where it is given. */
export function* keywords(source: QuerySource, { zones, target, reference }: ComparedParts, options: KeywordOptions): Steps<Keywords> {
  const targetCounts = yield* countWords(source, { zones, articles: target });
  const referenceCounts = yield* countWords(source, { zones, articles: reference && without(reference, target) });
  if (reference === undefined) {
    for (let word = 0; word < referenceCounts.length; word++) (referenceCounts[word] as number) -= targetCounts[word] as number;
  }
  return compareCounts(new Values(source.vocabulary, options.attribute), targetCounts, referenceCounts, options);
}

/** Compares how often each word was counted in two places. Punctuation is left out of everything. */
export function compareCounts(
  values: Values,
  targetWords: Uint32Array,
  referenceWords: Uint32Array,
  { measure, minimum = MINIMUM, limit }: KeywordOptions,
): Keywords {
  const targetCounts = values.sum(targetWords);
  const referenceCounts = values.sum(referenceWords);
  const targetTokens = totalOf(targetCounts);
  const referenceTokens = totalOf(referenceCounts);
  const comparison = (value: number) => ({
    target: targetCounts[value] as number,
    reference: referenceCounts[value] as number,
    targetTokens,
    referenceTokens,
  });
  const compared: number[] = [];
  for (let value = 1; value <= values.size; value++) if ((targetCounts[value] as number) >= Math.max(1, minimum)) compared.push(value);
  const corrected = holm(Float64Array.from(compared, (value) => chiSquaredProbability(twoTermLogLikelihood(comparison(value)))));
  const scores = new Float64Array(values.size + 1);
  const probabilities = new Float64Array(values.size + 1);
  for (const [index, value] of compared.entries()) {
    scores[value] = keynessMeasures(comparison(value))[measure];
    probabilities[value] = corrected[index] as number;
  }
  const positive = compared.filter((value) => direction(comparison(value)) > 0);
  const top = topOf(positive, scores, limit, (value) => values.text(value));
  return {
    keywords: top.map((value) => ({
      value: values.text(value),
      pos: values.pos(value),
      target: targetCounts[value] as number,
      reference: referenceCounts[value] as number,
      measures: keynessMeasures(comparison(value)),
      p: probabilities[value] as number,
    })),
    compared: compared.length,
    targetTokens,
    referenceTokens,
  };
}
