/**
 * How much must speak for a personal name: sums of what the cues to its left and right and its shape weigh, in nats.
 */

/** From this evidence on a candidate is a name on its own, and is looked for in the whole text. */
export const STRONG = 3.9;

/** A name that stands in a list after a name of at least this evidence is one of a list. */
export const LISTED = 3;
