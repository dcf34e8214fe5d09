/** What is wrong with a query, in the user's language. */
import * as l10n from '@vscode/l10n';
import type { QueryProblem } from '../query/cql/syntax.ts';

/** The message of a problem. */
export function queryProblemMessage({ template, arguments: values }: QueryProblem): string {
  return l10n.t(template, ...values);
}
