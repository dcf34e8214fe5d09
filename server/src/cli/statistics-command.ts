/** `yuliao statistics`: the corpus in numbers, as a page to read or as JSON. */
import { Corpus } from '../corpus/corpus.ts';
import type { PhraseCounting } from '../corpus/phrases.ts';
import type { CopyCounting } from '../corpus/snapshot.ts';
import { statisticsDocument } from '../features/statistics.ts';
import { read, resolve } from './articles.ts';
import type { Output } from './output.ts';

export interface StatisticsOptions {
  readonly json?: boolean;
  readonly phrases: PhraseCounting;
  readonly nearDuplicates: CopyCounting;
}

/** @returns the exit code: 0, or 2 where something could not be read */
export async function statistics(paths: readonly string[], directory: string, options: StatisticsOptions, output: Output): Promise<number> {
  const named = resolve(paths, directory, output);
  let code = named.problems.length > 0 ? 2 : 0;
  const corpus = new Corpus();
  try {
    corpus.setFolders(named.folders.map(({ canonical }) => canonical));
    for (const source of named.files) {
      const text = read(source, output, () => {
        code = 2;
      });
      if (text !== undefined) corpus.openDocument(source.canonical, text.text, 1, { always: true });
    }
    await corpus.settled();
    for (const { message } of corpus.notices) output.message(message);
    corpus.countPhrases(options.phrases);
    const snapshot = corpus.snapshot();
    if (options.json) {
      const { recurringLines, groups } = snapshot.repetitions();
      await output.line(JSON.stringify({ ...snapshot.statistics(options.nearDuplicates), recurringLines, nearDuplicates: groups }));
    } else await output.write(statisticsDocument(snapshot, options.nearDuplicates));
    return code;
  } finally {
    await corpus.dispose();
  }
}
