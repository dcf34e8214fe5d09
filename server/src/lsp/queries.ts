/**
 * Queries of the client, as protocol/query.ts declares them. They are run by a thread of their own, which knows paths and templates;
 * here these become addresses and the user's language.
 */
import * as l10n from '@vscode/l10n';
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import manifest from '../../../package.json' with { type: 'json' };
import type { Corpus } from '../corpus/corpus.ts';
import { Cancelled, RequestThread } from '../corpus/request-thread.ts';
import type { CopyGroup } from '../corpus/snapshot.ts';
import { explainQuery } from '../features/explain-query.ts';
import { hitsDocument } from '../features/hits-document.ts';
import { paragraph, toMarkdown } from '../features/rich-text.ts';
import * as protocol from '../protocol/query.ts';
import { printQuery } from '../query/cql/print.ts';
import type { QueryProblem } from '../query/cql/syntax.ts';
import { readQuery } from '../query/languages.ts';
import * as thread from '../query/service/messages.ts';
import { isUnreadable, NOT_OPEN } from '../query/service/refusals.ts';
import { toLocation } from './conversions.ts';
import { cancellable } from './documents.ts';
import type { Context } from './editor.ts';
import { nameOf } from './uris.ts';

/** Characters to each side of a hit in a document of hits. */
const DOCUMENT_CONTEXT = 40;
/** Lines of a document of hits: as many as an editor shows with ease. */
const MOST_DOCUMENT_LINES = 10_000;
/** A corpus that is not open after so long, in milliseconds, is not waited for. */
const OPENING = 20_000;
/** Bound of the thread's heap, in megabytes: no query can eat the machine. Hits lie beside it, as many as the user's setting says. */
const HEAP = 1024;

/** What figures were asked with. */
interface Given extends Record<string, unknown> {
  readonly scope?: protocol.QueryScope;
  readonly target?: protocol.QueryScope;
  readonly reference?: protocol.QueryScope;
}

/** Queries that the server itself wants to know of. */
export interface Querying {
  /** How often a query is found; undefined where that cannot be told. */
  count(query: protocol.QueryText & Pick<protocol.QueryParams, 'zones'>, signal: AbortSignal): Promise<thread.CountResult | undefined>;
  /** Values that begin with something, the most frequent first. */
  values(name: thread.ValueName, prefix: string, limit: number, signal: AbortSignal): Promise<thread.ValuesResult['values']>;
  /** Articles that are nearly the same, the largest groups first; found by a walk over the corpus. */
  copyGroups(signal: AbortSignal): Promise<readonly CopyGroup[]>;
  close(): Promise<void>;
}

/**
 * Installs the handlers.
 * @param querier entry of the thread; @param most hits of a query that are kept, which may change at any time
 */
export function serveQueries({ connection, corpus, documents, uris }: Context, querier: URL, most: () => number): Querying {
  const open = new Set<number>();
  let last = 0;
  const querying = new RequestThread({
    entry: querier,
    heap: HEAP,
    told: (what, params) => {
      if (what === thread.PROGRESS) tell(params as thread.ProgressTold);
      if (what === thread.FIGURES) void connection.sendNotification(protocol.figuresProgress, params as protocol.FiguresProgress);
    },
    crashed: () => {
      for (const id of open) tell({ ...NOTHING, id, failure: l10n.t('the thread of queries has ended') });
      open.clear();
    },
    idle: () => open.size === 0,
  });

  function tell({ failure, ...progress }: thread.ProgressTold): void {
    const problem =
      failure === undefined ? {} : { problem: isUnreadable(failure) ? unread(failure) : l10n.t('The query has failed: {0}', failure) };
    void connection.sendNotification(protocol.queryProgress, { ...progress, ...problem } satisfies protocol.QueryProgress);
  }

  /** The corpus as it is now, as soon as it is open. @throws where that takes too long */
  async function place(): Promise<thread.CorpusPlace> {
    await documents.started();
    if (corpus.database === undefined) await opened(corpus);
    const { database, folders } = corpus;
    if (database === undefined)
      throw new ResponseError(LSPErrorCodes.RequestFailed, l10n.t('The corpus is not open yet. Try again in a moment.'));
    // Words come behind all else: until they are there, hits are missing.
    return { database: database.file, folders, partial: corpus.progress.phase !== 'ready' };
  }

  async function ask<Result>(method: string, params: unknown, token: CancellationToken): Promise<Result> {
    return await cancellable(token, async (signal) => {
      try {
        return (await querying.request(method, params, signal)) as Result;
      } catch (error) {
        if (error instanceof Cancelled) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
        throw new ResponseError(LSPErrorCodes.RequestFailed, failureText(error instanceof Error ? error.message : String(error)));
      }
    });
  }

  /** Why the thread does not answer, in the user's language where it is a reason of ours. */
  function failureText(message: string): string {
    if (isUnreadable(message)) return unread(message);
    return message === NOT_OPEN ? l10n.t('This query is no longer open. Run it again.') : message;
  }

  /** What to do; the system's own words are for whoever reads the log. */
  function unread(failure: string): string {
    connection.console.error(failure);
    return l10n.t('The index of the corpus cannot be read. Try again in a moment; if that does not help, run the command “Rebuild Index”.');
  }

  const problemsOf = (problems: readonly QueryProblem[]): protocol.WireQueryProblem[] =>
    problems.map(({ start, end, template, arguments: values }) => ({ start, end, message: l10n.t(template, ...values) }));

  const pathsOf = (given: readonly string[]): string[] => given.flatMap((uri) => nameOf(uri) ?? []).map((name) => corpus.canonical(name));

  function scopeOf({ folders, articles, ...rest }: protocol.QueryScope): thread.PathScope {
    return {
      ...rest,
      ...(folders === undefined ? {} : { folders: pathsOf(folders) }),
      ...(articles === undefined ? {} : { articles: pathsOf(articles) }),
    };
  }

  connection.onRequest<protocol.StartQueryResult, void>(
    protocol.startQuery,
    async ({ scope, ...params }: protocol.QueryParams, token): Promise<protocol.StartQueryResult> => {
      const id = ++last;
      const given: thread.StartParams = {
        ...params,
        id,
        most: most(),
        place: await place(),
        ...(scope === undefined ? {} : { scope: scopeOf(scope) }),
      };
      open.add(id);
      const started = await ask<thread.StartResult>('start', given, token).catch((error: unknown) => {
        open.delete(id);
        throw error;
      });
      if ('cql' in started) return { id, cql: started.cql };
      open.delete(id);
      return { problems: problemsOf(started.problems) };
    },
  );

  connection.onRequest(protocol.stopQuery, async ({ id }: protocol.QueryNumber, token): Promise<null> => {
    await ask('stop', { id }, token);
    return null;
  });

  connection.onRequest(protocol.closeQuery, async ({ id }: protocol.QueryNumber, token): Promise<null> => {
    if (open.delete(id)) await ask('close', { id }, token);
    return null;
  });

  connection.onRequest(protocol.queryPage, async (params: protocol.QueryPageParams, token): Promise<protocol.QueryPageResult> => {
    const { lines } = await ask<thread.PageResult>('page', params, token);
    return { lines: lines.map(({ location, ...line }) => ({ ...line, location: toLocation(location, uris.of(location.path)) })) };
  });

  connection.onRequest<protocol.ArrangeQueryResult, void>(
    protocol.arrangeQuery,
    async (params: protocol.ArrangeQueryParams, token): Promise<protocol.ArrangeQueryResult> => {
      const arranged = await ask<thread.ArrangeResult>('arrange', params, token);
      return 'problems' in arranged ? { problems: problemsOf(arranged.problems) } : arranged;
    },
  );

  connection.onRequest(
    protocol.groupQuery,
    (params: protocol.GroupQueryParams, token): Promise<protocol.GroupQueryResult> => ask('group', params, token),
  );
  connection.onRequest(
    protocol.queryCollocations,
    (params: protocol.QueryCollocationsParams, token): Promise<protocol.QueryCollocationsResult> => ask('collocations', params, token),
  );
  connection.onRequest(
    protocol.queryDispersion,
    async (params: protocol.QueryDispersionParams, token): Promise<protocol.QueryDispersionResult> => {
      const { articles, ...figures } = await ask<thread.DispersionResult>('dispersion', params, token);
      return { ...figures, articles: articles.map(({ file, ...article }) => ({ ...article, uri: uris.of(file) })) };
    },
  );
  connection.onRequest(
    protocol.queryTrend,
    (params: protocol.QueryTrendParams, token): Promise<protocol.QueryTrendResult> => ask('trend', params, token),
  );

  connection.onRequest(
    protocol.wordFrequencies,
    async ({ scope, ...params }: protocol.WordFrequenciesParams, token): Promise<protocol.WordFrequenciesResult> =>
      await ask('frequencies', { ...params, place: await place(), ...(scope === undefined ? {} : { scope: scopeOf(scope) }) }, token),
  );
  connection.onRequest(
    protocol.keywords,
    async ({ target, reference, ...params }: protocol.KeywordsParams, token): Promise<protocol.KeywordsResult> => {
      const parts = { target: scopeOf(target), ...(reference === undefined ? {} : { reference: scopeOf(reference) }) };
      return await ask('keywords', { ...params, ...parts, place: await place() }, token);
    },
  );
  connection.onRequest(
    protocol.speakerProfile,
    async ({ scope, ...params }: protocol.SpeakerProfileParams, token): Promise<protocol.KeywordsResult> =>
      await ask('profile', { ...params, place: await place(), ...(scope === undefined ? {} : { scope: scopeOf(scope) }) }, token),
  );

  connection.onRequest(
    protocol.exportQuery,
    async ({ file, with: options, ...params }: protocol.ExportQueryParams, token): Promise<protocol.ExportQueryResult> => {
      const path = nameOf(file);
      if (path === undefined || !file.startsWith('file:'))
        return { rows: 0, problem: l10n.t('Only files of this machine can be written.') };
      const given = withPaths((options ?? {}) as Given);
      const asked: thread.ExportParams = { ...params, with: given, file: path, version: manifest.version, place: await place() };
      const { rows, failure } = await ask<thread.ExportResult>('export', asked, token);
      return failure === undefined ? { rows } : { rows, problem: l10n.t('{0} cannot be written ({1}).', path, failure) };
    },
  );

  /** The scopes among what figures were asked with, by paths. */
  function withPaths({ scope, target, reference, ...rest }: Given): object {
    const named = Object.entries({ scope, target, reference }).flatMap(([name, each]) =>
      each === undefined ? [] : [[name, scopeOf(each)]],
    );
    return { ...rest, ...Object.fromEntries(named) };
  }

  connection.onRequest(protocol.explainQuery, ({ query, language }: protocol.QueryText): protocol.ExplainQueryResult => {
    const read = readQuery({ query, language });
    if ('problems' in read) return { problems: problemsOf(read.problems), explanation: '', cql: '' };
    return { problems: [], explanation: toMarkdown([paragraph(explainQuery(read))]), cql: printQuery(read) };
  });

  connection.onRequest(
    protocol.queryDocument,
    async ({ id, from, count }: protocol.QueryDocumentParams, token): Promise<protocol.QueryDocumentResult> => {
      const lines: thread.PageLine[] = [];
      // The thread gives so many lines at a time.
      for (;;) {
        const left = Math.min(count, MOST_DOCUMENT_LINES) - lines.length;
        const page: protocol.QueryPageParams = { id, from: from + lines.length, count: left, context: DOCUMENT_CONTEXT };
        const more = left > 0 ? (await ask<thread.PageResult>('page', page, token)).lines : [];
        if (more.length === 0) break;
        lines.push(...more);
      }
      return hitsDocument(lines, (location) => toLocation(location, uris.of(location.path)));
    },
  );

  return {
    count: async (query, signal) =>
      (await querying.request('count', { ...query, place: await place() } satisfies thread.CountParams, signal)) as
        | thread.CountResult
        | undefined,
    values: async (name, prefix, limit, signal) => {
      const params: thread.ValuesParams = { name, prefix, limit, place: await place() };
      return ((await querying.request('values', params, signal)) as thread.ValuesResult).values;
    },
    copyGroups: async (signal) => {
      const params: thread.CopyGroupsParams = { place: await place() };
      return ((await querying.request('copyGroups', params, signal)) as thread.CopyGroupsResult).groups;
    },
    close: () => querying.close(),
  };
}

/** Resolves when a corpus has its database, or when it is not to be expected any more. */
async function opened(corpus: Corpus): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, OPENING);
  timer.unref();
  const subscription = corpus.onProgress(({ phase }) => {
    if (corpus.database !== undefined || phase === 'failed') resolve();
  });
  await promise;
  subscription.dispose();
  clearTimeout(timer);
}

/** Progress of a query that is over, of which nothing is left. */
const NOTHING = {
  hits: 0,
  articles: 0,
  lines: 0,
  done: 0,
  total: 0,
  ended: true,
  cut: false,
  unfinished: 0,
  partial: false,
  milliseconds: 0,
} as const;
