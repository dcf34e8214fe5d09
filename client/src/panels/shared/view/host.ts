/** The way to the other side: questions that are answered, and messages that are not. Each panel says what they are. */

/** What a panel's two sides say to each other. */
export interface Talk {
  /** Questions by name: with what each is asked, and what it is answered. */
  asks: object;
  /** What the view tells, besides questions. */
  told: { kind: string };
  /** What the view hears, besides answers. */
  heard: { kind: string };
  /** What survives a reload of the window. */
  state: object;
}

/** What comes from the host. */
export type ToPage<Of extends Talk> =
  | { kind: 'answer'; number: number; result: unknown }
  | { kind: 'failed'; number: number; message: string }
  | { kind: 'working'; number: number; share: number }
  | Of['heard'];

type Parameters<Of extends Talk, Name extends keyof Of['asks']> = Of['asks'][Name] extends { parameters: infer Given } ? Given : never;
type Result<Of extends Talk, Name extends keyof Of['asks']> = Of['asks'][Name] extends { result: infer Answer } ? Answer : never;

interface CodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): CodeApi;

export class PanelHost<Of extends Talk> {
  private readonly api = acquireVsCodeApi();
  private readonly waiting = new Map<number, Waiting>();
  private number = 0;

  constructor(hear: (message: Of['heard']) => void) {
    window.addEventListener('message', ({ data }: MessageEvent<ToPage<Of>>) => {
      if (isAnswer(data)) this.settle(data.number)?.resolve(data.result as never);
      else if (isFailure(data)) this.settle(data.number)?.reject(new Error(data.message));
      else if (isWork(data)) this.waiting.get(data.number)?.told?.(data.share);
      else hear(data);
    });
  }

  tell(message: Of['told']): void {
    this.api.postMessage(message);
  }

  /**
   * Rejects with a message for the user, or with `Forgotten` when the signal is aborted.
   * @param told hears now and then how far a long answer is, from 0 to 1
   */
  ask<Name extends keyof Of['asks']>(
    ask: Name,
    parameters: Parameters<Of, Name>,
    signal?: AbortSignal,
    told?: (share: number) => void,
  ): Promise<Result<Of, Name>> {
    const number = ++this.number;
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve, reject, told });
      signal?.addEventListener('abort', () => {
        if (this.settle(number) === undefined) return;
        this.api.postMessage({ kind: 'forget', number });
        reject(new Forgotten());
      });
      this.api.postMessage({ kind: 'ask', number, ask, parameters });
    });
  }

  /** What was kept when the page was last there. */
  kept(): unknown {
    return this.api.getState();
  }

  keep(state: Of['state']): void {
    this.api.setState(state);
  }

  private settle(number: number): Waiting | undefined {
    const settled = this.waiting.get(number);
    this.waiting.delete(number);
    return settled;
  }
}

interface Waiting {
  resolve: (result: never) => void;
  reject: (error: Error) => void;
  told: ((share: number) => void) | undefined;
}

function isWork(message: { kind: string }): message is { kind: 'working'; number: number; share: number } {
  return message.kind === 'working';
}

function isAnswer(message: { kind: string }): message is { kind: 'answer'; number: number; result: unknown } {
  return message.kind === 'answer';
}

function isFailure(message: { kind: string }): message is { kind: 'failed'; number: number; message: string } {
  return message.kind === 'failed';
}

/** Nobody wants the answer any more: another question has taken its place. */
export class Forgotten extends Error {}
