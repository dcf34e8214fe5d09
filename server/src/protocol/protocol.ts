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
  /** `fileSize` in megabytes (1024² bytes) of a file that are read. */
  limits?: { files?: number; fileSize?: number };
  /** `workers`: in how many threads articles are analysed while many are read, 1 to 8. */
  index?: { workers?: number };
  diagnostics?: { enabled?: boolean };
  /**
   * `rules`: severity by rule id, `group/*` or `*`; `thresholds`: least figure by rule id; `limit`: most problems shown of one file.
   */
  hygiene?: { rules?: Record<string, string>; thresholds?: Record<string, number>; limit?: number };
  /** `phrases`: how mentions in fixed phrases count (习近平 in 习近平新时代中国特色社会主义思想). */
  mentions?: { phrases?: 'separate' | 'count' | 'ignore' };
  /** `nearDuplicates`: whether articles that are nearly the same all count, or one of them. */
  statistics?: { nearDuplicates?: 'count' | 'once' };
  /** `hits`: most hits of a query that are kept. */
  query?: { hits?: number };
  /** Which lenses stand above lines: `title`, how many an article names; `introductions`, how often the corpus names an official. */
  codeLens?: { title?: boolean; introductions?: boolean };
  /** Which hints stand between words: `posts` after bare names, what `dates` leave out, `readings` of names that are broken up. */
  inlayHints?: { posts?: boolean; dates?: boolean; readings?: boolean };
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

/**
 * A clean copy of a folder of the corpus in another folder: boilerplate gone, safe fixes applied, beside it the way back to the
 * originals, which stay as they are. Progress is told by `cleanCopyProgress`; cancelling leaves a copy that a later request
 * completes, and is answered.
 */
export const exportCleanCopy = 'yuliao/exportCleanCopy';
export interface ExportCleanCopyParams {
  /** URIs of folders. */
  source: string;
  destination: string;
  /** Whatever tells this request from others. */
  run: string;
}
export interface ExportCleanCopyResult {
  /** What came of it: one sentence in the user's language. */
  message: string;
  /** Why nothing was copied; `notEmpty`: the folder holds other files. */
  refused?: 'same' | 'inSource' | 'aroundSource' | 'notEmpty' | 'notFolder' | 'otherSource' | 'busy' | 'system' | 'notLocal';
  /** Absent where nothing was copied. */
  copy?: {
    /** Not where the request was cancelled. */
    complete: boolean;
    articles: number;
    /** Files that could not be copied; the report says why. */
    problems: number;
    /** URIs of the copy's folder and of the report for people. */
    folder: string;
    report: string;
  };
}

/** Throws the index away and crawls again; progress is reported, and cancelling leaves the old answers. */
export const rebuildIndex = 'yuliao/rebuildIndex';
export interface RebuildIndexResult {
  articles: number;
  cancelled: boolean;
}

/**
 * Pauses the reading of the corpus, or goes on with it. Open documents and edits are read all the same; answers are partial until it
 * goes on. A rebuild goes on, and so does the server's next start.
 */
export const pauseIndexing = 'yuliao/pauseIndexing';
export interface PauseIndexingParams {
  paused: boolean;
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

/** All rules of hygiene, in the order of their reference. */
export const rules = 'yuliao/rules';
export interface RulesResult {
  rules: WireRule[];
}
export interface WireRule {
  /** Rule id. */
  rule: string;
  title: string;
  /** What the rule catches. */
  description: string;
}

/** How many findings each rule has in the corpus, as the user wants to see them; reads all articles, and can be cancelled. */
export const findingsByRule = 'yuliao/findingsByRule';
export interface FindingsByRuleResult {
  /** In the order of the rules' reference; only rules that something breaks. */
  rules: WireRuleFindings[];
  /** Not shown because somebody ignored them, and because they stand in the baseline. */
  suppressed: number;
  accepted: number;
  /** The crawl still runs. */
  partial: boolean;
}
export interface WireRuleFindings {
  rule: string;
  title: string;
  severity: 'error' | 'warning' | 'information' | 'hint';
  findings: number;
  articles: number;
}

/** The articles that break a rule, those with most findings first. */
export const findingsOfRule = 'yuliao/findingsOfRule';
export interface FindingsOfRuleParams {
  rule: string;
}
export interface FindingsOfRuleResult {
  articles: {
    /** Relative to the folder of the corpus. */
    name: string;
    title: string | null;
    findings: number;
    /** The first of them. */
    location: WireLocation;
  }[];
  /** Further articles that are not listed. */
  left: number;
}

/** The safe fixes of all articles below a folder, or of the corpus; nothing is changed. Can be cancelled. */
export const safeFixes = 'yuliao/safeFixes';
export interface SafeFixesParams {
  /** A folder; absent: the whole corpus. */
  uri?: string;
}
export interface SafeFixesResult {
  files: FileFixes[];
  /** Further files with fixes, too many to be shown at once. */
  left: number;
}
export interface FileFixes {
  uri: string;
  /** In text order; `oldText` is what each replaces: where the document has other text, it has changed meanwhile. */
  edits: { range: WireRange; oldText: string; newText: string }[];
}

/** Deletions of lines of an article in all articles that have them; nothing is changed. Can be cancelled. */
export const linesEverywhere = 'yuliao/linesEverywhere';
export interface LinesEverywhereParams {
  /** Of the article. */
  uri: string;
  /** Counted from 1. */
  lines: number[];
}
export interface LinesEverywhereResult extends SafeFixesResult {
  /** Articles that keep their lines: without them other problems would show there. */
  refused: string[];
}

/** Suppressions that no finding needs any more; `remove` takes them out. Reads all articles, and can be cancelled. */
export const unusedSuppressions = 'yuliao/unusedSuppressions';
export interface UnusedSuppressionsParams {
  remove: boolean;
}
export interface UnusedSuppressionsResult {
  /** A line for each: what was ignored, and where. */
  unused: string[];
  /** How many suppressions there are in all. */
  total: number;
  /** What went wrong when they were to be removed. */
  problems: string[];
}

/**
 * The baseline: `ask` only counts; `make` accepts everything that stands now; `shrink` takes out what no longer stands. Reads all
 * articles, and can be cancelled.
 */
export const baseline = 'yuliao/baseline';
export interface BaselineParams {
  how: 'ask' | 'make' | 'shrink';
}
export interface BaselineResult {
  /** Lines that are accepted; null where there is no baseline. */
  accepted: number | null;
  /** Lines with findings at present. */
  standing: number;
  /** Lines that are accepted and still stand. */
  kept: number;
  problems: string[];
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

/** The name at a position, the most specific where names nest. */
export const nameAt = 'yuliao/nameAt';
export interface NameAtParams {
  uri: string;
  position: WireRange['start'];
}
/** Null where no name stands there, or the document is no article. */
export type NameAtResult = { kind: 'person' | 'organisation' | 'place'; key: string } | null;

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
  /** Whether something is being done, or waits, that can be paused: reading articles, counting words. */
  busy: boolean;
  /** Whether that waits because the user has paused it. */
  paused: boolean;
  /** Messages that the user should see in the status bar's tooltip: bounds that bit, folders that vanished. */
  notices: string[];
}

/** Commands of the server that its code actions name; any client can run them. */
export const serverCommands = {
  /** Remembers suppressions: `[IgnoreArguments]`. */
  ignore: 'yuliao.server.ignore',
} as const;
export interface IgnoreArguments {
  /** Of the article that was spoken of. */
  uri: string;
  suppressions: object;
}

/** Commands of our own client that code actions name where it speaks to the server. */
export const clientCommands = {
  /** Shows a place: `[WireLocation]`. */
  showPlace: 'yuliao.showPlace',
  /** Deletes lines in all articles that have them, after asking: `[LinesEverywhereParams]`. */
  deleteEverywhere: 'yuliao.deleteEverywhere',
  /** Compares two articles side by side: `[uri, uri]`. */
  compareArticles: 'yuliao.compareArticles',
} as const;

/** How far a clean copy is; sent a few times a second. */
export const cleanCopyProgress = 'yuliao/cleanCopyProgress';
export interface CleanCopyProgress {
  /** As the request has it. */
  run: string;
  /** Files of which it is known whether they are articles, and all files. */
  done: number;
  total: number;
}

/** The language of documents that hold queries. */
export const queryLanguage = 'cql';

/** The scheme of documents that are records of a file; the path is the file's, and the number of the record, 1-based. */
export const recordScheme = 'yuliao-record';

/** The text of a record, for a client that opens one: as the index has it, and as soon as it has it. */
export const recordText = 'yuliao/recordText';
export interface RecordTextParams {
  uri: string;
}
export interface RecordTextResult {
  /** Null where there is no such record. */
  text: string | null;
}

/** A record that is open has another text now, or is gone. */
export const recordChanged = 'yuliao/recordChanged';
export interface RecordChanged {
  uri: string;
}

/** Whether a document is an article of the corpus; answered from its text at once. */
export const isArticle = 'yuliao/isArticle';
export interface IsArticleParams {
  uri: string;
}
export interface IsArticleResult {
  article: boolean;
}
