/**
 * The segmenter in a process of its own: its dictionaries take 240 MB that a process gives back only by ending, and a
 * fault in its native code must not take the index with it. The process is started when there is something to cut, ends
 * when there is nothing more, and is started again when it crashes.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { SegmenterFailure } from '../../tokens/segmenter.ts';
import type { Answer, Task } from './service.ts';

/** What is told, never within a call. */
export interface SegmentingListener {
  /** The segmenter is loaded. It comes before any words, and again when it was loaded again. */
  loaded(version: string): void;
  /** @param words as `unpackWords` reads them */
  cut(id: number, words: Uint8Array): void;
  /** The process ended twice over this text, which is not tried again. */
  passedOver(id: number): void;
  /** There is no segmenter, and none will be tried. */
  failed(failure: SegmenterFailure): void;
}

export interface SegmentingOptions {
  /** Entry of the process (`dist/segmenter.js`, or `segmenter-process.ts` from source). */
  readonly entry: URL;
  /** Wait without work before the process ends, in milliseconds; `IDLE` unless told. */
  readonly idle?: number;
}

/**
 * Loading takes a second of a processor, the dictionaries 240 MB: somebody who edits and saves every few seconds should not
 * pay the one each time, nor somebody who reads for an hour the other.
 */
const IDLE = 30_000;
/** Crashes without any words between them after which no further start is tried. */
const MOST_CRASHES = 5;
/** Crashes over the same text after which it is passed over: the first may have had another reason. */
const MOST_AT_ONE = 2;

export class Segmenting {
  readonly #entry: URL;
  readonly #idle: number;
  readonly #listener: SegmentingListener;
  /** What is not answered yet, in the order of asking, which is that of the answers. */
  #tasks: Task[] = [];
  #process: ChildProcess | undefined;
  #loaded = false;
  #closed = false;
  #crashes = 0;
  /** Crashes over the first task. */
  #strikes = 0;
  #ending: NodeJS.Timeout | undefined;

  constructor(options: SegmentingOptions, listener: SegmentingListener) {
    this.#entry = options.entry;
    this.#idle = options.idle ?? IDLE;
    this.#listener = listener;
  }

  /** Has a text cut. @param id tells it from others that are under way */
  cut(id: number, text: string): void {
    if (this.#closed) return;
    clearTimeout(this.#ending);
    const task = { id, text };
    this.#tasks.push(task);
    if (this.#process === undefined) this.#start();
    else this.#send(this.#process, task);
  }

  /** Ends the process; what is under way is not told any more. */
  close(): void {
    this.#closed = true;
    this.#tasks = [];
    this.#end();
  }

  #start(): void {
    this.#loaded = false;
    const started = fork(fileURLToPath(this.#entry), [], {
      serialization: 'advanced',
      // The server's own may open a debugger's port, or speak the protocol on its standard output.
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // VS Code's executable is no plain Node unless it is told to be one.
      env: process.versions.electron === undefined ? process.env : { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      windowsHide: true,
    } as Parameters<typeof fork>[2]);
    this.#process = started;
    started.on('message', (answer) => {
      if (started === this.#process) this.#hear(answer as Answer);
    });
    const ended = (): void => {
      if (started === this.#process) this.#crashed();
    };
    started.on('exit', ended);
    started.on('error', ended);
    for (const task of this.#tasks) this.#send(started, task);
  }

  #send(to: ChildProcess, task: Task): void {
    // Where it fails the process has ended, which is told by itself.
    to.send(task, () => {});
  }

  #hear(answer: Answer): void {
    if ('failure' in answer) this.#fail(answer.failure);
    else if ('version' in answer) {
      this.#loaded = true;
      this.#listener.loaded(answer.version);
    } else {
      this.#shift();
      this.#crashes = 0;
      this.#listener.cut(answer.id, answer.words);
    }
  }

  #shift(): Task | undefined {
    const task = this.#tasks.shift();
    this.#strikes = 0;
    if (this.#tasks.length === 0) this.#ending = setTimeout(() => this.#end(), this.#idle);
    return task;
  }

  #crashed(): void {
    this.#process = undefined;
    clearTimeout(this.#ending);
    if (this.#closed || this.#tasks.length === 0) return;
    this.#crashes++;
    if (this.#loaded) this.#strikes++;
    const task = this.#strikes >= MOST_AT_ONE ? this.#shift() : undefined;
    if (task !== undefined) this.#listener.passedOver(task.id);
    if (this.#crashes >= MOST_CRASHES) {
      this.#fail({
        reason: 'process',
        path: fileURLToPath(this.#entry),
        message: 'The word segmenter stops again and again.',
        remedy: 'Restart the server to try again, or reinstall the extension.',
      });
    } else if (this.#tasks.length > 0) this.#start();
  }

  #fail(failure: SegmenterFailure): void {
    this.close();
    this.#listener.failed(failure);
  }

  #end(): void {
    clearTimeout(this.#ending);
    const ending = this.#process;
    this.#process = undefined;
    ending?.kill('SIGKILL');
  }
}
