/**
 * Hits as a text document, for those who prefer plain editors: its address holds the query, so that it can be made again at any time,
 * and is, whenever the corpus has changed; each line links to its article.
 */
import * as vscode from 'vscode';
import type {
  ArrangeQueryParams,
  ArrangeQueryResult,
  QueryDocumentParams,
  QueryDocumentResult,
} from '../../../../server/src/protocol/query.ts';
import { arrangeQuery, queryDocument } from '../../../../server/src/protocol/query.ts';
import type { Server } from '../../client.ts';
import { hitsScheme } from '../../names.ts';
import { hitsNotes } from './hits-notes.ts';
import { readArrangement, readAsked } from './kept.ts';
import type { Arrangement, Asked } from './messages.ts';
import type { Queries } from './queries.ts';
import type { Settling } from './settling.ts';

/** As many as an editor shows with ease. */
const MOST_LINES = 10_000;

export class HitsDocuments implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider, vscode.Disposable {
  readonly onDidChange: vscode.Event<vscode.Uri>;
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly server: Server;
  private readonly queries: Queries;
  private readonly links = new Map<string, vscode.DocumentLink[]>();
  /** Addresses of those that are older than the corpus, to be renewed when somebody looks at them. */
  private readonly outdated = new Set<string>();
  private readonly registrations: vscode.Disposable;

  constructor(server: Server, queries: Queries, settling: Pick<Settling, 'onDidSettle'>) {
    this.server = server;
    this.queries = queries;
    this.onDidChange = this.changed.event;
    this.registrations = vscode.Disposable.from(
      vscode.languages.registerDocumentLinkProvider({ scheme: hitsScheme }, this),
      this.changed,
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.links.delete(uri.toString());
        this.outdated.delete(uri.toString());
      }),
      settling.onDidSettle(() => {
        for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === hitsScheme) this.outdated.add(uri.toString());
        this.renew();
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => this.renew()),
    );
  }

  dispose(): void {
    this.registrations.dispose();
  }

  /** Opens the hits of a query in the order that they have in a panel. */
  async show(asked: Asked, arrangement: Arrangement): Promise<void> {
    const name = asked.query
      .replace(/[\\/:*?"<>|\s]+/gu, ' ')
      .trim()
      .slice(0, 40);
    const uri = vscode.Uri.from({ scheme: hitsScheme, path: `/${name}.hits`, query: JSON.stringify({ asked, arrangement }) });
    await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Looking for hits…') }, async () => {
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
    });
  }

  async provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    const { asked, arrangement } = read(uri);
    if (asked === undefined) return vscode.l10n.t('This page is no longer there. Run the command again.');
    const { result, open } = await this.queries.start(asked, token);
    if ('problems' in result) return result.problems.map(({ message }) => message).join('\n');
    try {
      const progress = await this.queries.ended(result.id, token);
      if (progress.problem !== undefined) return `${progress.problem}\n`;
      const order: ArrangeQueryParams = { id: result.id, ...arrangement };
      const isArranged = Object.keys(arrangement).length > 0;
      const arranged = isArranged ? await this.server.request<ArrangeQueryResult>(arrangeQuery, order, token) : undefined;
      if (arranged !== undefined && 'problems' in arranged) return arranged.problems.map(({ message }) => `${message}\n`).join('');
      const parameters: QueryDocumentParams = { id: result.id, from: 0, count: MOST_LINES };
      const { text, links } = await this.server.request<QueryDocumentResult>(queryDocument, parameters, token);
      this.links.set(
        uri.toString(),
        links.map(({ range, target }) => {
          const location = this.server.toLocation(target);
          const { line, character } = location.range.start;
          return new vscode.DocumentLink(this.server.toRange(range), location.uri.with({ fragment: `L${line + 1},${character + 1}` }));
        }),
      );
      const notes = hitsNotes(progress, arranged?.lines ?? progress.hits, links.length);
      return text + notes.map((note) => `${note}\n`).join('');
    } finally {
      this.queries.close(open);
    }
  }

  /** Has those made anew that are looked at. */
  private renew(): void {
    for (const { document } of vscode.window.visibleTextEditors) {
      if (this.outdated.delete(document.uri.toString())) this.changed.fire(document.uri);
    }
  }

  provideDocumentLinks({ uri }: vscode.TextDocument): vscode.DocumentLink[] {
    return this.links.get(uri.toString()) ?? [];
  }
}

function read(uri: vscode.Uri): { asked: Asked | undefined; arrangement: Arrangement } {
  try {
    const { asked, arrangement } = JSON.parse(uri.query) as { asked?: unknown; arrangement?: unknown };
    return { asked: readAsked(asked), arrangement: readArrangement(arrangement) };
  } catch {
    return { asked: undefined, arrangement: {} };
  }
}
