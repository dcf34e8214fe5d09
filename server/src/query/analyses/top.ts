/** The first of very many, without sorting them all. */

/**
 * Of some candidates those with the highest scores, highest first; equal ones by their texts, so that the order does not depend on how
 * the corpus came to be.
 * @param scores by candidate
 * @param textOf a candidate; asked once for each that may be among the first
 */
export function topOf(
  candidates: readonly number[],
  scores: ArrayLike<number>,
  limit: number,
  textOf: (candidate: number) => string,
): number[] {
  const score = (candidate: number): number => scores[candidate] as number;
  if (limit <= 0) return [];
  let chosen = candidates.map((candidate) => ({ candidate, text: '' }));
  if (limit < candidates.length) {
    const sorted = Float64Array.from(candidates, score).sort();
    const least = sorted[sorted.length - limit] as number;
    const sure = chosen.filter(({ candidate }) => score(candidate) > least);
    const equal = candidates.filter((candidate) => score(candidate) === least);
    chosen = sure.concat(firstByText(equal, limit - sure.length, textOf));
  }
  for (const each of chosen) each.text = textOf(each.candidate);
  chosen.sort((a, b) => score(b.candidate) - score(a.candidate) || compareTexts(a.text, b.text));
  return chosen.map(({ candidate }) => candidate);
}

/** Of very many equal ones a few: those that rare words of a corpus end in. */
function firstByText(candidates: readonly number[], limit: number, textOf: (candidate: number) => string) {
  const first: { readonly candidate: number; text: string }[] = [];
  for (const candidate of candidates) {
    const text = textOf(candidate);
    if (first.length === limit && compareTexts(text, first.at(-1)?.text ?? '') >= 0) continue;
    let low = 0;
    for (let high = first.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (compareTexts(first[middle]?.text ?? '', text) <= 0) low = middle + 1;
      else high = middle;
    }
    first.splice(low, 0, { candidate, text });
    if (first.length > limit) first.pop();
  }
  return first;
}

/** By code units: quick, and the same everywhere. */
function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
