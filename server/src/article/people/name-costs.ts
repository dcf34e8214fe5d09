/**
 * What Han names cost by themselves: surname and given name, and which characters no given name holds.
 */
import { characterClass } from './characters.ts';
import { compoundSurnames, firstGivenCost, secondGivenCost, singleGivenCost, surnameCost } from './lexicon.ts';

/** One token in a hundred and fifty of the news is a name. */
export const NAME_BASE = 5;
/** What a surname of several characters costs. */
export const COMPOUND_COST = 7;
/** Names of one given character are one in eight. */
export const ONE_GIVEN = 2.7;
/** Of a surname that one in three hundred bears. */
export const COMMON_SURNAME = 5.8;
/** Characters that no given name holds: pronouns, particles, and 某, which masks a name. */
export const NEVER_GIVEN = characterClass(
  '某等的了着是这那哪你我他她它们第么吗呢吧啊被把让给很最更又也都就则且或但而此几每各另该从对将已未在说做还到获称指答姓与及',
);

/** What a character costs in its place of the given name; `table` is that of the place. */
export const givenCost = (table: Float32Array, unit: number): number => table[unit] as number;
/** A given name that says its character twice (虫虫, 圆圆): one in fifty. */
const TWICE = 4;
/** What the second character of a given name costs behind the first. */
export const secondCost = (first: number, second: number): number =>
  first === second ? Math.min(TWICE, givenCost(secondGivenCost, second)) : givenCost(secondGivenCost, second);

/** What a Han name of two or three characters costs by itself, without context; infinite for any other. */
export function nameCost(key: string): number {
  const surname = surnameCost[key.charCodeAt(0)] as number;
  if (key.length === 2) {
    const given = key.charCodeAt(1);
    return NAME_BASE + surname + givenCost(singleGivenCost, given) + ONE_GIVEN;
  }
  if (compoundSurnames.longestAt(key, 0) === 2 && (key.length === 3 || key.length === 4)) {
    const last = key.charCodeAt(key.length - 1);
    if (key.length === 4)
      return NAME_BASE + COMPOUND_COST + givenCost(firstGivenCost, key.charCodeAt(2)) + givenCost(secondGivenCost, last);
    const asCompound = NAME_BASE + COMPOUND_COST + givenCost(secondGivenCost, last) + ONE_GIVEN;
    return Math.min(asCompound, NAME_BASE + surname + givenCost(firstGivenCost, key.charCodeAt(1)) + givenCost(secondGivenCost, last));
  }
  if (key.length !== 3) return Number.POSITIVE_INFINITY;
  return NAME_BASE + surname + givenCost(firstGivenCost, key.charCodeAt(1)) + secondCost(key.charCodeAt(1), key.charCodeAt(2));
}
