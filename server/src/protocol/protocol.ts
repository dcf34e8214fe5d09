/**
 * Our own messages, each defined once, grouped by direction; client and server both import this and nothing else of
 * each other. Types and method names only.
 */

/** A range as LSP writes it. */
export interface WireRange {
  start: { line: number; character: number };
  end: { line: number; character: number };
}

export interface WireLocation {
  uri: string;
  range: WireRange;
}

/**
 * What the client sends as `initializationOptions`. All of it is optional: any LSP client works without. A client that
 * sends them is taken to know our notifications.
 */
export interface InitializationOptions {
  /** Folder for the index; absent: a cache folder of the user. */
  storage?: string;
  settings?: Settings;
}

/** The section `yuliao` of the configuration, and the two editor settings that we honour. */
export interface Settings {
  /** Globs, relative to the folder, that are no part of the corpus. */
  exclude?: string[];
  /** VS Code's own `files.exclude`: glob → on. */
  filesExclude?: Record<string, boolean>;
  /** `fileSize` in megabytes (1024² bytes) of a file that are read; `depth` in folders below the workspace folder. */
  limits?: { files?: number; fileSize?: number; depth?: number };
  diagnostics?: { enabled?: boolean };
  /** `phrases`: how mentions in fixed phrases count (习近平 in 习近平新时代中国特色社会主义思想). */
  mentions?: { phrases?: 'separate' | 'count' | 'ignore' };
  /** `hover`: hovers tell the evidence for what they name. */
  debug?: { hover?: boolean };
}

// client → server

/** Officials or organisations by name, pinyin or initials. */
export const findEntities = 'yuliao/findEntities';
export interface FindEntitiesParams {
  kind: 'person' | 'organisation' | 'place';
  query: string;
  limit: number;
  /** Only people whom some article calls an official. */
  officials?: boolean;
}
export interface FindEntitiesResult {
  items: WireEntity[];
  /** The crawl still runs. */
  partial: boolean;
}
export interface WireEntity {
  /** What `entityReferences` takes. One of several people of a name has the name with a number: `张伟#2`. */
  key: string;
  name: string;
  /** Of a person: the fullest recent post; where several have the name and this one no post, role and place. */
  post?: string;
  mentions: number;
  articles: number;
  /** The introducing mention of a person, the first mention of anything else. */
  location: WireLocation;
}

/** All mentions of a name; of one of several people of a name, with those of which it is not certain whose they are. */
export const entityReferences = 'yuliao/entityReferences';
export interface EntityReferencesParams {
  kind: 'person' | 'organisation' | 'place';
  /** A `key` of `findEntities`; a plain name means everybody who has it. */
  key: string;
}
export type EntityReferencesResult = WireLocation[];

/** The statistics document, Markdown in the user's language. */
export const statistics = 'yuliao/statistics';
export interface StatisticsResult {
  markdown: string;
}

/** Officials as a file's text. */
export const exportOfficials = 'yuliao/exportOfficials';
export interface ExportOfficialsParams {
  format: 'csv' | 'json';
}
export interface ExportOfficialsResult {
  /** CSV begins with a BOM, so that spreadsheets read it as UTF-8. */
  text: string;
  officials: number;
}

/** Throws the index away and crawls again; progress is reported, and cancelling leaves the old answers. */
export const rebuildIndex = 'yuliao/rebuildIndex';
export interface RebuildIndexResult {
  articles: number;
  cancelled: boolean;
}

/** Blocks of boilerplate of an open document, in text order. */
export const boilerplateBlocks = 'yuliao/boilerplateBlocks';
export interface BoilerplateBlocksParams {
  uri: string;
}
export type BoilerplateBlocksResult = WireRange[];

/** What a hygiene rule means, why it is there and what to do about a finding: Markdown in the user's language. */
export const explainRule = 'yuliao/explainRule';
export interface ExplainRuleParams {
  /** Rule id, such as `boilerplate/icp-record`. */
  rule: string;
}
export interface ExplainRuleResult {
  /** Begins with a heading; says so where the rule is unknown. */
  markdown: string;
}

/** Why everything at a position was recognised, or why nothing was: Markdown in the user's language. */
export const explainRecognition = 'yuliao/explainRecognition';
export interface ExplainRecognitionParams {
  uri: string;
  position: WireRange['start'];
}
export interface ExplainRecognitionResult {
  /** Begins with a heading; null where the document is no article or has no such line. */
  markdown: string | null;
}

/** The present state, for a client that missed a notification. */
export const indexStatus = 'yuliao/indexStatus';

// server → client

/** State of the index; sent when it changes, at most a few times a second. */
export const indexStatusChanged = 'yuliao/indexStatusChanged';
export interface IndexStatus {
  state: 'starting' | 'crawling' | 'ready' | 'failed';
  indexed: number;
  total: number;
  /** Paths, capped, that belong to the corpus: the client gives them the article language. */
  articles: number;
  /** Messages that the user should see in the status bar's tooltip: bounds that bit, folders that vanished. */
  notices: string[];
}

/** Whether a document is an article of the corpus; answered from its text at once. */
export const isArticle = 'yuliao/isArticle';
export interface IsArticleParams {
  uri: string;
}
export interface IsArticleResult {
  article: boolean;
}
