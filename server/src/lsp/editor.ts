/**
 * The editor's requests about a document and about the workspace: take the article and a snapshot, ask the feature,
 * convert the answer. A document that is unknown or no article, or a position outside it, gets the empty answer.
 */
import {
  type CancellationToken,
  type Connection,
  type DefinitionLink,
  DocumentHighlightKind,
  type FoldingRange,
  LSPErrorCodes,
  type Position,
  ResponseError,
  type SemanticTokens,
  SemanticTokensBuilder,
  type Location as WireLocation,
  type Range as WireRange,
} from 'vscode-languageserver/node';
import type { Corpus } from '../corpus/corpus.ts';
import type { CopyCounting, Location } from '../corpus/snapshot.ts';
import type { Portions } from '../corpus/surroundings.ts';
import { hoverWithEvidence } from '../features/explain-page.ts';
import { workspaceSymbols } from '../features/find-names.ts';
import { foldingRanges } from '../features/folding.ts';
import { hover } from '../features/hover.ts';
import type { OpenArticle } from '../features/open-article.ts';
import { outline } from '../features/outline.ts';
import { definition, highlights, referencesInPortions } from '../features/references.ts';
import { type SemanticToken, semanticTokens } from '../features/semantic-tokens.ts';
import { tokenTypes } from '../protocol/tokens.ts';
import { serveActions } from './actions.ts';
import type { Client } from './capabilities.ts';
import {
  locationRange,
  toDocumentSymbol,
  toFlatSymbols,
  toLocation,
  toMarkup,
  toOffset,
  toRange,
  toSpan,
  toWorkspaceSymbol,
} from './conversions.ts';
import type { Documents } from './documents.ts';
import { inPortions, refuseCancelled } from './portions.ts';
import { queryFolding, queryHover, querySymbols } from './query-editor.ts';
import type { QueryFiles } from './query-files.ts';
import { inTurns } from './turns.ts';
import type { Uris } from './uris.ts';

export interface Context {
  readonly connection: Connection;
  readonly corpus: Corpus;
  readonly documents: Documents;
  /** Open files of queries. */
  readonly queries: QueryFiles;
  readonly uris: Uris;
  readonly client: Client;
  /** Whether hovers tell the evidence for what they name; the setting may change at any time. */
  readonly debugHover: () => boolean;
  /** Whether articles that are nearly the same all count in statistics; the setting may change at any time. */
  readonly nearDuplicates: () => CopyCounting;
}

/** Asks `answer` about the article of a request, or gives `empty` where there is none. */
export type Inquiry = <Answer>(
  uri: string,
  token: CancellationToken,
  empty: Answer,
  answer: (article: OpenArticle) => Answer,
) => Promise<Answer>;

/** Installs the handlers. @returns how others ask about an article */
export function serveEditor(context: Context): Inquiry {
  const { connection, corpus, documents, queries, uris, client, debugHover } = context;

  /** Asks `answer` about the article of a request, or gives `empty`. */
  async function about<Answer>(
    uri: string,
    token: CancellationToken,
    empty: Answer,
    answer: (article: OpenArticle) => Answer,
    common?: Parameters<Documents['article']>[2],
  ): Promise<Answer> {
    const article = await documents.article(uri, token, common);
    refuseCancelled(token);
    return article === undefined ? empty : answer(article);
  }

  function at<Answer>(
    { textDocument, position }: { textDocument: { uri: string }; position: Position },
    token: CancellationToken,
    empty: Answer,
    answer: (article: OpenArticle, offset: number) => Answer,
  ): Promise<Answer> {
    const found = (article: OpenArticle) => {
      const offset = toOffset(article.lines, position);
      return offset === undefined ? empty : answer(article, offset);
    };
    return about(textDocument.uri, token, empty, found, 'lately');
  }

  const wire = (location: Location): WireLocation => toLocation(location, uris.of(location.path));

  connection.onHover((params, token) => {
    const file = queries.of(params.textDocument.uri);
    if (file !== undefined) return queryHover(file, params.position, corpus.snapshot(), client.markdown);
    return at(params, token, null, (article, offset) => {
      const found = debugHover() ? hoverWithEvidence(corpus.snapshot(), article, offset) : hover(corpus.snapshot(), article, offset);
      return found === undefined ? null : { contents: toMarkup(found.blocks, client.markdown), range: toRange(article.lines, found.span) };
    });
  });

  connection.onDocumentSymbol(({ textDocument }, token) => {
    const file = queries.of(textDocument.uri);
    if (file !== undefined) return querySymbols(file, textDocument.uri, client.nestedSymbols);
    const entriesOf = (article: OpenArticle) => {
      const entries = outline(article);
      return client.nestedSymbols
        ? entries.map((entry) => toDocumentSymbol(article.lines, entry))
        : toFlatSymbols(article.lines, textDocument.uri, entries);
    };
    // No client asks again because of what other articles say.
    return about<ReturnType<typeof entriesOf>>(textDocument.uri, token, [], entriesOf, 'lately');
  });

  connection.onFoldingRanges(({ textDocument }, token) => {
    const file = queries.of(textDocument.uri);
    if (file !== undefined) return queryFolding(file, client.foldingLimit);
    return about<FoldingRange[]>(textDocument.uri, token, [], (article) =>
      foldingRanges(article)
        .slice(0, client.foldingLimit)
        .map(({ line, endLine, kind }) => ({ startLine: line - 1, endLine: endLine - 1, kind })),
    );
  });

  connection.onReferences(async (params, token, _progress, partial) => {
    const found = await at<Portions<Iterable<readonly Location[]>> | undefined>(params, token, undefined, (article, offset) =>
      referencesInPortions(corpus.snapshot(), article, offset, params.context.includeDeclaration),
    );
    return found === undefined ? [] : await inPortions(await inTurns(found, token), uris, token, partial);
  });

  connection.onDefinition((params, token) =>
    at<WireLocation | DefinitionLink[] | null>(params, token, null, (article, offset) => {
      const found = definition(corpus.snapshot(), article, offset);
      if (found === undefined) return null;
      if (!client.definitionLinks) return wire(found.target);
      const range = locationRange(found.target);
      return [
        {
          originSelectionRange: toRange(article.lines, found.origin),
          targetUri: uris.of(found.target.path),
          targetRange: range,
          targetSelectionRange: range,
        },
      ];
    }),
  );

  connection.onDocumentHighlight((params, token) =>
    at(params, token, null, (article, offset) => {
      const found = highlights(corpus.snapshot(), article, offset);
      if (found.length === 0) return null;
      return found.map(({ span, introduction }) => ({
        range: toRange(article.lines, span),
        kind: introduction ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      }));
    }),
  );

  connection.onWorkspaceSymbol(({ query }, token) => {
    refuseCancelled(token);
    return workspaceSymbols(corpus.snapshot(), query).map((symbol) => toWorkspaceSymbol(symbol, uris.of(symbol.location.path)));
  });

  serveActions(context, about);

  /**
   * Tokens are of the text that they were asked for. A client that is typed into moves what comes along with what was typed meanwhile, so
   * that those of the newer text would be moved twice.
   */
  function tokens(uri: string, token: CancellationToken, range?: WireRange): Promise<SemanticTokens> {
    const asked = documents.get(uri)?.version;
    return about<SemanticTokens>(uri, token, { data: [] }, (article) => {
      if (client.retriesTokens && documents.get(uri)?.version !== asked)
        throw new ResponseError(LSPErrorCodes.ContentModified, 'the text has moved on');
      return encodeTokens(article, semanticTokens(article, range && toSpan(article.lines, range)));
    });
  }

  connection.languages.semanticTokens.on(({ textDocument }, token) => tokens(textDocument.uri, token));
  connection.languages.semanticTokens.onRange(({ textDocument, range }, token) => tokens(textDocument.uri, token, range));

  return about;
}

function encodeTokens({ lines }: OpenArticle, tokens: readonly SemanticToken[]): { data: number[] } {
  const builder = new SemanticTokensBuilder();
  for (const { start, end, type } of tokens) {
    const kind = tokenTypes.findIndex(({ id }) => id === type);
    builder.push(lines.lineAt(start) - 1, lines.columnAt(start), end - start, kind, 0);
  }
  return { data: builder.build().data };
}
