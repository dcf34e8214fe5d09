/**
 * The protocol library's client, as we use it: how the server is started, what it is asked for and what is done with its answers on the
 * way. The library is much larger than all else of the extension, so this file is a bundle of its own, loaded when a server is needed.
 */
import { availableParallelism } from 'node:os';
import * as vscode from 'vscode';
import type { CloseHandlerResult, LanguageClientOptions, NodeModule, StaticFeature } from 'vscode-languageclient/node';
import { CloseAction, ErrorAction, LanguageClient, RevealOutputChannelOn, State, TransportKind } from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/protocol/protocol.ts';
import { queryLanguage, recordScheme } from '../../server/src/protocol/protocol.ts';
import { tokenTypes } from '../../server/src/protocol/tokens.ts';
import { linkRules } from './findings.ts';
import { readSettings } from './settings.ts';

/**
 * Articles lie in files, in records of files and in unsaved documents; the language is ours, or what VS Code takes the file for.
 * Queries lie wherever they are written.
 */
const documentSelector = ['zh-article', 'plaintext', 'markdown', queryLanguage].flatMap((language) =>
  ['file', 'untitled', recordScheme].map((scheme) => ({ scheme, language })),
);

/**
 * The C library of Linux keeps a store of freed memory for each of up to 8 threads a processor, and seldom gives any back: two
 * are enough for a server of two threads that work, and save it 20 MB. Other systems do not look at this.
 */
const ALLOCATION = { MALLOC_ARENA_MAX: '2' };
/**
 * Megabytes of a half of the young generation: requests make much that is soon garbage, and the default of 16 lets the server
 * grow by 100 MB while it answers them, no faster.
 */
const HEAP = '--max-semi-space-size=4';
/** Node's threads for garbage and compiled code, as far as there are processors: the usual four take two of them from who analyses. */
const HELPERS = `--v8-pool-size=${Math.min(4, availableParallelism())}`;

/**
 * Asks for our own token types in place of the standard ones: package.json gives them names and colours. Boilerplate
 * stays a comment, which every theme knows to grey.
 */
const ownTokenTypes: StaticFeature = {
  fillClientCapabilities: ({ textDocument }) => {
    textDocument?.semanticTokens?.tokenTypes.push(...tokenTypes.map(({ id }) => id).filter((id) => id !== 'boilerplate'));
  },
  initialize: () => {},
  getState: () => ({ kind: 'static' }),
  clear: () => {},
};

export type ClientState = 'starting' | 'running' | 'stopped' | 'failed';

/** What the owner of a client wants to hear. */
export interface Told {
  readonly log: vscode.LogOutputChannel;
  /** A document has been opened, or has changed, and the server knows it. */
  opened(document: vscode.TextDocument): void;
  changed(event: vscode.TextDocumentChangeEvent): void;
  state(state: ClientState): void;
  /** The server's process has ended; whether it is to be started again. */
  ended(): boolean;
}

const STATES: Readonly<Record<State, ClientState>> = {
  [State.Starting]: 'starting',
  [State.Running]: 'running',
  [State.Stopped]: 'stopped',
  [State.StartFailed]: 'failed',
};

/** A client that is not started yet. */
export function createLanguageClient(context: vscode.ExtensionContext, told: Told): LanguageClient {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const storage = (context.storageUri ?? context.globalStorageUri).fsPath;
  const process: NodeModule = { module, transport: TransportKind.ipc, options: { env: ALLOCATION, execArgv: [HEAP, HELPERS] } };
  const client = new LanguageClient('yuliao', 'Yuliao', process, optionsFor(storage, told));
  client.registerFeature(ownTokenTypes);
  client.onDidChangeState(({ newState }) => told.state(STATES[newState]));
  return client;
}

function optionsFor(storage: string, told: Told): LanguageClientOptions {
  return {
    documentSelector,
    outputChannel: told.log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // A function: a restarted server must get the settings of then, not of now.
    initializationOptions: (): InitializationOptions => ({ storage, settings: readSettings() }),
    markdown: { isTrusted: false, supportHtml: false, supportThemeIcons: true },
    middleware: {
      didOpen: async (document, next) => {
        await next(document);
        told.opened(document);
      },
      didChange: async (event, next) => {
        await next(event);
        told.changed(event);
      },
      handleDiagnostics: (uri, diagnostics, next) => {
        linkRules(diagnostics);
        next(uri, diagnostics);
      },
      provideDiagnostics: async (document, previousResultId, token, next) => {
        const report = await next(document, previousResultId, token);
        if (report && 'items' in report) linkRules(report.items);
        return report;
      },
      workspace: {
        configuration: async (params, token, next) => {
          const answer = await next(params, token);
          if (!Array.isArray(answer)) return answer;
          // The section `yuliao` is answered in the protocol's shape, whether the server pulls it or is sent it.
          return answer.map((value, index) => {
            const { section, scopeUri } = params.items[index] ?? {};
            return section === 'yuliao' ? readSettings(scopeUri === undefined ? undefined : vscode.Uri.parse(scopeUri)) : value;
          });
        },
      },
    },
    errorHandler: {
      error: (error, _message, count) => {
        told.log.error(error);
        return { action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown, handled: true };
      },
      closed: (): CloseHandlerResult => ({ action: told.ended() ? CloseAction.Restart : CloseAction.DoNotRestart, handled: true }),
    },
    initializationFailedHandler: (error) => {
      told.log.error(error);
      return false;
    },
  };
}
