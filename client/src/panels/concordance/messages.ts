/**
 * What the two sides of the Concordance panel say to each other: the host, which speaks to the language server and to VS Code, and the
 * view, which runs in a page of its own and knows neither. Types only, so that both can import them.
 */
import type { WireLocation } from '../../../../server/src/protocol/protocol.ts';
import type {
  ArrangeQueryParams,
  ArrangeQueryResult,
  ExplainQueryResult,
  ExportQueryParams,
  GroupQueryParams,
  GroupQueryResult,
  KeynessMeasure,
  KeywordsParams,
  KeywordsResult,
  QueryCollocationsParams,
  QueryCollocationsResult,
  QueryDispersionResult,
  QueryNumber,
  QueryPageParams,
  QueryPageResult,
  QueryParams,
  QueryProgress,
  QueryScope,
  QueryText,
  QueryTrendParams,
  QueryTrendResult,
  SpeakerProfileParams,
  StartQueryResult,
  WordFrequenciesParams,
  WordFrequenciesResult,
} from '../../../../server/src/protocol/query.ts';
import type { Strings } from './strings.ts';

export type Tab = 'lines' | 'groups' | 'collocations' | 'keywords' | 'dispersion' | 'trend' | 'words';
export type Column = 'published' | 'site' | 'zone' | 'title' | 'path';

/**
 * A query as the panel keeps it. The articles that another query found are named by that query, not by a number: numbers do not
 * outlive the server, and what is kept must mean the same after a reload.
 */
export interface Asked extends QueryParams {
  within?: Asked;
}

export type Arrangement = Omit<ArrangeQueryParams, 'id'>;

/** A part of the corpus that words are compared in: with its name for people. */
export type Part =
  | { kind: 'all'; label: string }
  | { kind: 'rest'; label: string }
  | { kind: 'hits'; label: string }
  | { kind: 'scope'; label: string; scope: QueryScope }
  | { kind: 'speaker'; label: string; key: string };

export interface CollocationChoice {
  window: QueryCollocationsParams['window'];
  attribute: QueryCollocationsParams['attribute'];
  measure: QueryCollocationsParams['measure'];
  minimum: number;
}

export interface KeywordChoice {
  target: Part;
  reference: Part;
  attribute: KeywordsParams['attribute'];
  measure: KeynessMeasure;
  minimum: number;
}

export interface WordChoice {
  length: number;
  attribute: WordFrequenciesParams['attribute'];
  having: string;
  minimum: number;
}

/** All that survives a reload of the window; the query is run again. */
export interface PanelState {
  asked: Asked;
  tab: Tab;
  arrangement: Arrangement;
  columns: Column[];
  /** The line at the caret, and the first one on the screen. */
  current: number;
  top: number;
  groups: GroupQueryParams['by'];
  collocations: CollocationChoice;
  keywords: KeywordChoice;
  trend: { by: QueryTrendParams['by']; what: 'hits' | 'million' };
  words: WordChoice;
  /** Whether the query is told in words. */
  explained: boolean;
}

/** What the view asks, with what, and what it is answered. */
export interface Asks {
  start: { parameters: Asked; result: StartQueryResult };
  explain: { parameters: QueryText; result: ExplainQueryResult };
  page: { parameters: QueryPageParams; result: QueryPageResult };
  arrange: { parameters: ArrangeQueryParams; result: ArrangeQueryResult };
  group: { parameters: GroupQueryParams; result: GroupQueryResult };
  collocations: { parameters: QueryCollocationsParams; result: QueryCollocationsResult };
  dispersion: { parameters: QueryNumber; result: QueryDispersionResult };
  trend: { parameters: QueryTrendParams; result: QueryTrendResult };
  words: { parameters: WordFrequenciesParams; result: WordFrequenciesResult };
  keywords: { parameters: KeywordsParams; result: KeywordsResult };
  profile: { parameters: SpeakerProfileParams; result: KeywordsResult };
  stop: { parameters: QueryNumber; result: null };
  /** Asks the user for a part of the corpus; null where nothing was chosen. */
  part: { parameters: { for: 'scope' | 'target' | 'reference'; hits: boolean }; result: Part | null };
}
export type Ask = keyof Asks;

/** What is saved, less where and in which format, which the host asks the user. */
export type Saved = Pick<ExportQueryParams, 'id' | 'what' | 'with'>;

/** What the view tells, besides what it asks. */
export type ToldByView =
  | { kind: 'ready' }
  /** `look`: the keys stay in the panel. `beside`: in a group of its own. */
  | { kind: 'open'; location: WireLocation; how: 'look' | 'go' | 'beside' }
  | { kind: 'state'; state: PanelState; hits: number }
  | { kind: 'save'; saved: Saved; name: string }
  | { kind: 'history' }
  | { kind: 'text' };

/** What the host tells, besides what it answers. */
export type ToldByHost =
  | { kind: 'begin'; strings: Strings; locale: string; history: Asked[]; shown?: Shown }
  | { kind: 'progress'; progress: QueryProgress }
  | { kind: 'show'; shown: Shown }
  | { kind: 'history'; history: Asked[] }
  /** To the next or the previous line. */
  | { kind: 'step'; by: 1 | -1 }
  | { kind: 'save' }
  /** The server was started again and knows nothing of the query. */
  | { kind: 'lost' }
  /** The corpus has changed, and has been read to its end. */
  | { kind: 'settled' };

export type FromView =
  | ToldByView
  | { kind: 'ask'; number: number; ask: Ask; parameters: unknown }
  /** The answer is no longer wanted. */
  | { kind: 'forget'; number: number };

/** `working`: how far the answer is, from 0 to 1. */
export type ToView =
  | ToldByHost
  | { kind: 'working'; number: number; share: number }
  | { kind: 'answer'; number: number; result: unknown }
  | { kind: 'failed'; number: number; message: string };

/** What a command wants to see. */
export interface Shown {
  state: Partial<PanelState>;
  /** Whether it runs at once, or waits in the query bar. */
  run: boolean;
}
