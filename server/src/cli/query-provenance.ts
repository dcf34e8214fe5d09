/** Where the rows that a command prints come from. */
import path from 'node:path';
import manifest from '../../../package.json' with { type: 'json' };
import type { Population } from '../query/analyses/population.ts';
import { populationSize } from '../query/analyses/population-size.ts';
import type { Provenance } from '../query/exports/provenance.ts';
import type { Named } from './articles.ts';
import type { QueriedCorpus } from './queried-corpus.ts';
import type { CorpusOptions } from './query-options.ts';

/** @returns undefined where it is not asked for */
export function provenanceOf(
  { source, partial }: QueriedCorpus,
  population: Population,
  { files, folders }: Named,
  { provenance, zones, once }: CorpusOptions,
  more: Pick<Provenance, 'content' | 'query' | 'options' | 'scope' | 'hits'>,
): Provenance | undefined {
  if (!provenance) return undefined;
  return {
    ...more,
    zones,
    folders: [...folders, ...files].map(({ canonical }) => path.basename(canonical)),
    ...populationSize(source, population),
    partial,
    once,
    date: new Date(),
    version: manifest.version,
  };
}
