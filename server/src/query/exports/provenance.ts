/**
 * Where figures come from: what was asked, of what, when and with what. An export begins with it, so that somebody who finds the file
 * later can trust it, repeat it and cite it.
 */
import type { QueryLanguage, QueryZone } from '../../protocol/query.ts';

/** 来源 */
export interface Provenance {
  /** What the file has: `concordance`, `collocations` … */
  readonly content: string;
  /** As it was written; absent where figures need no query. */
  readonly query?: { readonly text: string; readonly language: QueryLanguage } | undefined;
  /** How the figures were made: measure, window, minimum … */
  readonly options?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
  readonly zones: readonly QueryZone[];
  /** What of the corpus was looked at, in words; absent: all of it. */
  readonly scope?: string | undefined;
  /** Folders of the corpus, by their names alone: where they lie is nobody's business. */
  readonly folders: readonly string[];
  /** Articles that were looked at, and their words in the zones, less punctuation. */
  readonly articles: number;
  readonly tokens: number;
  readonly hits?: number | undefined;
  /** Whether the corpus had not been read to its end. */
  readonly partial: boolean;
  /** Whether articles that are nearly the same counted once. */
  readonly once?: boolean | undefined;
  readonly date: Date;
  /** Of the product. */
  readonly version: string;
}

/** Names and values, in the order in which they are read. */
export function provenanceEntries(provenance: Provenance): readonly (readonly [name: string, value: string | number])[] {
  const { content, query, options = {}, zones, scope, folders, articles, tokens, hits, partial, once, date, version } = provenance;
  return [
    ['content', content],
    ...(query === undefined ? [] : [['query', query.text] as const, ['language', query.language] as const]),
    ...Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [[name, textOf(value)] as const])),
    ['zones', zones.join(' ')],
    ['scope', scope ?? 'whole corpus'],
    ['folders', folders.join(' ')],
    ['near_duplicates', once === true ? 'once' : 'count'],
    ['articles', articles],
    ['tokens', tokens],
    ...(hits === undefined ? [] : [['hits', hits] as const]),
    ['corpus', partial ? 'partly read' : 'read to its end'],
    ['date', date.toISOString()],
    ['product', `Yuliao ${version}`],
  ];
}

function textOf(value: string | number | boolean): string | number {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;
}
