/**
 * What the client can do, and what we therefore offer. Every capability is optional: a client that sends none gets all
 * features in their plainest form.
 */
import {
  type ClientCapabilities,
  CodeActionKind,
  type CodeLensOptions,
  type CompletionOptions,
  MarkupKind,
  type SemanticTokensLegend,
  SemanticTokensRequest,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { serverCommands } from '../protocol/protocol.ts';
import { tokenTypes } from '../protocol/tokens.ts';

/** The fixes that never delete what a reader might want, for "fix all" and on save. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.yuliao`;

/** How completion of queries is asked for: behind what a value or a name begins with. */
export const COMPLETION: CompletionOptions = { triggerCharacters: ['"', '“', '[', '<', '.', '|', '&', '('], resolveProvider: true };
/** Names are completed where the writer asks for it: a list that comes by itself is in the way of prose. */
export const NAME_COMPLETION: CompletionOptions = { resolveProvider: true };
export const LENSES: CodeLensOptions = { resolveProvider: true };

export interface Client {
  readonly markdown: boolean;
  readonly nestedSymbols: boolean;
  readonly versionedEdits: boolean;
  /** Shows what speaks against each change of an edit, and asks about it. */
  readonly annotatesEdits: boolean;
  /** Asks what is to be renamed before it asks for the name. */
  readonly preparesRename: boolean;
  /** Our own client, which has commands for what LSP has no request for. */
  readonly ours: boolean;
  readonly registersFormatting: boolean;
  readonly registersCompletion: boolean;
  readonly refreshesLenses: boolean;
  readonly refreshesHints: boolean;
  readonly insertsSnippets: boolean;
  readonly showsLabelDetails: boolean;
  /** Shows actions that cannot be chosen, with the reason. */
  readonly showsDisabled: boolean;
  /** Asks for an action's edits when it is chosen. */
  readonly resolvesEdits: boolean;
  readonly refreshesTokens: boolean;
  /** Asks again for the tokens of a text that has moved on meanwhile. */
  readonly retriesTokens: boolean;
  readonly refreshesFolding: boolean;
  readonly showsDocuments: boolean;
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly folders: boolean;
  readonly progress: boolean;
  readonly definitionLinks: boolean;
  readonly foldingLimit: number;
  readonly legend: SemanticTokensLegend;
}

/** @param ours whether it is our own client, which says so by its options */
export function readClient({ workspace, textDocument, window, general }: ClientCapabilities, ours: boolean): Client {
  const known = new Set<string>(textDocument?.semanticTokens?.tokenTypes);
  return {
    // A client that names no format predates Markdown's being optional, or is plain: plain text is safe in both.
    markdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    versionedEdits: workspace?.workspaceEdit?.documentChanges ?? false,
    annotatesEdits: (workspace?.workspaceEdit?.documentChanges ?? false) && workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    preparesRename: textDocument?.rename?.prepareSupport ?? false,
    ours,
    showsDisabled: textDocument?.codeAction?.disabledSupport ?? false,
    resolvesEdits:
      (textDocument?.codeAction?.dataSupport ?? false) && (textDocument?.codeAction?.resolveSupport?.properties.includes('edit') ?? false),
    registersFormatting: textDocument?.formatting?.dynamicRegistration ?? false,
    registersCompletion: textDocument?.completion?.dynamicRegistration ?? false,
    refreshesLenses: workspace?.codeLens?.refreshSupport ?? false,
    refreshesHints: workspace?.inlayHint?.refreshSupport ?? false,
    showsLabelDetails: textDocument?.completion?.completionItem?.labelDetailsSupport ?? false,
    insertsSnippets: textDocument?.completion?.completionItem?.snippetSupport ?? false,
    retriesTokens: general?.staleRequestSupport?.retryOnContentModified.includes(SemanticTokensRequest.method) ?? false,
    refreshesTokens: workspace?.semanticTokens?.refreshSupport ?? false,
    refreshesFolding: workspace?.foldingRange?.refreshSupport ?? false,
    showsDocuments: window?.showDocument?.support ?? false,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport ?? false,
    configuration: workspace?.configuration ?? false,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    folders: workspace?.workspaceFolders ?? false,
    progress: window?.workDoneProgress ?? false,
    definitionLinks: textDocument?.definition?.linkSupport ?? false,
    foldingLimit: textDocument?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY,
    legend: { tokenTypes: tokenTypes.map(({ id, standard }) => (known.has(id) ? id : standard)), tokenModifiers: [] },
  };
}

export function serverCapabilities(client: Client): ServerCapabilities {
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    hoverProvider: true,
    documentSymbolProvider: { label: 'Yuliao' },
    foldingRangeProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: client.preparesRename ? { prepareProvider: true } : true,
    workspaceSymbolProvider: true,
    semanticTokensProvider: { legend: client.legend, full: true, range: true },
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, FIX_ALL],
      resolveProvider: client.resolvesEdits,
    },
    // Where the client can be asked, it is asked for articles alone: other formatters own its Markdown.
    ...(client.registersFormatting ? {} : { documentFormattingProvider: true }),
    // Where the client can be asked, prose has no characters that bring it.
    ...(client.registersCompletion ? {} : { completionProvider: COMPLETION }),
    codeLensProvider: LENSES,
    inlayHintProvider: true,
    callHierarchyProvider: true,
    typeHierarchyProvider: true,
    typeDefinitionProvider: true,
    implementationProvider: true,
    documentLinkProvider: {},
    selectionRangeProvider: true,
    executeCommandProvider: { commands: Object.values(serverCommands) },
    ...(client.pullsDiagnostics
      ? { diagnosticProvider: { identifier: 'yuliao', interFileDependencies: false, workspaceDiagnostics: false } }
      : {}),
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { didRename: { filters: [{ scheme: 'file', pattern: { glob: '**/*' } }] } },
    },
  };
}
