/** Measures of association against published figures. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  associationMeasures,
  type Contingency,
  chiSquared,
  dice,
  expected,
  logDice,
  logLikelihood,
  mutualInformation,
  tScore,
  zScore,
} from '../../../../server/src/query/measures/association.ts';

const MEASURES = { mutualInformation, tScore, zScore, dice, logDice, logLikelihood, chiSquared, expected };

type Measure = keyof typeof MEASURES;
type Counts = readonly [joint: number, row: number, column: number, size: number];

const PUBLISHED: readonly (readonly [Measure, Counts, result: number, digits: number, source: string])[] = [
  ['tScore', [8, 15828, 4675, 14307668], 0.999932, 6, 'Manning & Schütze, new companies'],
  ['chiSquared', [8, 15828, 4675, 14307668], 1.55, 2, 'Manning & Schütze, new companies'],
  ['chiSquared', [59, 67, 65, 571007], 456400, 0, 'NLTK, vache and cow'],
  ['logLikelihood', [110, 2552, 221, 31777], 270.72, 2, 'Dunning 1993, the swiss'],
  ['logLikelihood', [8, 13, 32, 31777], 95.29, 2, 'Dunning 1993, natural gas'],
  ['mutualInformation', [20, 42, 20, 14307668], 18.38, 2, 'Manning & Schütze, Ayatollah Ruhollah'],
  ['mutualInformation', [20, 15019, 15629, 14307668], 0.29, 2, 'Manning & Schütze, over many'],
  ['logDice', [8, 389, 230, 1e6], 8.726204, 6, 'sugiura-ken.org'],
  ['logDice', [300, 3000, 3000, 1e9], 10.67807, 5, 'sugiura-ken.org'],
  ['logLikelihood', [2, 15334, 5, 191998], 3.879126, 6, 'pandas-association-measures'],
  ['tScore', [2, 15334, 5, 191998], 1.131847, 6, 'pandas-association-measures'],
  ['zScore', [2, 15334, 5, 191998], 2.533018, 6, 'pandas-association-measures'],
  ['mutualInformation', [2, 15334, 5, 191998], 2.3244, 4, 'pandas-association-measures'],
  ['logLikelihood', [52, 50000, 109, 125000], 2.6541, 4, 'UCREL, four cells'],
  ['dice', [300, 3000, 3000, 1e9], 0.1, 9, 'by hand'],
  ['expected', [2, 50, 40, 1000], 2, 9, 'by hand'],
];

const EDGES: readonly (readonly [Measure, Counts, result: number, what: string])[] = [
  ['mutualInformation', [0, 5, 5, 100], Number.NEGATIVE_INFINITY, 'what never meets'],
  ['tScore', [0, 5, 5, 100], Number.NEGATIVE_INFINITY, 'what never meets'],
  ['logDice', [0, 5, 5, 100], Number.NEGATIVE_INFINITY, 'what never meets'],
  ['dice', [0, 5, 5, 100], 0, 'what never meets'],
  ['zScore', [0, 10, 40, 100], -2, 'what never meets'],
  ['logDice', [7, 7, 7, 100], 14, 'what always meets'],
  ['dice', [7, 7, 7, 100], 1, 'what always meets'],
  ['chiSquared', [7, 7, 7, 100], 100, 'what always meets'],
  ['logLikelihood', [100, 100, 100, 100], 0, 'a corpus of one word'],
  ['chiSquared', [100, 100, 100, 100], 0, 'a corpus of one word'],
  ['logLikelihood', [1, 10, 10, 100], 0, 'what meets as often as by chance'],
];

function table([joint, row, column, size]: Counts): Contingency {
  return { joint, row, column, size };
}

describe('measures of association', () => {
  for (const [measure, counts, result, digits, source] of PUBLISHED) {
    it(`${measure} of ${counts.join(', ')} is ${result} (${source})`, () =>
      assert.equal(MEASURES[measure](table(counts)).toFixed(digits), result.toFixed(digits)));
  }
  for (const [measure, counts, result, what] of EDGES) {
    it(`${measure} of ${what} is ${result}`, () => assert.equal(MEASURES[measure](table(counts)), result));
  }
  it('nothing is 0 in every measure', () => {
    for (const counts of [
      [0, 0, 0, 0],
      [0, 0, 5, 100],
      [0, 5, 0, 100],
    ] as const) {
      const { mi, t, z, g2, logDice, dice } = associationMeasures(table(counts));
      assert.deepEqual([mi, t, z, g2, logDice, dice, chiSquared(table(counts))], [0, 0, 0, 0, 0, 0, 0], counts.join());
    }
  });
});
