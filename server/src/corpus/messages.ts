/**
 * What the reading side of the corpus and its indexer say to each other, whether a thread lies between them or not.
 * Plain data only: it is cloned on its way.
 */

import type { DeclaredPeople } from './identity/declared.ts';

/** What is left out of a folder, beyond what the folder itself says. */
export interface Exclusions {
  /** Globs relative to the folder, as VS Code writes them (`yuliao.exclude`). */
  readonly exclude?: readonly string[];
  /** VS Code's `files.exclude`: glob → on. */
  readonly filesExclude?: Readonly<Record<string, boolean>>;
}

/** Which files belong to the corpus, beyond what the folders themselves say. 设置 */
export interface CorpusSettings extends Exclusions {
  /** What is left out of folders that have settings of their own, by their canonical paths; they take the place of the general ones. */
  readonly folders?: Readonly<Record<string, Exclusions>>;
  readonly limits?: {
    /** Most articles of a corpus. */
    readonly files?: number;
    /** Bytes of a file that are read; the rest of a larger one is left out. */
    readonly fileSize?: number;
    /** Deepest folder below a root, in levels. */
    readonly depth?: number;
  };
}

/**
 * Something the user should know and can act on. The message is a template with its arguments, so that the server can
 * translate it; `message` has them filled in, in English.
 */
export interface Notice {
  /** One notice of a kind for one subject; a second one with the same id replaces the first. */
  readonly id: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly template: string;
  readonly arguments: readonly string[];
  readonly message: string;
  /** The file or folder it is about. */
  readonly path?: string;
}

/** How far the index is. */
export interface Progress {
  /** `starting`: no answers yet; `crawling`: recognition runs; `tokens`: words are being counted; `ready`: nothing to do; `failed`: the analysis cannot be kept running. */
  readonly phase: 'starting' | 'crawling' | 'tokens' | 'ready' | 'failed';
  /** Articles and other files that are done. */
  readonly indexed: number;
  /** Files that are known. */
  readonly total: number;
  /** How many of them are articles. */
  readonly articles: number;
  /** Articles whose words have been counted since the indexer started. */
  readonly words: number;
  /** Whether crawling and the counting of words wait until they are told to go on. */
  readonly paused: boolean;
}

/** To the indexer. */
export type Command =
  | { readonly type: 'folders'; readonly folders: readonly string[]; readonly settings: CorpusSettings }
  | { readonly type: 'document'; readonly path: string; readonly text: string; readonly version: number; readonly always: boolean }
  /** What an open document will hold if nobody types on: analysed already, not written. */
  | { readonly type: 'expected'; readonly path: string; readonly text: string }
  | { readonly type: 'close'; readonly path: string }
  | { readonly type: 'files'; readonly paths: readonly string[] }
  /** In how many threads beside that of the indexer articles are analysed while many are read; 0: in its own. */
  | { readonly type: 'workers'; readonly workers: number }
  | { readonly type: 'rebuild'; readonly ticket: number }
  | { readonly type: 'cancelRebuild' }
  /** Open documents and single files that change are read all the same; a rebuild ends the pause. */
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  /** @param words whether the second pass is waited for too */
  | { readonly type: 'settle'; readonly ticket: number; readonly words: boolean }
  | { readonly type: 'stop' };

/** From the indexer. */
export type Report =
  /** The database stands and can be read at `file`; a temporary one lies in a folder of its own, to be deleted at the end. */
  | { readonly type: 'opened'; readonly file: string; readonly temporary: boolean }
  | { readonly type: 'progress'; readonly progress: Progress }
  /** What the folders say of people has changed. */
  | { readonly type: 'declared'; readonly people: readonly DeclaredPeople[] }
  /** A batch is in the database. Undefined paths: so many that no list is worth it. */
  | { readonly type: 'changed'; readonly paths: readonly string[] | undefined }
  /** An open document's version is in the database, or, where it is no article, is known not to be one. */
  | { readonly type: 'analysed'; readonly path: string; readonly version: number; readonly article: boolean }
  | { readonly type: 'notice'; readonly notice: Notice }
  | { readonly type: 'noticeGone'; readonly id: string }
  | { readonly type: 'rebuilt'; readonly ticket: number; readonly articles: number; readonly cancelled: boolean }
  | { readonly type: 'settled'; readonly ticket: number }
  /** What is being read now; said only after a crash, so that the next one shows which file did it. */
  | { readonly type: 'reading'; readonly path: string }
  /** The database turned out to be broken: a new one is needed. */
  | { readonly type: 'corrupt' }
  | { readonly type: 'stopped' };

/** How an indexer is started. */
export interface IndexerOptions {
  /** Folder for the database; null: memory only. */
  readonly storage: string | null;
  /** Address of the segmenter's entry, where words are counted, after recognition; null: they are not. */
  readonly segmenter: string | null;
  /** Address of the entry of threads that only analyse; null: there are none, whatever is asked for. */
  readonly analyst: string | null;
  /** Begin with an empty database. */
  readonly recreate: boolean;
  /** Say what is being read: the last start ended in a crash. */
  readonly careful: boolean;
  /** Files that ended an earlier start; they are left out. */
  readonly avoid: readonly string[];
}

/** Builds a notice; `{0}`, `{1}` … of the template are filled in. */
export function notice(
  id: string,
  severity: Notice['severity'],
  template: string,
  values: readonly (string | number)[] = [],
  path?: string,
): Notice {
  const written = values.map(String);
  const message = template.replace(/\{(\d+)\}/g, (whole, index) => written[Number(index)] ?? whole);
  return { id, severity, template, arguments: written, message, ...(path === undefined ? {} : { path }) };
}
