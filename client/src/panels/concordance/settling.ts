/**
 * Tells when what was found in the corpus may be found anew: it has changed, and has then been read to its end, words and all. Words
 * come behind all else, so that a change alone says too early that something is to be had.
 */
import * as vscode from 'vscode';
import type { IndexStatus } from '../../../../server/src/protocol/protocol.ts';
import { viewsChanged } from '../../../../server/src/protocol/views.ts';
import type { Server } from '../../client.ts';

/** Whoever types changes an article with each key: so long nothing more must come, in milliseconds. */
const REST = 500;

export class Settling implements vscode.Disposable {
  readonly onDidSettle: vscode.Event<void>;
  private readonly emitter = new vscode.EventEmitter<void>();
  private readonly listener: vscode.Disposable;
  private whole = false;
  private changed = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(server: Pick<Server, 'status' | 'onStatus' | 'onNotification'>) {
    this.onDidSettle = this.emitter.event;
    // Who comes late is told of no state that has come before.
    this.whole = isWhole(server.status);
    this.listener = vscode.Disposable.from(
      server.onStatus((status) => this.statusChanged(status)),
      server.onNotification(viewsChanged, () => {
        this.changed = true;
        this.settleSoon();
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.listener.dispose();
    this.emitter.dispose();
  }

  private statusChanged(status: IndexStatus): void {
    const whole = isWhole(status);
    if (whole && !this.whole) this.changed = true;
    this.whole = whole;
    this.settleSoon();
  }

  private settleSoon(): void {
    clearTimeout(this.timer);
    if (!this.whole || !this.changed) return;
    this.timer = setTimeout(() => {
      this.changed = false;
      this.emitter.fire();
    }, REST);
  }
}

function isWhole(status: IndexStatus | undefined): boolean {
  return status?.state === 'ready' && !status.busy;
}
