/**
 * What is to be analysed soon, and the threads that do so beside the indexer's own. What is made is a pure function of its
 * material, so it does not matter who makes it: the indexer asks in the order in which it will want the answers, and makes itself
 * what a thread could not. While there are threads it only stores what they make: had it to analyse too, it would load the lexicons
 * once more, and threads would wait for what they are to read next. Without threads it makes everything itself: some at a time,
 * which takes less time than one by one.
 *
 * Threads are started when there is much to do, and end soon after it is done.
 */
import { Worker } from 'node:worker_threads';
import { HEAP } from '../heap.ts';
import { type Notice, notice } from '../messages.ts';
import { Claims } from './claims.ts';
import { type Job, OwnJob } from './job.ts';
import { Lot } from './lot.ts';
import { maker } from './maker.ts';
import type { Material } from './making.ts';
import type { AnalystOptions, Answer, Task } from './service.ts';

export interface AnalystsOptions {
  /** Entry of a thread (`dist/analyst.js`, or `analyst.ts` from source); undefined: there are none. */
  readonly entry: URL | undefined;
  /** Something was made: a sleeper should look. */
  readonly wake: () => void;
  readonly note: (notice: Notice) => void;
}

/** With fewer jobs than these no thread is started: until it is loaded and its code compiled, a second of a processor is gone. */
const WORTH_A_START = 128;
/** Wait without work before threads end, in milliseconds. Each has its own lexicons and its own compiled code in memory. */
const IDLE = 2000;
/** Threads that end by themselves, without any work done between them, after which no further one is started. */
const MOST_CRASHES = 5;

/** 分析员 */
export class Analysts {
  readonly #options: AnalystsOptions;
  readonly #claims = new Claims();
  /** The threads, with how many jobs are given to each. */
  readonly #threads = new Map<Worker, number>();
  /** What is not made yet, in the order of asking. */
  readonly #jobs = new Map<number, OwnJob>();
  #size = 0;
  #paused = false;
  #last = 0;
  #crashes = 0;
  #ending: NodeJS.Timeout | undefined;

  constructor(options: AnalystsOptions) {
    this.#options = options;
  }

  /** Whether threads are to be used for much. */
  get isActive(): boolean {
    return this.#size > 0;
  }

  /** Whether threads make what is asked for, so that the caller need not. */
  get areAtWork(): boolean {
    return this.#threads.size > 0;
  }

  /** How many threads are to be used; those that are too many end at once, and their work is done by others. */
  set size(size: number) {
    if (this.#options.entry === undefined) return;
    this.#size = size;
    this.#crashes = 0;
    for (const thread of [...this.#threads.keys()].slice(size)) this.#end(thread);
    this.#give();
  }

  /** Threads stop after what they are just making, or go on. */
  set paused(paused: boolean) {
    this.#paused = paused;
    if (paused) for (const job of this.#jobs.values()) this.#takeBack(job);
    this.#give();
  }

  /** Asks for something to be made, after all else. */
  ask(path: string, material: Material): Job {
    const job = new OwnJob(path, material, ++this.#last);
    this.#jobs.set(job.number, job);
    this.#give([job]);
    return job;
  }

  /**
   * The first jobs, for the caller to make: none while threads make them.
   * @param articles most of them; there are fewer where they are long
   */
  take(articles: number): Job[] {
    const lot = new Lot(articles);
    const taken: OwnJob[] = [];
    if (this.areAtWork) return taken;
    for (const job of this.#jobs.values()) {
      if (lot.isFull) break;
      lot.add(job.material);
      taken.push(job);
    }
    for (const job of taken) this.#over(job);
    return taken;
  }

  /** Makes jobs that were taken. What this fails at stays undone. */
  make(jobs: readonly Job[]): void {
    try {
      const made = maker().makeAll(jobs.map(({ material }) => material));
      for (const [index, job] of jobs.entries()) (job as OwnJob).answer(made[index]);
    } catch {
      // In its turn each is made by itself, which shows the one that is to blame.
    }
  }

  /** Nobody wants it any more. */
  cancel(job: Job): void {
    this.#takeBack(job as OwnJob);
    this.#over(job as OwnJob);
  }

  /** Ends all threads. What is not made yet is left to who asked for it. */
  close(): void {
    for (const job of this.#jobs.values()) this.cancel(job);
    for (const thread of this.#threads.keys()) this.#end(thread);
    clearTimeout(this.#ending);
  }

  /** Gives what waits to the threads, which are started where they are missing and worth it. */
  #give(waiting: Iterable<OwnJob> = this.#jobs.values()): void {
    if (this.#paused) return;
    const started = this.#jobs.size >= WORTH_A_START && this.#startMissing();
    if (this.#threads.size > 0) for (const job of started ? this.#jobs.values() : waiting) this.#giveOne(job);
  }

  #giveOne(job: OwnJob): void {
    if (job.ticket !== undefined) return;
    const [thread] = [...this.#threads].reduce((least, each) => (each[1] < least[1] ? each : least));
    job.ticket = this.#claims.open(job.number);
    if (job.ticket === undefined) return;
    clearTimeout(this.#ending);
    job.thread = thread;
    this.#threads.set(thread, (this.#threads.get(thread) ?? 0) + 1);
    // What is made by this thread after all needs its bytes, so the other one gets a copy, which it need not copy again.
    const copy = 'bytes' in job.material ? new Uint8Array(job.material.bytes) : undefined;
    const material = copy === undefined ? job.material : { ...job.material, bytes: copy };
    thread.postMessage({ ticket: job.ticket, material } satisfies Task, copy === undefined ? [] : [copy.buffer]);
  }

  /** @returns whether there were any */
  #startMissing(): boolean {
    const { entry } = this.#options;
    const missing = this.#size - this.#threads.size;
    if (entry === undefined || missing <= 0) return false;
    try {
      for (let started = 0; started < missing; started++) this.#start(entry);
    } catch (error) {
      // The system has no thread to give.
      this.#crashed(String(error));
    }
    return this.#threads.size > 0;
  }

  #start(entry: URL): void {
    const thread = new Worker(entry, { workerData: { claims: this.#claims.memory } satisfies AnalystOptions, resourceLimits: HEAP });
    this.#threads.set(thread, 0);
    let problem = '';
    thread.on('message', (answers: readonly Answer[]) => this.#hear(answers));
    thread.on('error', (error) => {
      problem = error instanceof Error ? error.message : String(error);
    });
    thread.on('exit', () => this.#exited(thread, problem));
  }

  #hear(answers: readonly Answer[]): void {
    this.#crashes = 0;
    for (const answer of answers) {
      const job = this.#jobs.get(answer.job);
      if (job === undefined) continue;
      if ('packed' in answer) job.answer({ packed: answer.packed });
      else if ('reason' in answer) job.answer({ reason: answer.reason });
      this.#over(job);
    }
    this.#options.wake();
  }

  /** @returns whether nobody has begun with it; now no thread will */
  #takeBack(job: OwnJob): boolean {
    if (job.ticket === undefined) return true;
    if (!this.#claims.take(job.ticket)) return false;
    this.#release(job);
    return true;
  }

  #over(job: OwnJob): void {
    job.isOver = true;
    this.#jobs.delete(job.number);
    this.#release(job);
  }

  /** No thread has it any more. */
  #release(job: OwnJob): void {
    const { ticket, thread } = job;
    if (ticket === undefined || thread === undefined) return;
    this.#claims.close(ticket);
    job.ticket = undefined;
    job.thread = undefined;
    const given = this.#threads.get(thread);
    if (given === undefined) return;
    this.#threads.set(thread, given - 1);
    if (Math.max(...this.#threads.values()) > 0) return;
    clearTimeout(this.#ending);
    this.#ending = setTimeout(() => this.#endAll(), IDLE);
  }

  #endAll(): void {
    for (const thread of this.#threads.keys()) this.#end(thread);
  }

  #end(thread: Worker): void {
    this.#lose(thread);
    void thread.terminate();
  }

  /** What a thread has not begun with is given to others; what it has begun with is left to who asked for it. */
  #lose(thread: Worker): void {
    this.#threads.delete(thread);
    for (const job of this.#jobs.values()) if (job.thread === thread && !this.#takeBack(job)) this.#over(job);
  }

  #exited(thread: Worker, problem: string): void {
    if (!this.#threads.has(thread)) return;
    this.#lose(thread);
    this.#crashed(problem);
    this.#give();
    this.#options.wake();
  }

  #crashed(problem: string): void {
    this.#crashes++;
    if (this.#crashes < MOST_CRASHES) return;
    this.#size = 0;
    const said =
      'The further threads of the analysis stop again and again ({0}) and are not started any more. The analysis goes on in one thread.';
    this.#options.note(notice('analysts', 'warning', said, [problem || 'no reason given']));
  }
}
