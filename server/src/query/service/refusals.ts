/** Why something that was asked is not answered. */

/** Long work was given up by who asked for it. */
export class GivenUp extends Error {}

/** An answer that cannot be given: the query is not open any more, or the index cannot be read. */
export class Unanswerable extends Error {}
