/**
 * One client's session: what happens in which order from `initialized` to `exit`. Nothing touches the disk before
 * `initialized`.
 */
import * as l10n from '@vscode/l10n';
import {
  CompletionRequest,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentFormattingRequest,
  type InitializeParams,
  WatchKind,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver/node';
import chinese from '../../l10n/bundle.l10n.zh-cn.json' with { type: 'json' };
import { Policies } from '../corpus/policies.ts';
import { language } from '../features/rule-wording.ts';
import { ruleOf } from '../hygiene/catalogue.ts';
import { rulePage } from '../hygiene/document.ts';
import { queryLanguage } from '../protocol/protocol.ts';
import { addFolder, type Beginning } from './beginning.ts';
import { type Client, COMPLETION, NAME_COMPLETION } from './capabilities.ts';
import { serveCleanCopy } from './clean-copy.ts';
import { serveCompare } from './compare.ts';
import { ARTICLE_LANGUAGE, Documents } from './documents.ts';
import { serveDossiers } from './dossiers.ts';
import { serveEditing } from './editing.ts';
import { type Context, serveEditor } from './editor.ts';
import { serveFileFixes } from './file-fixes.ts';
import { serveHygiene } from './hygiene.ts';
import { serveIdentity } from './identity.ts';
import { prepareNames } from './name-preparation.ts';
import { serveNotes } from './notes.ts';
import { Problems } from './problems.ts';
import { serveQueries } from './queries.ts';
import { answerQueryFiles } from './query-editor.ts';
import { QueryFiles } from './query-files.ts';
import { queryService } from './query-service.ts';
import { serveRecords } from './record-documents.ts';
import { refreshEditing } from './refreshing.ts';
import { serveRelations } from './relations.ts';
import { serveRename } from './rename.ts';
import { serveRequests } from './requests.ts';
import { prepareSearches } from './search-preparation.ts';
import type { ServerOptions } from './server.ts';
import { readSettings } from './settings.ts';
import { Status } from './status.ts';
import { nameOf, Uris } from './uris.ts';
import { serveViews } from './views.ts';

/**
 * Installs all handlers.
 * @param params of the `initialize` request, which is answered elsewhere
 * @param beginning whose corpus may be at work already
 */
export function startSession(
  connection: Connection,
  params: InitializeParams,
  client: Client,
  options: ServerOptions,
  beginning: Beginning,
): void {
  chooseLanguage(params.locale);
  const { corpus, folders, given } = beginning;
  let { settings } = beginning;
  let started = false;
  const uris = new Uris();
  const policies = new Policies(() => queueMicrotask(() => problems.tellBroken(policies.broken)));
  const documents = new Documents(connection, corpus, uris, policies);
  const queries = new QueryFiles(documents);
  const problems = new Problems(connection, documents, queries, (rule) => pageOf(options.rules, rule));
  problems.start(client);
  problems.enable(settings.diagnostics, settings.problems);
  corpus.onChanged(() => problems.corpusChanged());
  prepareSearches(corpus);
  prepareNames(corpus, documents);
  const status = new Status(connection, corpus, { progress: client.progress, status: given !== undefined });
  const context: Context = {
    connection,
    corpus,
    documents,
    queries,
    uris,
    client,
    debugHover: () => settings.debugHover,
    nearDuplicates: () => settings.nearDuplicates,
  };
  const about = serveEditor(context);
  serveRequests(context, status);
  serveCleanCopy(context, options.cleaner, () => settings);
  serveHygiene(context, policies, showDecisions, (files) => problems.tellUnused(files));
  serveFileFixes(context, policies);
  serveRecords(context);
  serveRename(context);
  serveNotes(context);
  serveCompare(context);
  serveIdentity(context);
  serveDossiers(context);
  const querying = serveQueries(context, options.querier, () => settings.hits);
  const views = serveViews(context, policies, (signal) => querying.copyGroups(signal));
  const ofQueries = answerQueryFiles(context, queryService(corpus, querying));
  serveEditing(context, about, ofQueries, () => settings.editing);
  serveRelations(context, about);
  const refreshEditor = refreshEditing(connection, corpus, client, () => documents.all().length > 0);

  connection.onInitialized(async () => {
    // This registers a capability, which no server may do before its answer to `initialize`.
    if (client.folders) connection.workspace.onDidChangeWorkspaceFolders(changeFolders);
    await beginning.start();
    ({ settings } = beginning);
    applySettings();
    started = true;
    policies.setFolders(corpus.folders);
    problems.tellBroken(policies.broken);
    documents.start();
    await register(connection, client);
  });

  connection.onDidChangeConfiguration(async (params: { settings: unknown }) => {
    const pulled = await beginning.pullSettings();
    const pushed = (params.settings as { yuliao?: unknown } | null | undefined)?.yuliao;
    if (pulled === undefined && pushed === undefined) return;
    settings = pulled ?? readSettings({ section: pushed });
    applySettings();
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    const files = changes.flatMap(({ uri }) => nameOf(uri) ?? []);
    if (policies.filesChanged(files)) showDecisions();
    corpus.filesChanged(files);
  });

  connection.onShutdown(async () => {
    await querying.close();
    await corpus.dispose();
  });

  async function changeFolders({ added, removed }: WorkspaceFoldersChangeEvent): Promise<void> {
    for (const { uri } of removed) folders.delete(nameOf(uri) ?? uri);
    for (const { uri } of added) addFolder(folders, uri);
    // A change that comes before the crawl's start is part of what it starts with.
    if (!beginning.started) return;
    // A folder among several may leave out files of its own.
    settings = (await beginning.pullSettings()) ?? settings;
    beginning.apply(settings);
    corpus.setFolders([...folders]);
    if (!started) return;
    policies.setFolders(corpus.folders);
    showDecisions();
  }

  /** Decisions have changed: everything that shows findings or boilerplate is told anew. */
  function showDecisions(): void {
    problems.tellBroken(policies.broken);
    problems.refresh();
    views.changed();
    if (client.refreshesTokens) connection.languages.semanticTokens.refresh().catch(ignoreGone);
    if (client.refreshesFolding) connection.languages.foldingRange.refresh().catch(ignoreGone);
  }

  function applySettings(): void {
    beginning.apply(settings);
    problems.enable(settings.diagnostics, settings.problems);
    if (started) refreshEditor();
    if (policies.choose(settings.choices) && started) showDecisions();
  }
}

/** Where a rule is explained, in the user's language; undefined for one that the catalogue does not know. */
function pageOf(rules: URL, id: string): string | undefined {
  const rule = ruleOf(id);
  return rule === undefined ? undefined : new URL(rulePage(rule, language()), rules).href;
}

/** Chinese for every Chinese locale: there is no bundle in traditional characters yet, and Chinese readers have one in Chinese. */
function chooseLanguage(locale: string | undefined): void {
  l10n.config({ contents: locale?.toLowerCase().startsWith('zh') ? chinese : {} });
}

/** A client that goes away, or wants nothing now, asks again when the text changes. */
function ignoreGone(): void {}

/** Asks to be told of changed settings and files, where the client can be asked. */
async function register(connection: Connection, client: Client): Promise<void> {
  try {
    if (client.registersFormatting) {
      await connection.client.register(DocumentFormattingRequest.type, { documentSelector: [{ language: ARTICLE_LANGUAGE }] });
    }
    if (client.registersCompletion) {
      const of = (language: string) => ({ documentSelector: [{ language }] });
      await connection.client.register(CompletionRequest.type, { ...of(queryLanguage), ...COMPLETION });
      await connection.client.register(CompletionRequest.type, { ...of(ARTICLE_LANGUAGE), ...NAME_COMPLETION });
    }
    if (client.registersConfiguration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'yuliao' });
    }
    if (client.registersWatchers) {
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [
          { globPattern: '**/*.{txt,md,jsonl,ndjson,csv,tsv}' },
          { globPattern: '**/{yuliao.json,.gitignore}' },
          { globPattern: '**/.yuliao/*.json' },
          // A folder that comes or goes is told as one event, under its own name.
          { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
        ],
      });
    }
  } catch (error) {
    connection.console.warn(`The client refused to watch files or settings: ${error instanceof Error ? error.message : String(error)}`);
  }
}
