/**
 * What the client can do, and what we therefore offer. Every capability is optional: a client that sends none gets all
 * features in their plainest form.
 */
import {
  type ClientCapabilities,
  CodeActionKind,
  MarkupKind,
  type SemanticTokensLegend,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { tokenTypes } from '../protocol/tokens.ts';

/** The fixes that never delete what a reader might want, for "fix all" and on save. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.yuliao`;

export interface Client {
  readonly markdown: boolean;
  readonly nestedSymbols: boolean;
  readonly versionedEdits: boolean;
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

export function readClient({ workspace, textDocument, window }: ClientCapabilities): Client {
  const known = new Set<string>(textDocument?.semanticTokens?.tokenTypes);
  return {
    // A client that names no format predates Markdown's being optional, or is plain: plain text is safe in both.
    markdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    versionedEdits: workspace?.workspaceEdit?.documentChanges ?? false,
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
    workspaceSymbolProvider: true,
    semanticTokensProvider: { legend: client.legend, full: true, range: true },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
    ...(client.pullsDiagnostics
      ? { diagnosticProvider: { identifier: 'yuliao', interFileDependencies: false, workspaceDiagnostics: false } }
      : {}),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
