/**
 * How strongly two words attract each other, from how often they stand together. All measures are of one table of four cells, in
 * the terms of Evert (2008, “Corpora and collocations”): O = joint count, R and C = the counts of either, N = all; what chance
 * would give is E = R·C/N. Where R, C or N is 0 nothing is known, and every measure is 0.
 */
import type { AssociationMeasure } from '../../protocol/query.ts';

/** Counts that must fit: O ≤ R ≤ N, O ≤ C ≤ N. 列联表 */
export interface Contingency {
  /** O. */
  readonly joint: number;
  /** R. */
  readonly row: number;
  /** C. */
  readonly column: number;
  /** N. */
  readonly size: number;
}

/** What chance would give of the joint count. */
export function expected({ row, column, size }: Contingency): number {
  return size === 0 ? 0 : (row * column) / size;
}

/** Mutual information in bits, log₂(O/E); −∞ where they never stand together (Church & Hanks 1990). 互信息 */
export function mutualInformation(table: Contingency): number {
  const chance = expected(table);
  return chance === 0 ? 0 : Math.log2(table.joint / chance);
}

/** (O−E)/√O; −∞ where they never stand together (Church et al. 1991; Manning & Schütze 1999, 5.3.1). */
export function tScore(table: Contingency): number {
  const chance = expected(table);
  return chance === 0 ? 0 : (table.joint - chance) / Math.sqrt(table.joint);
}

/** (O−E)/√E (Berry-Rogghe 1973, as Evert 2008 has it). */
export function zScore(table: Contingency): number {
  const chance = expected(table);
  return chance === 0 ? 0 : (table.joint - chance) / Math.sqrt(chance);
}

/** 2O/(R+C), from 0 to 1 (Dice 1945; Smadja 1996). */
export function dice({ joint, row, column }: Contingency): number {
  return row + column === 0 ? 0 : (2 * joint) / (row + column);
}

/** 14 + log₂ of Dice: at most 14, whatever the size of the corpus; −∞ where they never stand together (Rychlý 2008). */
export function logDice(table: Contingency): number {
  return table.row === 0 || table.column === 0 ? 0 : 14 + Math.log2(dice(table));
}

/** The log-likelihood ratio of all four cells, 2ΣO·ln(O/E), never negative (Dunning 1993). 对数似然 */
export function logLikelihood(table: Contingency): number {
  if (expected(table) === 0) return 0;
  let sum = 0;
  for (const { observed, chance } of cellsOf(table)) if (observed > 0) sum += observed * Math.log(observed / chance);
  // Where both are independent, what is left of rounding may lie below 0.
  return Math.max(0, 2 * sum);
}

/** Pearson's χ² of all four cells, Σ(O−E)²/E, without a correction for continuity (Manning & Schütze 1999, 5.3.3). 卡方 */
export function chiSquared(table: Contingency): number {
  if (expected(table) === 0) return 0;
  let sum = 0;
  for (const { observed, chance } of cellsOf(table)) if (chance > 0) sum += (observed - chance) ** 2 / chance;
  return sum;
}

function cellsOf({ joint, row, column, size }: Contingency): { observed: number; chance: number }[] {
  return [
    { observed: joint, chance: (row * column) / size },
    { observed: row - joint, chance: (row * (size - column)) / size },
    { observed: column - joint, chance: ((size - row) * column) / size },
    { observed: size - row - column + joint, chance: ((size - row) * (size - column)) / size },
  ];
}

/** Every measure that a list of collocations shows. */
export function associationMeasures(table: Contingency): Record<AssociationMeasure, number> {
  return {
    mi: mutualInformation(table),
    t: tScore(table),
    z: zScore(table),
    logDice: logDice(table),
    g2: logLikelihood(table),
    dice: dice(table),
  };
}
