/**
 * Watches a server's main thread from outside: a beat that comes late says that something held the thread, the messages that came and
 * went say for whom, and samples of what ran say where. The processor's time is told beside the clock's, which on a busy machine is
 * also the time of others.
 */
import type { Inspector } from './inspector.ts';

/** A task that others waited for longer than this is long, in milliseconds. */
export const LONG = 50;
/** Milliseconds between two beats. */
const BEAT = 4;
/** Microseconds between two samples. */
const SAMPLING = 2000;
/** Functions that are named of a long task, and how many of those that called them. */
const NAMED = 3;
const CALLERS = 6;

export interface LongTask {
  /** Milliseconds since the beginning. */
  readonly at: number;
  /** How long the thread was held, and how long the processor worked in it; in milliseconds. */
  readonly clock: number;
  readonly processor: number;
  /** Methods of the messages that came in this time, and of the requests that waited for an answer. */
  readonly requests: readonly string[];
  /** What ran longest: milliseconds, and the functions, the innermost first. */
  readonly ran: readonly { readonly milliseconds: number; readonly functions: readonly string[] }[];
}

export interface Answered {
  readonly method: string;
  readonly at: number;
  /** From its coming to the sending of its answer, in milliseconds; null where it was never answered. */
  readonly milliseconds: number | null;
}

export interface Watched {
  /** Milliseconds that were watched. */
  readonly duration: number;
  /** Beats that were later than `LONG`, by the clock; those that `processor` says were work are the server's own. */
  readonly tasks: readonly LongTask[];
  readonly requests: readonly Answered[];
  /** As `Profiler.stop` gives it, for other tools. */
  readonly profile: Profile;
}

interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: CallFrame; readonly children?: readonly number[] }[];
  readonly startTime: number;
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}
interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
}

/** Times in microseconds of the clock that samples have, too. */
interface Notes {
  readonly began: number;
  readonly now: number;
  readonly beats: readonly { readonly from: number; readonly to: number; readonly worked: number }[];
  readonly messages: readonly { readonly method: string; readonly at: number; readonly answered: number | null }[];
}

export interface Watch {
  end(): Promise<Watched>;
}

export async function watch(inspector: Inspector): Promise<Watch> {
  await inspector.send('Profiler.enable');
  await inspector.send('Profiler.setSamplingInterval', { interval: SAMPLING });
  await inspector.send('Profiler.start');
  await inspector.evaluate(`(${noteTaking})(${BEAT}, ${LONG})`);
  return {
    async end() {
      const notes = await inspector.evaluate<Notes>('globalThis.yuliaoNotes.end()');
      const { profile } = await inspector.send<{ profile: Profile }>('Profiler.stop');
      return summed(notes, profile);
    },
  };
}

/** Runs in the server; it knows nothing of this module. */
function noteTaking(interval: number, long: number): void {
  const now = (): number => Number(process.hrtime.bigint() / 1000n);
  const began = now();
  const beats: { from: number; to: number; worked: number }[] = [];
  const messages: { method: string; at: number; answered: number | null }[] = [];
  const waiting = new Map<string | number, (typeof messages)[number]>();
  let last = began;
  let used = process.threadCpuUsage();
  let timer: NodeJS.Timeout;
  const beat = (): void => {
    const at = now();
    const usage = process.threadCpuUsage();
    if (at - last > 1000 * (long + interval))
      beats.push({ from: last, to: at, worked: usage.user + usage.system - used.user - used.system });
    last = at;
    used = usage;
    timer = setTimeout(beat, interval);
  };
  timer = setTimeout(beat, interval);
  type Message = { readonly id?: string | number; readonly method?: string };
  const came = ({ id, method }: Message): void => {
    if (method === undefined) return;
    const note = { method, at: now(), answered: null };
    messages.push(note);
    if (id !== undefined) waiting.set(id, note);
  };
  process.prependListener('message', came as (message: unknown) => void);
  const send = process.send as (...given: unknown[]) => boolean;
  process.send = (...given: unknown[]) => {
    const { id, method } = given[0] as Message;
    const note = id === undefined || method !== undefined ? undefined : waiting.get(id);
    if (note !== undefined) note.answered = now();
    if (id !== undefined && method === undefined) waiting.delete(id);
    return send.apply(process, given);
  };
  Object.assign(globalThis, {
    yuliaoNotes: {
      end() {
        clearTimeout(timer);
        process.off('message', came as (message: unknown) => void);
        process.send = send;
        return { began, now: now(), beats, messages };
      },
    },
  });
}

function summed({ began, now, beats, messages }: Notes, profile: Profile): Watched {
  const since = (time: number): number => (time - began) / 1000;
  const stacks = new Stacks(profile);
  const tasks = beats.map(({ from, to, worked }): LongTask => {
    const concerned = messages.filter(({ at, answered }) => at < to && (answered ?? (at >= from ? to : 0)) >= from);
    return {
      at: since(from),
      clock: (to - from) / 1000,
      processor: worked / 1000,
      requests: [...new Set(concerned.map(({ method }) => method))],
      ran: stacks.between(from, to),
    };
  });
  const requests = messages.map(({ method, at, answered }) => ({
    method,
    at: since(at),
    milliseconds: answered === null ? null : (answered - at) / 1000,
  }));
  return { duration: since(now), tasks, requests, profile };
}

/** What ran when, from the samples. */
class Stacks {
  readonly #frames = new Map<number, CallFrame>();
  readonly #callers = new Map<number, number>();
  readonly #samples: { readonly at: number; readonly node: number }[] = [];

  constructor({ nodes, startTime, samples, timeDeltas }: Profile) {
    for (const { id, callFrame, children = [] } of nodes) {
      this.#frames.set(id, callFrame);
      for (const child of children) this.#callers.set(child, id);
    }
    let at = startTime;
    for (const [index, node] of samples.entries()) {
      at += timeDeltas[index] ?? 0;
      this.#samples.push({ at, node });
    }
  }

  between(from: number, to: number): LongTask['ran'] {
    const totals = new Map<string, { time: number; functions: readonly string[] }>();
    for (let index = this.#behind(from); index < this.#samples.length; index++) {
      const { at, node } = this.#samples[index] as { at: number; node: number };
      if (at > to) break;
      const functions = this.#path(node);
      if (functions[0] === '(idle)') continue;
      const time = Math.min(at - (this.#samples[index - 1]?.at ?? at), to - from);
      const key = functions.join(' < ');
      const known = totals.get(key);
      if (known === undefined) totals.set(key, { time, functions });
      else known.time += time;
    }
    const longest = [...totals.values()].sort((a, b) => b.time - a.time).slice(0, NAMED);
    return longest.map(({ time, functions }) => ({ milliseconds: Math.round(time / 1000), functions }));
  }

  /** The first sample behind a time. */
  #behind(time: number): number {
    let [low, high] = [0, this.#samples.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#samples[middle]?.at ?? 0) < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The function that ran, and those of the server that had called it; what has no name is left out. */
  #path(node: number): string[] {
    const path: string[] = [];
    for (let at: number | undefined = node; at !== undefined && path.length < CALLERS; at = this.#callers.get(at)) {
      const frame = this.#frames.get(at);
      if (frame === undefined || frame.functionName === '(root)') break;
      if (path.length > 0 && (frame.functionName === '' || frame.url.startsWith('node:'))) continue;
      path.push(frame.functionName || `${frame.url.split('/').at(-1)}:${frame.lineNumber + 1}`);
    }
    return path;
  }
}
