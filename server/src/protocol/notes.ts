/** What notes on articles are cited with. Notes themselves are the client's: the server knows none. */

/** Citations of articles, in the order in which they were named; undated and untitled ones have nulls. */
export const citations = 'yuliao/citations';
export interface CitationsParams {
  /** URIs of articles; at most 1,000. */
  uris: string[];
}
export type CitationsResult = Citation[];

export interface Citation {
  title: string | null;
  /** Who published it, as its dateline says. */
  source: string | null;
  /** ISO date. */
  published: string | null;
}
