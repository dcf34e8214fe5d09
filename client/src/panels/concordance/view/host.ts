/** The way to the other side: questions that are answered, and messages that are not. */
import type { Ask, Asks, FromView, PanelState, ToView } from '../messages.ts';

interface CodeApi {
  postMessage(message: FromView): void;
  getState(): unknown;
  setState(state: PanelState): void;
}

declare function acquireVsCodeApi(): CodeApi;

export class Host {
  private readonly api = acquireVsCodeApi();
  private readonly waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  private number = 0;

  constructor(hear: (message: ToView) => void) {
    window.addEventListener('message', ({ data }: MessageEvent<ToView>) => {
      if (data.kind === 'answer') this.settle(data.number)?.resolve(data.result as never);
      else if (data.kind === 'failed') this.settle(data.number)?.reject(new Error(data.message));
      else hear(data);
    });
  }

  tell(message: FromView): void {
    this.api.postMessage(message);
  }

  /** Rejects with a message for the user, or with `Forgotten` when the signal is aborted. */
  ask<Name extends Ask>(ask: Name, parameters: Asks[Name]['parameters'], signal?: AbortSignal): Promise<Asks[Name]['result']> {
    const number = ++this.number;
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
      signal?.addEventListener('abort', () => {
        if (this.settle(number) === undefined) return;
        this.tell({ kind: 'forget', number });
        reject(new Forgotten());
      });
      this.tell({ kind: 'ask', number, ask, parameters });
    });
  }

  /** What was kept when the page was last there. */
  kept(): unknown {
    return this.api.getState();
  }

  keep(state: PanelState): void {
    this.api.setState(state);
  }

  private settle(number: number): { resolve: (result: never) => void; reject: (error: Error) => void } | undefined {
    const settled = this.waiting.get(number);
    this.waiting.delete(number);
    return settled;
  }
}

/** Nobody wants the answer any more: another question has taken its place. */
export class Forgotten extends Error {}
