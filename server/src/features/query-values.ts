/** Values that queries can ask for, as completion offers them: who knows the corpus gives them. */

/** A value of an attribute, and how often it is there. */
export interface QueryValue {
  readonly value: string;
  /** Tokens or mentions; undefined where nobody counted. */
  readonly count?: number;
  /** What else tells it from others, in the user's language: a post, a part of speech. */
  readonly detail?: string;
}

/**
 * Gives values that begin with a prefix, the most frequent first.
 * @param name an attribute of tokens, or `structure.condition` (statement.speaker, article.site, …)
 * @param limit most values
 */
export type QueryValues = (name: string, prefix: string, limit: number, signal: AbortSignal) => Promise<readonly QueryValue[]>;
