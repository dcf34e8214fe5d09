/** Reads a query from the command line and runs it; what is wrong with it is shown where it stands. */
import type { QueryLanguage } from '../protocol/query.ts';
import type { Population } from '../query/analyses/population.ts';
import { plainMessage } from '../query/cql/problems.ts';
import type { Query, QueryProblem } from '../query/cql/syntax.ts';
import { evaluate } from '../query/evaluating/evaluate.ts';
import { walkWords } from '../query/evaluating/word-tests.ts';
import { Hits } from '../query/hits.ts';
import { readQuery } from '../query/languages.ts';
import { cells } from '../text/cells.ts';
import type { Output } from './output.ts';
import type { QueriedCorpus } from './queried-corpus.ts';
import { printable } from './table.ts';

/** Hits that are kept, 12 bytes each. */
const MOST_HITS = 10_000_000;

/** @returns undefined where the query cannot be read, which has been said */
export function queryOf(text: string, language: QueryLanguage, output: Output): Query | undefined {
  const read = readQuery({ query: text, language });
  if (!('problems' in read)) return read;
  for (const problem of read.problems) tell(problem, text, output);
  return undefined;
}

/** What was found, in the order of the corpus. */
export interface Found {
  readonly hits: Hits;
  /** All of them, more than `hits` has where there are too many to keep. */
  readonly count: number;
  readonly articles: number;
}

/** @returns undefined where the query cannot be run, which has been said */
export async function search(
  query: Query,
  text: string,
  { source, interruption }: QueriedCorpus,
  population: Population,
  output: Output,
): Promise<Found | undefined> {
  if (source.articles.length === 0) output.message('there are no articles to search');
  const hits = new Hits();
  const { zones, articles: scope } = population;
  await interruption.finish(walkWords(query, source.vocabulary), ({ done, total }) => output.status(`compared ${done} of ${total} words`));
  const running = evaluate(query, source, hits, { zones, ...(scope === undefined ? {} : { scope }), most: MOST_HITS });
  if ('template' in running) {
    tell(running, text, output);
    return undefined;
  }
  const found = await interruption.finish(running, ({ done, total }) => output.status(`searched ${done} of ${total} articles`));
  if (found.cut) output.message(`there are ${found.hits} hits; the first ${MOST_HITS} are kept`);
  if (found.unfinished > 0) output.message(`in ${found.unfinished} articles the query matches in too many ways: hits may be missing`);
  return { hits, count: found.hits, articles: found.articles };
}

/** The message, the query, and a mark below what it is about. */
function tell(problem: QueryProblem, text: string, output: Output): void {
  const { start, end } = problem;
  output.message(`the query, at ${start + 1}: ${plainMessage(problem)}`);
  output.message(`  ${printable(text)}`);
  output.message(
    `  ${' '.repeat(cells(printable(text.slice(0, start))))}${'^'.repeat(Math.max(1, cells(printable(text.slice(start, end)))))}`,
  );
}
