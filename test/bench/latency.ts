/** How soon and how fast the built server answers over stdio, as an editor sees it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LspClient } from '../support/lsp-client.ts';
import { startServer } from './server.ts';
import { type Target, targetOf } from './targets.ts';
import type { BenchText } from './texts.ts';
import { median, timed } from './times.ts';
import { usageOf } from './usage.ts';

/** Milliseconds, unless told otherwise. */
export interface Latencies {
  /** From starting the process to the answer of `initialize`, median of the cold starts. */
  readonly initialized: number;
  /** From starting the process to the first hover on a name, nothing indexed before. */
  readonly firstHover: number;
  /** From starting the process to the complete index. */
  readonly indexed: number;
  readonly articles: number;
  /** Each request's times. */
  readonly requests: Readonly<Record<string, readonly number[]>>;
  /** Resident memory of the server with a complete index, in MB; undefined where the system does not tell. */
  readonly resident: number | undefined;
}

const COLD_STARTS = 3;
const ROUNDS = 200;

/** @param folder what the server indexes; @param texts articles in it to ask about */
export async function measureLatencies(folder: string, texts: readonly BenchText[]): Promise<Latencies> {
  const targets = texts.slice(0, 50).flatMap((text) => targetOf(text, 1));
  const [first] = targets;
  if (first === undefined) throw new Error(`no article in ${folder} names anybody: there is nothing to hover on`);
  const starts: { readonly initialized: number; readonly firstHover: number }[] = [];
  for (let start = 1; start < COLD_STARTS; start++) {
    const server = await startCold(folder, first);
    starts.push(server);
    await server.end();
  }
  const server = await startCold(folder, first);
  starts.push(server);
  const articles = await server.client.ready();
  const indexed = performance.now() - server.started;
  const requests = await ask(server.client, targets);
  const resident = usageOf(server.client.process).resident;
  await server.end();
  return {
    initialized: median(starts.map((each) => each.initialized)),
    firstHover: median(starts.map((each) => each.firstHover)),
    indexed,
    articles,
    requests,
    resident,
  };
}

async function startCold(folder: string, { uri, text, positions: [position] }: Target) {
  const storage = mkdtempSync(path.join(tmpdir(), 'yuliao-bench-index-'));
  const { client, started, initialized } = await startServer(folder, storage);
  await client.open(uri, text);
  await client.until(async () => (await client.at('textDocument/hover', uri, position)) ?? undefined);
  const end = async () => {
    await client.stop();
    rmSync(storage, { recursive: true, force: true });
  };
  return { client, started, initialized, firstHover: performance.now() - started, end };
}

async function ask(client: LspClient, targets: readonly Target[]): Promise<Record<string, number[]>> {
  const kinds: Record<string, (target: Target) => Promise<unknown>> = {
    hover: ({ uri, positions: [position] }) => client.at('textDocument/hover', uri, position),
    outline: ({ uri }) => client.request('textDocument/documentSymbol', { textDocument: { uri } }),
    references: ({ uri, positions: [position] }) =>
      client.at('textDocument/references', uri, position, { context: { includeDeclaration: true } }),
  };
  for (const { uri, text } of targets) await client.open(uri, text);
  const times: Record<string, number[]> = {};
  for (const [name, request] of Object.entries(kinds)) {
    const measured: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      measured.push(await timed(() => request(targets[round % targets.length] as Target)));
    }
    times[name] = measured;
  }
  return times;
}
