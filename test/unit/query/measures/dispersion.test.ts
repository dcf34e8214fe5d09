/** Dispersion against published figures. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deviationOfProportions, juillandD, type Part } from '../../../../server/src/query/measures/dispersion.ts';

/** @param sizes equal parts where absent */
function parts(counts: readonly number[], sizes?: readonly number[]): Part[] {
  return counts.map((count, index) => ({ count, size: sizes?.[index] ?? 1000 }));
}

/** ALLEMAND in the tenths of Lyne's corpus of French business letters (1985). */
const ALLEMAND = parts([2, 0, 1, 1, 3, 0, 3, 0, 0, 0], [8143, 8058, 8271, 8125, 7959, 7941, 8146, 8001, 8003, 7930]);

describe("Juilland's D", () => {
  it('Carroll 1970', () => assert.equal(juillandD(parts([0, 4, 3, 2, 1]))?.toFixed(4), '0.6464'));
  it("Lyne's ALLEMAND (tlda)", () => assert.equal(juillandD(ALLEMAND)?.toFixed(7), '0.6038797'));
  it('even is 1', () => assert.equal(juillandD(parts([3, 3, 3]))?.toFixed(9), '1.000000000'));
  it('even in parts of different sizes is 1', () =>
    assert.equal(juillandD(parts([10, 20, 30], [100, 200, 300]))?.toFixed(9), '1.000000000'));
  it('all in one part is 0', () => assert.equal(juillandD(parts([0, 0, 9, 0])), 0));
});

describe("Gries' DP", () => {
  it('by hand', () => {
    const deviation = deviationOfProportions(parts([1, 2, 3, 4, 5]));
    assert.deepEqual([deviation?.dp.toFixed(9), deviation?.normalised.toFixed(9)], ['0.200000000', '0.250000000']);
  });
  it('even is 0', () => assert.deepEqual(deviationOfProportions(parts([10, 20, 30], [100, 200, 300])), { dp: 0, normalised: 0 }));
  it('all in the smallest part is 1 when normalised', () => {
    const deviation = deviationOfProportions(parts([5, 0, 0], [100, 200, 700]));
    assert.deepEqual([deviation?.dp.toFixed(9), deviation?.normalised], ['0.900000000', 1]);
  });
});

describe('dispersion is not defined', () => {
  for (const [what, some] of [
    ['without parts', []],
    ['in one part', parts([5])],
    ['without an occurrence', parts([0, 0, 0])],
  ] as const) {
    it(what, () => assert.deepEqual([juillandD(some), deviationOfProportions(some)], [null, null]));
  }
});
