/**
 * Messages about querying: a client starts a query, hears how far it is, and asks for pages and figures of what it found, until it
 * closes it. Hits are those of one state of the corpus, whatever becomes of the articles meanwhile. Types and method names only.
 */
import type { WireLocation, WireRange } from './protocol.ts';

export type QueryLanguage = 'cql' | 'plain' | 'ccl' | 'bcc';
export type QueryZone = 'title' | 'dateline' | 'body' | 'boilerplate';

/** Where a query looks. All that is named must hold; absent: the whole corpus. */
export interface QueryScope {
  /** URIs of folders, of which an article lies in one. */
  folders?: string[];
  /** URIs of articles. */
  articles?: string[];
  /** A query that is still open: articles that have a hit of it. */
  hits?: number;
  /** ISO dates, both inclusive. */
  from?: string;
  until?: string;
}

export interface QueryText {
  query: string;
  language: QueryLanguage;
}

/** What is asked, as files and the history keep it. */
export interface QueryParams extends QueryText {
  /** `body` where absent. */
  zones?: QueryZone[];
  scope?: QueryScope;
  /** Articles that are nearly the same count once. */
  once?: boolean;
}

/** Starts a query. It runs on; `queryProgress` tells how far it is. */
export const startQuery = 'yuliao/query/start';
export type StartQueryResult = { id: number; cql: string } | { problems: WireQueryProblem[] };
export interface WireQueryProblem {
  /** Offsets into the query's text, UTF-16 code units. */
  start: number;
  end: number;
  /** In the user's language. */
  message: string;
}

/** server → client: how far a query is. */
export const queryProgress = 'yuliao/query/progress';
export interface QueryProgress {
  id: number;
  /** Hits so far, and articles that have them. */
  hits: number;
  articles: number;
  /** Hits that are kept, and can be asked for by pages. */
  lines: number;
  /** Articles gone by, of those where it is looked; most are not read. */
  done: number;
  total: number;
  /** No further hits come. */
  ended: boolean;
  /** There are more than are kept (`yuliao.query.hits`). */
  cut: boolean;
  /** Articles in which hits may be missing: the pattern can be matched in too many ways there. */
  unfinished: number;
  /** The corpus has not been read to its end. */
  partial: boolean;
  /** Where it is partial: articles whose words are there, of those that are known so far. */
  read?: { articles: number; of: number };
  milliseconds: number;
  /** What went wrong, in the user's language. */
  problem?: string;
}

/** A query of this number looks for no further hits; those that it has stay. It has then ended with `done` less than `total`. */
export const stopQuery = 'yuliao/query/stop';

/** A query of this number that is given up: its hits are forgotten. */
export const closeQuery = 'yuliao/query/close';
export interface QueryNumber {
  id: number;
}

/** server → client: how far the work is on what was asked for with this number of the client's. */
export const figuresProgress = 'yuliao/query/working';
export interface FiguresProgress {
  token: number;
  done: number;
  total: number;
}
/** What takes long tells how far it is, if it is given a number to tell it by. */
export interface Told {
  token?: number;
}

/** Lines of a concordance, in the order that `arrangeQuery` made. */
export const queryPage = 'yuliao/query/page';
export interface QueryPageParams extends QueryNumber {
  from: number;
  count: number;
  /** Characters of context to each side; 60 unless told, at most 2,000. */
  context?: number;
}
export interface QueryPageResult {
  /** From the first one asked for on; fewer where there are no more yet. */
  lines: WireConcordanceLine[];
}
export interface WireConcordanceLine {
  /** Its number among all hits, in the order of the corpus; the same whatever the arrangement. */
  hit: number;
  left: string;
  node: string;
  right: string;
  /** The words beside the hit that the lines are sorted by, as far as they are seen; absent where they are not. */
  sorted?: WireSortedWord[];
  location: WireLocation;
  title: string;
  published: string | null;
  site: string;
  zone: QueryZone;
  /** Path below the corpus, with forward slashes. */
  path: string;
}

export interface WireSortedWord {
  side: 'left' | 'right';
  /** Offsets into the text of that side, UTF-16 code units. */
  start: number;
  end: number;
  /** Place of its key among all that lines are sorted by, 1 being the weightiest. */
  key: number;
}

/** The order and choice of lines; what is absent is not done. The hits stay; a later arrangement begins with all of them. */
export const arrangeQuery = 'yuliao/query/arrange';
export interface ArrangeQueryParams extends QueryNumber, Told {
  /** Up to three, the weightiest first. */
  sort?: QuerySort[];
  /** So many of them by chance; the same for the same seed. */
  sample?: { size: number; seed: number };
  /** Only lines in whose context a token is found, a CQL pattern. */
  filter?: { query: string; left: number; right: number; not?: boolean };
  group?: QueryGroupChoice;
}
/** Only lines of a group, by its value as `groupQuery` tells it: as many as it told, where all that was chosen then is chosen again. */
export interface QueryGroupChoice {
  by: QueryGroup;
  value: string;
  /** The group is one of a sample; without this a sample is one of the group. */
  sampled?: boolean;
  /** The group is one of the lines of another. */
  within?: QueryGroupChoice;
}
/** `left`, `right`: the word at that distance; `node`: the hit itself. */
export type QuerySort =
  | { by: 'left' | 'right'; distance: number; descending?: boolean }
  | { by: 'node' | 'published' | 'path' | 'title' | 'site'; descending?: boolean };
export type ArrangeQueryResult = { lines: number } | { problems: WireQueryProblem[] };

/** What hits have in common, the most frequent first. */
export const groupQuery = 'yuliao/query/group';
export interface GroupQueryParams extends QueryNumber, Told {
  by: QueryGroup;
  limit: number;
}
export type QueryGroup =
  | { by: 'node' | 'left' | 'right'; attribute: 'word' | 'folded' | 'pos'; distance?: number }
  | {
      by: 'title' | 'path' | 'site' | 'published' | 'year' | 'month' | 'script' | 'zone' | 'person' | 'organisation' | 'place' | 'speaker';
    };
export interface GroupQueryResult {
  groups: { value: string; hits: number; articles: number }[];
  total: number;
}

export type AssociationMeasure = 'mi' | 't' | 'z' | 'logDice' | 'g2' | 'dice';

/** Words near the hits more often than chance has it. */
export const queryCollocations = 'yuliao/query/collocations';
export interface QueryCollocationsParams extends QueryNumber, Told {
  /** Tokens to each side, punctuation not counted; or a structure, in which the hit lies. */
  window: { left: number; right: number } | { within: 's' | 'p' | 'section' | 'statement' };
  attribute: 'word' | 'folded' | 'pos';
  measure: AssociationMeasure;
  /** Least joint frequency; 5 unless told. */
  minimum?: number;
  limit: number;
}
export interface QueryCollocationsResult {
  collocates: WireCollocate[];
  /** The N of the formulas: words that are looked at. */
  tokens: number;
  /** The R of the formulas: words that stand beside a hit, each counted once. */
  beside: number;
}
export interface WireCollocate {
  value: string;
  pos?: string;
  /** Beside the hits, and in all of what is looked at. */
  joint: number;
  frequency: number;
  measures: Record<AssociationMeasure, number>;
}

/** How hits spread over articles and time. */
export const queryDispersion = 'yuliao/query/dispersion';
export interface QueryDispersionParams extends QueryNumber, Told {}
export interface QueryDispersionResult {
  /** Articles with hits, the most first, at most 200: where in each its hits stand, from 0 to 1. */
  articles: { path: string; uri: string; title: string; tokens: number; hits: number; places: number[] }[];
  /** Juilland's D, Gries' DP and DPnorm over the articles that were looked at; null where there are too few. */
  d: number | null;
  dp: number | null;
  dpNorm: number | null;
  /** Articles that have hits, and all. */
  range: { with: number; of: number };
}

/** Hits over dates of publication. */
export const queryTrend = 'yuliao/query/trend';
export interface QueryTrendParams extends QueryNumber, Told {
  by: 'year' | 'month' | 'day';
}
export interface QueryTrendResult {
  /** In order, those without hits between them too. `million`: hits per million tokens of the articles of that time. */
  times: { time: string; hits: number; articles: number; tokens: number; million: number }[];
  /** Hits in articles without a date. */
  undated: number;
}

/** Words, or sequences of them, by frequency. */
export const wordFrequencies = 'yuliao/frequencies';
export interface WordFrequenciesParams extends Told {
  /** 1: words; 2 to 5: n-grams. */
  length: number;
  attribute: 'word' | 'folded' | 'pos';
  zones?: QueryZone[];
  scope?: QueryScope;
  /** Articles that are nearly the same count once. */
  once?: boolean;
  /** n-grams that have this word (clusters). */
  having?: string;
  minimum?: number;
  limit: number;
}
export interface WordFrequenciesResult {
  /** `articles` is absent for words of a whole corpus: all of it would have to be read. */
  rows: { value: string; pos?: string; frequency: number; articles?: number; million: number }[];
  /** Words, less punctuation; also where n-grams are listed. */
  tokens: number;
  types: number;
  /**
   * Of n-grams that are as frequent as this or more, none is missing; 1 unless there are more of them than memory is given for, and
   * `types` is then those that were kept.
   */
  complete: number;
  partial: boolean;
}

/** Words that are more frequent in one part of the corpus than in another. */
export const keywords = 'yuliao/keywords';
export interface KeywordsParams extends Told {
  target: QueryScope;
  /** Absent: all else. */
  reference?: QueryScope;
  attribute: 'word' | 'folded' | 'pos';
  zones?: QueryZone[];
  /** Articles that are nearly the same count once, in either part. */
  once?: boolean;
  measure: KeynessMeasure;
  minimum?: number;
  limit: number;
}
export type KeynessMeasure = 'g2' | 'simpleMaths' | 'differenceCoefficient' | 'logRatio';
export interface KeywordsResult {
  keywords: WireKeyword[];
  targetTokens: number;
  referenceTokens: number;
  partial: boolean;
}
export interface WireKeyword {
  value: string;
  pos?: string;
  target: number;
  reference: number;
  measures: Record<KeynessMeasure, number>;
  /** Of G², corrected for the number of words that were compared (Holm). */
  p: number;
}

/** What statements of a person are about: keywords of their statements against all others. */
export const speakerProfile = 'yuliao/speakerProfile';
export interface SpeakerProfileParams extends Told {
  /** Key of the person. */
  speaker: string;
  /** What is said in its articles, by this person and by all others. */
  scope?: QueryScope;
  /** What articles that are nearly the same report counts once. */
  once?: boolean;
  measure: KeynessMeasure;
  limit: number;
}

/** Lines or figures as a file, with where they come from in its head. */
export const exportQuery = 'yuliao/query/export';
export interface ExportQueryParams {
  /** Absent for what needs no query: frequencies, keywords, a speaker's profile. */
  id?: number;
  what: 'lines' | 'groups' | 'collocations' | 'dispersion' | 'trend' | 'frequencies' | 'keywords' | 'speakerProfile';
  /** What the figures were asked with (`GroupQueryParams` and so on). */
  with?: unknown;
  format: 'csv' | 'tsv' | 'xlsx' | 'jsonl';
  /** URI of the file that is written. */
  file: string;
}
export interface ExportQueryResult {
  rows: number;
  /** Why it was not written, in the user's language. */
  problem?: string;
}

/** The hits as a document for plain editors: a line each, which link back; at most 10,000. */
export const queryDocument = 'yuliao/query/document';
export interface QueryDocumentParams extends QueryNumber {
  from: number;
  count: number;
}
export interface QueryDocumentResult {
  text: string;
  links: { range: WireRange; target: WireLocation }[];
}

/** A query that is only looked at: what is wrong with it, what it says in words, how often each of its parts is. */
export const explainQuery = 'yuliao/query/explain';
export interface ExplainQueryResult {
  problems: WireQueryProblem[];
  /** Markdown in the user's language. */
  explanation: string;
  /** The query in CQL. */
  cql: string;
}
