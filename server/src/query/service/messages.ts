/**
 * What the thread of queries is asked and answers. Articles go by their paths, problems by templates: addresses and languages are
 * the business of whoever speaks with the client.
 */
import type { CopyGroup, Location } from '../../corpus/snapshot.ts';
import type * as protocol from '../../protocol/query.ts';
import type { QueryProblem } from '../cql/syntax.ts';

/** The corpus as it is when something is asked. */
export interface CorpusPlace {
  /** File of its database. */
  readonly database: string;
  /** Canonical. */
  readonly folders: readonly string[];
  /** It has not been read to its end. */
  readonly partial: boolean;
}

/** Where a query looks; all that is named must hold. */
export interface PathScope {
  /** Canonical folders, of which an article lies in one. */
  readonly folders?: readonly string[];
  readonly articles?: readonly string[];
  /** A query that is still open: articles that have a hit of it. */
  readonly hits?: number;
  /** ISO dates, both inclusive. */
  readonly from?: string;
  readonly until?: string;
}

type WithPaths<Params> = Omit<Params, 'scope'> & { readonly scope?: PathScope };
type AtPlace<Params> = Params & { readonly place: CorpusPlace };
/** A failure of what the user wrote. */
export interface Problems {
  readonly problems: readonly QueryProblem[];
}

export type StartParams = AtPlace<
  WithPaths<protocol.QueryParams> & {
    /** Of this number; the asker chooses it. */
    readonly id: number;
    /** So many hits are kept. */
    readonly most: number;
  }
>;
export type StartResult = { readonly cql: string } | Problems;

/** Told unasked. */
export type ProgressTold = Omit<protocol.QueryProgress, 'problem'> & {
  /** What went wrong, in the system's words. */
  readonly failure?: string;
};
export const PROGRESS = 'progress';
/** The same of figures: `protocol.FiguresProgress`. */
export const FIGURES = 'figures';

export interface PageLine extends Omit<protocol.WireConcordanceLine, 'location'> {
  readonly location: Location;
}
export interface PageResult {
  readonly lines: readonly PageLine[];
}

export type ExportParams = Omit<protocol.ExportQueryParams, 'file'> & {
  /** Path. */
  readonly file: string;
  /** Of the product. */
  readonly version: string;
  readonly place: CorpusPlace;
};

/** `failure`: why the file was not written, as the system says it. */
export type ExportResult = { readonly rows: number; readonly failure?: string };

export type ArrangeResult = { readonly lines: number } | Problems;

export type DispersionResult = Omit<protocol.QueryDispersionResult, 'articles'> & {
  readonly articles: readonly (Omit<protocol.QueryDispersionResult['articles'][number], 'uri'> & { readonly file: string })[];
};

export type FrequenciesParams = AtPlace<WithPaths<protocol.WordFrequenciesParams>>;
export type KeywordsParams = AtPlace<
  Omit<protocol.KeywordsParams, 'target' | 'reference'> & { readonly target: PathScope; readonly reference?: PathScope }
>;
export type ProfileParams = AtPlace<WithPaths<protocol.SpeakerProfileParams>>;

/** A part of the corpus, whose size is asked. */
export type SizeParams = AtPlace<WithPaths<Omit<protocol.QueryParams, keyof protocol.QueryText>>>;

/** How often each of some queries is found: what a document of queries shows of itself. */
export type CountParams = AtPlace<protocol.QueryText & { readonly zones?: protocol.QueryZone[] }>;
export interface CountResult {
  readonly hits: number;
  readonly articles: number;
  /** There may be more: counting took too long and was given up, or the corpus had not been read to its end when it began. */
  readonly partial: boolean;
}

/** What there are values of: attributes of tokens, and conditions on structures, but those that are names. */
export const VALUE_NAMES = [
  'word',
  'folded',
  'pos',
  'article.path',
  'article.title',
  'article.published',
  'article.site',
  'article.script',
  'section.kind',
  'section.label',
  'statement.verb',
] as const;
export type ValueName = (typeof VALUE_NAMES)[number];

/** Values that begin with something, the most frequent first. */
export type ValuesParams = AtPlace<{ readonly name: ValueName; readonly prefix: string; readonly limit: number }>;
export interface ValuesResult {
  readonly values: readonly { readonly value: string; readonly frequency?: number }[];
}

export type CopyGroupsParams = AtPlace<object>;
export interface CopyGroupsResult {
  /** The largest first. */
  readonly groups: readonly CopyGroup[];
}
