/** Why something that was asked is not answered. */

/** Long work was given up by who asked for it. */
export class GivenUp extends Error {}

/** Why nothing can be told of a query that was closed or has given way to newer ones; in English, as whoever speaks with the client finds it. */
export const NOT_OPEN = 'This query is no longer open. Run it again.';

const UNREADABLE = 'The index cannot be read: ';

/** That the index cannot be read; in English, as whoever speaks with the client finds it. @param problem in the system's words */
export function unreadable(problem: string): string {
  return `${UNREADABLE}${problem}`;
}

/** Whether that is what a failure says. */
export function isUnreadable(failure: string): boolean {
  return failure.startsWith(UNREADABLE);
}

/** An answer that cannot be given: the query is not open any more, or the index cannot be read. */
export class Unanswerable extends Error {}
