/** Tables of the χ² distribution, and Holm's correction. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chiSquaredProbability, holm } from '../../../../server/src/query/measures/significance.ts';

/** As tables of one degree of freedom have it. */
const CRITICAL: readonly (readonly [statistic: number, probability: number])[] = [
  [0.000157087857909702, 0.99],
  [0.0157907740934312, 0.9],
  [0.454936423119572, 0.5],
  [2.70554345409541, 0.1],
  [3.84145882069412, 0.05],
  [6.63489660102121, 0.01],
  [7.87943857662241, 0.005],
  [10.8275661706627, 0.001],
  [15.1367052266236, 1e-4],
  // erfc(5).
  [50, 1.5374597944280349e-12],
];

describe('p of χ² with one degree of freedom', () => {
  for (const [statistic, probability] of CRITICAL) {
    it(`of ${statistic} is ${probability}`, () => {
      const found = chiSquaredProbability(statistic);
      assert.ok(Math.abs(found / probability - 1) < 1e-8, String(found));
    });
  }
  it('of nothing is 1', () => assert.deepEqual([0, -3, Number.NaN].map(chiSquaredProbability), [1, 1, 1]));
  it('of very much is 0 or nearly', () => {
    assert.ok(chiSquaredProbability(1000) > 0 && chiSquaredProbability(1000) < 1e-200);
    assert.equal(chiSquaredProbability(1e6), 0);
    assert.equal(chiSquaredProbability(Number.POSITIVE_INFINITY), 0);
  });
  it('falls without a leap where one way to reckon it ends', () => {
    const near = [7.9, 7.99999999, 8, 8.00000001, 8.1].map(chiSquaredProbability);
    assert.deepEqual(
      near,
      near.toSorted((a, b) => b - a),
    );
    assert.ok((near[1] as number) / (near[3] as number) - 1 < 1e-7);
  });
});

describe("Holm's correction", () => {
  const CASES: readonly (readonly [given: number[], corrected: number[]])[] = [
    [
      [0.01, 0.04, 0.03, 0.005],
      [0.03, 0.06, 0.06, 0.02],
    ],
    [
      [0.5, 0.6],
      [1, 1],
    ],
    [[0.2], [0.2]],
    [
      [0.02, 0.02],
      [0.04, 0.04],
    ],
    [[], []],
  ];
  for (const [given, corrected] of CASES) {
    it(`of ${given.join(', ') || 'nothing'}`, () =>
      assert.deepEqual(
        Array.from(holm(Float64Array.from(given)), (each) => Number(each.toFixed(12))),
        corrected,
      ));
  }
});
