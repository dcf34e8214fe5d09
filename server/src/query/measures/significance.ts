/** How likely chance alone gives a figure as large, and what remains of that where many words are tried at once. */

/** Where the continued fraction takes over from the series: there both are short. */
const NEAR = 2;
/** Terms that both need at most for 15 digits. */
const TERMS = 100;
const SQRT_PI = Math.sqrt(Math.PI);

/**
 * p of a G² or χ² with one degree of freedom: erfc(√(x/2)). That underflows to 0 above 1,500. 1 for what is not above 0.
 * @see Abramowitz & Stegun 1964, 26.4.19 with 26.2.29
 */
export function chiSquaredProbability(statistic: number): number {
  return statistic > 0 ? complementaryError(Math.sqrt(statistic / 2)) : 1;
}

/** erfc of what is not negative: by the series of Abramowitz & Stegun 7.1.6 near 0, by their continued fraction 7.1.14 beyond. */
function complementaryError(x: number): number {
  if (x < NEAR) {
    let term = x;
    let sum = x;
    for (let n = 1; n < TERMS; n++) {
      term *= (2 * x * x) / (2 * n + 1);
      sum += term;
    }
    return 1 - (2 / SQRT_PI) * Math.exp(-x * x) * sum;
  }
  let fraction = x;
  for (let n = TERMS; n > 0; n--) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / SQRT_PI / fraction;
}

/**
 * Corrects the p of several tests for how many they are: the smallest is multiplied by all of them, the next by one less, and none
 * falls below the one before (Holm 1979). At most 1. In the order that they were given in.
 */
export function holm(probabilities: Float64Array): Float64Array {
  const order = Uint32Array.from(probabilities, (_, test) => test).sort(
    (a, b) => (probabilities[a] as number) - (probabilities[b] as number),
  );
  const corrected = new Float64Array(probabilities.length);
  let least = 0;
  order.forEach((test, rank) => {
    least = Math.max(least, Math.min(1, (probabilities[test] as number) * (order.length - rank)));
    corrected[test] = least;
  });
  return corrected;
}
