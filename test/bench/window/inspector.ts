/**
 * A running Node process looked at from outside, through the inspector that each has and opens when it is told to: the product needs
 * no switch for being measured. Linux only, since the system must say which processes run and where they listen.
 */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long a process may take to open its inspector, in milliseconds. */
const PATIENCE = 20_000;

export interface Inspector {
  /** Runs an expression in the process's main thread; resolves to its value, which must be JSON. */
  evaluate<Value>(expression: string): Promise<Value>;
  send<Result>(method: string, parameters?: object): Promise<Result>;
  close(): void;
}

/** A process that another has started, or one of these in turn, whose command line holds a text. */
export async function startedBy(ancestor: number, inCommandLine: string): Promise<number> {
  const until = performance.now() + PATIENCE;
  for (;;) {
    const found = descendantsOf(ancestor).find((pid) => commandLine(pid).includes(inCommandLine));
    if (found !== undefined) return found;
    if (performance.now() > until) throw new Error(`${ancestor} has started no ${inCommandLine}`);
    await sleep(100);
  }
}

export async function inspect(pid: number): Promise<Inspector> {
  const before = new Set(listening(pid));
  process.kill(pid, 'SIGUSR1');
  const until = performance.now() + PATIENCE;
  let address: string | undefined;
  while (address === undefined) {
    if (performance.now() > until) throw new Error(`${pid} opens no inspector; does another process listen where it would?`);
    await sleep(50);
    for (const port of listening(pid)) {
      if (before.has(port)) continue;
      const list = await fetch(`http://127.0.0.1:${port}/json/list`).then(
        (response) => response.json() as Promise<{ readonly webSocketDebuggerUrl: string }[]>,
        () => [],
      );
      address = list[0]?.webSocketDebuggerUrl;
    }
  }
  return await connect(address);
}

async function connect(address: string): Promise<Inspector> {
  const socket = new WebSocket(address);
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  let count = 0;
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error(`no inspector at ${address}`)));
  });
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error } = JSON.parse(String(data)) as { id?: number; result?: unknown; error?: { message: string } };
    const asked = id === undefined ? undefined : waiting.get(id);
    if (asked === undefined || id === undefined) return;
    waiting.delete(id);
    if (error === undefined) asked.resolve(result);
    else asked.reject(new Error(error.message));
  });
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the process that is looked at has ended'));
    waiting.clear();
  });
  const send = <Result>(method: string, params: object = {}): Promise<Result> =>
    new Promise((resolve, reject) => {
      const id = ++count;
      waiting.set(id, { resolve: resolve as (result: unknown) => void, reject });
      socket.send(JSON.stringify({ id, method, params }));
    });
  return {
    send,
    async evaluate<Value>(expression: string) {
      type Evaluated = { readonly result: { readonly value: Value }; readonly exceptionDetails?: { readonly text: string } };
      const { result, exceptionDetails } = await send<Evaluated>('Runtime.evaluate', { expression, returnByValue: true });
      if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
      return result.value;
    },
    close: () => socket.close(),
  };
}

function descendantsOf(pid: number): number[] {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const children = threads.flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').match(/\d+/g) ?? []);
    return children.map(Number).flatMap((child) => [child, ...descendantsOf(child)]);
  } catch {
    return [];
  }
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** Ports of this machine that a process listens at. */
function listening(pid: number): number[] {
  const folder = `/proc/${pid}/fd`;
  const own = new Set(
    readdirSync(folder).flatMap((file) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`${folder}/${file}`))?.[1] ?? [];
      } catch {
        return [];
      }
    }),
  );
  const lines = readFileSync(`/proc/${pid}/net/tcp`, 'utf8').split('\n').slice(1);
  return lines.flatMap((line) => {
    const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
    // 0A: listening. Ports are hexadecimal.
    return state === '0A' && own.has(inode) ? [Number.parseInt(local.split(':')[1] ?? '', 16)] : [];
  });
}
