/**
 * How names are offered to the lattice that a line may hold: how each is made, what it costs, and what is refused before it is
 * weighed.
 */

/** How a name is made: one surname and given characters, two surnames, sounds of another language … */
export type Shape = 'surname' | 'compound' | 'married' | 'padded' | 'eponym' | 'composed' | 'foreign' | 'dotted' | 'unknown' | 'penName';

/** Why characters are refused as a name whatever stands around them. */
export type Refusal =
  | 'behindDot'
  | 'neverGiven'
  | 'functionWord'
  | 'address'
  | 'shortTitle'
  | 'place'
  | 'cutsTitle'
  | 'organ'
  | 'unbounded';

/** Hears of characters that are no name. */
export type Refuse = (start: number, end: number, why: Refusal) => void;

/** Where names go that a line may hold. */
export interface Offer {
  /** Takes a name with its cost (less its evidence), the evidence, whether it is one of a credit, and its shape. */
  take(start: number, end: number, cost: number, evidence: number, isCredited: boolean, shape: Shape): void;
  /** Whether a name that costs at least so much may win against the words that stand there. */
  mayWin(start: number, end: number, least: number): boolean;
  /** Whether the dictionary knows the characters as a word. */
  isWord(start: number, end: number): boolean;
}
