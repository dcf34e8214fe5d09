/** `yuliao statistics`: the corpus in numbers, as a page to read or as JSON. */
import type { PhraseCounting } from '../corpus/phrases.ts';
import type { CopyCounting } from '../corpus/snapshot.ts';
import { statisticsDocument } from '../features/statistics.ts';
import { askNamed } from './named-corpus.ts';
import type { Output } from './output.ts';

export interface StatisticsOptions {
  readonly json?: boolean;
  readonly phrases: PhraseCounting;
  readonly nearDuplicates: CopyCounting;
}

/**
 * @param segmenter counts the words of articles that have changed since an index was prepared
 * @returns the exit code: 0, or 2 where something could not be read
 */
export function statistics(
  paths: readonly string[],
  directory: string,
  options: StatisticsOptions,
  output: Output,
  segmenter: URL | undefined,
): Promise<number> {
  return askNamed(paths, directory, { phrases: options.phrases, segmenter }, output, async (snapshot) => {
    if (options.json) {
      const { recurringLines, groups } = snapshot.repetitions();
      await output.line(JSON.stringify({ ...snapshot.statistics(options.nearDuplicates), recurringLines, nearDuplicates: groups }));
    } else await output.write(statisticsDocument(snapshot, options.nearDuplicates));
  });
}
