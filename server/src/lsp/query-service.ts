/**
 * What queries in open files ask of the corpus: how often they hit, and which values there are. Names come from the snapshot; who
 * runs queries gives the rest.
 */
import type { Corpus } from '../corpus/corpus.ts';
import type { EntityKind } from '../corpus/snapshot.ts';
import { distinctionOf } from '../features/hover-bearers.ts';
import type { QueryValue, QueryValues } from '../features/query-values.ts';
import type { QueryZone } from '../protocol/query.ts';
import { VALUE_NAMES, type ValueName } from '../query/service/messages.ts';
import type { Querying } from './queries.ts';

/** What a query finds, as far as it is known. */
export interface QueryCount {
  readonly hits: number;
  readonly articles: number;
  /** There are more: not all were counted, or the corpus has not been read to its end. */
  readonly isPartial: boolean;
}

export interface QueryService {
  readonly values: QueryValues;
  /**
   * Counts what a sound query finds in all articles.
   * @param zones where it looks; the body unless told
   * @returns undefined where it cannot be run now, or is given up
   */
  count(query: string, zones: readonly QueryZone[] | undefined, signal: AbortSignal): Promise<QueryCount | undefined>;
}

/** The kind of name that a value is. */
const NAMES: Readonly<Record<string, EntityKind>> = {
  person: 'person',
  organisation: 'organisation',
  place: 'place',
  'person.name': 'person',
  'organisation.name': 'organisation',
  'place.name': 'place',
  'statement.speaker': 'person',
};

/** Names of the corpus as values, the most mentioned first; by Chinese, pinyin or initials. Undefined for what is no name. */
export function nameValues(corpus: Corpus, name: string, prefix: string, limit: number): readonly QueryValue[] | undefined {
  const kind = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
  if (kind === undefined) return undefined;
  const seen = new Set<string>();
  return corpus
    .snapshot()
    .search(kind, prefix, limit)
    .flatMap((entity) => {
      // Several people of one name are one value.
      if (seen.has(entity.key)) return [];
      seen.add(entity.key);
      const detail = entity.post === undefined && entity.place === undefined ? '' : distinctionOf(entity);
      return [{ value: entity.name, count: entity.mentions, detail }];
    });
}

function isValueName(name: string): name is ValueName {
  return (VALUE_NAMES as readonly string[]).includes(name);
}

/** Asks the thread of queries for what no snapshot knows. What it cannot tell is left out: nobody waits for an answer to type on. */
export function queryService(corpus: Corpus, { count, values }: Pick<Querying, 'count' | 'values'>): QueryService {
  return {
    values: async (name, prefix, limit, signal) => {
      const names = nameValues(corpus, name, prefix, limit);
      if (names !== undefined) return names;
      if (!isValueName(name)) return [];
      const found = await values(name, prefix, limit, signal).catch(() => []);
      return found.map(({ value, frequency }) => (frequency === undefined ? { value } : { value, count: frequency }));
    },
    count: async (query, zones, signal) => {
      const asked = { query, language: 'cql' as const, ...(zones === undefined ? {} : { zones: [...zones] }) };
      const found = await count(asked, signal).catch(() => undefined);
      return found === undefined ? undefined : { hits: found.hits, articles: found.articles, isPartial: found.partial };
    },
  };
}
