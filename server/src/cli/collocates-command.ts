/** `yuliao collocates`: words beside the hits of a query more often than chance has it. */
import type { AssociationMeasure, QueryLanguage } from '../protocol/query.ts';
import { collocations } from '../query/analyses/collocations.ts';
import type { ValueAttribute } from '../query/analyses/values.ts';
import type { Window } from '../query/analyses/windows.ts';
import { collocationsSheet } from '../query/exports/sheets.ts';
import { resolve } from './articles.ts';
import type { Output } from './output.ts';
import { askTokens } from './queried-corpus.ts';
import { type CorpusOptions, populationOf } from './query-options.ts';
import { provenanceOf } from './query-provenance.ts';
import { queryOf, search } from './searching.ts';
import { printSheet } from './sheet-output.ts';

export interface CollocatesCommandOptions extends CorpusOptions {
  readonly language: QueryLanguage;
  readonly attribute: ValueAttribute;
  readonly left: number;
  readonly right: number;
  /** In place of `left` and `right`. */
  readonly within?: Extract<Window, { within: unknown }>['within'];
  readonly measure: AssociationMeasure;
  readonly minimum: number;
  readonly limit: number;
}

/** @returns the exit code: 0, 1 where there is no collocate, 2 where the query is wrong or something could not be read */
export async function collocates(
  text: string,
  paths: readonly string[],
  directory: string,
  options: CollocatesCommandOptions,
  output: Output,
  segmenter: URL | undefined,
): Promise<number> {
  const { language, attribute, left, right, within, measure, minimum, limit } = options;
  const query = queryOf(text, language, output);
  if (query === undefined) return 2;
  const named = resolve(paths, directory, output);
  return askTokens(named, segmenter, output, async (corpus) => {
    const population = populationOf(corpus, options, query);
    const found = await search(query, text, corpus, population, output);
    if (found === undefined) return 2;
    const window: Window = within === undefined ? { left, right } : { within };
    const steps = collocations(corpus.source, found.hits, population, { window, attribute, measure, minimum, limit });
    const { collocates, tokens, beside } = await corpus.interruption.finish(steps, ({ done, total }) =>
      output.status(`looked beside ${done} of ${total} hits`),
    );
    const provenance = provenanceOf(corpus, population, named, options, {
      content: 'collocations',
      query: { text, language },
      options: {
        window: within ?? `${left} left, ${right} right`,
        attribute,
        measure,
        minimum,
        limit,
        words_beside_hits_R: beside,
        words_N: tokens,
      },
      hits: found.count,
    });
    await printSheet(collocationsSheet(collocates), options.format, provenance, output);
    return collocates.length > 0 ? 0 : 1;
  });
}
