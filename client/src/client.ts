/**
 * The language server's process, started when first needed and kept alive. Everything the client knows of the
 * server goes through here; no other file imports the protocol library.
 */
import * as vscode from 'vscode';
import type { CloseHandlerResult, LanguageClientOptions, NodeModule, StaticFeature } from 'vscode-languageclient/node';
import { CloseAction, ErrorAction, LanguageClient, RevealOutputChannelOn, State, TransportKind } from 'vscode-languageclient/node';
import type { IndexStatus, InitializationOptions, WireLocation, WireRange } from '../../server/src/protocol/protocol.ts';
import { indexStatus, indexStatusChanged, queryLanguage, recordScheme } from '../../server/src/protocol/protocol.ts';
import { tokenTypes } from '../../server/src/protocol/tokens.ts';
import { Crashes } from './crashes.ts';
import { linkRules } from './findings.ts';
import { hidesFiles, readSettings } from './settings.ts';

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
const HEAP = ['--max-semi-space-size=4'];

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

export class Server implements vscode.Disposable {
  /** State of the index, and of the server itself where it cannot speak: `failed` when it was given up. */
  readonly onStatus: vscode.Event<IndexStatus>;
  /** A document has been opened and the server knows it. */
  readonly onDocument: vscode.Event<vscode.TextDocument>;
  /** A document has changed and the server knows it. */
  readonly onChange: vscode.Event<vscode.TextDocumentChangeEvent>;

  private readonly client: LanguageClient;
  private readonly crashes = new Crashes();
  private readonly statusEmitter = new vscode.EventEmitter<IndexStatus>();
  private readonly documentEmitter = new vscode.EventEmitter<vscode.TextDocument>();
  private readonly changeEmitter = new vscode.EventEmitter<vscode.TextDocumentChangeEvent>();
  private readonly disposables: vscode.Disposable[] = [];
  private readonly log: vscode.LogOutputChannel;
  private latest: IndexStatus | undefined;
  private starting: Promise<void> | undefined;
  private stopped = false;

  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel) {
    this.log = log;
    this.onStatus = this.statusEmitter.event;
    this.onDocument = this.documentEmitter.event;
    this.onChange = this.changeEmitter.event;
    const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
    const storage = (context.storageUri ?? context.globalStorageUri).fsPath;
    const process: NodeModule = { module, transport: TransportKind.ipc, options: { env: ALLOCATION, execArgv: HEAP } };
    this.client = new LanguageClient('yuliao', 'Yuliao', process, this.options(storage));
    this.client.registerFeature(ownTokenTypes);
    this.disposables.push(
      this.statusEmitter,
      this.documentEmitter,
      this.changeEmitter,
      this.client.onNotification(indexStatusChanged, (status: IndexStatus) => this.setStatus(status)),
      this.client.onDidChangeState(({ newState }) => this.stateChanged(newState)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (hidesFiles(event) && this.running) void this.sendSettings();
      }),
    );
  }

  get running(): boolean {
    return this.client.state === State.Running;
  }

  /** The last known state of the index; undefined before the server has started. */
  get status(): IndexStatus | undefined {
    return this.latest;
  }

  /** Starts the server once; resolves when it answers. Rejects where it cannot be started. */
  start(): Promise<void> {
    this.starting ??= this.startOnce();
    return this.starting;
  }

  /** Starts the server again after it was given up, or by the user's wish. */
  async restart(): Promise<void> {
    this.crashes.forget();
    if (this.running) {
      await this.client.restart();
      return;
    }
    this.starting = undefined;
    await this.start();
  }

  /** Sends one of our own requests; starts the server where it does not run. Rejects with the server's error, or when cancelled. */
  async request<Result>(method: string, parameters?: object, token?: vscode.CancellationToken): Promise<Result> {
    await this.start();
    // The library takes whatever stands in a parameter's place, even undefined, for a parameter of the request.
    if (parameters === undefined) return await (token ? this.client.sendRequest(method, token) : this.client.sendRequest(method));
    return await (token ? this.client.sendRequest(method, parameters, token) : this.client.sendRequest(method, parameters));
  }

  /** Hears one of our own notifications. */
  onNotification<Parameters>(method: string, listener: (parameters: Parameters) => void): vscode.Disposable {
    return this.client.onNotification(method, listener);
  }

  toRange(range: WireRange): vscode.Range {
    return this.client.protocol2CodeConverter.asRange(range);
  }

  toLocation(location: WireLocation): vscode.Location {
    return new vscode.Location(this.client.protocol2CodeConverter.asUri(location.uri), this.toRange(location.range));
  }

  toUri(uri: string): vscode.Uri {
    return this.client.protocol2CodeConverter.asUri(uri);
  }

  toWire(uri: vscode.Uri): string {
    return this.client.code2ProtocolConverter.asUri(uri);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.client.needsStop()) await this.client.stop();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private options(storage: string): LanguageClientOptions {
    return {
      documentSelector,
      outputChannel: this.log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      // A function: a restarted server must get the settings of then, not of now.
      initializationOptions: (): InitializationOptions => ({ storage, settings: readSettings() }),
      markdown: { isTrusted: false, supportHtml: false, supportThemeIcons: true },
      middleware: {
        didOpen: async (document, next) => {
          await next(document);
          this.documentEmitter.fire(document);
        },
        didChange: async (event, next) => {
          await next(event);
          this.changeEmitter.fire(event);
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
            return answer.map((value, index) => (params.items[index]?.section === 'yuliao' ? readSettings() : value));
          },
        },
      },
      errorHandler: {
        error: (error, _message, count) => {
          this.log.error(error);
          return { action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown, handled: true };
        },
        closed: () => this.closed(),
      },
      initializationFailedHandler: (error) => {
        this.log.error(error);
        return false;
      },
    };
  }

  private async startOnce(): Promise<void> {
    this.setStatus({ state: 'starting', indexed: 0, total: 0, articles: 0, busy: false, paused: false, notices: [] });
    try {
      await this.client.start();
      // The first notifications may have gone out before we listened.
      this.setStatus(await this.client.sendRequest<IndexStatus>(indexStatus));
    } catch (error) {
      this.starting = undefined;
      this.fail();
      throw error;
    }
  }

  private stateChanged(state: State): void {
    if (state === State.Starting)
      this.setStatus({ state: 'starting', indexed: 0, total: 0, articles: 0, busy: false, paused: false, notices: [] });
    if (state === State.StartFailed) this.fail();
  }

  private sendSettings(): Promise<void> {
    return this.client.sendNotification('workspace/didChangeConfiguration', { settings: { yuliao: readSettings() } });
  }

  private closed(): CloseHandlerResult {
    if (this.stopped) return { action: CloseAction.DoNotRestart, handled: true };
    const { restart, tell } = this.crashes.record(Date.now());
    if (tell) void this.tellOfCrash(restart);
    if (!restart) {
      this.starting = undefined;
      this.fail();
    }
    return { action: restart ? CloseAction.Restart : CloseAction.DoNotRestart, handled: true };
  }

  private async tellOfCrash(restarting: boolean): Promise<void> {
    const showLog = vscode.l10n.t('Show Log');
    if (restarting) {
      const message = vscode.l10n.t('The Yuliao server stopped unexpectedly and is being started again. Your text is untouched.');
      if ((await vscode.window.showWarningMessage(message, showLog)) === showLog) this.log.show();
      return;
    }
    const restart = vscode.l10n.t('Start Again');
    const message = vscode.l10n.t('The Yuliao server keeps stopping and was given up. Your text is untouched.');
    const answer = await vscode.window.showErrorMessage(message, restart, showLog);
    if (answer === showLog) this.log.show();
    if (answer === restart) await this.restart().catch((error) => this.log.error(error));
  }

  private fail(): void {
    this.setStatus({ state: 'failed', indexed: 0, total: 0, articles: 0, busy: false, paused: false, notices: [] });
  }

  private setStatus(status: IndexStatus): void {
    this.latest = status;
    this.statusEmitter.fire(status);
  }
}
