/** One Concordance panel: its page, what it asks of the server, and which queries it has open. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import * as protocol from '../../../../server/src/protocol/query.ts';
import { isCancellation, type Session } from '../../commands/command.ts';
import { panelPage } from '../shared/html.ts';
import { openLine } from '../shared/open-line.ts';
import { choosePart } from './choose-part.ts';
import type { QueryHistory } from './history.ts';
import { readAsked, readState } from './kept.ts';
import type { Ask, Asked, FromView, PanelState, Saved, Shown, ToView } from './messages.ts';
import type { Open, Queries } from './queries.ts';
import { saveResults } from './save.ts';
import type { Settling } from './settling.ts';
import { panelStrings } from './strings.ts';

/** What only goes to the server and back. */
const methods: Readonly<Partial<Record<Ask, string>>> = {
  explain: protocol.explainQuery,
  page: protocol.queryPage,
  arrange: protocol.arrangeQuery,
  group: protocol.groupQuery,
  collocations: protocol.queryCollocations,
  dispersion: protocol.queryDispersion,
  trend: protocol.queryTrend,
  words: protocol.wordFrequencies,
  keywords: protocol.keywords,
  profile: protocol.speakerProfile,
  stop: protocol.stopQuery,
};

export interface Surroundings {
  session: Pick<Session, 'server' | 'log'>;
  queries: Queries;
  settling: Settling;
  history: QueryHistory;
  /** Called when the user asks for it in the panel. */
  showHistory(panel: ConcordancePanel): void;
  showText(asked: PanelState): void;
}

export class ConcordancePanel implements vscode.Disposable {
  readonly onDidChange: vscode.Event<void>;
  readonly onDidDispose: vscode.Event<void>;
  readonly webview: vscode.WebviewPanel;
  /** Of the lines that there are to step through. */
  hits = 0;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly around: Surroundings;
  private readonly disposables: vscode.Disposable[];
  private readonly asked = new Map<number, vscode.CancellationTokenSource>();
  private current: PanelState;
  private open: Open = { ids: [] };
  private ready = false;
  private first: Shown | undefined;

  /** @param shown what a new panel shows; absent for one that VS Code brings back, whose page knows */
  constructor(webview: vscode.WebviewPanel, extension: vscode.Uri, around: Surroundings, shown?: Shown) {
    this.webview = webview;
    this.around = around;
    this.first = shown;
    this.current = readState(shown?.state);
    this.onDidChange = this.changed.event;
    this.onDidDispose = webview.onDidDispose;
    const { session, queries, settling, history } = around;
    this.disposables = [
      this.changed,
      webview.webview.onDidReceiveMessage((message: FromView) => this.hear(message)),
      webview.onDidDispose(() => this.dispose()),
      webview.onDidChangeViewState(() => this.changed.fire()),
      queries.onProgress((progress) => {
        if (progress.id === this.id) this.tell({ kind: 'progress', progress });
      }),
      settling.onDidSettle(() => this.tell({ kind: 'settled' })),
      history.onDidChange(() => this.tell({ kind: 'history', history: history.entries() })),
      session.server.onStatus(({ state }) => {
        if ((state === 'starting' || state === 'failed') && this.open.ids.length > 0) {
          this.open = { ids: [] };
          this.tell({ kind: 'lost' });
        }
      }),
    ];
    const files = vscode.Uri.joinPath(extension, 'dist', 'panels');
    webview.webview.options = { enableScripts: true, localResourceRoots: [files] };
    webview.iconPath = new vscode.ThemeIcon('list-selection');
    this.name();
    webview.webview.html = panelPage({
      source: webview.webview.cspSource,
      nonce: randomBytes(16).toString('base64'),
      script: webview.webview.asWebviewUri(vscode.Uri.joinPath(files, 'concordance.js')).toString(),
      style: webview.webview.asWebviewUri(vscode.Uri.joinPath(files, 'concordance.css')).toString(),
      locale: vscode.env.language,
      title: vscode.l10n.t('Concordance'),
    });
  }

  get state(): PanelState {
    return this.current;
  }

  /** Shows something else in this panel. */
  show(shown: Shown): void {
    this.webview.reveal();
    if (this.ready) this.tell({ kind: 'show', shown });
    else this.first = shown;
  }

  step(by: 1 | -1): void {
    this.tell({ kind: 'step', by });
  }

  /** Lets the user save what is looked at. */
  save(): void {
    this.tell({ kind: 'save' });
  }

  dispose(): void {
    for (const source of this.asked.values()) source.cancel();
    this.close();
    for (const disposable of this.disposables.splice(0)) disposable.dispose();
  }

  /** The number of the query whose hits are shown. */
  private get id(): number | undefined {
    return this.open.ids.at(-1);
  }

  private tell(message: ToView): void {
    void this.webview.webview.postMessage(message);
  }

  private hear(message: FromView): void {
    const { session, history } = this.around;
    switch (message.kind) {
      case 'ready': {
        this.ready = true;
        const shown = this.first ? { shown: this.first } : {};
        this.tell({ kind: 'begin', strings: panelStrings(), locale: vscode.env.language, history: history.entries(), ...shown });
        break;
      }
      case 'ask':
        void this.answer(message.number, message.ask, message.parameters);
        break;
      case 'forget':
        this.asked.get(message.number)?.cancel();
        break;
      case 'state':
        this.current = readState(message.state);
        this.hits = message.hits;
        this.name();
        this.changed.fire();
        break;
      case 'open':
        this.attempt(openLine(session.server, this.webview, message.location, message.how));
        break;
      case 'save':
        this.attempt(this.saveAs(message.saved, message.name));
        break;
      case 'history':
        this.around.showHistory(this);
        break;
      case 'text':
        this.around.showText(this.current);
    }
  }

  private attempt(work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (isCancellation(error)) return;
      this.around.session.log.error(error instanceof Error ? error : String(error));
      void vscode.window.showErrorMessage(vscode.l10n.t('Corpus: that did not work. {0}', messageOf(error)));
    });
  }

  private async answer(number: number, ask: Ask, parameters: unknown): Promise<void> {
    const source = new vscode.CancellationTokenSource();
    this.asked.set(number, source);
    const told = this.around.queries.nextToken();
    const listener = this.around.queries.onWorking(({ token, done, total }) => {
      if (token === told && total > 0) this.tell({ kind: 'working', number, share: done / total });
    });
    try {
      const result = await this.result(ask, parameters, told, source.token);
      this.tell({ kind: 'answer', number, result });
      // Told before the page knew whose progress it is.
      const progress = ask === 'start' && this.id !== undefined ? this.around.queries.progress(this.id) : undefined;
      if (progress) this.tell({ kind: 'progress', progress });
    } catch (error) {
      if (!isCancellation(error)) this.around.session.log.error(error instanceof Error ? error : String(error));
      this.tell({ kind: 'failed', number, message: messageOf(error) });
    }
    this.asked.delete(number);
    listener.dispose();
    source.dispose();
  }

  private async result(ask: Ask, parameters: unknown, told: number, token: vscode.CancellationToken): Promise<unknown> {
    const { session } = this.around;
    if (ask === 'start') return await this.start(readAsked(parameters) ?? { query: '', language: 'plain' }, token);
    if (ask === 'part') return await choosePart(session.server, parameters);
    const method = methods[ask];
    if (method === undefined || typeof parameters !== 'object' || parameters === null) throw new Error(`${ask}?`);
    const given = { ...(ask === 'words' || ask === 'profile' ? this.inOuterHits(parameters) : parameters), token: told };
    return await session.server.request<unknown>(method, given, token);
  }

  /** A query takes the place of the one before, which is closed. */
  private async start(asked: Asked, token: vscode.CancellationToken): Promise<protocol.StartQueryResult> {
    this.close();
    const { result, open } = await this.around.queries.start(asked, token);
    this.open = open;
    if ('id' in result) this.around.history.add(asked);
    return result;
  }

  /** Words, or what is said, in the articles into which the query looks. */
  private inOuterHits(parameters: object): object {
    const outer = this.open.ids.at(-2);
    if (outer === undefined) return parameters;
    const { scope, ...others } = parameters as { scope?: protocol.QueryScope };
    return { ...others, scope: { ...scope, hits: outer } };
  }

  private close(): void {
    this.around.queries.close(this.open);
    this.open = { ids: [] };
  }

  private async saveAs(saved: Saved, name: string): Promise<void> {
    const query = saved.id === undefined ? '' : this.current.asked.query;
    const inParts = saved.what === 'frequencies' || saved.what === 'speakerProfile';
    const given = inParts && saved.with instanceof Object ? { ...saved, with: this.inOuterHits(saved.with) } : saved;
    await saveResults(this.around.session.server, given, [query, name].filter((part) => part !== '').join(' '));
  }

  private name(): void {
    const { query } = this.current.asked;
    const title = query.trim() === '' ? vscode.l10n.t('Concordance') : vscode.l10n.t('Concordance: {0}', shortened(query));
    if (this.webview.title !== title) this.webview.title = title;
  }
}

function shortened(query: string): string {
  const line = query.replace(/\s+/gu, ' ').trim();
  return line.length > 30 ? `${line.slice(0, 30)}…` : line;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
