/** What a text document of hits says below its lines: why there are none, or why there are not all. */
import * as vscode from 'vscode';
import type { QueryProgress } from '../../../../server/src/protocol/query.ts';
import { count } from '../../status.ts';

/** @param lines that there are in the order asked for; @param listed of these, how many the document has */
export function hitsNotes({ hits, partial, cut, unfinished }: QueryProgress, lines: number, listed: number): string[] {
  const { l10n } = vscode;
  return [
    ...(hits === 0 ? [l10n.t('There are no hits.')] : lines === 0 ? [l10n.t('The filter leaves no lines.')] : []),
    ...(lines > listed ? [l10n.t('{0} more hits are not listed here.', count(lines - listed))] : []),
    ...(cut
      ? [l10n.t('Lines and figures are of the hits that are kept, of which the setting {0} says how many.', 'yuliao.query.hits')]
      : []),
    ...(unfinished > 0
      ? [
          l10n.t(
            'The pattern can be matched in too many ways in some articles ({0}), which were not looked through to the end. Make its repetitions shorter or its words more exact.',
            count(unfinished),
          ),
        ]
      : []),
    ...(partial ? [l10n.t('The corpus is still being read. All hits will be here when it has been.')] : []),
  ];
}
