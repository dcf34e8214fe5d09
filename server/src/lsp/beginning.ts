/**
 * The first thing of a session: its corpus, told what to read. Files are looked through in a thread of their own, so this is done
 * before all that answers requests is loaded, which takes as long as a tenth of all files takes to verify.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Connection, InitializeParams } from 'vscode-languageserver/node';
import { cacheFolder } from '../corpus/cache-folder.ts';
import { Corpus } from '../corpus/corpus.ts';
import type { IndexerThread } from '../corpus/indexer-thread.ts';
import { canonicalPath } from '../corpus/paths.ts';
import type { InitializationOptions } from '../protocol/protocol.ts';
import type { Client } from './capabilities.ts';
import type { ServerOptions } from './server.ts';
import { type Configured, readSettings, type ServerSettings } from './settings.ts';
import { nameOf } from './uris.ts';

export class Beginning {
  readonly corpus: Corpus;
  /** What the client sent along with `initialize`, where it is our own. */
  readonly given: InitializationOptions | undefined;
  /** Those of the workspace as the client last told them. */
  readonly folders: Set<string>;
  readonly #connection: Connection;
  readonly #client: Client;
  #settings: ServerSettings;
  #starting: Promise<void> | undefined;
  #started = false;

  /** Touches nothing on the disk. @param thread of the analysis worker */
  constructor(connection: Connection, params: InitializeParams, client: Client, options: ServerOptions, thread: IndexerThread) {
    this.#connection = connection;
    this.#client = client;
    this.given = readOptions(params);
    this.#settings = readSettings({ section: this.given?.settings });
    this.folders = new Set(foldersOf(params));
    const { worker, analyst, segmenter } = options;
    const storage = this.given?.storage ?? cacheFolder([...this.folders]);
    this.corpus = new Corpus({ worker, thread, analyst, segmenter, ...(storage === undefined ? {} : { storage }) });
  }

  /** As given with `initialize`; from the start on, as the client answers when it is asked. */
  get settings(): ServerSettings {
    return this.#settings;
  }

  /** Whether the corpus knows its folders: from then on it must be told of each change. */
  get started(): boolean {
    return this.#started;
  }

  /** Asks the client for its settings and has the corpus read; once, however often it is called. Not before `initialized`. */
  start(): Promise<void> {
    this.#starting ??= this.#start();
    return this.#starting;
  }

  /** Asks the client anew; undefined where it cannot be asked or does not answer. */
  async pullSettings(): Promise<ServerSettings | undefined> {
    return this.#client.configuration ? await pullSettings(this.#connection, this.folders) : undefined;
  }

  /** New settings, for the part of them that decides what is read and counted. */
  apply(settings: ServerSettings): void {
    this.#settings = settings;
    this.corpus.configure(settings.corpus);
    this.corpus.countPhrases(settings.phrases);
    this.corpus.useWorkers(settings.workers);
  }

  async #start(): Promise<void> {
    this.apply((await this.pullSettings()) ?? this.#settings);
    this.#started = true;
    this.corpus.setFolders([...this.folders]);
  }
}

function readOptions(params: InitializeParams): InitializationOptions | undefined {
  const given: unknown = params.initializationOptions;
  if (typeof given !== 'object' || given === null) return undefined;
  const { storage, settings } = given as InitializationOptions;
  return { ...(typeof storage === 'string' ? { storage } : {}), ...(settings === undefined ? {} : { settings }) };
}

function foldersOf(params: InitializeParams): string[] {
  const found = new Set<string>();
  for (const { uri } of params.workspaceFolders ?? []) addFolder(found, uri);
  // Clients from before workspace folders name one root.
  if (params.workspaceFolders === undefined || params.workspaceFolders === null) {
    if (params.rootUri) addFolder(found, params.rootUri);
    else if (params.rootPath) found.add(params.rootPath);
  }
  return [...found];
}

/** Takes a folder in, if it is one of this machine. */
export function addFolder(folders: Set<string>, uri: string): void {
  const folder = nameOf(uri);
  if (folder !== undefined && uri.startsWith('file:')) folders.add(folder);
}

/** How long the client may take to tell its settings before the crawl begins without them, in milliseconds. */
const PATIENCE = 3000;

/**
 * Asks the client; undefined where it does not answer.
 * @param folders paths; each of several is asked for, since it may have settings of its own
 */
async function pullSettings(connection: Connection, folders: ReadonlySet<string>): Promise<ServerSettings | undefined> {
  try {
    const several = folders.size > 1 ? [...folders] : [];
    const scopes = [{}, ...several.map((folder) => ({ scopeUri: pathToFileURL(folder).href }))];
    const items = scopes.flatMap((scope) => [
      { ...scope, section: 'yuliao' },
      { ...scope, section: 'files.exclude' },
    ]);
    const asked = connection.workspace.getConfiguration(items) as Promise<unknown[]>;
    const [section, filesExclude, ...own] = await Promise.race([asked, sleep(PATIENCE, [], { ref: false })]);
    if (section === null || section === undefined) return undefined;
    const configured = several.map((folder, at): [string, Configured] => [
      canonicalPath(folder),
      { section: own[2 * at] ?? section, filesExclude: own[2 * at + 1] ?? filesExclude },
    ]);
    return readSettings({ section, filesExclude }, new Map(configured));
  } catch {
    return undefined;
  }
}
