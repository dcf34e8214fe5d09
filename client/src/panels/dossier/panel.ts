/** One dossier's panel: its page, and what it asks of the server. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import * as protocol from '../../../../server/src/protocol/dossier.ts';
import { identityCommands, type MergePeopleArguments, type SplitPersonArguments } from '../../../../server/src/protocol/identity.ts';
import { speakerProfile } from '../../../../server/src/protocol/query.ts';
import { isCancellation, type Session } from '../../commands/command.ts';
import { quoted } from '../concordance/quoting.ts';
import { panelPage } from '../shared/html.ts';
import { openLine } from '../shared/open-line.ts';
import type { DossierAsk, FromDossier, IdentityAct, ToDossier } from './messages.ts';
import { saveMade } from './save.ts';
import { dossierStrings } from './strings.ts';

const methods: Readonly<Record<DossierAsk, string>> = {
  dossier: protocol.dossier,
  company: protocol.dossierCompany,
  articles: protocol.dossierArticles,
  statements: protocol.dossierStatements,
  profile: speakerProfile,
  overview: protocol.overview,
  overviewArticles: protocol.overviewArticles,
};

export interface Surroundings {
  session: Pick<Session, 'server' | 'log' | 'panels' | 'views'>;
  /** Shows another dossier. */
  show(subject: protocol.DossierSubject): void;
}

export class DossierPanel implements vscode.Disposable {
  readonly webview: vscode.WebviewPanel;
  readonly subject: protocol.DossierSubject | null;
  private readonly around: Surroundings;
  private readonly disposables: vscode.Disposable[];
  private readonly asked = new Map<number, vscode.CancellationTokenSource>();
  private busy: boolean;
  /** What the page is about, asked for while it is being loaded; undefined once the page has had it. */
  private first: { readonly ask: DossierAsk; readonly result: Promise<unknown> } | undefined;

  /** @param subject null: the corpus as a whole */
  constructor(webview: vscode.WebviewPanel, extension: vscode.Uri, around: Surroundings, subject: protocol.DossierSubject | null) {
    this.webview = webview;
    this.around = around;
    this.subject = subject;
    this.busy = around.session.server.status?.state !== 'ready';
    const ask = subject === null ? 'overview' : 'dossier';
    const source = new vscode.CancellationTokenSource();
    // The page counts what it asks from 1 on.
    this.asked.set(0, source);
    const result = this.request(ask, subject ?? {}, source.token);
    // Told where the page asks for it.
    result.catch(() => {});
    this.first = { ask, result };
    this.disposables = [
      webview.webview.onDidReceiveMessage((message: FromDossier) => this.hear(message)),
      webview.onDidDispose(() => this.dispose()),
      // Told once the crawl has ended, not with every batch: a page must not move under the eye.
      around.session.server.onStatus(({ state }) => {
        if (this.busy && state === 'ready') {
          // Of a part of the corpus; a page that is still being loaded does not hear that there is more.
          this.first = undefined;
          this.tell({ kind: 'changed' });
        }
        this.busy = state !== 'ready';
      }),
    ];
    const files = vscode.Uri.joinPath(extension, 'dist', 'panels');
    webview.webview.options = { enableScripts: true, localResourceRoots: [files] };
    webview.iconPath = new vscode.ThemeIcon(iconOf(subject));
    webview.webview.html = panelPage({
      source: webview.webview.cspSource,
      nonce: randomBytes(16).toString('base64'),
      script: webview.webview.asWebviewUri(vscode.Uri.joinPath(files, 'dossier.js')).toString(),
      style: webview.webview.asWebviewUri(vscode.Uri.joinPath(files, 'dossier.css')).toString(),
      locale: vscode.env.language,
      title: webview.title,
      pictures: true,
    });
  }

  dispose(): void {
    for (const source of this.asked.values()) source.cancel();
    for (const disposable of this.disposables.splice(0)) disposable.dispose();
  }

  private tell(message: ToDossier): void {
    void this.webview.webview.postMessage(message);
  }

  private hear(message: FromDossier): void {
    const { session } = this.around;
    switch (message.kind) {
      case 'ready':
        this.tell({ kind: 'begin', strings: dossierStrings(), locale: vscode.env.language, subject: this.subject });
        break;
      case 'ask':
        void this.answer(message.number, message.ask, message.parameters);
        break;
      case 'forget':
        this.asked.get(message.number)?.cancel();
        break;
      case 'state':
        if (message.title !== '' && this.webview.title !== message.title) this.webview.title = message.title;
        break;
      case 'open':
        this.attempt(openLine(session.server, this.webview, message.location, message.how));
        break;
      case 'show':
        this.around.show(message.subject);
        break;
      case 'findings':
        this.attempt(session.views.showFindings(message.rule));
        break;
      case 'concordance': {
        // One of several people of a name has the name with a number behind it, which the text does not have.
        const query = `<${message.subject.kind} name=${quoted(message.subject.key.replace(/#\d+$/u, ''))}/>`;
        session.panels.show({ state: { asked: { query, language: 'cql' }, arrangement: {}, tab: 'lines' }, run: true });
        break;
      }
      case 'identity':
        this.attempt(this.decide(message.what));
        break;
      case 'save':
        this.attempt(saveMade(message.file));
    }
  }

  /** Lets the user say who is who; what has been read may be another's then. */
  private async decide({ act, ids }: IdentityAct): Promise<void> {
    const [id = ''] = ids;
    const given: MergePeopleArguments | SplitPersonArguments = act === 'merge' ? { ids } : { id };
    await vscode.commands.executeCommand(identityCommands[act], given);
    this.tell({ kind: 'changed' });
  }

  private attempt(work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (isCancellation(error)) return;
      this.around.session.log.error(error instanceof Error ? error : String(error));
      void vscode.window.showErrorMessage(vscode.l10n.t('Corpus: that did not work. {0}', messageOf(error)));
    });
  }

  private async request(ask: DossierAsk, parameters: unknown, token: vscode.CancellationToken): Promise<unknown> {
    const method = methods[ask];
    if (method === undefined || typeof parameters !== 'object' || parameters === null) throw new Error(`${ask}?`);
    return await this.around.session.server.request<unknown>(method, ask === 'overview' ? undefined : parameters, token);
  }

  private async answer(number: number, ask: DossierAsk, parameters: unknown): Promise<void> {
    const source = new vscode.CancellationTokenSource();
    this.asked.set(number, source);
    try {
      const { first } = this;
      this.first = undefined;
      const result = await (first?.ask === ask ? first.result : this.request(ask, parameters, source.token));
      this.tell({ kind: 'answer', number, result });
    } catch (error) {
      if (!isCancellation(error)) this.around.session.log.error(error instanceof Error ? error : String(error));
      this.tell({ kind: 'failed', number, message: messageOf(error) });
    }
    this.asked.delete(number);
    source.dispose();
  }
}

function iconOf(subject: protocol.DossierSubject | null): string {
  if (subject === null) return 'dashboard';
  return subject.kind === 'person' ? 'person' : subject.kind === 'organisation' ? 'organization' : 'location';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
