/** What can be done about problems of queries: a name that was likely meant, quotation marks, signs as ASCII has them. */
import * as l10n from '@vscode/l10n';
import type { Edit } from '../hygiene/edit.ts';
import type { QueryProblem } from '../query/cql/syntax.ts';
import { overlaps, type Span, touches } from '../text/span.ts';
import { inFile, type QueryFile } from './query-file.ts';

export interface QueryFix {
  readonly title: string;
  /** In the file, in its order. */
  readonly edits: readonly Edit[];
}

/** Remedies for the problems that a selection touches; where a whole query has wide signs, all of them at once as well. */
export function queryFixes({ blocks }: QueryFile, selection: Span): QueryFix[] {
  return blocks.flatMap((block) => {
    const edit = (problem: QueryProblem): Edit[] =>
      problem.replacement === undefined ? [] : [{ ...inFile(block, problem), text: problem.replacement }];
    const touched = block.problems.filter((problem) => {
      const span = inFile(block, problem);
      return overlaps(span, selection) || touches(span, selection.start) || touches(span, selection.end);
    });
    const fixes = touched.flatMap((problem) => {
      const edits = edit(problem);
      return edits.map(({ text }) => ({ title: l10n.t('Replace with {0}', text), edits }));
    });
    const signs = block.problems.filter(({ start, end, replacement }) => end - start === 1 && replacement?.length === 1);
    const isAsked = signs.length > 1 && signs.some((problem) => touched.includes(problem));
    return isAsked ? [...fixes, { title: l10n.t('Write all signs half-width'), edits: signs.flatMap(edit) }] : fixes;
  });
}
