/**
 * A language client of a few lines round the built server, over stdio, as any editor would run it. Folders are made for
 * each test and removed after it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type CancellationToken,
  type ClientCapabilities,
  createMessageConnection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type MessageConnection,
  type Position,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import * as protocol from '../../server/src/protocol/protocol.ts';
import { LineIndex } from '../../server/src/text/lines.ts';

export const SERVER = fileURLToPath(new URL('../../dist/server.js', import.meta.url));

/** What VS Code's own client can do, as far as the server cares. */
export const FULL: ClientCapabilities = {
  textDocument: {
    hover: { contentFormat: ['markdown', 'plaintext'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    definition: { linkSupport: true },
    semanticTokens: {
      requests: { full: true, range: true },
      tokenTypes: ['person', 'organisation', 'place', 'post', 'date', 'boilerplate'],
      tokenModifiers: [],
      formats: ['relative'],
    },
    diagnostic: {},
  },
  workspace: {
    workspaceFolders: true,
    configuration: true,
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    didChangeConfiguration: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
  window: { workDoneProgress: true },
};

export interface StartOptions {
  readonly capabilities?: ClientCapabilities;
  readonly folders?: readonly string[];
  readonly initializationOptions?: protocol.InitializationOptions;
  readonly locale?: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** Another copy of the built server. */
  readonly server?: string;
  /** What the client answers when the server pulls the section `yuliao`. */
  readonly settings?: protocol.Settings;
}

export class LspClient {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  result!: InitializeResult;
  settings: protocol.Settings;
  /** By the address of a folder, what is answered for it alone. */
  folderSettings: Record<string, protocol.Settings> = {};
  /** The button that the user presses on a message; absent: none. */
  answer: string | undefined;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly messages: { type: number; message: string }[] = [];
  readonly logged: { type: number; message: string }[] = [];
  /** Methods of all requests and notifications that the server sent. */
  readonly received: string[] = [];
  /** Those of them that came before the answer to `initialize`. */
  readonly early: string[] = [];
  readonly progress: { readonly token: string | number; readonly value: unknown }[] = [];
  #version = 1;

  constructor(options: StartOptions) {
    if (!existsSync(SERVER)) throw new Error('dist/server.js is missing: run "npm run build" first');
    // As the extension starts it.
    const flags = ['--max-semi-space-size=4', `--v8-pool-size=${Math.min(4, availableParallelism())}`];
    this.process = spawn(process.execPath, [...flags, options.server ?? SERVER, '--stdio'], {
      env: { ...process.env, MALLOC_ARENA_MAX: '2', ...options.environment },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const { stdin, stdout } = this.process;
    if (stdin === null || stdout === null) throw new Error('no pipes');
    const reader = new StreamMessageReader(stdout);
    // Of a server that is killed while it speaks the last message never ends: to look for its end every ten seconds would keep this process.
    reader.partialMessageTimeout = 0;
    this.connection = createMessageConnection(reader, new StreamMessageWriter(stdin));
    this.settings = options.settings ?? {};
    this.#answer();
    this.connection.listen();
  }

  #answer(): void {
    const { connection } = this;
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
    });
    connection.onNotification('window/showMessage', (params) => {
      this.messages.push(params);
    });
    connection.onNotification('window/logMessage', (params) => {
      this.logged.push(params);
    });
    connection.onNotification('$/progress', (params) => {
      this.progress.push(params);
    });
    connection.onNotification((method) => {
      this.received.push(method);
    });
    connection.onRequest('workspace/configuration', ({ items }: { items: { section: string; scopeUri?: string }[] }) =>
      items.map(({ section, scopeUri = '' }) => (section === 'yuliao' ? (this.folderSettings[scopeUri] ?? this.settings) : null)),
    );
    connection.onRequest('window/showMessageRequest', (params) => {
      this.messages.push(params);
      return this.answer === undefined ? null : { title: this.answer };
    });
    connection.onRequest((method) => {
      this.received.push(method);
      return null;
    });
  }

  async request<Result = unknown>(method: string, params?: object, token?: CancellationToken): Promise<Result> {
    // The library sends what stands in the parameters' place, even undefined.
    if (params === undefined) return await this.connection.sendRequest<Result>(method);
    return token === undefined
      ? await this.connection.sendRequest<Result>(method, params)
      : await this.connection.sendRequest<Result>(method, params, token);
  }

  async notify(method: string, params: object): Promise<void> {
    await this.connection.sendNotification(method, params);
  }

  async open(uri: string, text: string, languageId = 'plaintext'): Promise<void> {
    await this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: this.#version++, text } });
  }

  /** Replaces the whole text. @returns the new version */
  async change(uri: string, text: string): Promise<number> {
    const version = this.#version++;
    await this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
    return version;
  }

  async close(uri: string): Promise<void> {
    await this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  /** A request about a position. */
  at<Result = unknown>(method: string, uri: string, position: Position, more: object = {}): Promise<Result> {
    return this.request<Result>(method, { textDocument: { uri }, position, ...more });
  }

  /** Waits until the index is complete, and says how many articles it has. */
  async ready(): Promise<number> {
    return (
      await this.until(async () => {
        const status = await this.request<protocol.IndexStatus>(protocol.indexStatus, {});
        return status.state === 'ready' ? status : undefined;
      })
    ).articles;
  }

  /** Asks again and again until there is an answer; the test's own time limit is the bound. */
  async until<Answer>(ask: () => Promise<Answer | undefined> | Answer | undefined): Promise<Answer> {
    for (;;) {
      const answer = await ask();
      if (answer !== undefined) return answer;
      if (this.process.exitCode !== null || this.process.signalCode !== null) throw new Error('the server is gone');
      await sleep(20);
    }
  }

  /** The problems last pushed for a document, once some were pushed for this version or none is asked for. */
  pushed(uri: string, version?: number): Promise<Diagnostic[]> {
    return this.until(
      () => this.published.findLast((params) => params.uri === uri && (version === undefined || params.version === version))?.diagnostics,
    );
  }

  async stop(): Promise<number | null> {
    if (this.process.exitCode !== null) return this.process.exitCode;
    await this.request('shutdown');
    await this.notify('exit', undefined as unknown as object);
    return await this.exited();
  }

  async exited(): Promise<number | null> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return this.process.exitCode;
    const [code] = await once(this.process, 'exit');
    return code;
  }
}

/** Starts a server, initialises it, and ends it after the test. */
export async function startServer(test: TestContext, options: StartOptions = {}): Promise<LspClient> {
  const cache = temporaryFolder(test);
  const client = new LspClient({ ...options, environment: { XDG_CACHE_HOME: cache, LOCALAPPDATA: cache, ...options.environment } });
  test.after(async () => {
    client.connection.dispose();
    client.process.kill('SIGKILL');
    await client.exited();
  });
  const folders = options.folders ?? [];
  const params: InitializeParams = {
    processId: process.pid,
    capabilities: options.capabilities ?? FULL,
    rootUri: folders[0] === undefined ? null : uriOf(folders[0]),
    workspaceFolders: folders.map((folder) => ({ uri: uriOf(folder), name: path.basename(folder) })),
    ...(options.locale === undefined ? {} : { locale: options.locale }),
    ...(options.initializationOptions === undefined ? {} : { initializationOptions: options.initializationOptions }),
  };
  client.result = await client.request<InitializeResult>('initialize', params);
  client.early.push(...client.received);
  await client.notify('initialized', {});
  return client;
}

/** A folder with these files, removed after the test. */
export function folderOf(test: TestContext, files: Readonly<Record<string, string | Buffer>>): string {
  const folder = temporaryFolder(test);
  for (const [name, content] of Object.entries(files)) writeFile(folder, name, content);
  return folder;
}

export function writeFile(folder: string, name: string, content: string | Buffer): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

export function uriOf(...parts: readonly string[]): string {
  return pathToFileURL(path.join(...parts)).href;
}

/** The position of an offset. */
export function positionOf(text: string, offset: number): Position {
  const lines = new LineIndex(text);
  return { line: lines.lineAt(offset) - 1, character: lines.columnAt(offset) };
}

/** The text under a range. */
export function textIn(text: string, { start, end }: Range): string {
  const lines = new LineIndex(text);
  return text.slice(lines.offsetAt(start.line + 1, start.character), lines.offsetAt(end.line + 1, end.character));
}

function temporaryFolder(test: TestContext): string {
  const folder = realpathSync.native(mkdtempSync(path.join(tmpdir(), 'yuliao-test-')));
  test.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
