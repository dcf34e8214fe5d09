/** The languages in which queries are written, each read as the one pattern language that is run. */
import type { QueryText } from '../protocol/query.ts';
import { parseBcc } from './cql/bcc.ts';
import { parseCcl } from './cql/ccl.ts';
import { parseQuery } from './cql/parse.ts';
import { parsePlain } from './cql/plain.ts';
import type { Query, QueryProblem } from './cql/syntax.ts';

const READERS = { cql: parseQuery, plain: parsePlain, ccl: parseCcl, bcc: parseBcc } as const;

/** Reads a query. Spans are of the text as it was written. A language that is not known is CQL. Never throws. */
export function readQuery({ query, language }: QueryText): Query | { readonly problems: readonly QueryProblem[] } {
  const read = (READERS[language] ?? parseQuery)(query);
  return 'pattern' in read ? read : { problems: read };
}
