/**
 * Our own requests, as protocol.ts declares them.
 */
import type { CancellationToken } from 'vscode-languageserver/node';
import { boilerplateBlocks } from '../features/boilerplate.ts';
import { entityAt } from '../features/caret.ts';
import { explainRecognition } from '../features/explain-page.ts';
import { explainRule } from '../features/explain-rule.ts';
import { exportOfficials } from '../features/export-officials.ts';
import { findEntities } from '../features/find-names.ts';
import { distinctionOf } from '../features/hover-bearers.ts';
import { entityMentions } from '../features/references.ts';
import { statisticsDocument } from '../features/statistics.ts';
import * as protocol from '../protocol/protocol.ts';
import { toLocation, toOffset, toRange } from './conversions.ts';
import { signalOf } from './documents.ts';
import type { Context } from './editor.ts';
import { inPortions } from './portions.ts';
import type { Status } from './status.ts';
import { inTurns } from './turns.ts';

/** However many somebody asks for, a list to choose from is no longer than this. */
const MOST_ENTITIES = 1000;

/** Installs the handlers. */
export function serveRequests({ connection, corpus, documents, uris, nearDuplicates }: Context, status: Status): void {
  connection.onRequest(protocol.findEntities, (params: protocol.FindEntitiesParams): protocol.FindEntitiesResult => {
    const snapshot = corpus.snapshot();
    const limit = Math.min(params.limit, MOST_ENTITIES);
    const items = findEntities(snapshot, params.kind, params.query, limit, params.officials).map(
      (entity): protocol.WireEntity => ({
        key: entity.id,
        name: entity.name,
        ...(entity.post === undefined && entity.place === undefined ? {} : { post: distinctionOf(entity) }),
        mentions: entity.mentions,
        articles: entity.articles,
        location: toLocation(entity.location, uris.of(entity.location.path)),
      }),
    );
    return { items, partial: snapshot.partial };
  });

  connection.onRequest(
    protocol.entityReferences,
    async ({ kind, key }: protocol.EntityReferencesParams, token): Promise<protocol.EntityReferencesResult> =>
      inPortions(await inTurns(entityMentions(corpus.snapshot(), kind, key), token), uris, token, undefined),
  );

  connection.onRequest(
    protocol.statistics,
    (): protocol.StatisticsResult => ({ markdown: statisticsDocument(corpus.snapshot(), nearDuplicates()) }),
  );

  connection.onRequest(
    protocol.exportOfficials,
    ({ format }: protocol.ExportOfficialsParams): protocol.ExportOfficialsResult => exportOfficials(corpus.snapshot(), format),
  );

  connection.onRequest(protocol.rebuildIndex, async (...given: unknown[]): Promise<protocol.RebuildIndexResult> => {
    // The library hands over the parameters only where a client sent any; the token comes last.
    const aborted = signalOf(given.at(-1) as CancellationToken);
    try {
      return await corpus.rebuild(aborted.signal);
    } finally {
      aborted.dispose();
    }
  });

  connection.onRequest(protocol.pauseIndexing, ({ paused }: protocol.PauseIndexingParams): null => {
    if (paused) corpus.pause();
    else corpus.resume();
    return null;
  });

  connection.onRequest(
    protocol.boilerplateBlocks,
    async ({ uri }: protocol.BoilerplateBlocksParams, token): Promise<protocol.BoilerplateBlocksResult> => {
      const article = await documents.article(uri, token);
      return article === undefined ? [] : boilerplateBlocks(article).map((block) => toRange(article.lines, block));
    },
  );

  connection.onRequest(
    protocol.explainRule,
    ({ rule }: protocol.ExplainRuleParams): protocol.ExplainRuleResult => ({ markdown: explainRule(rule) }),
  );

  connection.onRequest(
    protocol.explainRecognition,
    async ({ uri, position }: protocol.ExplainRecognitionParams, token): Promise<protocol.ExplainRecognitionResult> => {
      const article = await documents.article(uri, token);
      const offset = article === undefined ? undefined : toOffset(article.lines, position);
      return { markdown: article === undefined || offset === undefined ? null : explainRecognition(article, offset) };
    },
  );

  connection.onRequest(protocol.nameAt, async ({ uri, position }: protocol.NameAtParams, token): Promise<protocol.NameAtResult> => {
    const article = await documents.article(uri, token);
    const offset = article === undefined ? undefined : toOffset(article.lines, position);
    const entity = article === undefined || offset === undefined ? undefined : entityAt(article.facts, offset);
    return entity === undefined ? null : { kind: entity.kind, key: entity.key };
  });

  connection.onRequest(protocol.indexStatus, (): protocol.IndexStatus => status.current());

  connection.onRequest(
    protocol.isArticle,
    async ({ uri }: protocol.IsArticleParams, token): Promise<protocol.IsArticleResult> => ({
      article: (await documents.article(uri, token)) !== undefined,
    }),
  );
}
