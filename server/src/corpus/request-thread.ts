/**
 * A thread that answers requests, for work that nobody else should wait for. It is started with the first request and again after
 * it has crashed; it ends when it has not been asked for a while, and gives its memory back.
 */
import { Worker } from 'node:worker_threads';

/** To the thread. */
export type ThreadRequest =
  | { readonly number: number; readonly method: string; readonly params: unknown }
  /** The answer to this one is not waited for any more. */
  | { readonly cancelled: number };

/** From the thread: the answer to a request, or something told unasked. */
export type ThreadReply =
  | { readonly number: number; readonly result: unknown }
  | { readonly number: number; readonly failure: string }
  | { readonly told: string; readonly params: unknown };

export interface RequestThreadOptions {
  readonly entry: URL;
  /** Bound of the thread's heap, in megabytes; undefined: none but the machine's. */
  readonly heap?: number;
  /** Something that the thread tells unasked. */
  readonly told: (what: string, params: unknown) => void;
  /** It crashed: whatever it held is gone. */
  readonly crashed: () => void;
  /** Whether it may end when nobody has asked for a while: it holds nothing that anybody needs. */
  readonly idle: () => boolean;
}

/** A request that is refused because the caller has given it up. */
export class Cancelled extends Error {}

/** Wait without a request before the thread may end, in milliseconds. */
const PATIENCE = 60_000;

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

export class RequestThread {
  readonly #options: RequestThreadOptions;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #number = 0;
  #ending: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: RequestThreadOptions) {
    this.#options = options;
  }

  /** Asks. @throws Cancelled where the signal says so; an error in the thread's words where it failed or crashed */
  async request(method: string, params: unknown, signal?: AbortSignal): Promise<unknown> {
    if (this.#closed || signal?.aborted) throw new Cancelled();
    const worker = this.#start();
    const number = ++this.#number;
    const stop = (): void => {
      if (!this.#waiting.has(number)) return;
      worker.postMessage({ cancelled: number } satisfies ThreadRequest);
      this.#settle(number)?.reject(new Cancelled());
    };
    signal?.addEventListener('abort', stop);
    try {
      return await new Promise<unknown>((resolve, reject) => {
        this.#waiting.set(number, { resolve, reject });
        worker.postMessage({ number, method, params } satisfies ThreadRequest);
      });
    } finally {
      signal?.removeEventListener('abort', stop);
      this.#rest();
    }
  }

  /** Ends the thread; what is under way is given up. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#ending);
    const worker = this.#worker;
    this.#worker = undefined;
    for (const number of [...this.#waiting.keys()]) this.#settle(number)?.reject(new Cancelled());
    await worker?.terminate();
  }

  #start(): Worker {
    clearTimeout(this.#ending);
    if (this.#worker !== undefined) return this.#worker;
    const { entry, heap } = this.#options;
    const worker = new Worker(entry, heap === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: heap } });
    this.#worker = worker;
    worker.on('message', (reply: ThreadReply) => {
      if (worker === this.#worker) this.#hear(reply);
    });
    // Both are told of a crash, the second without a reason.
    let reason = 'the thread has ended';
    worker.on('error', (error) => {
      reason = error.message;
    });
    worker.on('exit', () => {
      if (worker !== this.#worker) return;
      this.#worker = undefined;
      for (const number of [...this.#waiting.keys()]) this.#settle(number)?.reject(new Error(reason));
      this.#options.crashed();
    });
    return worker;
  }

  #hear(reply: ThreadReply): void {
    if ('told' in reply) this.#options.told(reply.told, reply.params);
    else if ('failure' in reply) this.#settle(reply.number)?.reject(new Error(reply.failure));
    else this.#settle(reply.number)?.resolve(reply.result);
  }

  #settle(number: number): Waiting | undefined {
    const waiting = this.#waiting.get(number);
    this.#waiting.delete(number);
    return waiting;
  }

  #rest(): void {
    clearTimeout(this.#ending);
    if (this.#closed || this.#waiting.size > 0) return;
    this.#ending = setTimeout(() => {
      if (this.#waiting.size > 0) return;
      if (!this.#options.idle()) {
        this.#rest();
        return;
      }
      const worker = this.#worker;
      this.#worker = undefined;
      void worker?.terminate();
    }, PATIENCE);
    this.#ending.unref();
  }
}

/**
 * The thread's side: answers what it is asked.
 * @param port of the thread; @param answer makes the answer, or throws
 */
export function serveRequests(
  port: { on(event: 'message', listener: (request: ThreadRequest) => void): unknown; postMessage(reply: ThreadReply): void },
  answer: (method: string, params: unknown, signal: AbortSignal) => Promise<unknown>,
): void {
  const underWay = new Map<number, AbortController>();
  port.on('message', (request) => {
    if ('cancelled' in request) {
      underWay.get(request.cancelled)?.abort();
      return;
    }
    const { number, method, params } = request;
    const controller = new AbortController();
    underWay.set(number, controller);
    answer(method, params, controller.signal)
      .then(
        (result) => port.postMessage({ number, result }),
        (error: unknown) => port.postMessage({ number, failure: error instanceof Error ? error.message : String(error) }),
      )
      .finally(() => underWay.delete(number));
  });
}
