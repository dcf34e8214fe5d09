/** `yuliao freq`: words, or sequences of them, by frequency. */
import { type Frequencies, wordFrequencies } from '../query/analyses/frequencies.ts';
import { ngrams } from '../query/analyses/ngrams.ts';
import type { Steps } from '../query/analyses/steps.ts';
import type { ValueAttribute } from '../query/analyses/values.ts';
import { frequenciesSheet } from '../query/exports/sheets.ts';
import { resolve } from './articles.ts';
import type { Output } from './output.ts';
import { askTokens } from './queried-corpus.ts';
import { type CorpusOptions, populationOf } from './query-options.ts';
import { provenanceOf } from './query-provenance.ts';
import { printSheet } from './sheet-output.ts';

export interface FrequencyCommandOptions extends CorpusOptions {
  readonly attribute: ValueAttribute;
  readonly length: number;
  readonly having?: string;
  readonly minimum: number;
  readonly limit: number;
  readonly punctuation?: boolean;
}

/** @returns the exit code: 0, 1 where there is no word, 2 where something could not be read */
export async function frequencies(
  paths: readonly string[],
  directory: string,
  options: FrequencyCommandOptions,
  output: Output,
  segmenter: URL | undefined,
): Promise<number> {
  const named = resolve(paths, directory, output);
  return askTokens(named, segmenter, output, async (corpus) => {
    const population = populationOf(corpus, options);
    const { attribute, length, having, minimum, limit, punctuation = false } = options;
    const asked = { attribute, minimum, limit, punctuation };
    const count = <Found extends Frequencies>(steps: Steps<Found>): Promise<Found> =>
      corpus.interruption.finish(steps, ({ done, total }) => output.status(`counted the words of ${done} of ${total} articles`));
    let complete = 1;
    let found: Frequencies;
    if (length === 1) found = await count(wordFrequencies(corpus.source, population, asked));
    else {
      const sequences = await count(ngrams(corpus.source, population, { ...asked, length, having }));
      ({ complete } = sequences);
      found = sequences;
      if (complete > 1)
        output.message(`there are more different sequences than memory is given for: those rarer than ${complete} are left out`);
    }
    const provenance = provenanceOf(corpus, population, named, options, {
      content: length === 1 ? 'word frequencies' : `sequences of ${length} words`,
      options: { attribute, having, minimum, limit, punctuation, types: found.types, ...(complete > 1 ? { complete_from: complete } : {}) },
    });
    await printSheet(frequenciesSheet(found.rows), options.format, provenance, output);
    return found.rows.length > 0 ? 0 : 1;
  });
}
