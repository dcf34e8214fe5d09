/**
 * What the dictionary says of a word, in one number: its class, its cost in nats (-ln of a probability), and how much oftener
 * than others it stands before and behind names.
 */

/** What a word may do at the edge of a name: f function word, m numeral, n noun and the like, o organ, s place, v verb. */
export type WordClass = 'f' | 'm' | 'n' | 'o' | 's' | 'v';
export const CLASSES: readonly WordClass[] = ['f', 'm', 'n', 'o', 's', 'v'];

/** A value of the dictionary: from the lowest bit on the class (3 bits), the cost (6), the levels before and behind names (3 each). */
const COST_SHIFT = 3;
const COST_MASK = 63;
const BEFORE_SHIFT = 9;
const BEHIND_SHIFT = 12;
const LEVEL_MASK = 7;
/** Levels are stored above zero. */
const NO_LEVEL = 3;

/** The value of a word of a class and cost. */
export const encode = (wordClass: WordClass, cost: number): number => (cost << COST_SHIFT) + CLASSES.indexOf(wordClass) + 1;
/** Class and cost of a value in `dictionary`. */
export const classOf = (value: number): WordClass => CLASSES[(value & 7) - 1] as WordClass;
export const costOf = (value: number): number => (value >> COST_SHIFT) & COST_MASK;
/** How much oftener than others the word of a value stands before a name and behind one: -3 to 3, 0 as often or unknown. */
export const levelBefore = (value: number): number => ((value >> BEFORE_SHIFT) & LEVEL_MASK) - NO_LEVEL;
export const levelBehind = (value: number): number => ((value >> BEHIND_SHIFT) & LEVEL_MASK) - NO_LEVEL;
/** A value with the levels of its word, each from -3 to 3. */
export const withLevels = (value: number, before: number, behind: number): number =>
  value | ((before + NO_LEVEL) << BEFORE_SHIFT) | ((behind + NO_LEVEL) << BEHIND_SHIFT);
