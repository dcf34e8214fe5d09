/** Keyness against published figures. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type Comparison,
  differenceCoefficient,
  direction,
  keynessMeasures,
  logRatio,
  simpleMaths,
  twoTermLogLikelihood,
} from '../../../../server/src/query/measures/keyness.ts';

const MEASURES = { twoTermLogLikelihood, simpleMaths, differenceCoefficient, logRatio, direction };

type Measure = keyof typeof MEASURES;
/** As reference works write it: 52 of 50,000 against 57 of 75,000. */
type Counts = readonly [target: number, targetTokens: number, reference: number, referenceTokens: number];

const PUBLISHED: readonly (readonly [Measure, Counts, expected: number, digits: number, source: string])[] = [
  ['twoTermLogLikelihood', [52, 50000, 57, 75000], 2.6517, 4, 'UCREL'],
  ['simpleMaths', [35, 112289776, 263, 1559716979], 1.1224, 4, 'Sketch Engine'],
  ['differenceCoefficient', [206523, 959641, 178174, 1562358], 88.7, 1, 'Gabrielatos & Marchi'],
  ['logRatio', [2, 15334, 3, 191998 - 15334], 2.94124, 5, 'pandas-association-measures'],
  ['logRatio', [40, 1000, 10, 1000], 2, 9, 'by hand'],
  ['logRatio', [8, 1000, 0, 1000], 4, 9, 'Hardie: 0 counts as a half'],
  ['logRatio', [0, 1000, 8, 1000], -4, 9, 'Hardie: 0 counts as a half'],
  ['twoTermLogLikelihood', [10, 1000, 0, 1000], 13.8629, 4, 'by hand: 20 ln 2'],
];

const EDGES: readonly (readonly [Measure, Counts, expected: number, what: string])[] = [
  ['twoTermLogLikelihood', [5, 1000, 50, 10000], 0, 'a word that is as frequent in both'],
  ['logRatio', [5, 1000, 50, 10000], 0, 'a word that is as frequent in both'],
  ['differenceCoefficient', [5, 1000, 50, 10000], 0, 'a word that is as frequent in both'],
  ['simpleMaths', [5, 1000, 50, 10000], 1, 'a word that is as frequent in both'],
  ['direction', [5, 1000, 50, 10000], 0, 'a word that is as frequent in both'],
  ['direction', [5, 1000, 4, 1000], 1, 'a word of the target'],
  ['direction', [5, 1000, 6, 1000], -1, 'a word of the reference'],
  ['differenceCoefficient', [0, 1000, 6, 1000], -100, 'a word that the target lacks'],
  ['twoTermLogLikelihood', [0, 1000, 0, 1000], 0, 'a word of neither'],
  ['logRatio', [0, 1000, 0, 1000], 0, 'a word of neither'],
  ['differenceCoefficient', [0, 1000, 0, 1000], 0, 'a word of neither'],
  ['simpleMaths', [0, 1000, 0, 1000], 1, 'a word of neither'],
];

function comparison([target, targetTokens, reference, referenceTokens]: Counts): Comparison {
  return { target, reference, targetTokens, referenceTokens };
}

describe('keyness', () => {
  for (const [measure, counts, expected, digits, source] of PUBLISHED) {
    it(`${measure} of ${counts.join(', ')} is ${expected} (${source})`, () =>
      assert.equal(MEASURES[measure](comparison(counts)).toFixed(digits), expected.toFixed(digits)));
  }
  for (const [measure, counts, expected, what] of EDGES) {
    it(`${measure} of ${what} is ${expected}`, () => assert.equal(MEASURES[measure](comparison(counts)), expected));
  }
  it('a word that the reference lacks differs hugely, the more often it stands in the target the more', () => {
    const often = differenceCoefficient(comparison([20, 1000, 0, 1000]));
    const seldom = differenceCoefficient(comparison([10, 1000, 0, 1000]));
    assert.ok(Number.isFinite(often) && often > seldom && seldom > 1e15, `${often} ${seldom}`);
  });
  it('a corpus without tokens tells nothing', () => {
    for (const counts of [
      [0, 0, 5, 100],
      [5, 100, 0, 0],
      [0, 0, 0, 0],
    ] as const) {
      assert.deepEqual(keynessMeasures(comparison(counts)), { g2: 0, simpleMaths: 1, differenceCoefficient: 0, logRatio: 0 });
    }
  });
  it('G² has the sign of the difference', () => {
    assert.equal(keynessMeasures(comparison([52, 50000, 57, 75000])).g2.toFixed(2), '2.65');
    assert.equal(keynessMeasures(comparison([57, 75000, 52, 50000])).g2.toFixed(2), '-2.65');
  });
  it('what is added in simple maths shifts from rare words to common ones', () => {
    const rare = comparison([10, 1e6, 1, 1e6]);
    const common = comparison([2000, 1e6, 1000, 1e6]);
    assert.ok(simpleMaths(rare, 1) > simpleMaths(common, 1));
    assert.ok(simpleMaths(rare, 1000) < simpleMaths(common, 1000));
  });
});
