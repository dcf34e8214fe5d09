/** `yuliao/exportCleanCopy`: a clean copy of one folder of the corpus, made off this thread, with progress and cancelling. */
import * as l10n from '@vscode/l10n';
import type { CleanRefusal } from '../corpus/clean/destination.ts';
import { makeCleanCopy } from '../corpus/clean/drive.ts';
import { writeCleanReport } from '../corpus/clean/report-file.ts';
import type { CorpusSettings } from '../corpus/corpus.ts';
import { cleanReport, cleanSentence } from '../features/clean-report.ts';
import type { RuleChoices } from '../hygiene/choices.ts';
import * as protocol from '../protocol/protocol.ts';
import { signalOf } from './documents.ts';
import type { Context } from './editor.ts';
import { fileUri, nameOf } from './uris.ts';

/** What a copy is made by beside the files of its folder. */
export interface CleanCopySettings {
  readonly corpus: CorpusSettings;
  readonly choices: RuleChoices;
}

/** @param worker entry of the worker that makes the copy */
export function serveCleanCopy({ connection, corpus }: Context, worker: URL, settings: () => CleanCopySettings): void {
  connection.onRequest(
    protocol.exportCleanCopy,
    async ({ source, destination, run }: protocol.ExportCleanCopyParams, token): Promise<protocol.ExportCleanCopyResult> => {
      const [from, to] = [nameOf(source), nameOf(destination)];
      if (from === undefined || to === undefined || !source.startsWith('file:') || !destination.startsWith('file:'))
        return { refused: 'notLocal', message: l10n.t('Only folders of this machine can be copied.') };
      const { corpus: chosen, choices } = settings();
      const aborted = signalOf(token);
      try {
        const outcome = await makeCleanCopy(
          { source: from, destination: to, settings: chosen, usual: choices },
          {
            worker,
            signal: aborted.signal,
            progress: ({ done, total }) => {
              const said: protocol.CleanCopyProgress = { run, done, total };
              void connection.sendNotification(protocol.cleanCopyProgress, said);
            },
          },
        );
        if (outcome.ended === 'refused') return { refused: outcome.refused, message: refusal(outcome, corpus.canonical(to)) };
        if (outcome.ended === 'failed')
          return { refused: 'system', message: l10n.t('The clean copy cannot be written ({0}).', outcome.problem) };
        const { summary, folder } = outcome;
        const report = writeCleanReport(folder, cleanReport(corpus.canonical(from), folder, summary));
        return {
          message: cleanSentence(summary),
          copy: {
            complete: summary.complete,
            articles: summary.articles,
            problems: summary.problems.count,
            folder: fileUri(folder),
            report: fileUri(report),
          },
        };
      } finally {
        aborted.dispose();
      }
    },
  );
}

function refusal({ refused, detail = '' }: CleanRefusal, folder: string): string {
  switch (refused) {
    case 'same':
    case 'inSource':
      return l10n.t('{0} lies inside the folder that is to be copied. Choose a folder outside of it.', folder);
    case 'aroundSource':
      return l10n.t('{0} holds the folder that is to be copied. Choose a folder of its own for the copy.', folder);
    case 'notEmpty':
      return l10n.t('{0} holds other files. Choose a new or empty folder, or one that the copy was written to before.', folder);
    case 'notFolder':
      return l10n.t('{0} is no folder.', folder);
    case 'otherSource':
      return l10n.t('{0} is the clean copy of {1}. Choose another folder.', folder, detail);
    case 'busy':
      return l10n.t('Another run writes to {0}. Where there is none, delete .yuliao/lock in it.', folder);
    case 'system':
      return l10n.t('{0} cannot be written ({1}).', folder, detail);
  }
}
