/**
 * Queries that are open in the server, by their numbers: which of them stand on others, how far each is, and that none is left open
 * by whoever asked for it.
 */
import * as vscode from 'vscode';
import type { FiguresProgress, QueryNumber, QueryParams, QueryProgress, StartQueryResult } from '../../../../server/src/protocol/query.ts';
import { closeQuery, figuresProgress, queryProgress, startQuery } from '../../../../server/src/protocol/query.ts';
import type { Server } from '../../client.ts';
import type { Asked } from './messages.ts';

/** A query that is open, with those whose articles it looks into. */
export interface Open {
  /** The outermost first, the query itself last. */
  ids: readonly number[];
}

export class Queries implements vscode.Disposable {
  readonly onProgress: vscode.Event<QueryProgress>;
  readonly onWorking: vscode.Event<FiguresProgress>;
  private readonly emitter = new vscode.EventEmitter<QueryProgress>();
  /** Progress may be told before the answer that names the query has been read. */
  private readonly latest = new Map<number, QueryProgress>();
  private readonly working = new vscode.EventEmitter<FiguresProgress>();
  private token = 0;
  private readonly listener: vscode.Disposable;
  private readonly server: Server;

  constructor(server: Server) {
    this.server = server;
    this.onProgress = this.emitter.event;
    this.onWorking = this.working.event;
    this.listener = vscode.Disposable.from(
      server.onNotification<QueryProgress>(queryProgress, (progress) => {
        this.latest.set(progress.id, progress);
        this.emitter.fire(progress);
      }),
      server.onNotification<FiguresProgress>(figuresProgress, (progress) => this.working.fire(progress)),
    );
  }

  dispose(): void {
    this.listener.dispose();
    this.emitter.dispose();
    this.working.dispose();
  }

  /** A number that nobody else asks with, by which the server tells how far its work is. */
  nextToken(): number {
    return ++this.token;
  }

  /** The last that was told of a query. */
  progress(id: number): QueryProgress | undefined {
    return this.latest.get(id);
  }

  /**
   * Starts a query, and before it those whose articles it looks into, each after the one before has ended. What was opened is closed
   * where something goes wrong or the token is cancelled.
   */
  async start(asked: Asked, token: vscode.CancellationToken): Promise<{ result: StartQueryResult; open: Open }> {
    const { within, ...parameters } = asked;
    const outer = within === undefined ? undefined : await this.startWithin(within, token);
    if (outer !== undefined && 'problems' in outer.result) return outer;
    const ids = outer?.open.ids ?? [];
    try {
      const result = await this.server.request<StartQueryResult>(startQuery, withHits(parameters, ids.at(-1)), token);
      if ('problems' in result) this.close({ ids });
      const open = { ids: 'id' in result ? [...ids, result.id] : [] };
      if (!token.isCancellationRequested) return { result, open };
      this.close(open);
      throw new vscode.CancellationError();
    } catch (error) {
      this.close({ ids });
      throw error;
    }
  }

  /** Waits until no further hits come. Rejects where the token is cancelled. */
  ended(id: number, token: vscode.CancellationToken): Promise<QueryProgress> {
    return new Promise((resolve, reject) => {
      const listeners: vscode.Disposable[] = [];
      const done = (act: () => void) => {
        for (const listener of listeners) listener.dispose();
        act();
      };
      const look = (progress: QueryProgress | undefined) => {
        if (progress?.id === id && progress.ended) done(() => resolve(progress));
      };
      listeners.push(
        this.onProgress(look),
        token.onCancellationRequested(() => done(() => reject(new vscode.CancellationError()))),
        this.server.onStatus(({ state }) => {
          if (state === 'starting' || state === 'failed') done(() => reject(new vscode.CancellationError()));
        }),
      );
      if (token.isCancellationRequested) done(() => reject(new vscode.CancellationError()));
      else look(this.latest.get(id));
    });
  }

  /** Gives queries up; whatever stands in the way has closed them already. */
  close({ ids }: Open): void {
    for (const id of ids) {
      this.latest.delete(id);
      if (!this.server.running) continue;
      const parameters: QueryNumber = { id };
      this.server.request(closeQuery, parameters).catch(() => {});
    }
  }

  private async startWithin(within: Asked, token: vscode.CancellationToken): Promise<{ result: StartQueryResult; open: Open }> {
    const started = await this.start(within, token);
    if ('problems' in started.result) return started;
    try {
      await this.ended(started.result.id, token);
    } catch (error) {
      this.close(started.open);
      throw error;
    }
    return started;
  }
}

function withHits(parameters: QueryParams, hits: number | undefined): QueryParams {
  return hits === undefined ? parameters : { ...parameters, scope: { ...parameters.scope, hits } };
}
