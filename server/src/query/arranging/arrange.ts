/** The lines of a concordance as they are asked for: some of all hits, in an order. */
import type { QueryGroupChoice, QuerySort } from '../../protocol/query.ts';
import type { Steps } from '../analyses/steps.ts';
import type { QueryProblem } from '../cql/syntax.ts';
import type { Hits } from '../hits.ts';
import type { QuerySource } from '../source.ts';
import { filterLines, type LineFilter } from './filtering.ts';
import { linesOfGroup } from './grouping.ts';
import { sampleLines } from './sampling.ts';
import { sortLines } from './sorting.ts';

/** What is absent is not done. Filter and group choose first, then chance does, unless the group is one of a sample; what is left is sorted. */
export interface Arrangement {
  /** The weightiest first. */
  readonly sort?: readonly QuerySort[];
  readonly sample?: { readonly size: number; readonly seed: number };
  readonly filter?: LineFilter;
  readonly group?: QueryGroupChoice;
}

/** Arranges all hits that there are now. @returns their numbers in order; or what is wrong with the filter's query */
export function arrange(source: QuerySource, hits: Hits, arrangement: Arrangement): Steps<Uint32Array> | QueryProblem {
  const all = Uint32Array.from({ length: hits.length }, (_, hit) => hit);
  const { filter } = arrangement;
  const filtered = filter === undefined ? undefined : filterLines(source, hits, all, filter);
  if (filtered !== undefined && 'template' in filtered) return filtered;
  return arranged(source, hits, all, filtered, arrangement);
}

function* arranged(
  source: QuerySource,
  hits: Hits,
  all: Uint32Array,
  filtered: Steps<Uint32Array> | undefined,
  { sort, sample, group }: Arrangement,
): Steps<Uint32Array> {
  let lines = filtered === undefined ? all : yield* filtered;
  let left = sample;
  for (const { by, value, sampled } of fromOutermost(group)) {
    if (sampled === true && left !== undefined) {
      lines = sampleLines(lines, left.size, left.seed);
      left = undefined;
    }
    lines = yield* linesOfGroup(source, hits, lines, by, value);
  }
  if (left !== undefined) lines = sampleLines(lines, left.size, left.seed);
  return sort === undefined ? lines : yield* sortLines(source, hits, lines, sort);
}

function fromOutermost(group: QueryGroupChoice | undefined): QueryGroupChoice[] {
  return group === undefined ? [] : [...fromOutermost(group.within), group];
}
