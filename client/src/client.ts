/**
 * The language server's process, started when first needed and kept alive. Everything the client knows of the server goes through
 * here; the protocol library itself is loaded with the first start.
 */
import * as vscode from 'vscode';
import type { GenericNotificationHandler, LanguageClient } from 'vscode-languageclient/node';
import type { IndexStatus, WireLocation, WireRange } from '../../server/src/protocol/protocol.ts';
import { indexStatus, indexStatusChanged } from '../../server/src/protocol/protocol.ts';
import { Crashes } from './crashes.ts';
import type { ClientState } from './language-client.ts';
import { hidesFiles, readSettings } from './settings.ts';

/** Of an index that nobody speaks for. */
const nothingRead = { indexed: 0, total: 0, articles: 0, busy: false, paused: false, notices: [] } satisfies Omit<IndexStatus, 'state'>;

export class Server implements vscode.Disposable {
  /** State of the index, and of the server itself where it cannot speak: `failed` when it was given up. */
  readonly onStatus: vscode.Event<IndexStatus>;
  /** A document has been opened and the server knows it. */
  readonly onDocument: vscode.Event<vscode.TextDocument>;
  /** A document has changed and the server knows it. */
  readonly onChange: vscode.Event<vscode.TextDocumentChangeEvent>;

  private client: LanguageClient | undefined;
  /** Listeners to notifications, by method: they may come before there is a client. */
  private readonly listeners = new Map<string, Set<GenericNotificationHandler>>([
    [indexStatusChanged, new Set([(status: IndexStatus) => this.setStatus(status)])],
  ]);
  private readonly crashes = new Crashes();
  private readonly statusEmitter = new vscode.EventEmitter<IndexStatus>();
  private readonly documentEmitter = new vscode.EventEmitter<vscode.TextDocument>();
  private readonly changeEmitter = new vscode.EventEmitter<vscode.TextDocumentChangeEvent>();
  private readonly disposables: vscode.Disposable[] = [];
  private readonly context: vscode.ExtensionContext;
  private readonly log: vscode.LogOutputChannel;
  private latest: IndexStatus | undefined;
  private starting: Promise<void> | undefined;
  private stopped = false;
  /** Whether the server answers. */
  running = false;

  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel) {
    this.context = context;
    this.log = log;
    this.onStatus = this.statusEmitter.event;
    this.onDocument = this.documentEmitter.event;
    this.onChange = this.changeEmitter.event;
    this.disposables.push(
      this.statusEmitter,
      this.documentEmitter,
      this.changeEmitter,
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (hidesFiles(event) && this.running) void this.sendSettings();
      }),
    );
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
    if (this.running && this.client !== undefined) {
      await this.client.restart();
      return;
    }
    this.starting = undefined;
    await this.start();
  }

  /** Sends one of our own requests; starts the server where it does not run. Rejects with the server's error, or when cancelled. */
  async request<Result>(method: string, parameters?: object, token?: vscode.CancellationToken): Promise<Result> {
    await this.start();
    const client = await this.loaded();
    // The library takes whatever stands in a parameter's place, even undefined, for a parameter of the request.
    if (parameters === undefined) return await (token ? client.sendRequest(method, token) : client.sendRequest(method));
    return await (token ? client.sendRequest(method, parameters, token) : client.sendRequest(method, parameters));
  }

  /** Hears one of our own notifications. */
  onNotification<Parameters>(method: string, listener: (parameters: Parameters) => void): vscode.Disposable {
    const listeners = this.listeners.get(method) ?? new Set();
    listeners.add(listener);
    this.listeners.set(method, listeners);
    // The library has one listener for each method: the last.
    this.client?.onNotification(method, toAll(listeners));
    return new vscode.Disposable(() => listeners.delete(listener));
  }

  toRange({ start, end }: WireRange): vscode.Range {
    return new vscode.Range(start.line, start.character, end.line, end.character);
  }

  toLocation({ uri, range }: WireLocation): vscode.Location {
    return new vscode.Location(this.toUri(uri), this.toRange(range));
  }

  toUri(uri: string): vscode.Uri {
    return vscode.Uri.parse(uri);
  }

  toWire(uri: vscode.Uri): string {
    return uri.toString();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.client?.needsStop()) await this.client.stop();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private async startOnce(): Promise<void> {
    this.setStatus({ state: 'starting', ...nothingRead });
    try {
      const client = await this.loaded();
      await client.start();
      // The first notifications may have gone out before we listened.
      this.setStatus(await client.sendRequest<IndexStatus>(indexStatus));
    } catch (error) {
      this.starting = undefined;
      this.fail();
      throw error;
    }
  }

  /** The protocol library's client, which is made once. */
  private async loaded(): Promise<LanguageClient> {
    const { createLanguageClient } = await import('./language-client.ts');
    if (this.client !== undefined) return this.client;
    const client = createLanguageClient(this.context, {
      log: this.log,
      opened: (document) => this.documentEmitter.fire(document),
      changed: (event) => this.changeEmitter.fire(event),
      state: (state) => this.stateChanged(state),
      ended: () => this.ended(),
    });
    for (const [method, listeners] of this.listeners) client.onNotification(method, toAll(listeners));
    this.client = client;
    return client;
  }

  private stateChanged(state: ClientState): void {
    this.running = state === 'running';
    if (state === 'starting') this.setStatus({ state: 'starting', ...nothingRead });
    if (state === 'failed') this.fail();
  }

  private async sendSettings(): Promise<void> {
    await this.client?.sendNotification('workspace/didChangeConfiguration', { settings: { yuliao: readSettings() } });
  }

  /** The server's process has ended; true where it is to be started again. */
  private ended(): boolean {
    if (this.stopped) return false;
    const { restart, tell } = this.crashes.record(Date.now());
    if (tell) void this.tellOfCrash(restart);
    if (!restart) {
      this.starting = undefined;
      this.fail();
    }
    return restart;
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
    this.setStatus({ state: 'failed', ...nothingRead });
  }

  private setStatus(status: IndexStatus): void {
    this.latest = status;
    this.statusEmitter.fire(status);
  }
}

function toAll(listeners: ReadonlySet<GenericNotificationHandler>): GenericNotificationHandler {
  return (...parameters: unknown[]) => {
    for (const listener of listeners) listener(...parameters);
  };
}
